"""A sentence as readers see it: each language an element, terms marked, the apparatus below."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edition.annotations.inline import pieces
from edition.joined.model import CHINESE, ENGLISH, LANGUAGES
from edition.joined.targets import SOURCE, TERM
from edition.render.addresses import Repository, relative, url
from edition.render.html import element, escape, in_languages, unordered
from edition.render.labels import both, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from edition.joined.model import Clause, Edition, Mark, Note, Reference, Sentence
    from edition.problems import Place


@dataclass(frozen=True, slots=True)
class View:
    """An edition seen from one page."""

    edition: Edition
    page: str
    """The page, without ending."""
    repository: Repository
    forward: Mapping[str, Sequence[Reference]] = field(repr=False)
    """References by where they stand."""
    back: Mapping[str, Sequence[Reference]] = field(repr=False)
    """References by where they lead."""

    def on(self, page: str) -> View:
        """Return the same edition seen from another page."""
        return View(self.edition, page, self.repository, self.forward, self.back)

    def href(self, target: str) -> str:
        """Return the link to a clause, sentence, ``term:…`` or ``source:…``."""
        return self.href_of(url(self.edition, target))

    def href_of(self, address: str) -> str:
        """Return the link to an address that is given from the site's root."""
        return relative(self.page, address)

    def inline(self, text: str, _: str = "") -> str:
        """Return an annotation text as HTML: emphasis, links, and everything else as words."""
        return "".join(self._piece(piece.kind, piece.words, piece.target) for piece in pieces(text))

    def _piece(self, kind: str, words: str, target: str) -> str:
        if kind == "link":
            leads_out = target.startswith(("http://", "https://"))
            return element("a", escape(words), href=target if leads_out else self.href(target))
        return element("em", escape(words)) if kind == "emphasis" else escape(words)

    def edit(self, place: Place | None) -> str:
        """Return the link to the line of the repository at which something can be edited."""
        link = self.repository.link(place) if place else None
        return (
            element("a", "", class_="edit", href=link, title=both("edit"), aria_label=both("edit"))
            if link
            else ""
        )


def view(edition: Edition, repository: Repository) -> View:
    """Return a view of the edition, from its contents page."""
    forward: defaultdict[str, list[Reference]] = defaultdict(list)
    back: defaultdict[str, list[Reference]] = defaultdict(list)
    for reference in edition.references:
        forward[reference.from_].append(reference)
        back[reference.to].append(reference)
    return View(edition, "plan/index", repository, dict(forward), dict(back))


def sentence_block(seen: View, sentence: Sentence, *, starts_paragraph: bool) -> str:
    """Return the block of one sentence."""
    number = sentence.id.rpartition("-")[2]
    link = element("a", number, class_="sentence-number", href=f"#{sentence.id}", title=sentence.id)
    status = element(
        "span", escape(label(sentence.status)[ENGLISH]), class_="status", title=both(sentence.status)
    )
    shown = "" if sentence.status == "missing" else status
    content = "\n".join(
        line
        for line in (
            element("div", link + seen.edit(sentence.place) + shown, class_="sentence-tools"),
            *_languages(seen, sentence),
            apparatus(seen, sentence.id, sentence.notes, sentence.text),
        )
        if line
    )
    class_ = "sentence paragraph" if starts_paragraph else "sentence"
    return element("div", f"\n{content}\n", class_=class_, id=sentence.id, data_status=sentence.status)


def _languages(seen: View, sentence: Sentence) -> list[str]:
    lines = [
        element("p", chinese(seen, sentence.text[language], sentence.marks, sentence.notes), lang=language)
        for language in CHINESE
    ]
    if ENGLISH in sentence.text:
        return [*lines, element("p", escape(sentence.text[ENGLISH]), lang=ENGLISH)]
    return [*lines, element("p", escape(label("missing")[ENGLISH]), lang=ENGLISH, class_="missing")]


def chinese(seen: View, text: str, marks: Iterable[Mark], notes: Iterable[Note] = ()) -> str:
    """Return Chinese text with its terms as links and a mark behind the words of each note."""
    pieces_, start = [], 0
    waiting = sorted((note.end, note.id) for note in notes)
    for mark in (*marks, None):
        end = mark.start if mark else len(text)
        while waiting and waiting[0][0] <= end:
            at, note = waiting.pop(0)
            pieces_ += [escape(text[start : max(at, start)]), _note_mark(note)]
            start = max(at, start)
        pieces_.append(escape(text[start:end]))
        if mark:
            words = escape(text[mark.start : mark.end])
            pieces_.append(element("a", words, class_="term", href=seen.href(TERM + mark.term)))
            start = mark.end
    return "".join(pieces_)


def _note_mark(note: str) -> str:
    number = note.rpartition(".n")[2]
    return element(
        "a",
        "",
        class_="note-mark",
        href=f"#{note}",
        data_number=number,
        aria_label=f"{both('notes')} {number}",
    )


def apparatus(seen: View, id_: str, notes: Sequence[Note], text: Mapping[str, str]) -> str:
    """Return the notes on something and its references in both directions, folded away; or nothing."""
    out, back = seen.forward.get(id_, ()), seen.back.get(id_, ())
    written = [reference for reference in out if reference.origin == "manual"]
    parts = [("notes", len(notes)), ("references", len(written)), ("referred", len(back))]
    content = "".join(
        (
            unordered((note_item(seen, note, text) for note in notes), "notes"),
            references_list(seen, written, lambda reference: reference.to, backwards=False),
            references_list(seen, back, lambda reference: reference.from_, backwards=True),
        )
    )
    if not content:
        return ""
    summary = " ".join(
        element("span", f"{in_languages(label(name))} {count}") for name, count in parts if count
    )
    return element("details", f"{element('summary', summary)}\n{content}", class_="apparatus")


def note_item(seen: View, note: Note, text: Mapping[str, str]) -> str:
    """Return a note: its words, kind, text in both languages, date and sources."""
    words = {language: text[language][note.start : note.end] for language in CHINESE if language in text}
    quoted = element("strong", in_languages(words))
    kind = element("span", in_languages(label(note.kind)), class_="kind")
    dated = (
        element("span", escape(note.as_of), class_="as-of", title=f"as of {note.as_of}") if note.as_of else ""
    )
    sources = citations(seen, note.sources)
    body = in_languages(note.text, content=seen.inline)
    return element(
        "div", f"{quoted} {kind} {body} {dated}{sources}{seen.edit(note.place)}", class_="note", id=note.id
    )


def citations(seen: View, sources: Iterable[str]) -> str:
    """Return links to entries of the bibliography."""
    return "".join(
        " "
        + element(
            "a", in_languages(short_title(seen, source)), class_="cite", href=seen.href(SOURCE + source)
        )
        for source in sources
    )


def short_title(seen: View, source: str) -> Mapping[str, str]:
    """Return the title of a source, in its own language and in English."""
    return seen.edition.sources[source].title


def references_list(
    seen: View, references: Sequence[Reference], end: Callable[[Reference], str], *, backwards: bool
) -> str:
    """Return references grouped by type, each with the other end and the reason."""
    by_type: defaultdict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        by_type[reference.type].append(reference)
    items = []
    for type_, group in by_type.items():
        known = seen.edition.reference_types.get(type_)
        wording = (known.reverse if backwards else known.forward) if known else {ENGLISH: type_}
        entries = unordered(_reference(seen, each, end(each)) for each in group)
        items.append(element("span", in_languages(wording), class_="kind") + entries)
    return unordered(items, "references back" if backwards else "references")


def _reference(seen: View, reference: Reference, target: str) -> str:
    reason = in_languages(reference.reason, content=seen.inline)
    return f"{target_link(seen, target)} {reason}{seen.edit(reference.place)}"


def target_link(seen: View, target: str) -> str:
    """Return a link to something, named by its number or its words."""
    edition = seen.edition
    if target.startswith(TERM):
        words = in_languages(edition.terms[target.removeprefix(TERM)].term)
    elif target.startswith(SOURCE):
        words = in_languages(short_title(seen, target.removeprefix(SOURCE)))
    else:
        words = escape(target)
    return element("a", words, class_="target", href=seen.href(target), title=_title(edition, target))


def _title(edition: Edition, target: str) -> str | None:
    clause: Clause | None = edition.clause_by_id.get(target)
    sentence = edition.sentence_by_id.get(target)
    clause = clause or (edition.clause_by_id[sentence.clause] if sentence else None)
    if clause is None:
        return None
    return " · ".join(clause.title[each] for each in (LANGUAGES[0], ENGLISH) if each in clause.title) or None

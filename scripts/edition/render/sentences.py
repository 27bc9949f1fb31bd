"""A sentence as readers see it: each language an element, terms marked, the apparatus below."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edition.annotations.inline import pieces
from edition.joined.model import CHINESE, ENGLISH, HANS
from edition.joined.targets import SOURCE, TERM
from edition.render.addresses import Repository, relative, url
from edition.render.html import element, escape, in_languages, unordered
from edition.render.labels import both, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from edition.joined.model import Clause, Edition, Mark, Note, Reference, Sentence
    from edition.problems import Place


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


STATUS = {"missing": "–", "draft": "○", "reviewed": "✓"}
"""The small sign beside a sentence that says how far its gloss is."""


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
        return element("a", "", class_="edit", href=link, aria_label=both("edit")) if link else ""


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
    status = element("abbr", STATUS[sentence.status], class_="status", title=both(sentence.status))
    content = "\n".join(
        line
        for line in (
            element("div", link + seen.edit(sentence.place) + status, class_="sentence-tools"),
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
    """Return the notes on something and its references in both directions, folded away; or nothing.

    What is folded away stands in ``noscript``: a browser with scripts keeps it as one text until it is
    opened (``docs/assets/apparatus.js``), and one without shows it as it is.
    """
    out, back = seen.forward.get(id_, ()), seen.back.get(id_, ())
    written = [reference for reference in out if reference.origin == "manual"]
    parts = [("notes", len(notes)), ("references", len(written)), ("referred", len(back))]
    content = "".join(
        (
            unordered((note_item(seen, note, text) for note in notes), "notes"),
            references_list(seen, written),
            backlinks(seen, back),
        )
    )
    if not content:
        return ""
    summary = element("summary", ", ".join(f"{both(name)} {count}" for name, count in parts if count))
    return element("details", f"{summary}\n{element('noscript', content)}", class_="apparatus")


def note_item(seen: View, note: Note, text: Mapping[str, str]) -> str:
    """Return a note: its words, kind, text in both languages, date and sources."""
    words = element("strong", escape(text[HANS][note.start : note.end]), lang=HANS)
    dated = f" · {as_of(note.as_of)}" if note.as_of else ""
    kind = element("span", both(note.kind) + dated, class_="kind")
    body = in_languages(note.text, "p", seen.inline)
    sources = citations(seen, note.sources)
    head = element("p", f"{words} {kind}{seen.edit(note.place)}", class_="note-head")
    return element("div", f"{head}{body}{sources}", class_="note", id=note.id)


def as_of(month: str) -> str:
    """Return the month up to which a statement holds, as words in both languages."""
    year, number = month.split("-")
    return f"as of {MONTHS[int(number) - 1]} {year} · 截至{year}年{int(number)}月"


def citations(seen: View, sources: Sequence[str]) -> str:
    """Return links to entries of the bibliography, by their English titles."""
    links = (
        element("a", escape(seen.edition.sources[source].title[ENGLISH]), href=seen.href(SOURCE + source))
        for source in sources
    )
    return element("p", "; ".join(links), class_="cites") if sources else ""


def references_list(seen: View, references: Sequence[Reference]) -> str:
    """Return references grouped by type, each with its target and its reason in both languages."""
    return unordered(
        (
            element("span", _wording(seen, type_, backwards=False), class_="kind")
            + unordered(_reference(seen, each) for each in group)
            for type_, group in _by_type(references).items()
        ),
        "references",
    )


def backlinks(seen: View, references: Sequence[Reference]) -> str:
    """Return where references come from, grouped by type; their reasons stand at that end."""
    return unordered(
        (
            element("span", _wording(seen, type_, backwards=True), class_="kind")
            + " "
            + ", ".join(dict.fromkeys(target_link(seen, each.from_) for each in group))
            for type_, group in _by_type(references).items()
        ),
        "references",
    )


def _by_type(references: Sequence[Reference]) -> Mapping[str, list[Reference]]:
    by_type: defaultdict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        by_type[reference.type].append(reference)
    return by_type


def _wording(seen: View, type_: str, *, backwards: bool) -> str:
    known = seen.edition.reference_types.get(type_)
    wording = (known.reverse if backwards else known.forward) if known else {ENGLISH: type_}
    return escape(" · ".join(wording[each] for each in (ENGLISH, HANS) if each in wording))


def _reference(seen: View, reference: Reference) -> str:
    reason = in_languages(reference.reason, "p", seen.inline)
    return f"{target_link(seen, reference.to)}{seen.edit(reference.place)}{reason}"


def target_link(seen: View, target: str) -> str:
    """Return a link to something, named by its number or its words."""
    edition = seen.edition
    if target.startswith(TERM):
        words = in_languages(edition.terms[target.removeprefix(TERM)].term)
    elif target.startswith(SOURCE):
        words = in_languages(edition.sources[target.removeprefix(SOURCE)].title)
    else:
        words = escape(target)
    return element("a", words, class_="target", href=seen.href(target), title=_title(edition, target))


def _title(edition: Edition, target: str) -> str | None:
    clause: Clause | None = edition.clause_by_id.get(target)
    sentence = edition.sentence_by_id.get(target)
    clause = clause or (edition.clause_by_id[sentence.clause] if sentence else None)
    if clause is None:
        return None
    return " · ".join(clause.title[each] for each in (HANS, ENGLISH) if each in clause.title) or None

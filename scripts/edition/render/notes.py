"""The apparatus of a clause or sentence: its notes, its references, and where it is referred to from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH, HANS, Clause
from edition.joined.targets import SOURCE, TERM
from edition.render.html import element, escape, in_languages, unordered
from edition.render.labels import both, label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from edition.joined.model import Edition, Note, Reference, Sentence
    from edition.render.view import View


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


def apparatus(seen: View, holder: Clause | Sentence) -> str:
    """Return all that is on a clause or sentence, as HTML; empty where there is nothing."""
    text = holder.title if isinstance(holder, Clause) else holder.text
    notes = unordered((note_item(seen, note, text) for note in holder.notes), "notes")
    written = references_list(seen, _written(seen, holder.id))
    return notes + written + backlinks(seen, seen.back.get(holder.id, ()))


COUNTED = {
    "notes": ("注释", "note", "notes"),
    "references": ("参见", "reference", "references"),
    "referred": ("被引", "place refers to it", "places refer to it"),
}
"""What can be on a clause or sentence: in Chinese, and in English for one and for more."""


def counted(seen: View, holder: Clause | Sentence) -> dict[str, str]:
    """Return how much is on a clause or sentence, in words; empty for nothing."""
    parts = {
        "notes": len(holder.notes),
        "references": len(_written(seen, holder.id)),
        "referred": len(seen.back.get(holder.id, ())),
    }
    there = [(*COUNTED[name], count) for name, count in parts.items() if count]
    if not there:
        return {}
    chinese = " ".join(f"{word} {count}" for word, _, _, count in there)
    english = ", ".join(f"{count} {one if count == 1 else more}" for _, one, more, count in there)
    return {HANS: chinese, ENGLISH: english}


def folded(seen: View, holder: Clause | Sentence) -> str:
    """Return the apparatus folded away, or nothing.

    What is in it is fetched when it is opened (``docs/assets/apparatus.js``); a browser without scripts
    shows a link to the page on which everything stands.
    """
    words = counted(seen, holder)
    if not words:
        return ""
    link = element("a", in_languages(label("elsewhere")), href=seen.notes_href(holder.id))
    return element("details", element("summary", in_languages(words)) + link, class_="apparatus")


def _written(seen: View, id_: str) -> list[Reference]:
    return [reference for reference in seen.forward.get(id_, ()) if reference.origin == "manual"]


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
    known = (seen.edition.sources[source] for source in sources)
    links = (
        element(
            "a", escape(source.title[ENGLISH]), href=seen.href(SOURCE + source.id), data_address=source.url
        )
        for source in known
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
    edition, address = seen.edition, None
    if target.startswith(TERM):
        words = in_languages(edition.terms[target.removeprefix(TERM)].term)
    elif target.startswith(SOURCE):
        source = edition.sources[target.removeprefix(SOURCE)]
        words, address = in_languages(source.title), source.url
    else:
        words = escape(target)
    title = _title(edition, target)
    return element("a", words, class_="target", href=seen.href(target), title=title, data_address=address)


def _title(edition: Edition, target: str) -> str | None:
    clause = edition.clause_by_id.get(target)
    sentence = edition.sentence_by_id.get(target)
    clause = clause or (edition.clause_by_id[sentence.clause] if sentence else None)
    if clause is None:
        return None
    return " · ".join(clause.title[each] for each in (HANS, ENGLISH) if each in clause.title) or None

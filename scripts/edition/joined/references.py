"""Joins cross-references: written ones from the section files, and those the build makes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.joined.model import Reference, ReferenceType
from edition.joined.targets import SOURCE, unknown
from edition.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from edition.annotations import models
    from edition.annotations.files import Annotations
    from edition.joined.model import Clause, Note
    from edition.joined.scripts import Scripts
    from edition.joined.sections import Entry, Sections
    from edition.joined.targets import Targets

CITES = "cites"
"""Type of the references that the build makes from a note to the sources that bear it out."""


def join_references(
    sections: Sections, scripts: Scripts, targets: Targets
) -> tuple[tuple[Reference, ...], list[Problem]]:
    """Return all references in the order of the text, and the problems of the written ones."""
    references: list[Reference] = []
    problems: list[Problem] = []
    for clause in sections.clauses:
        for holder_id, notes, written in _holders(clause, sections):
            joined, more = _written(holder_id, written, scripts, targets)
            references += joined
            references += _cited(holder_id, notes)
            problems += more
    return tuple(references), problems


Written = list[tuple["models.Reference", "Entry", tuple[str | int, ...]]]


def _holders(clause: Clause, sections: Sections) -> Iterator[tuple[str, Sequence[Note], Written]]:
    """Yield the clause and its sentences, each with its notes and what its entry refers to."""
    entry = sections.entries.get(clause.id)
    own: Written = [(each, entry, ("see", i)) for i, each in enumerate(entry.gloss.see)] if entry else []
    yield clause.id, clause.notes, own
    for sentence in clause.sentences:
        index = sections.indexes.get(sentence.id)
        written: Written = []
        if entry and index is not None:
            see = entry.gloss.sentences[index].see
            written = [(each, entry, ("sentences", index, "see", i)) for i, each in enumerate(see)]
        yield sentence.id, sentence.notes, written


def _written(
    holder: str, written: Written, scripts: Scripts, targets: Targets
) -> tuple[list[Reference], list[Problem]]:
    references, problems = [], []
    seen: set[tuple[str, str]] = set()
    for reference, entry, path in written:
        problems += _problems(holder, reference, entry, path, targets)
        if (reference.to, reference.as_) in seen:
            message = "this reference stands here already"
            problems.append(Problem(entry.place(*path), "reference-repeated", message, found=reference.to))
        seen.add((reference.to, reference.as_))
        references.append(
            Reference(
                from_=holder,
                to=reference.to,
                type=reference.as_,
                reason=scripts.texts(reference.zh, reference.en),
                origin="manual",
                place=entry.place(*path),
            )
        )
    return references, problems


def _problems(
    holder: str, reference: models.Reference, entry: Entry, path: tuple[str | int, ...], targets: Targets
) -> list[Problem]:
    to = entry.place(*path, "to")
    problems = [problem for problem in [targets.problem(reference.to, to)] if problem]
    if reference.to == holder:
        message = "a reference may not lead to the place where it stands"
        problems.append(Problem(to, "self-link", message, found=reference.to))
    if reference.as_ not in targets.types:
        place = entry.place(*path, "as")
        problems.append(unknown("unknown-type", "type of reference", reference.as_, place, targets.types))
    places = {key: entry.place(*path, key) for key in ("en", "zh")}
    return problems + targets.inline({"en": reference.en, "zh": reference.zh}, places)


def _cited(holder: str, notes: Iterable[Note]) -> list[Reference]:
    first = {source: note for note in reversed(list(notes)) for source in note.sources}
    return [
        Reference(holder, SOURCE + source, CITES, first[source].text, "auto", first[source].place)
        for note in notes
        for source in note.sources
        if first[source] is note
    ]


def join_types(annotations: Annotations, scripts: Scripts) -> dict[str, ReferenceType]:
    """Return the types of references by id, in the order of their file."""
    listed = annotations.reference_types.value.types if annotations.reference_types else ()
    return {
        each.id: ReferenceType(
            each.id,
            scripts.texts(each.forward.zh, each.forward.en),
            scripts.texts(each.reverse.zh, each.reverse.en),
        )
        for each in listed
    }

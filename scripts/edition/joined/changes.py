"""Changes: what two states of the annotations say differently, and whose review has become stale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from edition.annotations.statements import CLAUSE, SENTENCE, TERM, Unit, sentence_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from edition.annotations.statements import Statements
    from edition.joined.model import Edition

REVIEW = ("status", "reviewed")
"""Keys that say whether something was reviewed."""
_KINDS = {(SENTENCE, "en"): "gloss", (CLAUSE, "title"): "title", (TERM, "definition"): "definition"}
_PARTS = {"notes": "note", "see": "reference", "ignore": "excuse", **dict.fromkeys(REVIEW, "review")}
_LISTS = {
    "sources": "source",
    "renderings": "rendering",
    "pictures": "picture",
    "pinyin": "pinyin",
    "categories": "category",
    "reference-types": "reference-type",
    "document": "document",
    "provenance": "document",
    TERM: "term",
    CLAUSE: "title",
}
"""What all else is called, by the kind of the unit or the name of the file."""
REVIEWED = {SENTENCE: ("en",), TERM: ("en", "definition", "choice", "also", "avoid")}
"""The keys of what a reviewer has read, by kind."""


@dataclass(frozen=True, slots=True)
class Change:
    """One statement that was added, taken out, or put otherwise."""

    unit: Unit
    field: str
    """The keys that lead to it: ``en``, ``notes 运单 en``."""
    old: str | None
    new: str | None

    @property
    def key(self) -> str:
        """The first of the keys that lead to it: ``notes``."""
        return self.field.partition(" ")[0]


class Subject(NamedTuple):
    """What readers would say has changed: one gloss, one note, one term."""

    kind: str
    """``gloss``, ``title``, ``note``, ``reference``, ``term``, ``definition``, ``review``, ``source``, …"""
    unit: Unit
    part: str
    """The keys that tell a note from the others of its sentence: ``notes 运单``; empty for most kinds."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that changed annotations, compared with the one before it."""

    commit: str
    """Its full name."""
    time: str
    """When it was made, in UTC: ``2026-11-24T00:21:24Z``."""
    subject: str
    """The first line of its message."""
    changes: tuple[Change, ...]

    @property
    def day(self) -> str:
        """Its day, as YYYY-MM-DD."""
        return self.time[:10]


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of earlier states of the annotations."""

    revisions: tuple[Revision, ...]
    """The oldest first."""
    is_cut: bool = False
    """Whether the repository holds only the end of its history, so that nothing of it was read."""


NO_PAST = Past(())


def compare(before: Statements, after: Statements) -> tuple[Change, ...]:
    """Return every statement that differs: in the order of ``after``, then what is only in ``before``."""
    return tuple(
        Change(unit, field, old, new)
        for unit in dict.fromkeys([*after, *before])
        for field in dict.fromkeys([*after.get(unit, {}), *before.get(unit, {})])
        if (old := before.get(unit, {}).get(field)) != (new := after.get(unit, {}).get(field))
    )


def subject(change: Change) -> Subject:
    """Return what a change is a change of."""
    unit = change.unit
    kind = _KINDS.get((unit.kind, change.key)) or _PARTS.get(change.key) or _LISTS.get(unit.kind, "other")
    part = change.field.rpartition(" ")[0] if change.key in _PARTS and change.key not in REVIEW else ""
    return Subject(kind, unit, part)


def stale(runs: Iterable[Sequence[Change]]) -> frozenset[Unit]:
    """Return what was reviewed and put otherwise after that, without having been reviewed again.

    Args:
        runs: The changes of each revision, the oldest first.
    """
    found: set[Unit] = set()
    for changes in runs:
        renewed = {change.unit for change in changes if change.key in REVIEW}
        found -= renewed
        found |= {change.unit for change in changes if _reads_otherwise(change)} - renewed
    return frozenset(found)


def _reads_otherwise(change: Change) -> bool:
    return change.old is not None and change.key in REVIEWED.get(change.unit.kind, ())


def sentence_ids(edition: Edition) -> Mapping[Unit, str]:
    """Return the id of each sentence by the unit that annotations make of it."""
    found: dict[Unit, str] = {}
    for clause in edition.clauses:
        seen: dict[str, int] = {}
        for sentence in clause.sentences:
            quote = sentence.source_text
            seen[quote] = seen.get(quote, 0) + 1
            found[sentence_unit(clause.id, quote, seen[quote])] = sentence.id
    return found

"""Regions: from the paragraphs of a notice, a document or an annex to its clauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edition.clauses import Clause, Sentence
from edition.problems import Place, Problem
from edition.text import lines
from edition.text.forms import Form, form
from edition.text.headings import Marker, marker
from edition.text.layout import signs
from edition.text.marks import pair
from edition.text.numbering import Numbering, Position
from edition.text.reader import Reader
from edition.text.sentences import sentence_ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edition.clauses import Kind, Span
    from edition.text.layout import Region

TABLE_ROWS = 3
"""So many short lines without an end, one after the other, are a flattened table."""
SHOWN = 30
"""Characters of a line that a message quotes."""
HEADINGS: dict[int, Kind] = {1: "part", 2: "section"}
"""Kind of a heading on a line of its own by its level; deeper ones are measures."""


@dataclass(slots=True)
class _Draft:
    """A clause that still grows."""

    id: str
    kind: Kind
    parent: str | None = None
    marker: Span | None = None
    title: Span | None = None
    paragraphs: int = 0
    sentences: list[Sentence] = field(default_factory=list)

    def add(self, reader: Reader, text: str) -> None:
        """Add the sentences of a paragraph, from where its reader stands."""
        start = reader.at
        ends, _ = sentence_ends(text[start:])
        self.paragraphs += bool(ends)
        for end in ends:
            name = f"{self.id}-{len(self.sentences) + 1}"
            self.sentences.append(Sentence(name, self.id, self.paragraphs, reader.take(start + end)))

    def clause(self) -> Clause:
        """Return the finished clause."""
        return Clause(self.id, self.kind, self.parent, self.marker, self.title, tuple(self.sentences))


class RegionParser:
    """Parses one region."""

    def __init__(self, region: Region, file: str) -> None:
        """Take the region, and the name of its file for messages."""
        self.problems: list[Problem] = []
        self._region = region
        self._file = file
        self._numbering = Numbering(region.prefix)
        self._rows = table_rows(region.paragraphs)
        self._drafts = [self._front()]

    def parse(self) -> list[Clause]:
        """Return the clauses of the region in the order of the text; `problems` holds what to report."""
        for at, paragraph in enumerate(self._region.paragraphs):
            self._check_marks(paragraph)
            found = None if at in self._region.listed else marker(paragraph.text)
            if not (found and self._enter(at, found)):
                self._add_text(at, is_reported=bool(found))
        front, *rest = [draft.clause() for draft in self._drafts]
        has_words = front.marker or front.title or front.sentences
        return [front, *rest] if has_words else rest

    def _front(self) -> _Draft:
        """Return the clause that holds what stands before the first number."""
        region = self._region
        draft = _Draft(region.id, region.kind)
        if region.heading:
            match = lines.annex(region.heading.text)
            printed = match.end("printed") if match else 0
            draft.marker = Reader(region.heading).take(printed, len(region.heading.text))
        draft.title = region.title
        return draft

    def _enter(self, at: int, found: Marker) -> bool:
        """Start the clause of a marker; return False where it is no heading."""
        paragraph = self._region.paragraphs[at]
        position = self._numbering.position(found)
        shape = form(paragraph.text[found.end :], has_paragraphs=self._has_paragraphs(at, found))
        accepted = position.order == "follows" or (position.order == "jumps" and shape.title > 0)
        if position.order != "follows":
            self._report_number(paragraph, found, position, accepted=accepted)
        if accepted:
            self._numbering.enter(found, position)
            self._add_clause(paragraph, found, position, shape)
        return accepted

    def _has_paragraphs(self, at: int, found: Marker) -> bool:
        """Say whether the next paragraph is text of the marker's clause, or a deeper number."""
        if at + 1 == len(self._region.paragraphs):
            return False
        following = self._region.paragraphs[at + 1].text
        deeper = marker(following)
        is_text = lines.is_finished(following) and lines.bracketed_end(following) != following
        return deeper.level > found.level if deeper else is_text

    def _add_clause(self, paragraph: Span, found: Marker, position: Position, shape: Form) -> None:
        """Add the clause of an accepted marker, with its title and the sentences on its line."""
        reader = Reader(paragraph)
        kind = HEADINGS.get(found.level, "measure") if shape.is_heading else "measure"
        draft = _Draft(position.id, kind, position.parent, reader.take(found.printed, found.end))
        if shape.title:
            draft.title = reader.take(found.end + shape.title, found.end + shape.text)
        draft.add(reader, paragraph.text)
        self._drafts.append(draft)
        if not shape.is_heading and not lines.is_finished(paragraph.text):
            self._report_line(paragraph)

    def _add_text(self, at: int, *, is_reported: bool) -> None:
        """Add a paragraph to the current clause, and report it where it is of no known form."""
        paragraph = self._region.paragraphs[at]
        self._drafts[-1].add(Reader(paragraph), paragraph.text)
        is_known = is_reported or at in self._rows or at in self._region.listed
        if not (is_known or self._is_placed(at)):
            self._report_line(paragraph)

    def _is_placed(self, at: int) -> bool:
        """Say whether a line is finished text or front matter."""
        text = self._region.paragraphs[at].text
        known = lines.is_date(text) or lines.is_number(text) or lines.is_remark(text)
        return known or lines.is_finished(text) or signs(self._region.paragraphs, at)

    def _check_marks(self, paragraph: Span) -> None:
        """Report marks that don't pair."""
        opened, _ = pair(paragraph.text)
        if opened != "":
            message = "marks do not pair in this paragraph, so every full stop ends a sentence"
            self._report(paragraph, "brackets-unbalanced", message, "a closing mark for each opening one")

    def _report_number(self, paragraph: Span, found: Marker, position: Position, *, accepted: bool) -> None:
        """Report a number that is out of order."""
        kept = "taken for a heading all the same" if accepted else "kept as text"
        rule = "numbering-repeats" if position.order == "repeats" else "numbering-jumps"
        reason = "repeats" if position.order == "repeats" else "does not follow"
        message = f"the number {found.number} {reason} here; {kept}"
        self._report(paragraph, rule, message, f"{position.expected}, or 1 in a new clause")

    def _report_line(self, paragraph: Span) -> None:
        """Report a line that is no known part of a document."""
        allowed = (
            "a numbered heading, a sentence with its full stop, a date, or a table of three rows or more"
        )
        self._report(paragraph, "line-unplaced", "a line without an end, kept as a sentence", allowed)

    def _report(self, paragraph: Span, rule: str, message: str, allowed: str) -> None:
        """Add a warning at the line of a paragraph."""
        text = paragraph.text
        found = text if len(text) <= SHOWN else text[:SHOWN] + "…"
        place = Place(self._file, paragraph.line)
        self.problems.append(Problem(place, rule, message, found, allowed, level="warning"))


def table_rows(paragraphs: Sequence[Span]) -> frozenset[int]:
    """Tell which paragraphs are cells of flattened tables.

    Args:
        paragraphs: The paragraphs of a region.

    Returns:
        The indexes of short lines without an end that stand in a run of three or more, and of all
        such lines behind a run up to the next number, since long cells may part them.
    """
    rows: set[int] = set()
    in_run, in_table = 0, False
    for at, paragraph in enumerate(paragraphs):
        in_run = in_run + 1 if lines.is_bare(paragraph.text) else 0
        in_table = in_run == TABLE_ROWS or (in_table and not marker(paragraph.text))
        if in_table and in_run:
            rows.update(range(at + 1 - min(in_run, TABLE_ROWS), at + 1))
    return frozenset(rows)

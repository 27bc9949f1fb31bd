"""Numbering: which markers are headings, and the ids that they make.

A marker is a heading where it is the first of its level within its parent, or follows the last
number of its level: in the parent, or, where the numbering runs on, in the region.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from edition.text.headings import Marker

Order = Literal["follows", "jumps", "repeats"]
"""How a number stands to those before it: ``repeats`` means that its id is taken."""


@dataclass(slots=True)
class _Open:
    """A clause that further ones may stand in."""

    level: int
    id: str
    last: dict[int, int] = field(default_factory=dict)
    """The last number of each level within it."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a marker would stand."""

    id: str
    parent: str | None
    order: Order
    expected: str
    """The numbers that would follow here, for messages."""


class Numbering:
    """The open clauses of a region and the last number of each level."""

    def __init__(self, prefix: str) -> None:
        """Start a region; ``prefix`` is the id of the clause that holds it, or empty."""
        self._open = [_Open(0, prefix)]
        self._last: dict[int, int] = {}
        self._taken: set[str] = set()

    def position(self, marker: Marker) -> Position:
        """Tell where a marker would stand, without entering it."""
        parent = next(clause for clause in reversed(self._open) if clause.level < marker.level)
        name = f"{parent.id}.{marker.number}" if parent.id else str(marker.number)
        next_here = parent.last.get(marker.level, 0) + 1
        expected = {next_here, self._last.get(marker.level, 0) + 1}
        order: Order = "follows" if marker.number in expected else "jumps"
        if name in self._taken:
            order = "repeats"
        return Position(name, parent.id or None, order, " or ".join(map(str, sorted(expected))))

    def enter(self, marker: Marker, position: Position) -> None:
        """Make the marker's clause the current one."""
        while self._open[-1].level >= marker.level:
            self._open.pop()
        self._open[-1].last[marker.level] = marker.number
        self._last[marker.level] = marker.number
        self._taken.add(position.id)
        self._open.append(_Open(marker.level, position.id))

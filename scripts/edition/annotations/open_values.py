"""Open values: a list or a mapping while it is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from edition.annotations.places import Spots

if TYPE_CHECKING:
    from edition.annotations.places import Mark, Spot

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a file says: texts, lists and mappings, and nothing where a key has no value."""

DROPPED = "\0"
"""Stands in for a key whose value is read and thrown away, such as the second of two."""


class OpenList:
    """A list whose entries are still coming."""

    __slots__ = ("mark", "outer", "spots", "values")

    def __init__(self, mark: Mark, outer: OpenList | OpenMapping | None) -> None:
        """Start a list at a place, within another value."""
        self.mark = mark
        self.outer = outer
        self.values: list[Value] = []
        self.spots: list[Spot] = []

    def add(self, value: Value, spot: Spot) -> None:
        """Take the next entry."""
        self.values.append(value)
        self.spots.append(spot)

    def close(self) -> Spots:
        """Return where the finished list stands."""
        return Spots(self.mark, {}, self.spots)


class OpenMapping:
    """A mapping whose keys and values are still coming."""

    __slots__ = ("key", "key_mark", "mark", "outer", "spots", "values")

    def __init__(self, mark: Mark, outer: OpenList | OpenMapping | None) -> None:
        """Start a mapping at a place, within another value."""
        self.mark = self.key_mark = mark
        self.outer = outer
        self.values: dict[str, Value] = {}
        self.spots: dict[str, tuple[Mark, Spot]] = {}
        self.key: str | None = None
        """The key that waits for its value; none where a key comes next."""

    def add(self, value: Value, spot: Spot) -> None:
        """Take the value of the key that waits for it."""
        if self.key is not None:
            self.values[self.key] = value
            self.spots[self.key] = (self.key_mark, spot)
            self.key = None

    def close(self) -> Spots:
        """Return where the finished mapping stands."""
        if DROPPED in self.values:
            del self.values[DROPPED], self.spots[DROPPED]
        return Spots(self.mark, self.spots, [])

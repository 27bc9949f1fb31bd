"""Open values: a file, a list or a mapping while it is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeAlias

from edition.annotations.places import Spots

if TYPE_CHECKING:
    from edition.annotations.places import Mark, Spot

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a file says: texts, lists and mappings, and nothing where a key has no value."""


class OpenList:
    """A list whose entries are still coming."""

    __slots__ = ("items", "mark", "values")
    wants_key: ClassVar[bool] = False

    def __init__(self, mark: Mark) -> None:
        """Start a list at a place."""
        self.mark = mark
        self.values: list[Value] = []
        self.items: list[Spot] = []

    def add(self, value: Value, spot: Spot) -> None:
        """Take the next entry."""
        self.values.append(value)
        self.items.append(spot)

    def close(self) -> tuple[Value, Spot]:
        """Return the finished list and its spot."""
        return self.values, Spots(self.mark, {}, self.items)


class OpenMapping:
    """A mapping whose keys and values are still coming."""

    __slots__ = ("_keep", "_key", "_key_mark", "keys", "mark", "values", "wants_key")

    def __init__(self, mark: Mark) -> None:
        """Start a mapping at a place."""
        self.mark = self._key_mark = mark
        self.values: dict[str, Value] = {}
        self.keys: dict[str, tuple[Mark, Spot]] = {}
        self.wants_key = True
        self._key = ""
        self._keep = True

    def expect(self, key: str, mark: Mark, *, keep: bool) -> None:
        """Take a key; the value comes next, and is dropped where it should not be kept."""
        self._key, self._key_mark, self._keep = key, mark, keep
        self.wants_key = False

    def add(self, value: Value, spot: Spot) -> None:
        """Take the value of the key that came before."""
        if self._keep:
            self.values[self._key] = value
            self.keys[self._key] = (self._key_mark, spot)
        self.wants_key = True

    def close(self) -> tuple[Value, Spot]:
        """Return the finished mapping and its spot."""
        return self.values, Spots(self.mark, self.keys, [])

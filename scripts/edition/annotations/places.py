"""Places: where every key and value of a file stands, as a tree beside the tree of values."""

from __future__ import annotations

from typing import NamedTuple, Protocol, TypeAlias

from edition.problems import Place

Path: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to a value: keys, and positions in lists from 0."""


class Mark(Protocol):
    """A place as the YAML parser gives it: line and column count from 0."""

    @property
    def line(self) -> int:
        """The line, from 0."""

    @property
    def column(self) -> int:
        """The column in characters, from 0."""


class Spots(NamedTuple):
    """Where a list or mapping starts, and the spots of what is in it."""

    mark: Mark
    keys: dict[str, tuple[Mark, Spot]]
    """For a mapping: where each key stands, and the spot of its value."""
    items: list[Spot]
    """For a list: the spots of its entries."""


Spot: TypeAlias = "Mark | Spots"
"""Where a value stands: a mark alone for a text. Marks are kept as they come; few are ever asked for."""


class Places:
    """The places of a file's keys and values, asked for by path."""

    __slots__ = ("_root", "file")

    def __init__(self, file: str, root: Spot | None = None) -> None:
        """Keep the file's name and the tree of its spots.

        Args:
            file: Path relative to the project's root, with forward slashes.
            root: Spot of the value of the whole file. Left out where nothing could be read.
        """
        self.file = file
        self._root = root

    def value(self, path: Path = ()) -> Place:
        """Return the place of the value at ``path``, or of the nearest value around it."""
        return self._find(path)[1]

    def key(self, path: Path) -> Place:
        """Return the place of the key at the end of ``path``.

        An entry of a list has no key: its own place comes back. Where the key is not there, the
        place of the nearest value around it comes back.
        """
        return self._find(path)[0]

    def _find(self, path: Path) -> tuple[Place, Place]:
        """Return the places of the key and of the value at ``path``."""
        spot = self._root
        if spot is None:
            return Place(self.file), Place(self.file)
        key = _mark(spot)
        for step in path:
            below = _below(spot, step)
            if below is None:
                key = _mark(spot)
                break
            key, spot = below
        return self._place(key), self._place(_mark(spot))

    def _place(self, mark: Mark) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)


def _below(spot: Spot, step: str | int) -> tuple[Mark, Spot] | None:
    """Return key and spot one step below ``spot``, or nothing where that step leads nowhere."""
    if not isinstance(spot, Spots):
        return None
    if isinstance(step, str):
        return spot.keys.get(step)
    if 0 <= step < len(spot.items):
        return _mark(spot.items[step]), spot.items[step]
    return None


def _mark(spot: Spot) -> Mark:
    return spot.mark if isinstance(spot, Spots) else spot

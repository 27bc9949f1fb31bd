"""Differences: the words by which two texts differ, as somebody who corrects on paper would mark them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECES = re.compile(r"\d+(?:[.,]\d+)+|[A-Za-z0-9’'-]+|\s+|.", re.DOTALL)
"""What is kept or changed as one: a figure, a Latin word, a space, a Chinese character, a mark."""
LEAST_ALIKE = 0.3
"""How much two texts must share so that marking words helps; below it, one text stands for the other."""


Kind = Literal["kept", "old", "new"]


class Piece(NamedTuple):
    """A run of a text."""

    kind: Kind
    text: str


def differences(old: str, new: str) -> list[Piece]:
    """Return two texts as one run of pieces; without the new ones they are the old text, and the reverse."""
    left, right = PIECES.findall(old), PIECES.findall(new)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if not old or not new or matcher.ratio() < LEAST_ALIKE:
        return [piece for piece in (Piece("old", old), Piece("new", new)) if piece.text]
    pieces = [
        piece
        for tag, a, b, c, d in matcher.get_opcodes()
        for piece in _pieces(tag, "".join(left[a:b]), "".join(right[c:d]))
    ]
    return list(_merged(_bridged(pieces)))


def _pieces(tag: str, old: str, new: str) -> Iterator[Piece]:
    if tag == "equal":
        yield Piece("kept", old)
        return
    if old:
        yield Piece("old", old)
    if new:
        yield Piece("new", new)


def _bridged(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces with a kept space between two changes as part of both, so that phrases stay whole."""
    for index, piece in enumerate(pieces):
        inside = 0 < index < len(pieces) - 1
        if piece.kind == "kept" and piece.text.isspace() and inside:
            yield from (Piece("old", piece.text), Piece("new", piece.text))
        else:
            yield piece


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield runs of changes with all old words before all new ones."""
    for is_kept, run in groupby(pieces, key=lambda piece: piece.kind == "kept"):
        listed = list(run)
        kinds: tuple[Kind, ...] = ("kept",) if is_kept else ("old", "new")
        for kind in kinds:
            text = "".join(piece.text for piece in listed if piece.kind == kind)
            if text:
                yield Piece(kind, text)

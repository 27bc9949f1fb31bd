"""Occurrences of terms in running Chinese text: the longest form first, no overlaps.

Chinese has no spaces, so a form matches wherever its characters stand. Where two forms overlap, the
longer one wins, whichever starts first; of two equally long ones the first.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from edition.joined.model import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping


class Finder:
    """Finds the forms of all terms. Cost grows with the text, not with the number of terms."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        """Take a mapping from a form to the id of its term."""
        self._forms = forms
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for form in forms:
            lengths[form[:2]].add(len(form))  # a form of one character is looked for everywhere
        self._lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}

    def marks(self, text: str) -> tuple[Mark, ...]:
        """Return the marks of the text, in its order."""
        taken: list[Mark] = []
        for mark in sorted(self._candidates(text), key=lambda mark: (mark.start - mark.end, mark.start)):
            if all(mark.end <= other.start or mark.start >= other.end for other in taken):
                taken.append(mark)
        return tuple(sorted(taken, key=lambda mark: mark.start))

    def _candidates(self, text: str) -> list[Mark]:
        return [
            Mark(self._forms[text[start : start + length]], start, start + length)
            for start in range(len(text))
            for length in (*self._lengths.get(text[start : start + 2], ()), 1)
            if text[start : start + length] in self._forms
        ]

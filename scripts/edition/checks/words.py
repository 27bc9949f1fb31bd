"""English words, made comparable: without case, marks and endings, by the Snowball stemmer."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"[a-z0-9]+(?:[.,]\d+)*")
APOSTROPHES = re.compile(r"['’](?:s\b)?")
"""Apostrophes, and the s of a possessive behind them."""

_stemmer = snowballstemmer.stemmer("english")


@cache
def stem(word: str) -> str:
    """Return the stem of a word in small letters."""
    stemmed: str = _stemmer.stemWord(word)
    return stemmed


@cache
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of a text, in order."""
    return tuple(stem(word) for word in WORD.findall(APOSTROPHES.sub("", text.lower())))


def says(text: str, rendering: str) -> bool:
    """Tell whether ``text`` holds the words of ``rendering`` side by side, in any inflection.

    A rendering may leave words open with an ellipsis: ``support … in doing``; then its parts stand in
    that order with anything between them.
    """
    haystack, start = stems(text), 0
    for part in rendering.split("…"):
        needle = stems(part)
        at = _find(haystack, needle, start)
        if at < 0:
            return False
        start = at + len(needle)
    return True


def times(text: str, renderings: Iterable[str]) -> int:
    """Count how often ``text`` says any of the renderings; where they overlap, the longer one counts.

    A rendering with an ellipsis counts once.
    """
    haystack = list(stems(text))
    needles = sorted({stems(each) for each in renderings if "…" not in each}, key=len, reverse=True)
    count = sum(says(text, each) for each in renderings if "…" in each)
    for needle in filter(None, needles):
        while (at := _find(tuple(haystack), needle, 0)) >= 0:
            haystack[at : at + len(needle)] = [""]
            count += 1
    return count


def _find(haystack: tuple[str, ...], needle: tuple[str, ...], start: int) -> int:
    last = len(haystack) - len(needle)
    return next((at for at in range(start, last + 1) if haystack[at : at + len(needle)] == needle), -1)

"""English words, made comparable: without case, marks and endings, by the Snowball stemmer."""

from __future__ import annotations

import re
from functools import cache

import snowballstemmer

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


def _find(haystack: tuple[str, ...], needle: tuple[str, ...], start: int) -> int:
    last = len(haystack) - len(needle)
    return next((at for at in range(start, last + 1) if haystack[at : at + len(needle)] == needle), -1)

"""Pinyin by pypinyin's phrase dictionary, and the cut of running Chinese into words by rjieba.

The two take longer to import than everything else in a build together, so what they once said is
remembered, and they are imported only for words that are new.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TONES = "\u0300\u0301\u0304\u030c"
"""The four tone marks, as combining characters."""
LONGEST = 3
"""How many characters a word has at the most, unless it does not consist of shorter ones."""


class Pinyin:
    """Gives pinyin with tone marks, and remembers it."""

    def __init__(self, known: Mapping[str, str] | None = None, cuts: Mapping[str, str] | None = None) -> None:
        """Take what an earlier build remembered, with the same libraries."""
        self.known = dict(known or {})
        """Pinyin by word, old and new."""
        self.cuts = dict(cuts or {})
        """Runs of Chinese characters, cut into words by spaces, by the same run without them."""
        self.grown = False
        """Whether something new was learnt."""

    def of(self, words: str) -> str:
        """Return the pinyin of ``words``, with a space between syllables."""
        if words not in self.known:
            self.known[words] = _generate(words)
            self.grown = True
        return self.known[words]

    def cut(self, run: str) -> list[str]:
        """Return the words of a run of Chinese characters."""
        if run not in self.cuts:
            self.cuts[run] = " ".join(_words(run))
            self.grown = True
        return self.cuts[run].split()


def _generate(words: str) -> str:
    import pypinyin  # noqa: PLC0415  # see the docstring of this module

    syllables = pypinyin.lazy_pinyin(words, style=pypinyin.Style.TONE)
    return " ".join(syllables).replace(" 、 ", ", ")


def _words(run: str) -> Iterator[str]:
    import rjieba  # noqa: PLC0415  # see the docstring of this module

    for word in rjieba.cut(run):
        yield from _parts(word, rjieba.has_word) or [word]


def _parts(word: str, is_word: Callable[[str], bool]) -> list[str]:
    """Return the words that a word of four characters or more consists of, where it does.

    GB/T 16159 writes compounds of four and more characters as the words that they consist of.
    """
    if len(word) <= LONGEST:
        return [word] if len(word) > 1 and is_word(word) else []
    for length in range(2, LONGEST + 1):
        rest = _parts(word[length:], is_word) if is_word(word[:length]) else []
        if rest:
            return [word[:length], *rest]
    return []


def toneless(pinyin: str) -> str:
    """Return pinyin in small letters without tone marks, for sorting and looking up; ü stays ü."""
    return "".join(
        unicodedata.normalize(
            "NFC", "".join(mark for mark in unicodedata.normalize("NFD", letter) if mark not in TONES)
        )
        for letter in unicodedata.normalize("NFC", pinyin.lower())
    )

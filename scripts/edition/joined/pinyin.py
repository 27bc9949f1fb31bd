"""Pinyin of terms, by pypinyin's phrase dictionary; a term's file corrects it where it is wrong.

pypinyin takes longer to import than everything else in a build together, so what it once said is
remembered, and it is imported only for words that are new.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TONES = "\u0300\u0301\u0304\u030c"
"""The four tone marks, as combining characters."""


class Pinyin:
    """Gives pinyin with tone marks, and remembers it."""

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        """Take what an earlier build remembered."""
        self.known = dict(known or {})
        """Pinyin by word, old and new."""
        self.grown = False
        """Whether something new was learnt."""

    def of(self, words: str) -> str:
        """Return the pinyin of ``words``, with a space between syllables."""
        if words not in self.known:
            self.known[words] = _generate(words)
            self.grown = True
        return self.known[words]


def _generate(words: str) -> str:
    import pypinyin  # noqa: PLC0415  # see the docstring of this module

    syllables = pypinyin.lazy_pinyin(words, style=pypinyin.Style.TONE)
    return " ".join(syllables).replace(" 、 ", ", ")


def toneless(pinyin: str) -> str:
    """Return pinyin in small letters without tone marks, for sorting and looking up; ü stays ü."""
    return "".join(
        unicodedata.normalize(
            "NFC", "".join(mark for mark in unicodedata.normalize("NFD", letter) if mark not in TONES)
        )
        for letter in unicodedata.normalize("NFC", pinyin.lower())
    )

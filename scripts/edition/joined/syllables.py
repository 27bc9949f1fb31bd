"""Syllables of standard Chinese in pinyin, and where their tone mark stands."""

from __future__ import annotations

import re
import unicodedata

from edition.joined.pinyin import TONES, toneless

_INITIALS = {
    "a": "- b p m f d t n l g k h zh ch sh z c s y w",
    "ai": "- b p m d t n l g k h zh ch sh z c s w",
    "an": "- b p m f d t n l g k h zh ch sh r z c s y w",
    "ang": "- b p m f d t n l g k h zh ch sh r z c s y w",
    "ao": "- b p m d t n l g k h zh ch sh r z c s y",
    "e": "- m d t n l g k h zh ch sh r z c s y",
    "ei": "- b p m f d t n l g k h zh sh z w",
    "en": "- b p m f d n g k h zh ch sh r z c s w",
    "eng": "- b p m f d t n l g k h zh ch sh r z c s w",
    "er": "-",
    "i": "b p m d t n l j q x zh ch sh r z c s y",
    "ia": "d l j q x",
    "ian": "b p m d t n l j q x",
    "iang": "n l j q x",
    "iao": "b p m d t n l j q x",
    "ie": "b p m d t n l j q x",
    "in": "b p m n l j q x y",
    "ing": "b p m d t n l j q x y",
    "iong": "j q x",
    "iu": "m d n l j q x",
    "o": "- b p m f w y l",
    "ong": "d t n l g k h zh ch r z c s y",
    "ou": "- p m f d t n l g k h zh ch sh r z c s y",
    "r": "-",
    "u": "b p m f d t n l g k h j q x zh ch sh r z c s w y",
    "ua": "g k h zh ch sh r",
    "uai": "g k h zh ch sh",
    "uan": "d t n l g k h j q x zh ch sh r z c s y",
    "uang": "g k h zh ch sh",
    "ue": "j q x y",
    "ui": "d t g k h zh ch sh r z c s",
    "un": "d t n l g k h j q x zh ch sh r z c s y",
    "uo": "d t n l g k h zh ch sh r z c s",
    "ü": "n l",
    "üe": "n l",
}
"""Which initials each final goes with; ``-`` is none."""
SYLLABLES = frozenset(
    initial.replace("-", "") + final for final, initials in _INITIALS.items() for initial in initials.split()
)
"""All syllables without tone marks; ``r`` is the retroflex ending."""
_MARKED = re.compile(r"[ae]|o(?=u)|[iouü](?![aeiouü])")
"""The vowel that bears the mark: a or e, the o of ou, or else the last."""


def rightly_written(syllable: str) -> str:
    """Return a syllable with its mark where it belongs, or an empty string where there is no such syllable.

    Args:
        syllable: Letters with at most one tone mark, wherever it stands. The first may be a capital.
    """
    plain = toneless(syllable)
    marks = [mark for mark in unicodedata.normalize("NFD", syllable) if mark in TONES]
    vowel = _MARKED.search(plain)
    if plain not in SYLLABLES or len(marks) > 1 or (marks and not vowel):
        return ""
    end = vowel.end() if vowel else 0
    written = unicodedata.normalize("NFC", plain[:end] + "".join(marks) + plain[end:])
    return written.capitalize() if syllable[0].isupper() else written

"""Traditional Chinese from simplified, by OpenCC's ``s2tw`` and ``s2hk``.

Those two change characters and never words, so a converted text is as long as the original and
offsets hold. ``s2twp`` is not used: it replaces words (集群 → 叢集), which an edition of an official
text must not. Where OpenCC is wrong for a term, the term's file says the right form.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import opencc

from edition.joined.model import CHINESE, ENGLISH, HANS, HONG_KONG, TAIWAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CONFIGURATIONS = {TAIWAN: "s2tw", HONG_KONG: "s2hk"}


@cache
def _converter(configuration: str) -> opencc.OpenCC:
    return opencc.OpenCC(configuration)


def by_opencc(text: str, configuration: str) -> str:
    """Return ``text`` as one of OpenCC's own configurations converts it (``t2s``)."""
    converted: str = _converter(configuration).convert(text)
    return converted


@cache
def convert(text: str, language: str) -> str:
    """Return simplified ``text`` in the script of ``language`` (``zh-Hant-TW`` or ``zh-Hant-HK``)."""
    return by_opencc(text, CONFIGURATIONS[language])


class Scripts:
    """Converts texts, with the terms' own corrections."""

    def __init__(self, corrections: Mapping[str, Mapping[str, str]]) -> None:
        """Take, by language, the right traditional form of each simplified form that OpenCC gets wrong."""
        self._corrections = corrections
        self._known: dict[str, dict[str, str]] = {}

    def chinese(self, text: str) -> Mapping[str, str]:
        """Return the text in all three scripts, by language tag."""
        if text not in self._known:
            traditional = {language: self._converted(text, language) for language in CHINESE[1:]}
            self._known[text] = {HANS: text} | traditional
        return self._known[text]

    def texts(self, chinese: str | None, english: str | None) -> dict[str, str]:
        """Return the texts that there are, in all languages."""
        return dict(self.chinese(chinese) if chinese else {}) | ({ENGLISH: english} if english else {})

    def _converted(self, text: str, language: str) -> str:
        converted = convert(text, language)
        for form, right in self._corrections.get(language, {}).items():
            start = text.find(form)
            while start >= 0:
                converted = converted[:start] + right + converted[start + len(form) :]
                start = text.find(form, start + len(form))
        return converted


def lists(scripts: Scripts, chinese: Iterable[str], english: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return lists of words in all languages; a language without words is left out."""
    converted = [scripts.chinese(word) for word in chinese]
    found = {language: tuple(forms[language] for forms in converted) for language in CHINESE}
    return {language: words for language, words in (found | {ENGLISH: tuple(english)}).items() if words}

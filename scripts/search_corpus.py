"""The published data as texts to draw queries from, and what plain comparison finds in them.

This is the rule by which the search is judged, so it has nothing of the search in it: runs of characters
are compared as they stand, English words whole, pinyin syllable by syllable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pypinyin

from edition.joined.pinyin import toneless

HANS, TAIWAN, HONG_KONG, ENGLISH = "zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "en"
HAN = re.compile(r"[\u3400-\u9fff]+")
WORD = re.compile(r"[A-Za-z]+")

Text = dict[str, str]
"""A text by language."""


@dataclass(frozen=True)
class Corpus:
    """The published data, as texts that belong to a clause or a term."""

    data: dict[str, Any] = field(repr=False)

    @cached_property
    def texts(self) -> list[tuple[str, Text]]:
        """All texts, each with the clause or term to which it leads."""
        titles = [(each["id"], each["title"]) for each in self.data["clauses"] if each["title"]]
        sentences = [(each["clause"], each["text"]) for each in self.data["sentences"]]
        return [*titles, *sentences, *self.forms]

    @cached_property
    def forms(self) -> list[tuple[str, Text]]:
        """All forms of terms, one by one, but for those of one language that belong together."""
        found = []
        for term in self.data["terms"]:
            id_ = f"term:{term['id']}"
            found.append((id_, term["term"]))
            for words in (term["also"], term["avoid"]):
                found += [(id_, {language: form}) for language, forms in words.items() for form in forms]
        return found

    @cached_property
    def readings(self) -> list[tuple[str, str, list[str]]]:
        """Every run of Chinese characters with its pinyin, with tones, and to what it leads."""
        runs = [(id_, run) for id_, text in self.texts for run in HAN.findall(text.get(HANS, ""))]
        known = {run: pypinyin.lazy_pinyin(run, style=pypinyin.Style.TONE) for _, run in runs}
        return [(id_, run, known[run]) for id_, run in runs if len(known[run]) == len(run)]

    @cached_property
    def words(self) -> dict[str, set[str]]:
        """Every English word in small letters, with the clauses and terms in which it stands."""
        found: dict[str, set[str]] = {}
        for id_, text in self.texts:
            for word in WORD.findall(text.get(ENGLISH, "").lower()):
                found.setdefault(word, set()).add(id_)
        return found

    def holding(self, language: str, *runs: str) -> frozenset[str]:
        """Return what leads to a text that holds all runs of characters."""
        return frozenset(
            id_ for id_, text in self.texts if all(run in text.get(language, "") for run in runs)
        )

    def saying(self, words: str) -> frozenset[str]:
        """Return what leads to a text with English words, side by side and whole."""
        pattern = re.compile(rf"(?<![a-z]){re.escape(words)}(?![a-z])", re.IGNORECASE)
        return frozenset(id_ for id_, text in self.texts if pattern.search(text.get(ENGLISH, "")))

    def read_as(self, syllables: list[str], *, tones: bool) -> frozenset[str]:
        """Return what leads to characters with these readings side by side."""
        as_asked = list if tones else _without_tones
        wanted, size = as_asked(syllables), len(syllables)
        return frozenset(
            id_
            for id_, _, read in self.readings
            if any(as_asked(read[at : at + size]) == wanted for at in range(len(read) - size + 1))
        )

    def with_form(self, form: str) -> frozenset[str]:
        """Return the terms with exactly this form, whatever its case."""
        return frozenset(
            id_ for id_, text in self.forms if form.lower() in (each.lower() for each in text.values())
        )


def _without_tones(syllables: list[str]) -> list[str]:
    return [toneless(each) for each in syllables]

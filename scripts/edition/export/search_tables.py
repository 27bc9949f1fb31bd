"""The tables by which the search takes all writings of a word for one, cut to the words of this edition."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from edition.joined.scripts import by_opencc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

RUN = re.compile(r"[\u3400-\u9fff]+")
TO_SIMPLIFIED = ("t2s", "tw2s", "hk2s")
REGIONAL = (("s2tw", "s2twp"), ("s2hk", "s2hkp"))
"""OpenCC's configurations that keep the words, and those that put in those of Taiwan and Hong Kong."""
REVERSE_ONLY = "數位 進階 視訊 存取 位址 行程 類比 運算式 機會率 乙太網 名字空間 正規化 偵錯 組譯 巨集 速食麵"
"""Words that OpenCC takes back (``tw2sp``, ``hk2sp``) but never gives, so it is asked for them."""
BACK = ("tw2sp", "hk2sp")
LONGEST = 6
"""Characters of the longest word that is looked for."""
BETWEEN = "\n"


def variants(characters: Iterable[str], texts: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the other writings of each simplified character that has some.

    Args:
        characters: The simplified characters that matter.
        texts: Texts in all scripts, as long in one as in the other, whose characters count as writings too.
    """
    wanted = set(characters)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for character, simplified in _simplified():
        if simplified in wanted and character not in wanted:
            found[simplified].add(character)
    for text in texts:
        simplified, *others = text.values()
        for other in others:
            for ours, theirs in zip(simplified, other, strict=True):
                if ours != theirs and theirs not in wanted:
                    found[ours].add(theirs)
    return {simplified: "".join(sorted(others)) for simplified, others in sorted(found.items())}


@cache
def _simplified() -> tuple[tuple[str, str], ...]:
    """Return every character that has a simplified form, with that form."""
    every = [chr(code) for code in range(0x3400, 0xA000)]
    converted = (by_opencc(BETWEEN.join(every), each).split(BETWEEN) for each in TO_SIMPLIFIED)
    return tuple(
        (character, simplified)
        for forms in converted
        for character, simplified in zip(every, forms, strict=True)
        if character != simplified
    )


def regional_words(texts: Iterable[str]) -> dict[str, str]:
    """Return the words of Taiwan and Hong Kong, in either script, for words of the texts.

    OpenCC is asked for every run of a few characters whether the region has another word for it, and
    the shortest such runs are kept.
    """
    runs = sorted({run for text in texts for run in RUN.findall(text)})
    found = {
        theirs: ours
        for plain, regional in REGIONAL
        for theirs, ours in _words(_differing(runs, plain, regional), plain, regional)
    }
    found |= dict(_taken_back(BETWEEN.join(runs)))
    return found | {by_opencc(theirs, "t2s"): ours for theirs, ours in found.items()}


def _taken_back(text: str) -> Iterator[tuple[str, str]]:
    for word in REVERSE_ONLY.split():
        for configuration in BACK:
            ours = by_opencc(word, configuration)
            if ours != by_opencc(word, "t2s") and ours in text:
                yield word, ours


def _differing(runs: list[str], plain: str, regional: str) -> list[str]:
    """Return the runs that come out otherwise with the region's own words."""
    if not runs:
        return []
    ways = (by_opencc(BETWEEN.join(runs), each).split(BETWEEN) for each in (plain, regional))
    return [run for run, one, other in zip(runs, *ways, strict=True) if one != other]


def _words(runs: list[str], plain: str, regional: str) -> Iterator[tuple[str, str]]:
    known: list[str] = []
    for width in range(1, LONGEST + 1):
        grams = sorted({run[at : at + width] for run in runs for at in range(len(run) - width + 1)})
        fresh = [gram for gram in grams if not any(word in gram for word in known)]
        found = _differing(fresh, plain, regional)
        for word in found:
            theirs = by_opencc(word, regional)
            if by_opencc(theirs, "t2s") != word:
                yield theirs, word
        known += found

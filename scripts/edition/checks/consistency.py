"""Consistency: the same Chinese is the same English."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from edition.checks.findings import Finding
from edition.checks.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edition.checks.findings import Pair
    from edition.joined.model import Edition

BETWEEN = re.compile(r"[，。；：、！？“”（）]")
SHORTEST_PHRASE = 8
"""Characters between two marks that make a phrase worth comparing."""
SHARED_RUN = 3
"""Words in a row that two glosses of the same phrase share at least."""


def same_text_same_english(_: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield sentences and titles whose Chinese stands elsewhere too, with other English."""
    first: dict[str, Pair] = {}
    for pair in pairs:
        other = first.setdefault(pair.zh, pair)
        if other.en != pair.en:
            message = f"the same Chinese has other English at {other.id}"
            yield Finding(pair, message, found=pair.en, allowed=other.en)


def same_phrase_same_words(_: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield phrases that stand in two sentences whose English shares no three words in a row."""
    holders: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for phrase in dict.fromkeys(BETWEEN.split(pair.zh)):
            if len(phrase) >= SHORTEST_PHRASE:
                holders[phrase].append(pair)
    for phrase, found in holders.items():
        for pair in found[1:]:
            if not _runs(found[0].en) & _runs(pair.en):
                message = f"{phrase} is rendered in other words at {found[0].id}"
                yield Finding(pair, message, found=pair.en, allowed=found[0].en)


def _runs(english: str) -> set[tuple[str, ...]]:
    words = stems(english)
    return {words[at : at + SHARED_RUN] for at in range(len(words) - SHARED_RUN + 1)}

"""Corrections: what files say of how words are read, and where one word ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.joined.pinyin import toneless
from edition.joined.syllables import SYLLABLES, rightly_written
from edition.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from edition.annotations.files import Annotations
    from edition.problems import Place

RUN = re.compile(r"[\u3007\u3400-\u9fff]+")
"""Characters that have pinyin."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a file says of some characters, wherever they stand."""

    words: tuple[str, ...]
    """How they are cut, or nothing where that is left to the segmenter."""
    syllables: tuple[str, ...]
    """How they are read, or nothing where the generated pinyin is right."""
    place: Place
    """Where the file says so."""


def corrections(annotations: Annotations) -> tuple[dict[str, Correction], list[Problem]]:
    """Return the corrections by their characters, and what is wrong with their pinyin.

    ``pinyin.yml`` goes before the pinyin of a term, which says nothing of words.
    """
    found = _of_terms(annotations) | _of_words(annotations)
    return found, [problem for characters, each in found.items() for problem in _check(characters, each)]


def _of_terms(annotations: Annotations) -> dict[str, Correction]:
    return {
        loaded.value.term: Correction(
            (), tuple(loaded.value.pinyin.replace(",", " ").split()), loaded.places.value(("pinyin",))
        )
        for loaded in annotations.terms.values()
        if loaded.value.pinyin
    }


def _of_words(annotations: Annotations) -> dict[str, Correction]:
    loaded = annotations.pinyin
    if loaded is None:
        return {}
    return {
        entry.zh.replace(" ", ""): Correction(
            tuple(entry.zh.split()),
            tuple((entry.pinyin or "").split()),
            loaded.places.value(("words", index, "pinyin" if entry.pinyin else "zh")),
        )
        for index, entry in enumerate(loaded.value.words)
    }


def _check(characters: str, correction: Correction) -> Iterator[Problem]:
    wanted, syllables = "".join(RUN.findall(characters)), correction.syllables
    if syllables and len(syllables) != len(wanted):
        message = "pinyin has one syllable for each character, with spaces between syllables"
        allowed = f"as many syllables as {wanted} has characters, {len(wanted)}"
        yield Problem(correction.place, "pinyin-length", message, " ".join(syllables), allowed)
    for syllable in syllables:
        right = rightly_written(syllable)
        if right != syllable:
            message = "this is no syllable of pinyin, or its tone mark stands on the wrong letter"
            near = right or nearest(toneless(syllable), sorted(SYLLABLES))
            yield Problem(correction.place, "pinyin-syllable", message, syllable, nearest=near)


def unused(corrections: Mapping[str, Correction], used: Container[str]) -> list[Problem]:
    """Return the problems of entries of ``pinyin.yml`` that stand nowhere. A term's is reported as a term."""
    message = "these words stand nowhere in the text, or only within longer ones of this file"
    return [_unused(message, each) for it, each in corrections.items() if each.words and it not in used]


def _unused(message: str, correction: Correction) -> Problem:
    allowed = "words that follow each other in a sentence or a title"
    return Problem(correction.place, "pinyin-unused", message, " ".join(correction.words), allowed)

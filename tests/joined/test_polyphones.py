"""Characters with more than one reading: each is read in this text as it is read in its word.

``polyphones.txt`` was checked by hand, word by word. It names, for each reading of a character, the words of the
text in which it is read so; where one stands within another, the longer one holds.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from edition.joined.syllables import rightly_written
from edition.steps import check
from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.joined.model import Edition

Readings = dict[str, dict[str, str]]


@cache
def checked_by_hand() -> Readings:
    """Return the readings by word, by character."""
    readings: Readings = {}
    for line in (Path(__file__).parent / "polyphones.txt").read_text("utf-8").splitlines():
        head, words = line.split(": ")
        character, syllable = head.split()
        readings.setdefault(character, {}).update(dict.fromkeys(words.split(), syllable))
    return readings


@cache
def edition() -> Edition:
    return check(ROOT)[0]


@cache
def texts() -> dict[str, str]:
    titles = {clause.id: clause.title.get("zh-Hans", "") for clause in edition().clauses}
    return titles | {sentence.id: sentence.text["zh-Hans"] for sentence in edition().sentences}


def spoken() -> Iterator[tuple[str, int, str]]:
    """Yield each character of the text: its sentence or title, its place, its syllable."""
    for id_, words in edition().words.items():
        for word in words:
            for at, syllable in zip(range(word.start, word.end), word.syllables, strict=True):
                yield id_, at, syllable


def around(text: str, at: int, words: dict[str, str]) -> str:
    """Return the longest of the words that stands around a place; an empty string where none does."""
    character = text[at]
    starts = {word: at - word.index(character) for word in words}
    return max((word for word, start in starts.items() if text.startswith(word, start)), key=len, default="")


@pytest.mark.parametrize("character", checked_by_hand())
def test_polyphone_is_read_as_in_its_word(character: str) -> None:
    words = checked_by_hand()[character]
    found = set()
    for id_, at, syllable in spoken():
        if texts()[id_][at] == character:
            word = around(texts()[id_], at, words)
            assert word, f"{id_}: {texts()[id_][at - 4 : at + 5]} is not in polyphones.txt"
            assert (word, syllable.lower()) == (word, words[word]), id_
            found.add(word)
    assert found == words.keys(), "polyphones.txt has words that do not stand in the text"


def test_every_character_has_a_syllable_of_pinyin() -> None:
    wrong = [
        (texts()[id_][at], syllable)
        for id_, at, syllable in spoken()
        if rightly_written(syllable) != syllable
    ]
    assert not wrong


def test_term_is_read_in_the_text_as_in_its_own_entry() -> None:
    for term in edition().terms.values():
        pinyin = [each for each in term.pinyin.replace(",", "").split() if rightly_written(each)]
        for id_ in (*term.occurrences, *term.titles):
            start = texts()[id_].find(term.term["zh-Hans"])
            if start >= 0:
                end = start + len(term.term["zh-Hans"])
                read = [syllable for at, syllable in by_place()[id_] if start <= at < end]
                assert read == pinyin, term.id


@cache
def by_place() -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for id_, at, syllable in spoken():
        found.setdefault(id_, []).append((at, syllable))
    return found

"""Quotes: each gloss quotes the sentence it stands beside, and must quote all of it, to the letter."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from edition.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from edition.annotations.models import Gloss
    from edition.annotations.places import Places
    from edition.clauses import Sentence

AROUND = 8
"""How many characters on either side of a difference a message shows."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Which gloss belongs to which sentence."""

    glosses: Mapping[str, int] = field(default_factory=dict)
    """Index of the gloss in its list, by the sentence's id."""
    problems: tuple[Problem, ...] = ()


def match(
    sentences: Sequence[Sentence], glosses: Sequence[Gloss], places: Places, path: tuple[str | int, ...]
) -> Matches:
    """Match the glosses of one clause to its sentences.

    Args:
        sentences: The sentences of the clause, from the source.
        glosses: The entries of the annotation file for that clause.
        places: Places of the annotation file.
        path: Path of the clause in that file; its entries stand at ``(*path, "sentences", index)``.

    Returns:
        What matches, and a problem for every gloss or sentence that is left over or out of order.
    """
    here = (*path, "sentences")
    free = {sentence.id: sentence for sentence in sentences}
    found: dict[str, int] = {}
    problems: list[Problem] = []
    strangers: list[int] = []
    for index, gloss in enumerate(glosses):
        sentence = next((each for each in free.values() if each.text == gloss.zh), None)
        if sentence:
            found[sentence.id] = index
            del free[sentence.id]
        else:
            strangers.append(index)
    for index in strangers:
        place = places.value((*here, index, "zh"))
        problems.append(_stranger(glosses[index].zh, index, place, sentences, free))
    problems += [_missing(sentence, places.key(here)) for sentence in free.values()]
    problems += _disorder(sentences, found, places, here)
    return Matches(found, tuple(problems))


def _stranger(
    quote: str, index: int, place: Place, sentences: Sequence[Sentence], free: dict[str, Sentence]
) -> Problem:
    if any(sentence.text == quote for sentence in sentences):
        return Problem(place, "quote-repeated", "this sentence is quoted already, further up", found=quote)
    same_place = [sentences[index]] if index < len(sentences) and sentences[index].id in free else []
    candidates = same_place + [each for each in free.values() if each not in same_place]
    nearest = max(candidates, key=lambda each: _likeness(quote, each.text), default=None)
    if nearest is None:
        return Problem(
            place, "quote-unknown", "no sentence of this clause is left for this quote", found=quote
        )
    del free[nearest.id]
    offset, found, allowed = difference(quote, nearest.text)
    message = f"the quote differs from sentence {nearest.id} of the source at character {offset + 1}"
    return Problem(place, "quote-differs", message, found=found, allowed=allowed, nearest=nearest.text)


def _missing(sentence: Sentence, place: Place) -> Problem:
    message = f"sentence {sentence.id} of the source is not quoted; quote every sentence, glossed or not"
    return Problem(place, "sentence-missing", message, allowed=f"- zh: {sentence.text}")


def _disorder(
    sentences: Sequence[Sentence], found: Mapping[str, int], places: Places, here: tuple[str | int, ...]
) -> list[Problem]:
    order = [found[sentence.id] for sentence in sentences if sentence.id in found]
    late = [after for before, after in pairwise(order) if after < before]
    message = "this sentence stands after a later one; keep the order of the source"
    return [Problem(places.value((*here, index, "zh")), "sentence-order", message) for index in late]


def _likeness(quote: str, text: str) -> float:
    return difflib.SequenceMatcher(None, quote, text, autojunk=False).ratio()


def difference(quote: str, text: str) -> tuple[int, str, str]:
    """Return where two texts part, and both there, the parts that differ in 【】.

    Returns:
        The offset in ``quote``, a piece of ``quote`` and a piece of ``text``.
    """
    start = next(
        (i for i, (a, b) in enumerate(zip(quote, text, strict=False)) if a != b), min(len(quote), len(text))
    )
    end = 0
    while end < min(len(quote), len(text)) - start and quote[-1 - end] == text[-1 - end]:
        end += 1
    return start, _around(quote, start, len(quote) - end), _around(text, start, len(text) - end)


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    head, foot = "…" * (start > AROUND), "…" * (end + AROUND < len(text))
    return f"{head}{before}【{text[start:end]}】{after}{foot}"

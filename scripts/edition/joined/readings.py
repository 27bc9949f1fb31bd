"""How each character is read in this edition: all its pinyin, for whoever types pinyin to find it.

A character has the readings that pypinyin gives it where it stands, the one that it has alone, and what
the files of the terms say. No more: some characters have a dozen readings, most of them in no modern text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from edition.joined.model import HANS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from edition.joined.model import Clause, Term
    from edition.joined.pinyin import Pinyin

RUN = re.compile(r"[\u3400-\u9fff]+")


def readings(
    clauses: Iterable[Clause], terms: Iterable[Term], pinyin: Pinyin
) -> Mapping[str, tuple[str, ...]]:
    """Return the readings of every Chinese character of the text and of the terms.

    Args:
        clauses: The text.
        terms: The terms, with their pinyin.
        pinyin: Gives the pinyin of everything else.
    """
    terms = tuple(terms)
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for run in dict.fromkeys(RUN.findall("\n".join(_texts(clauses, terms)))):
        _take(found, run, pinyin.of(run))
    for character in list(found):
        _take(found, character, pinyin.of(character))
    for term in terms:
        _take(found, "".join(RUN.findall(term.term[HANS])), term.pinyin)
    return {character: tuple(read) for character, read in sorted(found.items())}


def _texts(clauses: Iterable[Clause], terms: Iterable[Term]) -> Iterator[str]:
    for clause in clauses:
        yield clause.title.get(HANS, "")
        yield from (sentence.text[HANS] for sentence in clause.sentences)
    for term in terms:
        yield from (term.term[HANS], *term.also.get(HANS, ()), *term.avoid.get(HANS, ()))


def _take(found: Mapping[str, dict[str, None]], run: str, pinyin: str) -> None:
    """Take the readings of a run of characters, where there is one for each."""
    syllables = pinyin.replace(",", "").lower().split()
    if len(syllables) == len(run):
        for character, syllable in zip(run, syllables, strict=True):
            if not RUN.search(syllable):
                found[character][syllable] = None

"""Findings: what a check says, about which pair of texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH, HANS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from edition.joined.model import Edition, Mark
    from edition.problems import Level, Place


@dataclass(frozen=True, slots=True)
class Pair:
    """A Chinese sentence or title and its English."""

    id: str
    """Id of the sentence, or of the clause whose title it is."""
    zh: str
    en: str
    marks: tuple[Mark, ...]
    """Terms in the Chinese."""
    ignored: Mapping[str, str]
    """Checks that it need not pass, with the reason."""
    place: Place
    """Where the English stands."""
    is_title: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check finds wrong with a pair."""

    pair: Pair
    message: str
    found: str = ""
    allowed: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A translation check."""

    id: str
    level: Level
    about: str
    """What it asks for, in one sentence for contributors."""
    run: Callable[[Edition, Iterable[Pair]], Iterator[Finding]]


def pairs(edition: Edition) -> list[Pair]:
    """Return all titles and sentences that have English, in the order of the text."""
    found = []
    for clause in edition.clauses:
        if clause.english_place and ENGLISH in clause.title:
            found.append(
                Pair(
                    id=clause.id,
                    zh=clause.title[HANS],
                    en=clause.title[ENGLISH],
                    marks=clause.marks,
                    ignored=clause.ignored,
                    place=clause.english_place,
                    is_title=True,
                )
            )
        found += [
            Pair(
                id=sentence.id,
                zh=sentence.text[HANS],
                en=sentence.text[ENGLISH],
                marks=sentence.marks,
                ignored=sentence.ignored,
                place=sentence.english_place,
                is_title=False,
            )
            for sentence in clause.sentences
            if sentence.english_place and ENGLISH in sentence.text
        ]
    return found

"""Judges what a search gives to the queries of ``search_queries.py``, by one rule for every search."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search_queries import Query

FEW = 5
"""How many results a reader looks at."""
TRADITIONAL = ("zh-Hant-TW", "zh-Hant-HK", "regional")


@dataclass(frozen=True, slots=True)
class Result:
    """One result of a search."""

    id: str
    """Id of a clause or sentence, or ``term:…``; empty where it leads to neither."""
    owner: str
    """Id of the clause to which a sentence belongs; else the same."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search gave to a query."""

    query: Query
    results: tuple[Result, ...]
    """Best first."""
    milliseconds: float

    @property
    def rank(self) -> int | None:
        """The place of the first right result, from 1 on, or None where there is none."""
        right = (at for at, each in enumerate(self.results, 1) if {each.id, each.owner} & self.query.expected)
        return next(right, None)


@dataclass(frozen=True, slots=True)
class Figures:
    """How good a search is; shares are between 0 and 1, and 0 of nothing."""

    queries: int
    first: float
    """Share of the queries that have an answer of which the first result is right."""
    few: float
    """The same, where any of the first five is."""
    false: float
    """Share of the queries without an answer that got one."""
    traditional: float
    """Share of the first results that are right, of queries in traditional characters."""
    pinyin: float
    """The same, of queries in pinyin."""
    slow: float
    """Milliseconds of an answer at the 95th percentile."""


def judge(answers: Iterable[Answer]) -> Figures:
    """Return the figures of a search."""
    answers = list(answers)
    real = [each for each in answers if each.query.expected]
    nothing = [each for each in answers if not each.query.expected]
    return Figures(
        queries=len(answers),
        first=_share(each.rank == 1 for each in real),
        few=_share((each.rank or FEW + 1) <= FEW for each in real),
        false=_share(bool(each.results) for each in nothing),
        traditional=_share(each.rank == 1 for each in real if each.query.kind in TRADITIONAL),
        pinyin=_share(each.rank == 1 for each in real if each.query.kind in ("pinyin", "initials")),
        slow=percentile([each.milliseconds for each in answers]),
    )


def percentile(milliseconds: Sequence[float], of: int = 95) -> float:
    """Return the time below which so many of a hundred are."""
    return statistics.quantiles(milliseconds, n=100)[of - 1] if len(milliseconds) > 1 else sum(milliseconds)


def misses(answers: Iterable[Answer]) -> list[str]:
    """Return a line for each query whose first result is wrong, or that should have had none."""
    return [
        f"{each.query.kind}: {each.query.text!r} gave {[result.id for result in each.results[:3]]}, "
        f"right at {each.rank}: {sorted(each.query.expected)[:3]}"
        for each in answers
        if (each.rank != 1 if each.query.expected else each.results)
    ]


def _share(right: Iterable[bool]) -> float:
    every = list(right)
    return sum(every) / len(every) if every else 0.0

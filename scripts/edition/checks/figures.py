"""Figures and units: what the Chinese counts and measures, the English counts and measures too."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from edition import numerals
from edition.checks.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edition.checks.findings import Pair
    from edition.joined.model import Edition

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
COUNTED = re.compile(rf"([{numerals.CHINESE}]+)(?=[个家年国次张项条级类批种座至师])")
"""A Chinese numeral before a measure word, or before 至 (to)."""
NUMERAL = re.compile(rf"[{numerals.CHINESE}]+")
ENGLISH_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
ENGLISH_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
MONTHS = [
    "-",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
ONE = 1
UNITS = {
    "平方": re.compile(r"\bsquare\b"),
    "公里": re.compile(r"\bkilometres?\b"),
    "亿元": re.compile(r"\bmillion|\bbillion"),
    "万元": re.compile(r",000|\bmillion"),
    "%": re.compile(r"%|per ?cent"),
}


def figures_kept(_: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield pairs in which a figure is missing, added or changed."""
    for pair in pairs:
        wanted, maybe = Counter(FIGURE.findall(pair.zh)), _counted(pair.zh)
        given, in_words = Counter(_plain(pair.en)), spelt(pair.en)
        missing = [figure for figure in (wanted - given).elements() if _number(figure) not in in_words]
        missing += [str(number) for number in maybe if str(number) not in given and number not in in_words]
        allowed = _written(pair.zh) | {_number(figure) for figure in wanted}
        added = [figure for figure in (given - wanted).elements() if _number(figure) not in allowed]
        if missing:
            yield Finding(
                pair, "a figure of the Chinese is missing in the English", allowed=", ".join(missing)
            )
        if added:
            yield Finding(pair, "the English has a figure that the Chinese has not", found=", ".join(added))


def units_kept(_: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield pairs in which a unit is missing."""
    for pair in pairs:
        for unit, pattern in UNITS.items():
            wanted = len(re.findall(rf"\d\s*(?:平方)?{unit}", pair.zh))
            if len(pattern.findall(pair.en)) < wanted:
                yield Finding(pair, "a unit of the Chinese is missing in the English", allowed=unit)


def _plain(english: str) -> list[str]:
    return [figure.replace(",", "") for figure in FIGURE.findall(english)]


def _number(figure: str) -> float:
    return float(figure.replace(",", ""))


def _counted(chinese: str) -> list[int]:
    read = (numerals.read(match[1]) for match in COUNTED.finditer(chinese))
    return [number for number in read if number is not None and number > ONE]


def spelt(english: str) -> set[float]:
    """Return the numbers that are written as English words."""
    words = re.findall(r"[a-z]+", english.lower())
    lists = (ENGLISH_NUMBERS, ENGLISH_ORDINALS, MONTHS)
    return {float(names.index(word)) for word in words for names in lists if word in names}


def _written(chinese: str) -> set[float]:
    """Return every number that is written in Chinese numerals, in names too."""
    read = (numerals.read(match[0]) for match in NUMERAL.finditer(chinese))
    return {float(number) for number in read if number is not None}

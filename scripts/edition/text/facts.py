"""Facts: what a text says about itself, as far as its form shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition import numerals
from edition.text.lines import is_date, is_number

if TYPE_CHECKING:
    from edition.clauses import Tree

DAY = re.compile(r"(\S{4})\s*年\s*(\S{1,2})\s*月\s*(\S{1,3})\s*日")


@dataclass(frozen=True, slots=True)
class SelfDescription:
    """Number and date of a document; empty where the text does not show them."""

    number: str = ""
    date: str = ""
    """As YYYY-MM-DD."""


def describe(tree: Tree) -> SelfDescription:
    """Return the first document number and the first date that stand on lines of their own."""
    lines = [sentence.text for sentence in tree.sentences]
    number = next((line for line in lines if is_number(line)), "")
    date = next((day for line in lines if is_date(line) for day in [_day(line)] if day), "")
    return SelfDescription(number, date)


def _day(line: str) -> str:
    match = DAY.search(line.strip("（）()"))
    if not match:
        return ""
    year = "".join(str(numerals.read(digit)) for digit in match[1])
    month, day = numerals.read(match[2]), numerals.read(match[3])
    return f"{year}-{month:02}-{day:02}" if month and day and year.isdigit() else ""

"""Markers: the numbers at the head of a paragraph, by their style.

Style gives the level: 一、 then （一） then 1. then （1） then ①. Brackets and digits may be
half-width or full-width, the point ``.``, ``．`` or ``、``, with or without spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from edition.numerals import CHINESE, read

_WORDS = f"[{CHINESE.replace('两', '')}]{{1,7}}"
_DIGITS = "[0-9０-９]{1,3}"
_ANY_DIGIT = "[0-9０-９]"
_PATTERNS = (
    # 一、 but not the first of a series: 一、二类 …
    (1, rf"(?P<printed>(?P<numeral>{_WORDS}))\s*[、.．](?![二三四五六七八九十][级类线期批次等产者号层])"),
    # （一） but not a reference to an item that was cut from its 第: （一）项规定 …
    (2, rf"(?P<printed>[（(]\s*(?P<numeral>{_WORDS})\s*[）)])(?!项[^目]|款)、?"),
    (2, r"(?P<printed>(?P<numeral>[㈠-㈩]))、?"),
    # 1. but not 1.5 and not 1、2; a year may follow without a space
    (3, rf"(?P<printed>(?P<numeral>{_DIGITS}))\s*[.．、](?:(?!{_ANY_DIGIT})|(?={_ANY_DIGIT}{{4}}年))"),
    (3, r"(?P<printed>(?P<numeral>[⒈-⒛]))"),
    (4, rf"(?P<printed>[（(]\s*(?P<numeral>{_DIGITS})\s*[）)])、?"),
    (4, r"(?P<printed>(?P<numeral>[⑴-⒇]))、?"),
    (5, r"(?P<printed>(?P<numeral>[①-⑳㉑-㉟㊱-㊿]))、?"),
)
_STYLES = tuple((level, re.compile(pattern + r"\s*")) for level, pattern in _PATTERNS)


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at the head of a paragraph."""

    level: int
    """1 for 一、 to 5 for ①."""
    number: int
    """What it counts."""
    printed: int
    """Where the printed number ends, in characters."""
    end: int
    """Where the words begin, behind the point and spaces."""


def marker(text: str) -> Marker | None:
    """Return the marker at the head of a paragraph, or None where there is none with words behind it."""
    for level, style in _STYLES:
        match = style.match(text)
        number = read(match["numeral"]) if match else None
        if match and number and match.end() < len(text):
            return Marker(level, number, match.end("printed"), match.end())
    return None

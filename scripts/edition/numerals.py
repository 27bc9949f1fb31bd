"""Numerals of official Chinese texts: 十七, 17, １７, ⑰ and （十七） all say 17."""

from __future__ import annotations

import re
import unicodedata

DIGITS = "零一二三四五六七八九"
CHINESE = DIGITS + "〇○两十百千"
"""Every character that a Chinese numeral may hold."""
LARGEST = 9999
"""The largest number that is read or written in Chinese."""

_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"〇": 0, "○": 0, "两": 2}
_DIGIT = "[一二三四五六七八九两]"
_ZERO = "[零〇○]?"
_WORDS = re.compile(
    rf"(?:(?P<thousands>{_DIGIT})千)?(?:{_ZERO}(?P<hundreds>{_DIGIT})百)?"
    rf"(?:{_ZERO}(?P<tens>{_DIGIT}?)十)?(?:{_ZERO}(?P<ones>{_DIGIT}))?"
)
_PLACES = {"thousands": 1000, "hundreds": 100, "tens": 10, "ones": 1}
_POSITIONAL = re.compile(r"[零〇○一二三四五六七八九]{1,4}")
_ARABIC = re.compile(r"[0-9０-９]{1,4}")
_ENCLOSED = re.compile(r"[①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛㈠-㈩]")


def read(numeral: str) -> int | None:
    """Read a numeral.

    Args:
        numeral: Chinese (三百九十九, 二〇二三), ASCII or full-width digits, or one enclosed
            character such as ⑰, ⑵, ⒊ or ㈣; nothing else around it.

    Returns:
        The number, from 0 to 9999, or None where this is no numeral.
    """
    if _ENCLOSED.fullmatch(numeral):
        return int(unicodedata.numeric(numeral))
    if _ARABIC.fullmatch(numeral):
        return int(numeral)
    if _POSITIONAL.fullmatch(numeral):
        return int("".join(str(_VALUES[character]) for character in numeral))
    match = _WORDS.fullmatch(numeral)
    return _value(match) if match and numeral else None


def _value(match: re.Match[str]) -> int:
    """Add up the places of a numeral in words; 十 without a digit before it is one ten."""
    places = ((match[name], worth) for name, worth in _PLACES.items())
    return sum(_VALUES.get(digit, 1) * worth for digit, worth in places if digit is not None)


def chinese(number: int) -> str:
    """Write a number in Chinese, as headings do: 十七, 一百零五, 三百九十九.

    Args:
        number: From 0 to 9999.

    Returns:
        The numeral.

    Raises:
        ValueError: The number is out of range.
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(f"a number from 0 to {LARGEST} can be written, not {number}")
    places = zip(str(number).zfill(4), ("千", "百", "十", ""), strict=True)
    words = "".join(DIGITS[int(digit)] + (unit if digit != "0" else "") for digit, unit in places)
    shortened = re.sub("零+", "零", words).strip("零") or "零"
    return shortened.removeprefix("一") if shortened.startswith("一十") else shortened

"""Checks of notes, reasons and definitions: their form, and that both languages say the same figures."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from edition import numerals
from edition.annotations.inline import pieces, plain
from edition.checks import form
from edition.checks.figures import NUMERAL, spelt
from edition.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edition.joined.model import Edition, Prose

CHINESE_PAIRS = {"（": "）", "“": "”", "《": "》", "〈": "〉", "〔": "〕", "[": "]", "(": ")"}
HALF_WIDTH = re.compile(
    r"(?<=[\u3400-\u9fff])[,;:?!]|[,;:?!.](?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\.(?!\w)|  "
)
"""Western marks beside Chinese characters, and double spaces."""
BROKEN_LINK = re.compile(r"\]\s*\(|\]\s?（")
"""What is left of a link whose brackets do not fit."""
FIGURE = re.compile(
    r"(\d+(?:,\d{3})*(?:\.\d+)?)\s?(?:余|多)?(万亿|万|亿|million|billion|trillion)?(?![\d.]*\.\d)"
)
SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12, "million": 10**6, "billion": 10**9, "trillion": 10**12}
LARGEST_NUMBER = 31
"""Up to the days of a month, numbers count parts and ranks, which each language may write in words."""
QUOTED = re.compile(r"“[^”]*”")


def check_prose(edition: Edition) -> list[Problem]:
    """Return what is wrong with the form and the figures of all texts of contributors."""
    return [problem for prose in edition.prose for problem in _check(prose)]


@lru_cache(maxsize=4096)  # while serving, all texts but one are as they were
def _check(prose: Prose) -> tuple[Problem, ...]:
    return (*_english(prose), *_chinese(prose), *_figures(prose))


def _english(prose: Prose) -> Iterator[Problem]:
    unmatched = form.unmatched(prose.en, form.PAIRED)
    if unmatched:
        message = "brackets or quotation marks do not match"
        yield Problem(prose.en_place, "text-marks", message, unmatched)
    found = form.STRAIGHT.findall(prose.en)
    if found:
        shown, allowed = " ".join(f"[{mark}]" for mark in found), "“ ” ‘ ’ – and single spaces"
        yield Problem(prose.en_place, "text-typography", "typewriter marks", shown, allowed, level="warning")
    yield from _spelling(prose)
    if not prose.en.rstrip("”’)").endswith((".", "!", "?")):
        message = "a full stop is missing at the end"
        yield Problem(prose.en_place, "text-stop", message, prose.en[-12:], level="warning")
    if any(BROKEN_LINK.search(piece.words) for piece in pieces(prose.en) if piece.kind == "plain"):
        yield _broken(prose.en, prose)


def _broken(text: str, prose: Prose) -> Problem:
    place = prose.en_place if text is prose.en else prose.zh_place
    message = "this looks like a link and is none"
    return Problem(place, "link-form", message, allowed="[words](3.6.17-2), with no space between")


def _spelling(prose: Prose) -> Iterator[Problem]:
    """Yield spellings that are not British, but for names, and for words in quotation marks."""
    words = [word for word in form.american(QUOTED.sub("", prose.en)) if word.islower()]
    if words:
        message = "spelling that is not British"
        yield Problem(prose.en_place, "text-spelling", message, ", ".join(words), level="warning")


def _chinese(prose: Prose) -> Iterator[Problem]:
    unmatched = form.unmatched(prose.zh, CHINESE_PAIRS)
    if unmatched:
        message = "brackets or quotation marks do not match"
        yield Problem(prose.zh_place, "text-marks", message, unmatched)
    found = HALF_WIDTH.findall(prose.zh)
    if found:
        shown, allowed = " ".join(f"[{mark}]" for mark in found), "full-width marks beside Chinese characters"
        yield Problem(prose.zh_place, "text-typography", "Western marks", shown, allowed, level="warning")
    if not prose.zh.rstrip("”’）").endswith(("。", "！", "？")):
        message = "a full stop is missing at the end"
        yield Problem(prose.zh_place, "text-stop", message, prose.zh[-6:], "。", level="warning")
    if any(BROKEN_LINK.search(piece.words) for piece in pieces(prose.zh) if piece.kind == "plain"):
        yield _broken(prose.zh, prose)


def _figures(prose: Prose) -> Iterator[Problem]:
    """Yield figures, but for small ones, that stand in one of the two languages alone."""
    english, chinese = plain(prose.en), plain(prose.zh)
    sides = (
        (english, prose.en_place, _values(chinese) | _written(chinese)),
        (chinese, prose.zh_place, _values(english) | spelt(english)),
    )
    for text, place, others in sides:
        alone = [match[0].strip() for match in FIGURE.finditer(text) if _missing(match, others)]
        if alone:
            message = "a figure stands in one of the two languages alone"
            yield Problem(place, "text-figures", message, ", ".join(alone), level="warning")


def _missing(figure: re.Match[str], others: Iterable[float]) -> bool:
    bare = float(figure[1].replace(",", ""))
    scaled = round(bare * SCALES.get(figure[2], 1), 6)
    return bare > LARGEST_NUMBER and scaled not in others and bare not in others


def _values(text: str) -> set[float]:
    """Return all figures of a text, also in the scales that the text names: 5 and 6 million."""
    found = [(float(match[1].replace(",", "")), match[2]) for match in FIGURE.finditer(text)]
    scales = {1, *(SCALES[scale] for _, scale in found if scale)}
    return {round(bare * scale, 6) for bare, _ in found for scale in scales}


def _written(chinese: str) -> set[float]:
    read = (numerals.read(match[0]) for match in NUMERAL.finditer(chinese))
    return {float(number) for number in read if number is not None}

"""Form: lists, brackets and quotation marks, characters, length and spelling of the English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edition.checks.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from edition.checks.findings import Pair
    from edition.joined.model import Edition

CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef]+")
"""Han characters and full-width punctuation."""
STRAIGHT = re.compile(r"[\"']|--| - |  ")
"""Straight quotation marks and makeshift dashes and spaces."""
LIST = re.compile(r",|;|\band\b|\bor\b|\bas well as\b|\+")
PAIRED = {"(": ")", "[": "]", "“": "”"}
SHORTEST, LONGEST = 2.5, 7.5
"""Letters of English for one Chinese character. The first glosses of this plan lay between 3.2 and 7.3."""
LONG_ENOUGH = 12
"""Characters from which on a length can be judged."""
AMERICAN = re.compile(
    r"\b(?:\w+(?:iz(?:e[sd]?|ing|ations?|ational|ers?)|yz(?:e[sd]?|ing))|cent(?:er|ers|ered)|lab(?:or)|col(?:or)s?"
    r"|fav(?:or)\w*|behav(?:ior)\w*|defense|offense|program(?:s)?|catalog|modeling|traveling|fulfill\w*"
    r"|aluminum|license(?= (?:for|to|of)\b)|gray)\b"
)
"""Spellings that are not British: this edition writes organise, centre, labour, programme."""
BRITISH_Z = frozenset(
    [
        "maize",
        "size",
        "sized",
        "sizes",
        "sizing",
        "prize",
        "prized",
        "prizes",
        "seize",
        "seized",
        "seizes",
        "seizing",
    ]
)
NAMES = re.compile(r"World Customs Organization|World Trade Organization|World Health Organization")


def list_items_kept(_: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield pairs whose Chinese lists more items than their English can."""
    for pair in pairs:
        items, joints = pair.zh.count("、"), len(LIST.findall(pair.en))
        if joints < items:
            message = "the Chinese lists more items than the English"
            yield Finding(
                pair, message, found=f"{joints} commas and conjunctions", allowed=f"{items} or more"
            )


def marks_matched(_: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield English whose brackets and quotation marks do not pair, or that lost a bracket."""
    for pair in pairs:
        wrong = unmatched(pair.en, PAIRED)
        if wrong:
            yield Finding(pair, "brackets or quotation marks do not match", found=wrong)
        given, wanted = pair.en.count("("), pair.zh.count("（")
        if given < wanted:
            message = "the English has fewer brackets than the Chinese"
            yield Finding(pair, message, found=str(given), allowed=f"{wanted} or more")


def unmatched(text: str, paired: Mapping[str, str]) -> str:
    """Return the first mark of a pair that closes nothing, or those that are never closed."""
    open_: list[str] = []
    for mark in text:
        if mark in paired:
            open_.append(paired[mark])
        elif mark in paired.values() and (not open_ or open_.pop() != mark):
            return mark
    return "".join(open_)


def only_english(_: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield English with Chinese characters or full-width punctuation in it."""
    for pair in pairs:
        found = CHINESE.findall(pair.en)
        if found:
            yield Finding(pair, "the English has Chinese characters or punctuation", found=" ".join(found))


def typography(_: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield English with straight quotation marks, makeshift dashes or double spaces."""
    for pair in pairs:
        found = STRAIGHT.findall(pair.en)
        if found:
            shown = " ".join(f"[{mark}]" for mark in found)
            yield Finding(pair, "typewriter marks", found=shown, allowed="“ ” ‘ ’ – and single spaces")


def length_in_proportion(_: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield English that is much too short or too long for its Chinese."""
    for pair in pairs:
        ratio = len(pair.en) / len(pair.zh)
        if len(pair.zh) >= LONG_ENOUGH and not SHORTEST <= ratio <= LONGEST:
            allowed = f"{SHORTEST} to {LONGEST} letters for a character"
            yield Finding(pair, "the length is out of proportion", found=f"{ratio:.1f}", allowed=allowed)


def british_spelling(_: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield English that is not spelt in the British way, names apart."""
    for pair in pairs:
        found = american(pair.en)
        if found:
            yield Finding(pair, "spelling that is not British", found=", ".join(found))


def american(english: str) -> list[str]:
    """Return the words that are not spelt in the British way."""
    return [word for word in AMERICAN.findall(NAMES.sub("", english)) if word not in BRITISH_Z]


def full_stop(_: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield sentences that end with a stop in one language alone, and titles that end with one."""
    for pair in pairs:
        ends = pair.en.rstrip("”’)").endswith((".", "!", "?"))
        wanted = not pair.is_title and pair.zh.rstrip("”’）").endswith(("。", "！", "？"))
        if ends != wanted:
            message = "a full stop is missing at the end" if wanted else "no full stop belongs at the end"
            yield Finding(pair, message, found=pair.en[-12:])

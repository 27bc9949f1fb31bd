"""Kinds of faults that any YAML file of the project can have: its syntax, keys, days and addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mutation_project import PLAN, TERMS, YAML, passage

if TYPE_CHECKING:
    import random

KEY = r"^ *(?:- )?[a-z_]+"
NEAR = (-1, 0, 1)
"""Where a broken line is first seen to be broken: there, or beside it."""


def swapped_letters(word: str, rng: random.Random) -> str:
    """Return a word with two neighbouring letters the other way round, or with one twice."""
    places = [at for at in range(len(word) - 1) if word[at] != word[at + 1] and word[at : at + 2].isalnum()]
    if not places:
        return word + word[-1]
    at = rng.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def next_figure(figure: str, rng: random.Random) -> str:
    """Return a figure with one digit changed, and not to a zero at its start."""
    at = rng.choice([match.start() for match in re.finditer(r"\d", figure)])
    digit = rng.choice([each for each in "123456789" if each != figure[at]])
    return figure[:at] + digit + figure[at + 1 :]


KINDS = (
    passage("full-width colon", YAML, KEY + r"(: )\S", "：", lines=NEAR),
    passage("no space after the colon", YAML, KEY + r"(: )\S", ":", lines=NEAR),
    passage("lost indent", YAML, r"^ +(  )(?=[a-z_]+:)", "", lines=NEAR),
    passage("one space more", YAML, r"^ +( )(?=[a-z_]+:)", "  ", lines=NEAR),
    passage("tab for an indent", YAML, r"^(  +)(?=[a-z_]+:)", "\t"),
    passage("closing quote missing", YAML, KEY + r': ".*(")$', "", lines=NEAR),
    passage("opening quote missing", YAML, KEY + r': (")', "", lines=NEAR),
    passage("stray quote at the end", YAML, KEY + r": [^\"'\[{>|\n]*[^\"'\s]()$", '"', lines=NEAR),
    passage("key twice", YAML, r"^( *[a-z_]+: .+\n)", lambda line, _: line + line, lines=(0, 1)),
    passage("key misspelt", YAML, r"^ *(?:- )?([a-z_]+):(?= |$)", swapped_letters),
    passage("value lost", YAML, KEY + r":( [^\n]+)$", ""),
    passage("hyphen of an entry lost", YAML, r"^ *(- )(?=[a-z]+: )", "  ", lines=NEAR),
    passage("mark of an unfinished merge", YAML, r"^()(?=[ a-z])", "<<<<<<< HEAD\n", lines=(0, 1)),
    passage("day that does not exist", YAML, r'(?:on|seen|date): "(\d{4}-\d\d-\d\d)"', "2022-02-30"),
    passage("month that does not exist", YAML, r'as_of: "(\d{4}-\d\d)"', "2026-13"),
    passage(
        "day written in another way",
        YAML,
        r'(?:on|seen|date): "(\d{4}-\d\d-\d\d)"',
        lambda day, rng: rng.choice([day.replace("-", "/"), ".".join(reversed(day.split("-")))]),
    ),
    passage("day in the future", YAML, r'(?:on|seen): "(\d{4})-\d\d-\d\d"', "2126"),
    passage("month in the future", YAML, r'as_of: "(\d{4})-\d\d"', "2126"),
    passage("status misspelt", PLAN, r"status: (reviewed)", swapped_letters),
    passage("status of which there is none", PLAN, r"status: (reviewed)", "done"),
    passage("draft that was reviewed", PLAN, r"status: (reviewed)", "draft", lines=(0, 1)),
    passage("reviewed, but not by whom", PLAN, r"reviewed: \{(by: [^,]+, )", ""),
    passage("reviewed, but not when", PLAN, r"reviewed: \{by: [^,]+(, on: [^}]+)\}", ""),
    passage("reviewed, and no more", PLAN, r"(^ +reviewed: \{.*\n)", "", lines=(-1,)),
    passage("reviewed before there was a text", PLAN, r'on: "(\d{4})-\d\d-\d\d"', "2021"),
    passage("address with a space", YAML, r'url: "https://[^/"]*(/)', "/ "),
    passage("address of a script", YAML, r'url: "(https://)', "javascript:"),
    passage(
        "address misspelt", YAML, r'url: "(https:)//', lambda _, rng: rng.choice(["htp:", "https", "https;"])
    ),
    passage("source unknown", PLAN, r"sources: \[([a-z0-9-]+)", swapped_letters),
    passage("source unknown to a term", TERMS, r"^sources:\n  - ([a-z0-9-]+)$", swapped_letters),
    passage("source twice", PLAN, r"sources: \[([a-z0-9-]+)", lambda name, _: f"{name}, {name}"),
)

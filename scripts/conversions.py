"""Writes tests/joined/conversions.txt: what OpenCC makes of the titles, the sentences and the terms.

Terms' own corrections are left out, so that the list changes with OpenCC alone. What differs from the list
as it stands is printed first, old → new: read that before the list is committed.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from edition.joined.model import HANS, HONG_KONG, TAIWAN
from edition.joined.scripts import convert
from edition.steps import check
from project_copy import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from edition.joined.model import Edition

    Recorded = Mapping[str, Mapping[str, str]]
    """What each simplified text becomes, by language."""

FILE = ROOT / "tests/joined/conversions.txt"
LINES = {"tw": TAIWAN, "hk": HONG_KONG}
"""How a line of the list starts, and the language that it is in."""


def main() -> int:
    """Print what differs, and write the list."""
    texts = dict.fromkeys(texts_of(check(ROOT)[0]))
    for change in changes(read(FILE.read_text("utf-8")) if FILE.exists() else {}):
        print(change)  # noqa: T201
    FILE.write_text(written(texts), encoding="utf-8", newline="\n")
    return 0


def texts_of(edition: Edition) -> list[str]:
    """Return the simplified titles, sentences and forms of terms, in the order of the edition."""
    titles = [clause.title[HANS] for clause in edition.clauses if clause.title.get(HANS)]
    sentences = [sentence.text[HANS] for sentence in edition.sentences]
    terms = sorted(
        form for each in edition.terms.values() for form in (each.term[HANS], *each.also.get(HANS, ()))
    )
    return [edition.document.title[HANS], *titles, *sentences, *terms]


def written(texts: Iterable[str]) -> str:
    """Return the list: each text, and below it what it becomes."""
    return "\n".join(
        "".join([f"{text}\n", *(f"  {mark} {convert(text, language)}\n" for mark, language in LINES.items())])
        for text in texts
    )


def read(content: str) -> Recorded:
    """Return what the list says."""
    recorded = {}
    for block in content.strip("\n").split("\n\n"):
        text, *lines = block.split("\n")
        recorded[text] = {LINES[line[2:4]]: line[5:] for line in lines}
    return recorded


def changes(recorded: Recorded, converted: Callable[[str, str], str] = convert) -> list[str]:
    """Return a message for each text that does not become any more what the list says."""
    return [
        f"{language}: {old} → {converted(text, language)}"
        for text, lines in recorded.items()
        for language, old in lines.items()
        if converted(text, language) != old
    ]


if __name__ == "__main__":
    sys.exit(main())

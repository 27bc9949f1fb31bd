"""Missing English, once an edition is nearly complete: before that it is counted, and no problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH, HANS
from edition.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.joined.model import Edition

NEARLY = 0.9
"""The share of sentences and titles with English from which on each of the others is reported."""


def english_missing(edition: Edition, otherwise: str) -> Iterator[Problem]:
    """Yield the sentences and titles that have no English, where nearly all others have it.

    Args:
        edition: The edition.
        otherwise: The file to name for a title that could stand in no file yet.
    """
    titles = [(clause.id, clause.title, clause.place) for clause in edition.clauses if clause.title]
    sentences = [(each.id, each.text, each.place) for each in edition.sentences]
    texts = titles + sentences
    without = [(id_, text, place) for id_, text, place in texts if ENGLISH not in text]
    if len(without) <= len(texts) * (1 - NEARLY):
        for id_, text, place in without:
            message = f"{id_} has no English, and nearly all of the text has"
            where = place or Place(otherwise)
            yield Problem(where, "english-missing", message, text[HANS], "its English", level="warning")

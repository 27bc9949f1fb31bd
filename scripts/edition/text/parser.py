"""The parser: from a text as received to its tree of clauses and sentences.

It never fails and never drops a character: ``parse(source)[0].received() == source.text``. What it
can't place stays as a sentence where it stands, and is reported with its line:

- ``numbering-jumps``: a number that doesn't follow; its line is a heading all the same where it
  can be nothing else, and text otherwise.
- ``numbering-repeats``: a number whose id is taken; the paragraph is kept as text.
- ``brackets-unbalanced``: marks that don't pair; every full stop ends a sentence there.
- ``line-unplaced``: a line without an end that is no heading, title, date or cell of a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.clauses import Clause, Tree
from edition.text.layout import regions
from edition.text.paragraphs import paragraphs
from edition.text.regions import RegionParser

if TYPE_CHECKING:
    from edition.problems import Problem
    from edition.text.source import Source


def parse(source: Source) -> tuple[Tree, list[Problem]]:
    """Parse a text of the genre.

    Args:
        source: The text as received.

    Returns:
        The tree, which holds every character, and what could not be placed for sure, by line.
    """
    found, tail = paragraphs(source.text)
    clauses: list[Clause] = []
    problems: list[Problem] = []
    for region in regions(found):
        parser = RegionParser(region, source.file)
        clauses += parser.parse()
        problems += parser.problems
    return Tree(tuple(clauses), tail), sorted(problems)

"""Clauses: the tree of a document, and the ids of what is in it.

This is the vocabulary that the text side and the annotations share. Ids come from the document's
own numbering: ``notice``, ``preamble``, part ``3``, section ``3.6``, measure ``3.6.17``, and
``3.6.17-4`` for the fourth sentence of that measure after its title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["notice", "preamble", "part", "section", "measure"]
"""What a clause is. A *measure* is a numbered paragraph: its number and its text stand on one line.
A *part* (一、) or *section* (（一）) has a heading on a line of its own. Whatever stands before the
first number is the *notice*, where the text covers another one, and the *preamble*. A letterhead
(``opening``) and a signature at the end (``closing``) are kinds of notice, an annex (``annex1``) a part."""

CLAUSE_ID = re.compile(r"(?:[a-z]+[0-9]*|[0-9]+)(?:\.[0-9]+)*")
SENTENCE_ID = re.compile(rf"(?P<clause>{CLAUSE_ID.pattern})-(?P<number>[0-9]+)")


@dataclass(frozen=True, slots=True)
class Join:
    """A page end that cut a sentence, mended in the reading text."""

    offset: int
    """Where in the mended text the cut was, in characters."""
    removed: str
    """The received characters that were taken out there, for example two line feeds."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of the received text. ``before + text + after`` with the joins undone is what was received."""

    text: str
    """The characters, unchanged but for page ends that are mended."""
    line: int
    """Line of the source on which the run starts, from 1."""
    before: str = ""
    """What stands between the previous span and this one: line ends, spaces, the stop after a title."""
    after: str = ""
    """What belongs to this span and is not part of its words, such as the point after a number."""
    joins: tuple[Join, ...] = ()

    def received(self) -> str:
        """Return the characters as they were received."""
        pieces, start = [self.before], 0
        for join in self.joins:
            pieces += [self.text[start : join.offset], join.removed]
            start = join.offset
        return "".join([*pieces, self.text[start:], self.after])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the document, or a line of its front or end matter."""

    id: str
    clause: str
    """Id of the clause that holds it."""
    paragraph: int
    """Which paragraph of the clause it stands in, from 1."""
    span: Span

    @property
    def text(self) -> str:
        """The Chinese sentence."""
        return self.span.text


@dataclass(frozen=True, slots=True)
class Clause:
    """A notice, preamble, part, section or measure. Its sentences come before the clauses within it."""

    id: str
    kind: Kind
    parent: str | None
    marker: Span | None
    """The number as printed, for example ``（六）`` or ``17``; the point behind it is in ``after``."""
    title: Span | None
    sentences: tuple[Sentence, ...] = ()

    @property
    def number(self) -> str:
        """The number as printed, or an empty string."""
        return self.marker.text if self.marker else ""

    @property
    def line(self) -> int:
        """Line of the source on which the clause starts, from 1."""
        spans = (self.marker, self.title, self.sentences[0].span if self.sentences else None)
        return next((span.line for span in spans if span), 1)


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed document: all clauses in the order of the text."""

    clauses: tuple[Clause, ...]
    tail: str = ""
    """What is left behind the last span: line ends as a rule."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in the order of the text."""
        return tuple(sentence for clause in self.clauses for sentence in clause.sentences)

    def spans(self) -> list[Span]:
        """Return every span in the order of the text."""
        spans: list[Span | None] = []
        for clause in self.clauses:
            spans += [clause.marker, clause.title, *(sentence.span for sentence in clause.sentences)]
        return [span for span in spans if span]

    def received(self) -> str:
        """Return the text as it was received, character by character."""
        return "".join(span.received() for span in self.spans()) + self.tail


def clause_of(sentence_id: str) -> str:
    """Return the id of the clause that holds the sentence; any other id comes back as it is."""
    match = SENTENCE_ID.fullmatch(sentence_id)
    return match["clause"] if match else sentence_id


def page_clauses(tree: Tree) -> list[tuple[Clause, list[Clause]]]:
    """Return the clauses that have a page and an annotation file of their own, each with its members.

    A notice and a preamble have one, and so has every part or section that holds sentences or measures
    itself. All other clauses are members of the one they stand in; a measure that stands in none is
    a member of the one before it. A part that holds only sections belongs to nobody.
    """
    by_id = {clause.id: clause for clause in tree.clauses}
    with_measures = {clause.parent for clause in tree.clauses if clause.kind == "measure"}
    pages: dict[str, list[Clause]] = {}
    last = ""
    for clause in tree.clauses:
        if clause.kind in ("notice", "preamble") or (
            clause.kind != "measure" and (clause.sentences or clause.id in with_measures)
        ):
            pages[clause.id] = []
            last = clause.id
        elif clause.kind == "measure":
            holder = clause.parent
            while holder and holder not in pages:
                holder = by_id[holder].parent
            if not holder and not last:
                pages[clause.id] = []
                last = clause.id
            else:
                pages[holder or last].append(clause)
    return [(by_id[page], members) for page, members in pages.items()]

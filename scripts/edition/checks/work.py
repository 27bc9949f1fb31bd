"""Work: what there is to do on an edition, and what of it suits somebody who is new."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from edition.annotations.statements import TERM as TERM_UNIT
from edition.annotations.statements import Unit
from edition.checks.check import DUE_AFTER, months_after
from edition.joined.changes import sentence_ids
from edition.joined.model import ENGLISH
from edition.joined.targets import SOURCE, TERM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edition.joined.model import Clause, Edition, Note, Sentence, Term
    from edition.problems import Place

Kind = Literal["missing", "draft", "stale", "due"]
KINDS: tuple[Kind, ...] = ("missing", "draft", "stale", "due")
"""What there can be to do, in the order in which it is shown."""
FIRST_OF_EACH = 4
"""How many first contributions of each kind are offered."""


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to do."""

    kind: Kind
    target: str
    """A clause, a sentence, or ``term:…``."""
    within: str
    """The page of the text that shows it, or the category of the term."""
    place: Place | None
    """The line to work on."""
    detail: str = ""
    """What makes it due: the month of the statement."""


@dataclass(frozen=True, slots=True)
class First:
    """A first contribution: something small that rests on nothing else."""

    kind: Literal["address", "review", "due-next"]
    """The issuer's own address of a source; a second reading of a term; a statement that can age."""
    target: str
    place: Place | None
    detail: str = ""


def work(edition: Edition, stale: Iterable[Unit], month: str) -> list[Work]:
    """Return what there is to do, in the order of the text, then of the terms.

    Args:
        edition: The edition.
        stale: What was put otherwise after its review, as far as the history tells.
        month: The month for which it is asked what is due, as YYYY-MM; empty where nothing is.
    """
    changed = frozenset(stale)
    ids = {id_: unit for unit, id_ in sentence_ids(edition).items()}
    found: list[Work] = []
    for clause in edition.clauses:
        found += _due(clause, clause.notes, month)
        for sentence in clause.sentences:
            found += _to_review(sentence, is_changed=ids[sentence.id] in changed)
            found += _due(sentence, sentence.notes, month)
    for term in edition.terms.values():
        found += _of_term(term, month, is_changed=Unit(TERM_UNIT, term.id) in changed)
    return found


def _to_review(sentence: Sentence, *, is_changed: bool) -> Iterator[Work]:
    place = sentence.english_place or sentence.place
    if sentence.status != "reviewed":
        yield Work(sentence.status, sentence.id, sentence.page, place)
    elif is_changed:
        yield Work("stale", sentence.id, sentence.page, place)


def _due(holder: Clause | Sentence, notes: Iterable[Note], month: str) -> Iterator[Work]:
    for note in notes:
        if _is_due(note.as_of, month):
            yield Work("due", holder.id, holder.page, note.place, note.as_of or "")


def _of_term(term: Term, month: str, *, is_changed: bool) -> Iterator[Work]:
    if term.status != "reviewed":
        yield Work("draft", TERM + term.id, term.category, term.place)
    elif is_changed:
        yield Work("stale", TERM + term.id, term.category, term.place)
    if _is_due(term.as_of, month):
        yield Work("due", TERM + term.id, term.category, term.place, term.as_of or "")


def _is_due(as_of: str | None, month: str) -> bool:
    return bool(as_of and month and months_after(as_of, month) > DUE_AFTER)


def first_contributions(edition: Edition) -> list[First]:
    """Return a few small things to do of each kind, always the same for the same edition."""
    kinds = (_addresses(edition), _reviews(edition), _soon_due(edition))
    return [first for kind in kinds for first in islice(kind, FIRST_OF_EACH)]


def _addresses(edition: Edition) -> Iterator[First]:
    """Yield sources that were seen in a copy alone: their issuer's own page is wanted; newest first."""
    copies = [source for source in edition.sources.values() if source.copy and not source.url]
    for source in sorted(copies, key=lambda source: (source.date or "", source.id), reverse=True):
        yield First("address", SOURCE + source.id, source.place)


def _reviews(edition: Edition) -> Iterator[First]:
    """Yield terms to be read a second time; those that stand in the text most often, first."""
    drafts = [term for term in edition.terms.values() if term.status != "reviewed" and term.definition]
    for term in sorted(drafts, key=lambda term: (-len(term.occurrences), term.id)):
        yield First("review", TERM + term.id, term.place, term.term[ENGLISH])


def _soon_due(edition: Edition) -> Iterator[First]:
    """Yield the oldest of the statements that can age, one for each sentence or term."""
    holders: tuple[Clause | Sentence, ...] = (*edition.clauses, *edition.sentences)
    dated = [(note.as_of, holder.id, note.place) for holder in holders for note in holder.notes if note.as_of]
    dated += [(each.as_of, TERM + each.id, each.place) for each in edition.terms.values() if each.as_of]
    oldest = {target: (as_of, place) for as_of, target, place in sorted(dated, reverse=True)}
    for target in sorted(oldest, key=lambda target: (oldest[target][0], target)):
        as_of, place = oldest[target]
        yield First("due-next", target, place, as_of)

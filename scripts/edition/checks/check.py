"""The list of translation checks, and how they are run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.annotations.layout import DOCUMENT
from edition.checks import consistency, figures, form, wording
from edition.checks.days import untimely
from edition.checks.findings import Check, pairs
from edition.checks.missing import english_missing
from edition.checks.prose import check_prose
from edition.joined.model import ENGLISH
from edition.problems import Problem, nearest

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from edition.checks.findings import Finding
    from edition.joined.model import Clause, Edition, Sentence

CHECKS = (
    Check("figures-kept", "error", "figures are the same in both languages", figures.figures_kept),
    Check("units-kept", "error", "units are kept", figures.units_kept),
    Check("terms-rendered", "warning", "a term is rendered by its listed English", wording.terms_rendered),
    Check("phrases-rendered", "warning", "verbs of promise keep their degree", wording.phrases_rendered),
    Check("begins-alike", "warning", "the opening verb opens the English", wording.begins_alike),
    Check("avoided", "error", "renderings to avoid are avoided", wording.avoided),
    Check("same-text", "error", "the same Chinese is the same English", consistency.same_text_same_english),
    Check("same-phrase", "warning", "a phrase keeps its English", consistency.same_phrase_same_words),
    Check("list-items", "warning", "every item of a list is there", form.list_items_kept),
    Check("marks-matched", "error", "brackets and quotation marks match", form.marks_matched),
    Check("only-english", "error", "the English has no Chinese in it", form.only_english),
    Check("typography", "warning", "quotation marks and dashes are real ones", form.typography),
    Check("length", "warning", "the length is in proportion", form.length_in_proportion),
    Check("spelling", "warning", "the spelling is British", form.british_spelling),
    Check("full-stop", "warning", "sentences end with a stop, titles with none", form.full_stop),
)
"""All translation checks."""
DUE_AFTER = 12
"""Months after which a dated statement is due to be looked at again."""


def check_edition(edition: Edition, today: dt.date) -> list[Problem]:
    """Check all that contributors wrote, beyond what the build itself needs.

    Args:
        edition: The edition.
        today: The day from which the age of dated statements is counted.
    """
    return [
        *check_translation(edition),
        *check_prose(edition),
        *english_missing(edition, DOCUMENT),
        *due(edition, today),
        *untimely(edition, today),
    ]


def check_translation(edition: Edition) -> list[Problem]:
    """Run all checks over an edition.

    Returns:
        A problem for each finding that is not excused, and for each excuse that excuses nothing.
    """
    texts = pairs(edition)
    found: set[tuple[str, str]] = set()
    problems: list[Problem] = []
    for check in CHECKS:
        for finding in check.run(edition, texts):
            found.add((finding.pair.id, check.id))
            if check.id not in finding.pair.ignored:
                problems.append(_problem(check, finding))
    return problems + list(_excuses(edition, found)) + list(_undefined(edition))


def _problem(check: Check, finding: Finding) -> Problem:
    return Problem(
        finding.pair.place,
        check.id,
        f"{finding.pair.id}: {finding.message}",
        found=finding.found or finding.pair.en,
        allowed=finding.allowed,
        level=check.level,
    )


def _excuses(edition: Edition, found: set[tuple[str, str]]) -> Iterator[Problem]:
    """Yield excuses from checks that do not exist, or that would pass anyway."""
    names = [check.id for check in CHECKS]
    holders: tuple[Clause | Sentence, ...] = (*edition.clauses, *edition.sentences)
    for holder in holders:
        for check in holder.ignored:
            place = holder.english_place or holder.place
            if place and check not in names:
                message = "there is no translation check with this name"
                yield Problem(place, "unknown-check", message, check, ", ".join(names), nearest(check, names))
            elif place and (holder.id, check) not in found:
                message = f"{holder.id} passes this check and need not be excused from it"
                yield Problem(place, "needless-ignore", message, found=check, level="warning")


def _undefined(edition: Edition) -> Iterator[Problem]:
    """Yield terms without a definition, but only where other terms have one."""
    if any(term.definition for term in edition.terms.values()):
        for term in edition.terms.values():
            if not term.definition:
                message = f"the term {term.term[ENGLISH]} has no definition yet"
                yield Problem(term.place, "definition-missing", message, level="warning")


def due(edition: Edition, today: dt.date) -> list[Problem]:
    """Return the dated statements that are due to be looked at again.

    Args:
        edition: The edition.
        today: The day from which their age is counted.
    """
    dated = [(note.as_of, note.place) for holder in edition.sentences for note in holder.notes]
    dated += [(note.as_of, note.place) for clause in edition.clauses for note in clause.notes]
    dated += [(term.as_of, term.place) for term in edition.terms.values()]
    message = f"this statement is older than {DUE_AFTER} months; look it up again"
    return [
        Problem(place, "due", message, found=as_of, level="info")
        for as_of, place in dated
        if as_of and months_after(as_of, f"{today:%Y-%m}") > DUE_AFTER
    ]


def months_after(first: str, second: str) -> int:
    """Return how many months the second month, as YYYY-MM, comes after the first."""
    (year, month), (later_year, later_month) = first.split("-"), second.split("-")
    return (int(later_year) - int(year)) * 12 + int(later_month) - int(month)

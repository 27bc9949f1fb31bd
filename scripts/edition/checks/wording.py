"""Wording: terms and fixed phrases are rendered as the edition renders them everywhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from edition.checks.findings import Finding
from edition.checks.words import says, times
from edition.joined.model import ENGLISH, HANS
from edition.joined.occurrences import Finder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from edition.checks.findings import Pair
    from edition.joined.model import Edition, Term


FIRST = 7
"""Among how many words of a gloss the opening of the sentence is looked for."""


def terms_rendered(edition: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield terms that occur in the Chinese and are rendered by none of their listed English words."""
    for pair in pairs:
        for id_, wanted in Counter(mark.term for mark in pair.marks).items():
            term = edition.terms[id_]
            renderings = [term.term[ENGLISH], *term.also.get(ENGLISH, ())]
            if not _said(pair.en, renderings, wanted):
                message = f"the term {term.term[HANS]} ({id_}) is not rendered by its English{_often(wanted)}"
                yield Finding(pair, message, allowed="; ".join(renderings))


def avoided(edition: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield renderings that mislead, of terms and phrases that occur in the Chinese."""
    finder, by_zh = _finder(edition), {each.zh: each for each in edition.renderings}
    for pair in pairs:
        terms = [edition.terms[id_] for id_ in dict.fromkeys(mark.term for mark in pair.marks)]
        phrases = [by_zh[mark.term] for mark in finder.marks(pair.zh) if mark.term in by_zh]
        unwanted = [words for term in terms for words in term.avoid.get(ENGLISH, ())]
        unwanted += [words for phrase in phrases for words in phrase.avoid]
        wanted = [words for term in terms for words in (term.term[ENGLISH], *term.also.get(ENGLISH, ()))]
        wanted += [words for phrase in phrases for words in phrase.en]
        for words in dict.fromkeys(unwanted):
            if says(_without(pair.en, wanted), words):
                yield Finding(pair, "the English uses a rendering that is to be avoided", found=words)


def phrases_rendered(edition: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield verbs of promise and command, and other phrases with a fixed rendering, that have another one."""
    finder, by_zh = _finder(edition), {each.zh: each for each in edition.renderings}
    for pair in pairs:
        for zh, wanted in Counter(mark.term for mark in finder.marks(pair.zh)).items():
            if zh in by_zh and not _said(pair.en, by_zh[zh].en, wanted):
                message = f"{zh} is not rendered by its English{_often(wanted)}"
                yield Finding(pair, message, allowed="; ".join(by_zh[zh].en))


def begins_alike(edition: Edition, pairs: Iterable[Pair]) -> Iterator[Finding]:
    """Yield glosses of sentences that begin with a fixed phrase and do not have it among their first words.

    The verb that opens a sentence is its promise; the same English may stand again later for something else.
    """
    finder, by_zh = _finder(edition), {each.zh: each for each in edition.renderings}
    for pair in pairs:
        opening = [mark.term for mark in finder.marks(pair.zh) if not mark.start and mark.term in by_zh]
        for zh in opening:
            allowed = by_zh[zh].en
            if not times(" ".join(pair.en.split()[:FIRST]), allowed) and times(pair.en, allowed):
                message = f"the sentence begins with {zh}, and its English with something else"
                yield Finding(pair, message, allowed="; ".join(allowed))


def _said(english: str, renderings: Sequence[str], wanted: int) -> bool:
    """Tell whether the English has the renderings as often as the Chinese has the words."""
    if wanted == 1:
        return any(says(english, rendering) for rendering in renderings)
    return times(english, renderings) >= wanted


def _often(wanted: int) -> str:
    return f" {wanted} times" if wanted > 1 else ""


def _finder(edition: Edition) -> Finder:
    """Find phrases where they are words of their own, and not part of a term or of a longer word."""
    forms = {form: f"term:{term.id}" for term in edition.terms.values() for form in _forms(term)}
    for rendering in edition.renderings:
        forms |= {word: f"within:{word}" for word in rendering.within}
    return Finder(forms | {rendering.zh: rendering.zh for rendering in edition.renderings})


def _forms(term: Term) -> Sequence[str]:
    return (term.term[HANS], *term.also.get(HANS, ()))


def _without(english: str, wanted: Iterable[str]) -> str:
    """Take the good renderings out, so that a bad one inside of a good one is not found."""
    text = english.lower()
    for words in sorted(wanted, key=len, reverse=True):
        text = text.replace(words.lower(), " | ")
    return text

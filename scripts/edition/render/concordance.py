"""The concordance of a term: every title and sentence in which it stands, with both languages in line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH, HANS
from edition.render.html import element, escape, in_languages, unordered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from edition.joined.model import Term
    from edition.render.view import View

PLURAL = r"(?:e?s)?"
"""What English may add to each word of a form: documents of title."""


def concordance(seen: View, term: Term) -> str:
    """Return every title and sentence in which the term occurs, with it and its English marked."""
    titles = unordered((_title(seen, id_) for id_ in term.titles), "titles")
    occurrences = unordered((_occurrence(seen, term, id_) for id_ in term.occurrences), "concordance")
    return titles + occurrences


def _title(seen: View, id_: str) -> str:
    words = in_languages(seen.edition.clause_by_id[id_].title)
    return f"{_number(seen, id_)} {words}"


def _occurrence(seen: View, term: Term, id_: str) -> str:
    sentence = seen.edition.sentence_by_id[id_]
    places = [(mark.start, mark.end) for mark in sentence.marks if mark.term == term.id]
    lines = [element("p", _marked(sentence.text[HANS], places), lang=HANS)]
    if ENGLISH in sentence.text:
        english = sentence.text[ENGLISH]
        lines.append(element("p", _marked(english, _english(english, term)), lang=ENGLISH))
    return _number(seen, id_) + element("div", "".join(lines))


def _number(seen: View, id_: str) -> str:
    return element("a", escape(id_), class_="target", href=seen.href(id_))


def _marked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """Return a text with the characters at some places marked."""
    pieces, at = [], 0
    for start, end in places:
        pieces += [escape(text[at:start]), element("mark", escape(text[start:end]))]
        at = end
    return "".join([*pieces, escape(text[at:])])


def _english(text: str, term: Term) -> Iterator[tuple[int, int]]:
    """Yield where a rendering of a term stands in an English text; there may be none in a free rendering."""
    forms = (term.term.get(ENGLISH, ""), *term.also.get(ENGLISH, ()))
    pattern = _pattern(tuple(form for form in forms if form))
    return (match.span() for match in pattern.finditer(text)) if pattern else iter(())


@lru_cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str] | None:
    if not forms:
        return None
    longest_first = sorted(forms, key=len, reverse=True)
    between = rf"{PLURAL}[\s-]+"
    words = (between.join(map(re.escape, re.split(r"[\s-]+", form))) for form in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)}){PLURAL}(?!\w)", re.IGNORECASE)

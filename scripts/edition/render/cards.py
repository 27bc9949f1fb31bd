"""Cards: what a reader is shown of a term, a sentence or a source without leaving the page.

The cards of the terms in the text stand on the page as data, so that one opens without a request. Those
of everything that notes and references lead to come with the notes (``notes_script``), which are fetched
when somebody wants them. ``docs/assets/cards.js`` shows them.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from edition.annotations.inline import pieces, plain
from edition.joined.model import ENGLISH, HANS
from edition.joined.targets import SOURCE, TERM
from edition.render.html import element, escape
from edition.render.notes import apparatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from edition.joined.model import Clause, Edition, Sentence, Source, Term
    from edition.render.view import View

Card = tuple[str, str, str, str, str, int]
"""Title in Chinese, title in English, pinyin, text in Chinese, text in English, number of occurrences."""
SHORT = {HANS: 50, ENGLISH: 116}
"""The longest definition on a card, in characters."""
FIRST = {HANS: re.compile(r".*?。"), ENGLISH: re.compile(r".*?[a-z\d)’”]{2}\.(?=\s+[A-Z“])")}
"""The first sentence of a definition."""


def page_cards(seen: View, clauses: Iterable[Clause]) -> str:
    """Return the cards of the terms in the sentences of a page, as data, and where its notes are."""
    marks = (mark.term for clause in clauses for each in clause.sentences for mark in each.marks)
    cards = {term: term_card(seen.edition.terms[term]) for term in dict.fromkeys(marks)}
    page = seen.page.rpartition("/")[2]
    return element("template", escape(_json(cards)), class_="page-cards", data_page=page)


def notes_script(seen: View, clauses: Iterable[Clause]) -> str:
    """Return a classic script with the notes and references of a page, and the cards of what they lead to."""
    holders: list[Clause | Sentence] = []
    for clause in clauses:
        holders += [clause, *clause.sentences]
    notes = {holder.id: html for holder in holders if (html := apparatus(seen, holder))}
    targets = sorted({target for holder in holders for target in _targets(seen, holder)})
    data = _json({"notes": notes, "cards": {target: _card(seen.edition, target) for target in targets}})
    return f"(window.editionNotes ??= {{}})[{_json(seen.page.rpartition('/')[2])}] = {data};\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _targets(seen: View, holder: Clause | Sentence) -> Iterator[str]:
    """Yield what the apparatus of a clause or sentence leads to."""
    texts: list[Mapping[str, str]] = [note.text for note in holder.notes]
    for reference in seen.forward.get(holder.id, ()):
        yield reference.to
        texts.append(reference.reason)
    yield from (reference.from_ for reference in seen.back.get(holder.id, ()))
    yield from (SOURCE + source for note in holder.notes for source in note.sources)
    for text in texts:
        yield from _links(text)


def _links(text: Mapping[str, str]) -> Iterator[str]:
    """Yield what is linked to in a text of an annotation, but for addresses outside."""
    for language in (HANS, ENGLISH):
        for piece in pieces(text.get(language, "")):
            if piece.kind == "link" and not piece.leads_out:
                yield piece.target


def _card(edition: Edition, target: str) -> Card:
    if target.startswith(TERM):
        return term_card(edition.terms[target.removeprefix(TERM)])
    if target.startswith(SOURCE):
        return _source_card(edition.sources[target.removeprefix(SOURCE)])
    sentence = edition.sentence_by_id.get(target)
    clause = edition.clause_by_id[sentence.clause if sentence else target]
    title = f"{target} {clause.title.get(HANS, '')}".strip()
    text = sentence.text if sentence else {}
    return (title, clause.title.get(ENGLISH, ""), "", text.get(HANS, ""), text.get(ENGLISH, ""), 0)


def term_card(term: Term) -> Card:
    """Return the card of a term, with the beginning of its definition."""
    short = {each: _short(term.definition.get(each, ""), each) for each in (HANS, ENGLISH)}
    return (
        term.term[HANS],
        term.term[ENGLISH],
        term.pinyin,
        short[HANS],
        short[ENGLISH],
        len(term.occurrences),
    )


def _source_card(source: Source) -> Card:
    facts: Sequence[str | None] = (source.number, source.date)
    lines = {
        each: ", ".join(fact for fact in (source.issuer.get(each), *facts) if fact)
        for each in (HANS, ENGLISH)
        if source.issuer.get(each)
    }
    title = source.title
    return (title.get(HANS, ""), title.get(ENGLISH, ""), "", lines.get(HANS, ""), lines.get(ENGLISH, ""), 0)


def _short(definition: str, language: str) -> str:
    """Return the first sentence of a definition as plain words, cut where it is long."""
    words = plain(definition)
    found = FIRST[language].match(words)
    first = found[0] if found else words
    if len(first) <= SHORT[language]:
        return first
    cut = first[: SHORT[language]]
    return (cut.rpartition(" ")[0] if language == ENGLISH else cut).rstrip(" ,;:，；：、") + "…"

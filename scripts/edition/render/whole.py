"""The whole text on one page, with its notes below each clause: for print, and for who has no scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH, HANS
from edition.render.addresses import whole_pages as pages_by_clause
from edition.render.html import element, escape, in_languages
from edition.render.labels import both, label
from edition.render.notes import apparatus
from edition.render.page import Page, heading, html_block, join
from edition.render.pictures import pictures_below
from edition.render.plan import clause_heading
from edition.render.sentences import chinese

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edition.joined.model import Clause, Sentence
    from edition.render.view import View

LEVELS = {"notice": 2, "preamble": 2, "part": 2, "section": 3, "measure": 4}
"""Levels of headings, by the kind of clause."""


def whole_pages(seen: View) -> Iterator[Page]:
    """Yield the page of the whole text, or more of them where the text is very long."""
    shown: dict[str, list[Clause]] = {}
    for clause in seen.edition.clauses:
        shown.setdefault(pages_by_clause(seen.edition)[clause.id], []).append(clause)
    for page, clauses in shown.items():
        yield _page(seen.on(page), clauses)


def _page(seen: View, clauses: Sequence[Clause]) -> Page:
    title = seen.edition.document.title
    blocks = [heading(1, "whole", title), html_block(element("p", _facts(seen)), "facts-line")]
    for clause in clauses:
        blocks += [clause_heading(clause, LEVELS[clause.kind]), *_body(seen, clause)]
    description = f"{title.get(ENGLISH, title[HANS])}: the whole text with English glosses and all notes"
    return Page(seen.page, both("whole"), description, join(blocks))


def _facts(seen: View) -> str:
    document = seen.edition.document
    facts = f"{escape(document.number)} {escape(document.date)}".strip()
    return f"{in_languages(document.issuer)} {facts}"


def _body(seen: View, clause: Clause) -> list[str]:
    sentences, paragraph = [], 0
    for sentence in clause.sentences:
        sentences.append(_sentence(seen, sentence, starts_paragraph=sentence.paragraph != paragraph))
        sentences += pictures_below(seen, sentence.id)
        paragraph = sentence.paragraph
    sentences += pictures_below(seen, clause.id)
    notes = [_notes(seen, clause), *(_notes(seen, sentence) for sentence in clause.sentences)]
    content = "\n".join(line for line in (*sentences, *notes) if line)
    return [html_block(content, "clause")] if content else []


def _sentence(seen: View, sentence: Sentence, *, starts_paragraph: bool) -> str:
    number = element(
        "a",
        sentence.id.rpartition("-")[2],
        class_="sentence-number",
        href=seen.href(sentence.id),
        title=sentence.id,
    )
    hans = element("p", chinese(seen, sentence.text[HANS], (), sentence.notes), lang=HANS)
    english = escape(sentence.text.get(ENGLISH) or label("missing")[ENGLISH])
    class_ = "sentence paragraph" if starts_paragraph else "sentence"
    tools = element("div", number, class_="sentence-tools")
    return element(
        "div", f"{tools}{hans}{element('p', english, lang=ENGLISH)}", class_=class_, id=sentence.id
    )


def _notes(seen: View, holder: Clause | Sentence) -> str:
    """Return the apparatus of a clause or sentence, under its number."""
    html = apparatus(seen, holder)
    if not html:
        return ""
    number = element("p", element("a", escape(holder.id), href=seen.href(holder.id)), class_="of")
    return element("div", f"{number}\n{html}", class_="footnotes", id=f"notes-{holder.id}")

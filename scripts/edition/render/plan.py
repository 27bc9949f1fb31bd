"""The pages of the text: one for each section, and the contents."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH
from edition.render.addresses import CONTENTS, LISTS
from edition.render.cards import page_cards
from edition.render.html import element, in_languages, unordered
from edition.render.labels import both, label
from edition.render.notes import folded
from edition.render.page import Page, bilingual, heading, html_block, join
from edition.render.pictures import pictures_below
from edition.render.sentences import sentence_block

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from edition.joined.model import Clause, Edition
    from edition.render.view import View


Within = defaultdict[str | None, list["Clause"]]
"""Clauses by the clause that they stand in."""


def pages_of_text(edition: Edition) -> Mapping[str, Sequence[Clause]]:
    """Return what stands on each page of the text, by page: a section, or another clause with a page."""
    shown: dict[str, list[Clause]] = {}
    for clause in edition.clauses:
        shown.setdefault(clause.page, []).append(clause)
    shown.pop(CONTENTS, None)
    return shown


def section_pages(seen: View) -> Iterator[Page]:
    """Yield the page of each section, and of each other clause that has a page of its own."""
    for page, clauses in pages_of_text(seen.edition).items():
        yield _section_page(seen.on(page), clauses)


def _section_page(seen: View, clauses: Sequence[Clause]) -> Page:
    first, *others = clauses
    blocks = [_context(seen, first), clause_heading(first, 1), *_body(seen, first)]
    for clause in others:
        blocks += [clause_heading(clause, 2), *_body(seen, clause)]
    blocks.append(html_block(page_cards(seen, clauses), "page-data"))
    return Page(
        path=seen.page,
        title=bilingual(first.id if first.number else "", first.title) or first.id,
        description=_description(seen.edition, first, clauses),
        blocks=join(blocks),
    )


def _description(edition: Edition, first: Clause, clauses: Sequence[Clause]) -> str:
    titles = [clause.title[ENGLISH] for clause in clauses[1:] if clause.title.get(ENGLISH)]
    about = first.title.get(ENGLISH) or next(iter(first.title.values()), first.id)
    whole = edition.document.title.get(ENGLISH) or next(iter(edition.document.title.values()), "")
    return ". ".join([about, *titles, f"{whole}, Chinese and English"])


def clause_heading(clause: Clause, level: int) -> str:
    """Return the heading of a clause; one that has neither title nor number shows its id."""
    if not clause.title and not clause.number:
        return heading(level, clause.id, {ENGLISH: clause.id})
    return heading(level, clause.id, clause.title, number=clause.number)


def _context(seen: View, clause: Clause) -> str:
    """Return the line above a section's heading that says which part it belongs to."""
    parent = seen.edition.clause_by_id.get(clause.parent or "")
    if parent is None:
        return ""
    words = in_languages(parent.title)
    link = element(
        "a", f"{element('span', parent.number, class_='number')} {words}", href=seen.href(parent.id)
    )
    return html_block(element("p", link), "part")


def _body(seen: View, clause: Clause) -> list[str]:
    lines = [folded(seen, clause)]
    paragraph, known = 0, set[str]()
    for sentence in clause.sentences:
        starts = sentence.paragraph != paragraph
        lines.append(sentence_block(seen, sentence, starts_paragraph=starts, known=known))
        lines += pictures_below(seen, sentence.id)
        paragraph = sentence.paragraph
        known |= {mark.term for mark in sentence.marks}
    lines += pictures_below(seen, clause.id)
    content = "\n".join(line for line in lines if line)
    return [html_block(content, "clause")] if content else []


def contents_page(seen: View) -> Page:
    """Return the contents: every clause with its title in both languages."""
    seen = seen.on(CONTENTS)
    within: Within = defaultdict(list)
    for clause in seen.edition.clauses:
        within[clause.parent].append(clause)
    blocks = [heading(1, "contents", label("contents")), html_block(seen.stylesheet(LISTS), "page-style")]
    for shown_here, run in groupby(within[None], key=lambda clause: clause.page == CONTENTS):
        if shown_here:
            blocks += [block for part in run for block in _part(seen, part, within)]
        else:
            blocks.append(html_block(_list(seen, list(run), within), "contents"))
    return Page(CONTENTS, both("contents"), _contents_description(seen.edition), join(blocks))


def _contents_description(edition: Edition) -> str:
    title = edition.document.title
    counted = f"{len(edition.clauses)} clauses, {len(edition.sentences)} sentences"
    return f"Contents of the {title.get(ENGLISH) or next(iter(title.values()), '')}: {counted}"


def _part(seen: View, part: Clause, within: Within) -> list[str]:
    """Return the heading of a part that has no page of its own, and what is in it."""
    entries = _list(seen, within[part.id], within)
    return [clause_heading(part, 2), html_block(entries, "contents") if entries else ""]


def _list(seen: View, clauses: Sequence[Clause], within: Within) -> str:
    return unordered(_entry(seen, clause) + _list(seen, within[clause.id], within) for clause in clauses)


def _entry(seen: View, clause: Clause) -> str:
    number = element("span", clause.number, class_="number") if clause.number else ""
    words = in_languages(clause.title) if clause.title else clause.id
    nowhere_else = clause.page == CONTENTS and clause.parent is not None
    shown = f"{number} {words}".strip()
    return element("a", shown, href=seen.href(clause.id), id=clause.id if nowhere_else else None)

"""The state of the work: what is missing, draft, changed since its review or due, and where to begin."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from edition.checks.work import KINDS, first_contributions, work
from edition.render.addresses import LISTS, STATUS
from edition.render.html import element, escape, in_languages, unordered
from edition.render.labels import both, label
from edition.render.notes import target_link
from edition.render.page import Page, heading, html_block, join
from edition.render.plan import pages_of_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from edition.annotations.statements import Unit
    from edition.checks.work import First, Kind, Work
    from edition.render.view import View

COLUMNS = ("all", "reviewed", *KINDS)


def status_page(seen: View, stale: Iterable[Unit], day: str) -> Page:
    """Return the page of what there is to do.

    Args:
        seen: The edition.
        stale: What was put otherwise after its review.
        day: The day of this edition, as YYYY-MM-DD or empty; by it statements are due.
    """
    seen = seen.on(STATUS)
    edition = seen.edition
    waiting = work(edition, stale, day[:7])
    first = first_contributions(edition)
    head = html_block(seen.stylesheet(LISTS) + in_languages(label("status-how"), "p"), "status-head")
    blocks = [heading(1, "status", label("status")), head]
    if first:
        blocks += [heading(2, "first", label("first")), html_block(_first(seen, first), "first")]
    blocks += [heading(2, "status-sections", label("status-sections")), _sections(seen, waiting)]
    if edition.terms:
        blocks += [heading(2, "status-terms", label("status-terms")), _categories(seen, waiting)]
    blocks += _lists(seen, waiting)
    if not waiting:
        blocks.append(html_block(in_languages(label("nothing-to-do"), "p"), "waiting"))
    description = f"{len(waiting)} things wait: drafts, changes since a review, statements that are due"
    return Page(STATUS, both("status"), description, join(blocks))


def _first(seen: View, first: Sequence[First]) -> str:
    """Return the first contributions, by kind."""
    return in_languages(label("first-how"), "p") + unordered(
        in_languages(label(f"first-{kind}"))
        + unordered(f"{target_link(seen, each.target)} {seen.edit(each.place)}" for each in group)
        for kind, group in groupby(first, key=lambda each: each.kind)
    )


def _sections(seen: View, waiting: Sequence[Work]) -> str:
    """Return the table of the pages of the text: their sentences, and what waits there."""
    counts = Counter((each.within, each.kind) for each in waiting)
    rows = []
    for page, clauses in pages_of_text(seen.edition).items():
        sentences = [sentence for clause in clauses for sentence in clause.sentences]
        reviewed = sum(sentence.status == "reviewed" for sentence in sentences)
        name = f"{target_link(seen, clauses[0].id)} {in_languages(clauses[0].title)}"
        rows.append(_row(name, page, len(sentences), reviewed, counts))
    return _table(rows)


def _categories(seen: View, waiting: Sequence[Work]) -> str:
    """Return the table of the categories of terms: their terms, and what waits there."""
    counts = Counter((each.within, each.kind) for each in waiting)
    terms = list(seen.edition.terms.values())
    rows = []
    for category in seen.edition.categories.values():
        within = [term for term in terms if term.category == category.id]
        reviewed = sum(term.status == "reviewed" for term in within)
        name = in_languages(category.name)
        rows.append(_row(name, category.id, len(within), reviewed, counts))
    return _table(rows)


def _row(name: str, within: str, all_: int, reviewed: int, counts: Mapping[tuple[str, Kind], int]) -> str:
    figures = [all_, reviewed, *(counts.get((within, kind), 0) for kind in KINDS)]
    cells = "".join(element("td", str(figure) if figure else "–") for figure in figures)
    return element("tr", element("th", name, scope="row") + cells)


def _table(rows: Iterable[str]) -> str:
    heads = element("td") + "".join(
        element("th", in_languages(label(column)), scope="col") for column in COLUMNS
    )
    body = element("tbody", "\n".join(rows))
    return html_block(
        element("table", element("thead", element("tr", heads)) + body, class_="figures"), "status-table"
    )


def _lists(seen: View, waiting: Sequence[Work]) -> list[str]:
    """Return what waits, by kind, then by page or category."""
    blocks = []
    for kind in KINDS:
        of_kind = [each for each in waiting if each.kind == kind]
        if of_kind:
            groups = groupby(sorted(of_kind, key=lambda each: each.within), key=lambda each: each.within)
            shown = "".join(_group(seen, within, list(group)) for within, group in groups)
            blocks += [heading(2, f"waiting-{kind}", label(kind)), html_block(shown, "waiting")]
    return blocks


def _group(seen: View, within: str, group: Sequence[Work]) -> str:
    category = seen.edition.categories.get(within)
    name = in_languages(category.name) if category else escape(within.rpartition("/")[2])
    items = unordered(
        " ".join([target_link(seen, each.target), escape(each.detail), seen.edit(each.place)])
        for each in group
    )
    return element("h3", name) + items

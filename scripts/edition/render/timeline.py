"""The time line: laws, plans and other instruments that the edition cites, before and after the plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from edition.joined.targets import SOURCE, TERM
from edition.render.addresses import CONTENTS, TIMELINE
from edition.render.html import element, escape, in_languages, unordered
from edition.render.labels import both, label
from edition.render.notes import target_link
from edition.render.page import Page, heading, html_block, join
from edition.render.pictures import STYLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from edition.joined.model import Document, Source
    from edition.render.view import View

INSTRUMENTS = ("law", "regulation", "decision", "plan", "opinion", "agreement")
"""Kinds of sources that stand on the time line."""
WHEN = ("", "before", "plan-itself", "after", "undated")
"""Their order on the page: first those of an edition whose plan has no date."""
STEP, DOT = 10, 4
"""How wide a year is in the drawing, and how high an instrument."""


def timeline_page(seen: View) -> Page:
    """Return the page of the instruments by date, each with the places that cite it."""
    seen = seen.on(TIMELINE)
    document = seen.edition.document
    cited = _cited(seen)
    sources = [
        each for each in seen.edition.sources.values() if each.kind in INSTRUMENTS and each.id in cited
    ]
    sources.sort(key=lambda source: (source.date or "", source.id))
    runs = {when: [each for each in sources if _when(each, document) == when] for when in WHEN}
    drawing = _years([each for each in sources if each.date], document)
    head = html_block(
        seen.stylesheet(STYLE) + in_languages(label("timeline-how"), "p") + drawing, "timeline-head"
    )
    blocks = [heading(1, "timeline", label("timeline")), head]
    for when, run in runs.items():
        content = _own(seen, when, run) + _entries(seen, run, cited)
        if content:
            title = heading(2, f"timeline-{when}", label(when)) if when else ""
            blocks += [title, html_block(content, "timeline")]
    description = f"{len(sources)} laws, plans and other instruments that the edition cites, by date"
    return Page(TIMELINE, both("timeline"), description, join(blocks))


def _cited(seen: View) -> Mapping[str, Sequence[str]]:
    """Return the places that cite each source: clauses, sentences and terms, in the order of the text."""
    places: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for reference in seen.edition.references:
        if reference.to.startswith(SOURCE):
            places[reference.to.removeprefix(SOURCE)][reference.from_] = None
    for term in seen.edition.terms.values():
        for source in term.sources:
            places[source][TERM + term.id] = None
    return {source: tuple(found) for source, found in places.items()}


def _when(source: Source, document: Document) -> str:
    """Return whether a source is older than the plan, or younger, or not to be told from it by its date."""
    if not source.date:
        return "undated"
    if not document.date:
        return ""
    if document.date.startswith(source.date):
        return "plan-itself"
    return "before" if source.date < document.date else "after"


def _own(seen: View, when: str, run: Sequence[Source]) -> str:
    """Return the entry of the plan itself, where it belongs and is not among the sources already."""
    document = seen.edition.document
    if when != "plan-itself" or not document.date or document.number in {each.number for each in run}:
        return ""
    date = element("span", escape(document.date), class_="when")
    link = element("a", in_languages(document.title), href=seen.href_of(f"{CONTENTS}.html#contents"))
    return element("p", f"{date} {link}", class_="itself")


def _entries(seen: View, sources: Sequence[Source], cited: Mapping[str, Sequence[str]]) -> str:
    """Return the years of a run of sources, each with its sources."""
    return "\n".join(
        (element("h3", year) if year else "")
        + unordered(_entry(seen, source, cited[source.id]) for source in group)
        for year, group in groupby(sources, key=lambda source: (source.date or "")[:4])
    )


def _entry(seen: View, source: Source, places: Sequence[str]) -> str:
    kind = element("span", in_languages(label(source.kind)), class_="kind")
    when = element("span", f"{escape(source.date or '')} {kind}", class_="when")
    link = element("a", in_languages(source.title), href=seen.href(SOURCE + source.id))
    by = ", ".join(target_link(seen, place) for place in places)
    cited = element("p", f"{in_languages(label('referred'))} {by}", class_="cited")
    return f"{when} {link}{cited}"


def _years(sources: Sequence[Source], document: Document) -> str:
    """Return a drawing of how many instruments are of each year; the plan's own year stands out."""
    counts = Counter(int((source.date or "0")[:4]) for source in sources)
    if not counts:
        return ""
    own = int(document.date[:4] or 0)
    known = [*counts, *([own] if own else [])]
    first, last, most = min(known), max(known), max(counts.values())
    height, width = most * DOT + 2, (last - first + 1) * STEP
    bars = "".join(
        element(
            "rect",
            x=str((year - first) * STEP + 1),
            y=str(height - 2 - count * DOT),
            width=str(STEP - 2),
            height=str(count * DOT),
            class_="itself" if year == own else None,
        )
        for year, count in sorted(counts.items())
    )
    line = element("rect", class_="extent", y=str(height - 1), width=str(width), height="1")
    drawing = element(
        "svg",
        bars + line,
        viewBox=f"0 0 {width} {height}",
        preserveAspectRatio="none",
        height="80",
        width="100%",
        role="img",
        aria_label=f"{both('timeline-years')}: "
        + ", ".join(f"{year} {counts[year]}" for year in sorted(counts)),
    )
    itself = f"{own} {in_languages(label('plan-itself'))}" if own else ""
    ends = element("span", str(first)) + element("span", itself, class_="itself") + element("span", str(last))
    return element("div", drawing + element("p", ends, class_="ends"), class_="years")

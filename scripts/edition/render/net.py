"""The net of cross-references: the clauses in the order of the text, and an arc for each tied pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH, HANS
from edition.render.addresses import NET
from edition.render.html import element, escape, in_languages, unordered
from edition.render.labels import both, label
from edition.render.notes import backlinks, target_link
from edition.render.page import Page, heading, html_block, join
from edition.render.pictures import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from edition.joined.model import Clause, Edition, Reference
    from edition.render.view import View

WIDTH = 100
"""How wide the drawing is, in its own units; it is stretched to the room that there is."""
THIN, THICKER = 1, 0.7
"""How thick the arc of one reference is, in pixels, and what each further one adds."""


@dataclass(frozen=True, slots=True)
class Net:
    """The references between clauses; one from or to a sentence counts for the clause of the sentence."""

    clauses: tuple[Clause, ...]
    """The clauses that hold sentences or references, in the order of the text."""
    out: Mapping[str, Sequence[Reference]]
    """References by the clause in which they stand."""
    back: Mapping[str, Sequence[Reference]]
    """References by the clause to which they lead."""
    counts: Mapping[tuple[str, str], int]
    """How many references lead from one clause to another."""


def net(edition: Edition) -> Net:
    """Return the net of an edition."""
    holders = {clause.id: clause.id for clause in edition.clauses}
    holders |= {sentence.id: sentence.clause for sentence in edition.sentences}
    out: defaultdict[str, list[Reference]] = defaultdict(list)
    back: defaultdict[str, list[Reference]] = defaultdict(list)
    counts: Counter[tuple[str, str]] = Counter()
    for each in edition.references:
        if each.origin == "manual" and each.to in holders:
            ends = holders[each.from_], holders[each.to]
            out[ends[0]].append(each)
            back[ends[1]].append(each)
            counts[ends] += 1
    clauses = tuple(each for each in edition.clauses if each.sentences or out[each.id] or back[each.id])
    return Net(clauses, dict(out), dict(back), dict(counts))


def net_page(seen: View) -> Page:
    """Return the page of the net: the drawing, and the same in words."""
    seen = seen.on(NET)
    found = net(seen.edition)
    tied = sum(len(each) for each in found.out.values())
    blocks = [heading(1, "net", label("net"))]
    if tied:
        blocks += [
            html_block(seen.stylesheet(STYLE) + in_languages(label("net-how"), "p"), "net-how"),
            html_block(_drawing(found), "net"),
            heading(2, "net-all", label("net-all")),
            html_block(_table(seen, found), "net-table"),
        ]
    description = (
        f"{tied} cross-references between {len(found.clauses)} clauses of the text, as a drawing and in words"
    )
    return Page(NET, both("net"), description, join(blocks))


def _drawing(found: Net) -> str:
    """Return the list of clauses with all arcs beside it, and each clause's own arcs behind its link."""
    rows = {clause.id: row for row, clause in enumerate(found.clauses)}
    strengths: Counter[tuple[int, int]] = Counter()
    for (one, other), count in found.counts.items():
        strengths[min(rows[one], rows[other]), max(rows[one], rows[other])] += count
    arcs = [_arc(ends, len(rows), count) for ends, count in strengths.items() if ends[0] != ends[1]]
    everything = _svg("".join(arcs), len(rows), "all")
    items = (
        element("li", _node(clause) + _svg(_own_arcs(found, clause.id, rows), len(rows), "own"))
        for clause in found.clauses
    )
    return everything + "\n" + element("ol", "\n" + "\n".join(items) + "\n")


def _node(clause: Clause) -> str:
    return element("a", _name(clause), href=f"#{_address(clause.id)}")


def _name(clause: Clause) -> str:
    """Return the id of a clause that has a number, and its title: the table names clauses by their ids."""
    id_ = element("span", escape(clause.id), class_="number") if clause.number or not clause.title else ""
    return f"{id_} {in_languages(clause.title)}".strip()


def _address(clause: str) -> str:
    return f"net-{clause}"


def _svg(arcs: str, rows: int, class_: str) -> str:
    return element(
        "svg",
        arcs,
        class_=class_,
        viewBox=f"0 0 {WIDTH} {rows}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _own_arcs(found: Net, clause: str, rows: Mapping[str, int]) -> str:
    """Return the arcs of one clause: whole lines lead from it, broken lines to it."""
    return "".join(
        _arc((rows[one], rows[other]), len(rows), count, "from" if one == clause else "to")
        for (one, other), count in found.counts.items()
        if clause in {one, other} and one != other
    )


def _arc(ends: tuple[int, int], rows: int, count: int, class_: str | None = None) -> str:
    """Return half an ellipse from row to row, to the left of the list; the farther, the wider."""
    top, bottom = min(ends), max(ends)
    reach = round(10 + (WIDTH - 14) * ((bottom - top) / rows) ** 0.6)
    path = f"M{WIDTH} {top + 0.5}A{reach} {(bottom - top) / 2:g} 0 0 0 {WIDTH} {bottom + 0.5}"
    thickness = THIN + THICKER * (count - 1)
    return element("path", d=path, stroke_width=f"{thickness:g}", class_=class_)


def _table(seen: View, found: Net) -> str:
    """Return a table: below the title of each clause, what it refers to and what refers to it."""
    heads = "".join(element("th", in_languages(label(key)), scope="col") for key in ("refers", "referred"))
    groups = "\n".join(_rows(seen, found, clause) for clause in found.clauses)
    return element("table", element("thead", element("tr", heads)) + "\n" + groups)


def _rows(seen: View, found: Net, clause: Clause) -> str:
    title = element("a", _name(clause), href=seen.href(clause.id))
    head = element("th", title, scope="rowgroup", colspan="2", id=_address(clause.id))
    out, back = found.out.get(clause.id, ()), found.back.get(clause.id, ())
    cells = element("td", _outgoing(seen, out) or "–") + element("td", backlinks(seen, back) or "–")
    return element("tbody", element("tr", head) + element("tr", cells))


def _outgoing(seen: View, references: Iterable[Reference]) -> str:
    """Return the references that stand in a clause, by type, each from its sentence to its target."""
    by_type: defaultdict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        by_type[reference.type].append(reference)
    return unordered(
        (
            element("span", _wording(seen.edition, type_), class_="kind")
            + " "
            + ", ".join(f"{target_link(seen, each.from_)} → {target_link(seen, each.to)}" for each in group)
            for type_, group in by_type.items()
        ),
        "references",
    )


def _wording(edition: Edition, type_: str) -> str:
    wording = edition.reference_types[type_].forward
    return escape(" · ".join(wording[each] for each in (ENGLISH, HANS) if each in wording))

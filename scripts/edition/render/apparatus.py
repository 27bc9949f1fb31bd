"""The pages about the edition that are made from its data: the bibliography, the text as received."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH, HANS
from edition.joined.reading import normalised_places
from edition.joined.targets import SOURCE, TERM
from edition.render.addresses import BIBLIOGRAPHY, LISTS, RECEIVED, RENDERINGS
from edition.render.html import element, escape, in_languages, unordered
from edition.render.labels import both, label
from edition.render.notes import target_link
from edition.render.page import Page, heading, html_block, join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edition.joined.model import Edition, Sentence, Source
    from edition.render.view import View

AROUND = 6
"""How many characters on either side of a change are shown."""


def bibliography_page(seen: View) -> Page:
    """Return the bibliography, each entry with the places that rest on it."""
    seen = seen.on(BIBLIOGRAPHY)
    resting: defaultdict[str, list[str]] = defaultdict(list)
    for reference in seen.edition.references:
        resting[reference.to].append(reference.from_)
    for term in seen.edition.terms.values():
        for id_ in term.sources:
            resting[SOURCE + id_].append(TERM + term.id)
    entries = "\n".join(
        _entry(seen, source, resting[SOURCE + source.id]) for source in seen.edition.sources.values()
    )
    title = heading(1, "bibliography", label("bibliography"))
    description = f"The {len(seen.edition.sources)} sources that the notes and definitions rest on"
    style = html_block(seen.stylesheet(LISTS), "page-style")
    blocks = [title, style, html_block(entries, "bibliography") if entries else ""]
    return Page(BIBLIOGRAPHY, both("bibliography"), description, join(blocks))


def _entry(seen: View, source: Source, resting: Iterable[str]) -> str:
    named = element("cite", in_languages(source.title))
    titled = element("a", named, href=source.url) if source.url else named
    facts = [escape(fact) for fact in (source.number, source.date) if fact]
    seen_on = f"{in_languages(label('seen'))} {escape(source.seen)}"
    copy = [in_languages(label("copy"))] if source.copy else []
    kept = [element("a", in_languages(label("archived")), href=source.archived)] if source.archived else []
    line = ", ".join([in_languages(source.issuer), *facts, seen_on, *copy, *kept])
    places = ", ".join(target_link(seen, target) for target in dict.fromkeys(resting))
    cited = element("p", f"{in_languages(label('referred'))} {places}", class_="cited") if places else ""
    body = element("p", f"{titled}. {line} {seen.edit(source.place)}") + cited
    return element("div", body, class_="source", id=source.id)


def renderings_page(seen: View) -> Page:
    """Return the table of verbs of promise and other phrases that have one rendering everywhere."""
    rows = "\n".join(
        element("tr", _cell(each.zh, HANS) + _cell("; ".join(each.en), ENGLISH) + _cell(each.why, ENGLISH))
        for each in seen.edition.renderings
    )
    heads = (("Chinese", "中文"), ("English; where grammar needs it", "英文；视语法而定"), ("Why", "理由"))
    head = element(
        "tr", "".join(element("th", f"{english} · {chinese}", scope="col") for english, chinese in heads)
    )
    table = element("table", element("thead", head) + "\n" + element("tbody", rows))
    title = heading(1, "renderings", label("renderings"))
    description = f"{len(seen.edition.renderings)} phrases and the English that each has in the whole text"
    return Page(RENDERINGS, both("renderings"), description, join([title, html_block(table, "renderings")]))


def _cell(words: str, language: str) -> str:
    return element("td", escape(words), lang=language)


def received_page(seen: View) -> Page:
    """Return the page that says what the received text is and where the reading text differs from it."""
    seen = seen.on(RECEIVED)
    edition = seen.edition
    blocks = [
        heading(1, "received", label("received")),
        html_block(seen.stylesheet(LISTS) + _facts(edition), "facts"),
        heading(2, "page-ends", {ENGLISH: "Page ends that were mended", HANS: "已接合的断页"}),
        html_block(unordered(_joins(seen)), "changes"),
        heading(2, "brackets", {ENGLISH: "Half-width brackets set full-width", HANS: "改作全角的半角括号"}),
        html_block(unordered(_brackets(seen)) or element("p", "0"), "changes"),
    ]
    description = "Where the text came from, its SHA-256, and every place at which the reading text differs"
    return Page(RECEIVED, both("received"), description, join(blocks))


def _facts(edition: Edition) -> str:
    document = edition.document
    rows = [
        ("Title", in_languages(document.title)),
        ("Issuer", in_languages(document.issuer)),
        ("Number", escape(document.number)),
        ("Date", escape(document.date)),
        ("Abridged", "yes" if document.abridged else "no"),
        ("File", element("a", escape(document.file), href=f"../source/{document.file}")),
        ("Received as", escape(document.received_as)),
        ("SHA-256", element("code", document.sha256)),
        ("Note", escape(document.note)),
        ("Clauses", str(len(edition.clauses))),
        ("Sentences", str(len(edition.sentences))),
        ("With English", str(sum(ENGLISH in sentence.text for sentence in edition.sentences))),
        ("Reviewed", str(sum(sentence.status == "reviewed" for sentence in edition.sentences))),
        ("Terms", str(len(edition.terms))),
        ("References", str(sum(each.origin == "manual" for each in edition.references))),
        ("Sources", str(len(edition.sources))),
    ]
    cells = (element("dt", name) + element("dd", value) for name, value in rows if value)
    return element("dl", "\n".join(cells))


def _joins(seen: View) -> list[str]:
    spans = [(clause.id, clause.title[HANS], clause.joins) for clause in seen.edition.clauses if clause.joins]
    spans += [(each.id, each.source_text, each.joins) for each in seen.edition.sentences if each.joins]
    return [
        f"{target_link(seen, id_)} {_shown(text, join.offset, join.offset, '|')}"
        for id_, text, joins in spans
        for join in joins
    ]


def _brackets(seen: View) -> list[str]:
    return [
        f"{target_link(seen, sentence.id)} {_changed(sentence, place)}"
        for sentence in seen.edition.sentences
        for place in normalised_places(sentence.source_text)
    ]


def _changed(sentence: Sentence, place: int) -> str:
    after = sentence.text[HANS][place]
    return f"{_shown(sentence.source_text, place, place + 1, sentence.source_text[place])} → {escape(after)}"


def _shown(text: str, start: int, end: int, between: str) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    marked = element("mark", escape(between))
    return element("span", f"{escape(before)}{marked}{escape(after)}", lang=HANS)

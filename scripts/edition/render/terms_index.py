"""The index of terms, by category; ``docs/assets/terms-index.js`` sorts and filters it for who wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.render.addresses import LISTS, TERMS
from edition.render.html import element, escape, unordered
from edition.render.labels import both, label
from edition.render.page import Page, heading, html_block, join
from edition.render.terms import term_link

if TYPE_CHECKING:
    from edition.joined.model import Term
    from edition.render.view import View

SCRIPT = "assets/terms-index.js"


def terms_index(seen: View) -> Page:
    """Return the index of terms, by category."""
    seen = seen.on(TERMS)
    edition = seen.edition
    blocks = [heading(1, "terms", label("terms")), html_block(seen.stylesheet(LISTS), "page-style")]
    for category in edition.categories.values():
        terms = [term for term in edition.terms.values() if term.category == category.id]
        if terms:
            blocks.append(heading(2, f"category-{category.id}", category.name))
            blocks.append(html_block(unordered(_entry(seen, term) for term in terms), "term-index"))
    blocks.append(html_block(element("script", src=seen.href_of(SCRIPT), defer=""), "page-script"))
    description = f"{len(edition.terms)} terms of the text, in Chinese, pinyin and English"
    return Page(TERMS, both("terms"), description, join(blocks))


def _entry(seen: View, term: Term) -> str:
    pinyin = element("span", escape(term.pinyin), class_="pinyin", lang="zh-Latn-pinyin")
    count = element("span", str(len(term.occurrences)), class_="count", title=both("occurrences"))
    return f"{term_link(seen, term)} {pinyin} {count}"

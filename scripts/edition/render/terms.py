"""The page of a term: its definition, its forms, and every place at which it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH, HANS
from edition.joined.targets import TERM
from edition.render.addresses import LISTS, TERMS, term_page
from edition.render.concordance import concordance
from edition.render.html import element, escape, in_languages, unordered
from edition.render.labels import label
from edition.render.notes import as_of, backlinks, citations
from edition.render.page import Page, bilingual, heading, html_block, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from edition.joined.model import Term
    from edition.render.view import View


def term_pages(seen: View) -> Iterator[Page]:
    """Yield the page of each term."""
    for term in seen.edition.terms.values():
        yield _term_page(seen.on(term_page(term.id)), term)


def _term_page(seen: View, term: Term) -> Page:
    pinyin = element("p", escape(term.pinyin), class_="pinyin", lang="zh-Latn-pinyin")
    head = html_block(seen.stylesheet(LISTS) + pinyin + seen.edit(term.place), "term-head")
    sections = [
        ("definition", _texts(seen, term.definition) + _dated(term) + citations(seen, term.sources)),
        ("choice", _texts(seen, term.choice)),
        ("forms", _facts(seen, term)),
        ("referred", backlinks(seen, seen.back.get(TERM + term.id, ()))),
        ("occurrences", concordance(seen, term)),
    ]
    blocks = [_section(key, content) for key, content in sections if content]
    return Page(
        path=seen.page,
        title=bilingual("", term.term),
        description=f"{term.term[HANS]}, {term.term[ENGLISH]}. {term.definition.get(ENGLISH, '')}".strip(),
        blocks=join([heading(1, term.id, term.term), head, *blocks]),
    )


def _section(key: str, content: str) -> str:
    return "\n\n".join([heading(2, f"about-{key}", label(key)), html_block(content, f"term-{key}")])


def _texts(seen: View, texts: Mapping[str, str]) -> str:
    return in_languages(texts, "p", seen.inline)


def _dated(term: Term) -> str:
    return element("p", as_of(term.as_of), class_="as-of") if term.as_of else ""


def _facts(seen: View, term: Term) -> str:
    """Return the category, forms and related terms, as a list of names and values."""
    facts = (
        ("category", _category(seen, term)),
        ("also", _words(term.also)),
        ("avoid", _words(term.avoid)),
        ("related", _related(seen, term)),
    )
    entries = (
        element("dt", in_languages(label(key))) + element("dd", value) for key, value in facts if value
    )
    return element("dl", "\n".join(entries), class_="term-facts")


def _words(words: Mapping[str, tuple[str, ...]]) -> str:
    """Return lists of words: the forms in Chinese, then the English renderings."""
    return "".join(
        element("ul", "".join(element("li", escape(word)) for word in words[language]), lang=language)
        for language in (HANS, ENGLISH)
        if words.get(language)
    )


def _category(seen: View, term: Term) -> str:
    category = seen.edition.categories[term.category]
    address = f"{TERMS}.html#category-{category.id}"
    return element("a", in_languages(category.name), href=seen.href_of(address))


def _related(seen: View, term: Term) -> str:
    return unordered(term_link(seen, seen.edition.terms[each]) for each in term.related)


def term_link(seen: View, term: Term) -> str:
    """Return the link to a term, by its name in both languages."""
    return element("a", in_languages(term.term), href=seen.href(TERM + term.id))

"""The pages of terms: one for each, and the index by category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH, HANS
from edition.joined.targets import TERM
from edition.render.addresses import TERMS, term_page
from edition.render.html import element, escape, in_languages, unordered
from edition.render.labels import both, label
from edition.render.notes import as_of, backlinks, citations, target_link
from edition.render.page import Page, bilingual, heading, html_block, join
from edition.render.sentences import chinese

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
    head = html_block(pinyin + seen.edit(term.place), "term-head")
    sections = [
        ("definition", _texts(seen, term.definition) + _dated(term) + citations(seen, term.sources)),
        ("choice", _texts(seen, term.choice)),
        ("also", _words(term.also)),
        ("avoid", _words(term.avoid)),
        ("category", _category(seen, term)),
        ("related", _related(seen, term)),
        (
            "referred",
            backlinks(seen, seen.back.get(TERM + term.id, ())),
        ),
        ("occurrences", _concordance(seen, term)),
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


def _words(words: Mapping[str, tuple[str, ...]]) -> str:
    """Return lists of words: the forms in Chinese by script, then the English renderings."""
    return "".join(
        element("ul", "".join(element("li", escape(word)) for word in words[language]), lang=language)
        for language in (HANS, ENGLISH)
        if words.get(language)
    )


def _category(seen: View, term: Term) -> str:
    category = seen.edition.categories[term.category]
    return element("p", element("a", in_languages(category.name), href=_category_link(seen, term.category)))


def _category_link(seen: View, category: str) -> str:
    return seen.href_of(f"{TERMS}.html#category-{category}")


def _related(seen: View, term: Term) -> str:
    return unordered(_link(seen, seen.edition.terms[each]) for each in term.related)


def _link(seen: View, term: Term) -> str:
    return element("a", in_languages(term.term), href=seen.href(TERM + term.id))


def _concordance(seen: View, term: Term) -> str:
    """Return every sentence in which the term occurs, in both languages, with its occurrences marked."""
    titles = unordered((target_link(seen, id_) for id_ in term.titles), "titles")
    occurrences = unordered((_occurrence(seen, term, id_) for id_ in term.occurrences), "concordance")
    return titles + occurrences


def _occurrence(seen: View, term: Term, id_: str) -> str:
    sentence = seen.edition.sentence_by_id[id_]
    marks = [mark for mark in sentence.marks if mark.term == term.id]
    number = element("a", escape(id_), class_="target", href=seen.href(id_))
    lines = [element("p", chinese(seen, sentence.text[HANS], marks), lang=HANS)]
    if ENGLISH in sentence.text:
        lines.append(element("p", escape(sentence.text[ENGLISH]), lang=ENGLISH))
    return number + "".join(lines)


def terms_index(seen: View) -> Page:
    """Return the index of terms, by category."""
    seen = seen.on(TERMS)
    edition = seen.edition
    blocks = [heading(1, "terms", label("terms"))]
    for category in edition.categories.values():
        terms = [term for term in edition.terms.values() if term.category == category.id]
        if terms:
            blocks.append(heading(2, f"category-{category.id}", category.name))
            blocks.append(html_block(unordered(_entry(seen, term) for term in terms), "term-index"))
    description = f"{len(edition.terms)} terms of the text, in Chinese, pinyin and English"
    return Page(TERMS, both("terms"), description, join(blocks))


def _entry(seen: View, term: Term) -> str:
    pinyin = element("span", escape(term.pinyin), class_="pinyin", lang="zh-Latn-pinyin")
    count = element("span", str(len(term.occurrences)), class_="count")
    return f"{_link(seen, term)} {pinyin} {count}"

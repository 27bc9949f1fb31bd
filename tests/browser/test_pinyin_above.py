"""A reader has pinyin above the words, and takes it away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.reading_steps import HONG_KONG, SECTION, SIMPLIFIED, TAIWAN, element, on_page, view
from browser.search_steps import BY_MKDOCS

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from sites import Site

WORDS = """(text) => [...text.querySelectorAll('ruby')].map(
  (each) => [each.firstChild.data, each.querySelector('rt').textContent])"""


def text_of(page: Page, sentence: str, language: str = SIMPLIFIED) -> Locator:
    return element(page, sentence).locator(f":scope > [lang='{language}']")


@pytest.mark.parametrize("language", [SIMPLIFIED, TAIWAN, HONG_KONG])
def test_every_word_has_its_pinyin_and_the_text_is_as_before(
    page: Page, address: str, site: Site, language: str
) -> None:
    page.goto(f"{address}{SECTION}?script={language}")
    view(page, "pinyin on")
    expect(page.locator("rt").first).to_be_attached()
    for sentence in on_page(site, SECTION):
        text = text_of(page, sentence["id"], language)
        words = text.evaluate(WORDS)
        bare = text.evaluate(
            "(text) => { const copy = text.cloneNode(true); "
            "copy.querySelectorAll('rt').forEach((each) => each.remove()); return copy.textContent; }"
        )
        assert bare == sentence["text"][language]
        han = "".join(character for character in bare if "\u3400" <= character <= "\u9fff")
        assert "".join(word for word, _ in words) == han
        assert all(said for _, said in words)


def test_polyphones_are_read_as_their_words_have_it(page: Page, address: str) -> None:
    page.goto(f"{address}plan/3.5.html?pinyin=on")
    expect(page.locator("rt").first).to_be_attached()
    words = dict(page.locator(".md-content").evaluate(WORDS))
    known = {"银行": "yínháng", "结算": "jiésuàn", "便利化": "biànlìhuà", "行业": "hángyè"}
    assert {word: words[word] for word in known if word in words} == {
        word: said for word, said in known.items() if word in words
    }
    assert "银行" in words


def test_titles_have_pinyin_too_and_it_is_marked_as_pinyin(page: Page, address: str) -> None:
    page.goto(f"{address}{SECTION}?pinyin=on")
    expect(page.locator("h1 rt").first).to_be_attached()
    expect(page.locator("h2.title rt").first).to_have_attribute("lang", "zh-Latn-pinyin")


def test_without_pinyin_the_page_is_what_it_was(page: Page, address: str) -> None:
    page.goto(address + SECTION)
    before = page.locator(".md-content__inner").inner_html()
    view(page, "pinyin on")
    expect(page.locator("rt").first).to_be_attached()
    view(page, "pinyin off")
    expect(page.locator("rt")).to_have_count(0)
    assert page.locator(".md-content__inner").inner_html() == before


@BY_MKDOCS
def test_the_script_can_change_while_there_is_pinyin(page: Page, address: str, site: Site) -> None:
    sentence = on_page(site, SECTION)[0]
    page.goto(f"{address}{SECTION}?pinyin=on")
    for language in (TAIWAN, SIMPLIFIED, HONG_KONG):
        view(page, language)
        expect(text_of(page, sentence["id"], language).locator("rt").first).to_be_visible()
    view(page, "pinyin off")
    view(page, SIMPLIFIED)
    for language in (SIMPLIFIED, TAIWAN, HONG_KONG):
        assert text_of(page, sentence["id"], language).text_content() == sentence["text"][language]


@BY_MKDOCS
@pytest.mark.parametrize("path", ["plan/index.html", "terms/document-of-title.html", "about.html"])
def test_pinyin_stands_wherever_the_text_stands_and_hurts_nowhere(
    page: Page, address: str, path: str
) -> None:
    page.goto(f"{address}{path}?pinyin=on")
    expect(page.locator("html")).to_have_attribute("data-pinyin", "on")
    if path != "about.html":
        expect(page.locator("rt").first).to_be_visible()


@BY_MKDOCS
def test_no_line_begins_with_a_mark_of_punctuation_or_of_a_note(page: Page, address: str) -> None:
    for width in (390, 820):
        for query in ("", "?pinyin=on"):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address + SECTION + query)
            if query:
                expect(page.locator("rt").first).to_be_attached()
            starts = page.evaluate(
                """() => {
                  const found = [];
                  for (const text of document.querySelectorAll('.sentence > [lang=zh-Hans]')) {
                    const left = text.getBoundingClientRect().left;
                    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
                    while (walker.nextNode()) {
                      const { data, parentElement } = walker.currentNode;
                      if (parentElement.matches('rt')) continue;
                      for (let at = 0; at < data.length; at += 1) {
                        if (!/[，。、；：）”》]/.test(data[at])) continue;
                        const range = document.createRange();
                        range.setStart(walker.currentNode, at);
                        range.setEnd(walker.currentNode, at + 1);
                        if (range.getBoundingClientRect().left < left + 4) found.push(data.slice(at, at + 5));
                      }
                    }
                    for (const mark of text.querySelectorAll('.note-mark')) {
                      if (mark.getBoundingClientRect().left < left - 4 + 4) found.push(mark.dataset.number);
                    }
                  }
                  return found;
                }"""
            )
            assert starts == [], (width, query)


@BY_MKDOCS
@pytest.mark.parametrize("language", [SIMPLIFIED, TAIWAN])
def test_what_was_searched_for_is_marked_below_its_pinyin(
    page: Page, address: str, site: Site, language: str
) -> None:
    sentence = next(each for each in on_page(site, SECTION) if "国家" in each["text"]["zh-Hans"])
    page.goto(f"{address}{SECTION}?mark=国家&pinyin=on&script={language}#{sentence['id']}")
    expect(page.locator("rt").first).to_be_attached()
    marks = text_of(page, sentence["id"], language).locator("mark")
    expect(marks).not_to_have_count(0)
    start = sentence["text"]["zh-Hans"].index("国家")
    words = sentence["text"][language][start : start + 2]
    bare = "(all) => all.map((each) => [...each.childNodes].map((node) => node.data ?? node.firstChild.data).join(''))"
    assert "".join(marks.evaluate_all(bare)) == words * sentence["text"]["zh-Hans"].count("国家")

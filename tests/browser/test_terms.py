"""A reader looks a term up in the index, and reads its page."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.reading_steps import TAIWAN
from browser.search_steps import BY_MKDOCS

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from sites import Site

INDEX = "terms/index.html"


def shown(page: Page) -> list[str]:
    """Return the English of the terms that can be seen, in order."""
    return [
        " ".join(each.split())
        for each in page.locator(".term-index li:visible a > [lang=en]").all_inner_texts()
    ]


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Filter the terms")


def test_the_index_lists_every_term_by_category(page: Page, address: str, site: Site) -> None:
    page.goto(address + INDEX)
    assert sorted(shown(page)) == sorted(" ".join(each["term"]["en"].split()) for each in site.data["terms"])
    assert page.locator("h2.title:visible").count() == len({each["category"] for each in site.data["terms"]})


@pytest.mark.parametrize("order", ["English", "pinyin"])
def test_the_index_can_be_sorted(page: Page, address: str, site: Site, order: str) -> None:
    page.goto(address + INDEX)
    page.get_by_role("radio", name=f"By {order}").check()
    assert len(shown(page)) == len(site.data["terms"])
    letters = page.locator(".letter:visible").all_inner_texts()
    assert letters == sorted(letters)
    assert len(letters) > 15
    if order == "pinyin":
        said = page.locator(".term-index li:visible .pinyin").all_inner_texts()
        bare = [
            "".join(c for c in unicodedata.normalize("NFD", each.lower()) if c.isalpha() and c.isascii())
            for each in said
        ]
        assert [each[0] for each in bare] == sorted(each[0] for each in bare)
    page.get_by_role("radio", name="By category").check()
    assert page.locator("h2.title:visible").count() == len({each["category"] for each in site.data["terms"]})


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("document of title", "document of title"),
        ("物权", "document of title"),
        ("物權", "document of title"),
        ("wuquan", "document of title"),
        ("wù quán", "document of title"),
        ("port entry", "port of entry"),
    ],
)
def test_the_index_is_filtered_as_one_types(
    page: Page, address: str, site: Site, typed: str, found: str
) -> None:
    page.goto(address + INDEX + (f"?script={TAIWAN}" if "權" in typed else ""))
    if "權" in typed:
        expect(page.locator(".term-index")).not_to_have_count(0)
        expect(page.locator(f".term-index [lang='{TAIWAN}']").first).to_be_attached()
    box(page).press_sequentially(typed)
    expect(page.get_by_role("status").filter(has_text="/")).to_contain_text(f"/ {len(site.data['terms'])}")
    assert found in shown(page)
    assert len(shown(page)) < 12
    assert page.locator("h2.title:visible, .letter:visible").count() <= len(shown(page))
    box(page).fill("zzzz")
    assert shown(page) == []
    box(page).fill("")
    assert len(shown(page)) == len(site.data["terms"])


@BY_MKDOCS
def test_a_term_has_a_concordance_with_it_and_its_english_marked(
    page: Page, address: str, site: Site
) -> None:
    sentences = {each["id"]: each for each in site.data["sentences"]}
    for term in site.data["terms"][::20]:
        page.goto(address + term["url"])
        entries = page.locator(".concordance > li")
        assert entries.count() == len(term["occurrences"])
        for entry, id_ in zip(entries.all(), term["occurrences"], strict=True):
            expect(entry.locator("a.target")).to_have_text(id_)
            sentence = sentences[id_]
            places = [mark for mark in sentence["terms"] if mark["id"] == term["id"]]
            words = [sentence["text"]["zh-Hans"][mark["start"] : mark["end"]] for mark in places]
            assert entry.locator("[lang='zh-Hans'] mark").all_text_contents() == words
            assert entry.locator("[lang=en]").text_content() == sentence["text"]["en"]


@BY_MKDOCS
def test_most_renderings_are_marked_in_the_english(page: Page, address: str, site: Site) -> None:
    marked = total = 0
    for term in site.data["terms"][::10]:
        page.goto(address + term["url"])
        english = page.locator(".concordance > li [lang=en]")
        total += english.count()
        marked += english.filter(has=page.locator("mark")).count()
    assert marked / total > 0.8


@BY_MKDOCS
def test_a_term_page_says_all_that_is_known_of_it(page: Page, address: str, site: Site) -> None:
    term = next(each for each in site.data["terms"] if each["avoid"] and each["also"] and each["related"])
    page.goto(address + term["url"])
    content = page.locator(".md-content")
    for words in (term["pinyin"], *term["also"].get("en", []), *term["avoid"].get("en", [])):
        expect(content).to_contain_text(words)
    for id_ in term["related"]:
        expect(content.locator(f".term-facts a[href$='#{id_}']")).to_be_visible()
    for id_ in term["sources"]:
        expect(content.locator(f".cites a[href$='#{id_}']")).to_be_visible()

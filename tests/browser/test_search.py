"""A reader opens the search, asks, and follows a result."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from sites import Site

PAGE = "plan/3.6.html"
TITLE = "物流"
NOWHERE = "香蕉"
TAIWAN = "繁體（台灣）"


def field(page: Page) -> Locator:
    return page.locator("input[type=search]")


def results(page: Page) -> Locator:
    return page.locator("[data-search-result]")


def ask(page: Page, query: str) -> Locator:
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.insert_text(query)
    return results(page)


def element(page: Page, id_: str) -> Locator:
    return page.locator(f'[id="{id_}"]')


@pytest.mark.parametrize("key", ["/", "s", "f", "Control+k"])
def test_a_key_opens_the_search_and_is_no_part_of_what_is_asked_for(
    page: Page, address: str, key: str
) -> None:
    page.goto(address + PAGE)
    page.keyboard.press(key)
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_the_place_in_the_header_opens_the_search(page: Page, address: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address + PAGE)
    page.get_by_role("banner").get_by_role("button", name="Search").click()
    expect(field(page)).to_be_focused()


def test_the_field_of_the_home_page_opens_the_search(page: Page, address: str) -> None:
    page.goto(f"{address}index.html")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(field(page)).to_be_focused()


def test_words_typed_before_the_search_is_loaded_are_found(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    page.keyboard.press("/")
    page.keyboard.type("bonded")
    expect(results(page).first).to_contain_text("bonded")


def test_each_result_leads_to_a_sentence_a_clause_or_a_term(page: Page, address: str, site: Site) -> None:
    page.goto(address + PAGE)
    expect(ask(page, TITLE).first).to_be_visible()
    known = {each["url"] for kind in ("sentences", "clauses", "terms") for each in site.data[kind]}
    kinds = set()
    for result in results(page).all():
        link, words, fragment = re.fullmatch(
            r"(.*?)(\?.*)?(#.*)", (result.get_attribute("href") or "").removeprefix(address)
        ).groups()  # type: ignore[union-attr]  # a link without a fragment fails here
        assert link + fragment in known
        assert words
        kinds.add(result.get_attribute("data-search-result"))
    assert kinds == {"sentence", "clause", "term"}


def test_exactly_what_was_asked_for_is_marked(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    expect(ask(page, TITLE).first).to_be_visible()
    marks = results(page).locator("[lang|='zh'] mark")
    assert set(marks.all_inner_texts()) == {TITLE}
    shown = "".join(results(page).locator("[lang|='zh']").all_inner_texts())
    assert marks.count() == shown.count(TITLE)


def test_results_are_in_both_languages_and_in_the_readers_script(
    page: Page, address: str, site: Site
) -> None:
    page.goto(address + PAGE)
    page.get_by_role("button", name=TAIWAN).click()
    expect(page.locator("html")).to_have_attribute("data-script", "zh-Hant-TW")
    first = ask(page, TITLE).and_(page.locator("[data-search-result=sentence]")).first
    expect(first.locator("[lang=zh-Hant-TW]")).to_be_visible()
    number = first.locator(".search-number").inner_text()
    text = next(each["text"] for each in site.data["sentences"] if each["id"] == number)
    assert first.locator("[lang=zh-Hant-TW]").inner_text() == text["zh-Hant-TW"]
    assert text["en"].startswith(first.locator("[lang=en]").inner_text().rstrip("…"))


def test_results_stand_below_the_number_and_title_of_their_clause(
    page: Page, address: str, site: Site
) -> None:
    page.goto(address + PAGE)
    expect(ask(page, "资讯").first).to_be_visible()
    titles = {each["title"].get("zh-Hans") for each in site.data["clauses"]}
    groups = page.locator(".search-group").filter(has=page.locator("[data-search-result=sentence]"))
    assert groups.count() > 2
    for group in groups.all():
        assert group.locator(".search-group-title [lang|='zh']").inner_text() in titles
        labelled = group.get_attribute("aria-labelledby")
        assert labelled
        expect(page.locator(f"#{labelled}")).to_be_attached()


def test_a_result_lands_on_its_sentence_with_the_words_marked(page: Page, address: str, site: Site) -> None:
    sentence = next(each for each in site.data["sentences"] if TITLE in each["text"]["zh-Hans"])
    words = sentence["text"]["zh-Hans"][:8]
    for start in ("index.html", sentence["url"].split("#")[0]):  # from elsewhere, and within the page
        page.goto(address + start)
        ask(page, words).and_(page.locator("[data-search-result=sentence]")).first.click()
        target = element(page, sentence["id"])
        expect(target).to_be_in_viewport()
        mark = target.locator("[lang=zh-Hans] mark.search-mark")
        expect(mark.first).to_be_visible()
        assert "".join(mark.all_inner_texts()) == words
        expect(target.locator(":scope > [lang=zh-Hans]")).to_have_text(sentence["text"]["zh-Hans"])
        expect(page.locator("dialog.search")).to_be_hidden()


def test_the_words_are_marked_in_the_script_that_is_read(page: Page, address: str, site: Site) -> None:
    sentence = next(each for each in site.data["sentences"] if "信息" in each["text"]["zh-Hans"])
    page.goto(f"{address}{sentence['url'].replace('#', '?mark=信息#')}")
    page.get_by_role("button", name=TAIWAN).click()
    marks = element(page, sentence["id"]).locator("[lang=zh-Hant-TW] mark")
    expect(marks.first).to_be_visible()
    assert set(marks.all_inner_texts()) == {"信息"}


def test_what_is_nowhere_is_not_found_and_the_reader_is_told_what_to_try(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    ask(page, NOWHERE)
    dialog = page.locator("dialog.search")
    expect(dialog.get_by_role("status")).to_contain_text("Nothing found")
    assert results(page).count() == 0
    for name, target in (("contents", "plan/index.html"), ("index of terms", "terms/index.html")):
        expect(dialog.get_by_role("link", name=name)).to_have_attribute("href", address + target)


def test_rendering_to_avoid_finds_its_term_and_says_so(page: Page, address: str, site: Site) -> None:
    term = next(each for each in site.data["terms"] if len(each["avoid"].get("en", [])) == 1)
    page.goto(address + PAGE)
    first = ask(page, term["avoid"]["en"][0]).first
    expect(first).to_contain_text(f"to avoid · 不宜采用: {term['avoid']['en'][0]}")
    expect(first).to_have_attribute("href", re.compile(re.escape(term["url"].split("#")[0])))


def test_without_scripts_the_search_leads_to_contents_and_terms(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for start, place in ((PAGE, page.get_by_role("banner")), ("index.html", page.get_by_role("main"))):
        page.goto(address + start)
        place.get_by_role("link", name="Search").first.click()
        page.wait_for_url(f"{address}search.html")
        for target in ("plan/index.html", "terms/index.html"):
            expect(page.get_by_role("main").locator(f'article a[href="{target}"]').first).to_be_visible()
    context.close()

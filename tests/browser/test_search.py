"""A reader opens the search, asks, and follows a result."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.search_steps import (
    BY_MKDOCS,
    OTHER,
    OVER_HTTP,
    PAGE,
    SCRIPTS,
    WORD,
    ask,
    choose,
    dialog,
    element,
    field,
    results,
    sentences,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from sites import Site


def test_keys_open_the_search_and_are_no_part_of_what_is_asked_for(page: Page, address: str) -> None:
    for key in ("/", "s", "f", "Control+k"):
        page.goto(address + PAGE)
        expect(field(page)).to_have_count(0)
        page.keyboard.press(key)
        expect(dialog(page).locator("input[type=search]")).to_be_focused()
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
    expect(ask(page, WORD).first).to_be_visible()
    for result in results(page).all():
        kind = result.get_attribute("data-search-result")
        assert kind in {"sentence", "clause", "term"}
        link = (result.get_attribute("href") or "").removeprefix(address)
        path, words, id_ = re.split(r"\?|#", link)
        assert f"{path}#{id_}" in {each["url"] for each in site.data[f"{kind}s"]}
        assert f'id="{id_}"' in (site.folder / path).read_text("utf-8")
        assert words.startswith("mark=")


@BY_MKDOCS
@OVER_HTTP
@pytest.mark.parametrize("language", [*SCRIPTS, "en"])
def test_a_terms_own_words_find_the_term_first(page: Page, address: str, site: Site, language: str) -> None:
    page.goto(address + PAGE)
    page.keyboard.press("/")
    for term in site.data["terms"][::20]:
        field(page).fill(term["term"][language])
        place = f"{address}{term['url'].replace('#', '(.*)#')}"
        expect(results(page).first).to_have_attribute("href", re.compile(place.replace(".html", r"\.html")))


@pytest.mark.parametrize(("query", "language"), [(WORD, "zh-Hans"), ("logistics", "en")])
def test_exactly_what_was_asked_for_is_marked(page: Page, address: str, query: str, language: str) -> None:
    page.goto(address + PAGE)
    expect(ask(page, query).first).to_be_visible()
    marks = results(page).locator(f"[lang={language}] mark")
    assert {mark.lower() for mark in marks.all_inner_texts()} == {query}
    shown = "".join(results(page).locator(f"[lang={language}]").all_inner_texts()).lower()
    assert marks.count() == shown.count(query)


@pytest.mark.parametrize("script", ["zh-Hant-TW", "zh-Hant-HK"])
def test_results_are_in_english_and_in_the_readers_script(
    page: Page, address: str, site: Site, script: str
) -> None:
    page.goto(address + PAGE)
    choose(page, script)
    expect(ask(page, "实施").and_(sentences(page)).first).to_be_visible()
    texts = {each["id"]: each["text"] for each in site.data["sentences"]}
    for result in sentences(page).all():
        text = texts[result.locator(".search-number").inner_text()]
        assert result.locator(f"[lang={script}]").inner_text().strip("…") in text[script]
        assert result.locator("[lang=en]").inner_text().strip("…") in text["en"]


def test_results_stand_below_the_number_and_title_of_their_clause(
    page: Page, address: str, site: Site
) -> None:
    page.goto(address + PAGE)
    expect(ask(page, WORD).first).to_be_visible()
    clauses = {each["id"]: each for each in site.data["clauses"]}
    owners = {each["id"]: clauses[each["clause"]] for each in site.data["sentences"]}
    groups = page.locator(".search-group").filter(has=sentences(page))
    assert groups.count() > 2
    for group in groups.all():
        numbers = group.locator("[data-search-result=sentence] .search-number").all_inner_texts()
        (clause,) = {owners[number]["id"] for number in numbers}
        head = group.locator(".search-group-title, [data-search-result=clause]")
        expect(head).to_contain_text(clauses[clause]["number"] or "")
        for language in ("zh-Hans", "en"):
            assert head.locator(f"[lang={language}]").inner_text() == clauses[clause]["title"][language]


@OVER_HTTP
def test_the_last_of_several_queries_is_the_one_that_is_answered(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    expect(ask(page, OTHER).first).to_be_visible()
    before = results(page).all_inner_texts()
    for query in ("trade", "the", WORD):
        field(page).fill(query)
    expect(page.locator("dialog mark").first).to_have_text(WORD)
    assert set(results(page).locator("mark").all_inner_texts()) == {WORD}
    field(page).fill(OTHER)
    expect(results(page)).to_have_text(before, use_inner_text=True)


@pytest.mark.parametrize(
    ("script", "start"), [("zh-Hans", "index.html"), ("zh-Hant-TW", ""), ("zh-Hant-HK", "terms/index.html")]
)
def test_a_result_lands_on_its_sentence_with_the_words_marked(
    page: Page, address: str, site: Site, script: str, start: str
) -> None:
    sentence = next(
        each for each in reversed(site.data["sentences"]) if each["text"]["zh-Hans"].count("、") > 1
    )
    at = sentence["text"]["zh-Hans"].index("、")
    words = sentence["text"][script][at - 4 : at + 4]
    page.goto(address + (start or sentence["url"].split("#")[0]))
    choose(page, script)
    ask(page, words).and_(page.locator(f'[href$="#{sentence["id"]}"]')).click()
    expect(dialog(page)).to_be_hidden()
    target = element(page, sentence["id"])
    expect(target).to_be_in_viewport()
    shown = target.locator(f":scope > [lang={script}]")
    expect(shown.locator("mark.search-mark").first).to_be_visible()
    assert "".join(shown.locator("mark.search-mark").all_inner_texts()) == words
    expect(shown).to_have_text(sentence["text"][script])


@pytest.mark.parametrize("query", ["香蕉", "zzqx"])
def test_what_is_nowhere_is_not_found_and_the_reader_is_told_what_to_try(
    page: Page, address: str, query: str
) -> None:
    page.goto(address + PAGE)
    ask(page, query)
    expect(dialog(page).get_by_role("status")).to_contain_text("Nothing found")
    expect(results(page)).to_have_count(0)
    for name, target in (("contents", "plan/index.html"), ("index of terms", "terms/index.html")):
        expect(dialog(page).get_by_role("link", name=name)).to_have_attribute("href", address + target)
    dialog(page).get_by_role("link", name="contents").click()
    page.wait_for_url(f"{address}plan/index.html")


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

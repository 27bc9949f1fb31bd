"""A reader chooses how the text is shown; the choice stands in the address and is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.reading_steps import (
    HONG_KONG,
    SECTION,
    TAIWAN,
    element,
    on_page,
    shown_languages,
    view,
    wait_until,
)
from browser.search_steps import BY_MKDOCS, OVER_HTTP

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from sites import Site

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def tops(page: Page, sentence: str) -> dict[str, float]:
    """Return the upper edge of each language of a sentence that can be seen."""
    found = {}
    for language in shown_languages(page, sentence):
        box = element(page, sentence).locator(f":scope > [lang='{language}']").bounding_box()
        assert box
        found[str(language)] = box["y"]
    return found


def test_the_text_is_interleaved_at_first(page: Page, address: str, site: Site) -> None:
    page.set_viewport_size(DESK)
    page.goto(address + SECTION)
    first = on_page(site, SECTION)[0]["id"]
    assert shown_languages(page, first) == ["zh-Hans", "en"]
    places = tops(page, first)
    assert places["zh-Hans"] < places["en"]


def test_side_by_side_both_sides_of_each_sentence_are_level(page: Page, address: str, site: Site) -> None:
    page.set_viewport_size(DESK)
    page.goto(address + SECTION)
    view(page, "columns")
    for sentence in on_page(site, SECTION):
        baselines = element(page, sentence["id"]).evaluate(
            """(sentence) => [...sentence.querySelectorAll(':scope > [lang]')]
              .filter((each) => each.offsetParent).map((each) => {
                const probe = document.createElement('span');
                probe.style.cssText = 'display: inline-block; width: 1px; height: 0';
                each.prepend(probe);
                const bottom = probe.getBoundingClientRect().bottom;
                probe.remove();
                return bottom;
              })"""
        )
        assert len(baselines) == 2
        assert abs(baselines[0] - baselines[1]) < 1.5, sentence["id"]


def test_on_a_phone_the_text_is_always_interleaved(page: Page, address: str, site: Site) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}{SECTION}?layout=columns")
    places = tops(page, on_page(site, SECTION)[0]["id"])
    assert places["zh-Hans"] < places["en"]
    page.locator(".view-button").click()
    expect(page.locator(".view-panel [value=lines]")).to_be_visible()
    expect(page.locator(".view-panel [value=columns]")).to_be_hidden()


@pytest.mark.parametrize(("value", "languages"), [("zh", ["zh-Hans"]), ("en", ["en"])])
def test_one_language_alone(page: Page, address: str, site: Site, value: str, languages: list[str]) -> None:
    page.goto(f"{address}{SECTION}?notes=open")
    view(page, value)
    for sentence in on_page(site, SECTION):
        assert shown_languages(page, sentence["id"]) == languages
    other = "en" if value == "zh" else "zh-Hans"
    both = page.locator(
        f".unpacked :is(p[lang='zh-Hans']:has(+ p[lang=en]), p[lang='zh-Hans'] + p[lang=en])[lang='{other}']"
    )
    assert both.count() > 10
    expect(both.and_(page.locator(":visible"))).to_have_count(0)
    expect(page.locator(f"h1.title > [lang='{other}']")).to_be_hidden()


def test_choices_stand_in_the_address_and_an_address_makes_them(page: Page, address: str) -> None:
    page.goto(f"{address}{SECTION}#3.3.6")
    view(page, "zh")
    view(page, TAIWAN)
    page.wait_for_url(f"{address}{SECTION}?layout=zh&script={TAIWAN}#3.3.6")
    view(page, "lines")
    page.wait_for_url(f"{address}{SECTION}?script={TAIWAN}#3.3.6")
    page.goto(f"{address}plan/3.6.html?layout=en&terms=all")
    html = page.locator("html")
    expect(html).to_have_attribute("data-layout", "en")
    expect(html).to_have_attribute("data-terms", "all")


@BY_MKDOCS
def test_choices_are_remembered_and_a_shared_address_does_not_change_them(page: Page, address: str) -> None:
    page.goto(address + SECTION)
    view(page, HONG_KONG)
    page.goto(f"{address}terms/index.html")
    expect(page.locator("html")).to_have_attribute("data-script", HONG_KONG)
    page.goto(f"{address}{SECTION}?layout=en")
    expect(page.locator("html")).to_have_attribute("data-layout", "en")
    remembered = page.evaluate("JSON.parse(localStorage.getItem('edition-view'))")
    assert (remembered["layout"], remembered["script"]) == ("lines", HONG_KONG)


@BY_MKDOCS
@OVER_HTTP
def test_nonsense_in_the_address_or_the_memory_is_passed_over(page: Page, address: str) -> None:
    page.goto(f"{address}{SECTION}?layout=toString&script=xx")
    expect(page.locator("html")).to_have_attribute("data-layout", "lines")
    page.evaluate("localStorage.setItem('edition-view', '{broken'), sessionStorage.clear()")
    page.goto(address + SECTION)
    expect(page.locator("html")).to_have_attribute("data-script", "zh-Hans")


@BY_MKDOCS
@pytest.mark.parametrize("value", [TAIWAN, "columns", "en", "open"])
def test_a_choice_leaves_what_is_read_where_it_is(page: Page, address: str, site: Site, value: str) -> None:
    page.set_viewport_size(DESK)
    read = on_page(site, SECTION)[15]["id"]
    page.goto(address + SECTION)
    element(page, read).evaluate("(each) => scrollTo(0, each.getBoundingClientRect().top + scrollY - 125)")
    before = element(page, read).bounding_box()
    view(page, value)
    page.wait_for_timeout(300)
    after = element(page, read).bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 8


@BY_MKDOCS
@pytest.mark.parametrize(("value", "which"), [("all", "all"), ("first", "not again"), ("none", "none")])
def test_terms_are_marked_once_in_a_measure_or_always_or_never(
    page: Page, address: str, value: str, which: str
) -> None:
    page.goto(f"{address}{SECTION}?terms={value}")
    lines = page.locator(".sentence > [lang=zh-Hans] a.term").evaluate_all(
        """(terms) => terms.map((term) => [
          term.classList.contains('again'), getComputedStyle(term).textDecorationLine, term.tabIndex])"""
    )
    assert {again for again, *_ in lines} == {True, False}
    wanted = {"all": lambda _: True, "not again": lambda again: not again, "none": lambda _: False}[which]
    for again, line, index in lines:
        assert (line == "underline") is wanted(again)
        assert (index == 0) is wanted(again)


def test_the_settings_open_by_key_and_work_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + SECTION)
    page.keyboard.press("v")
    expect(page.locator(".view-panel input[name=layout][value=lines]")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("html")).to_have_attribute("data-layout", "columns")
    page.keyboard.press("Escape")
    expect(page.locator(".view-panel")).to_be_hidden()


@BY_MKDOCS
@OVER_HTTP
def test_every_choice_has_a_name_and_its_group_too(page: Page, address: str) -> None:
    page.goto(address + SECTION)
    page.locator(".view-button").click()
    expect(page.locator(".view-panel")).to_be_visible()
    for group in ("Layout", "Script", "Pinyin", "Terms", "Notes"):
        named = page.get_by_role("group", name=group)
        assert named.get_by_role("radio").count() >= 2
    assert page.get_by_role("radio", name="Side by side").count() == 1


@pytest.mark.parametrize("layout", ["lines", "columns", "zh", "en"])
@pytest.mark.parametrize("width", [1440, 820, 390])
@BY_MKDOCS
@OVER_HTTP
def test_the_text_keeps_its_place_when_a_heading_sticks(
    page: Page, address: str, width: int, layout: str
) -> None:
    """A text that jumps under the pointer makes a reader press something else."""
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{address}{SECTION}?layout={layout}")
    free, before = heading_and_places(page)
    element(page, "3.3.6-4").evaluate("(each) => each.scrollIntoView({ behavior: 'instant' })")
    wait_until(page, f"document.querySelector('h2.title .number').getBoundingClientRect().height < {free}")
    assert heading_and_places(page)[1] == before


def heading_and_places(page: Page) -> tuple[float, list[float]]:
    """Return how tall the first heading's number is drawn, and where each sentence stands on the page."""
    page.wait_for_timeout(200)
    height: float
    places: list[float]
    height, places = page.evaluate(
        """() => [document.querySelector('h2.title .number').getBoundingClientRect().height,
            [...document.querySelectorAll('.sentence')].map((each) => each.getBoundingClientRect().top + scrollY)]"""
    )
    return height, [round(each) for each in places]

"""A reader is shown a term, a sentence or a source without leaving the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browser.reading_steps import SECTION, TAIWAN, element, on_page, wait_until
from browser.search_steps import BY_MKDOCS, OVER_HTTP

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from sites import Site


def card(page: Page) -> Locator:
    return page.locator(".card")


def marked(page: Page, site: Site) -> tuple[Locator, dict[str, Any]]:
    """Give the first term that is marked in the section, and what the data say of it."""
    sentence = next(each for each in on_page(site, SECTION) if each["terms"])
    term = next(each for each in site.data["terms"] if each["id"] == sentence["terms"][0]["id"])
    return element(page, sentence["id"]).locator("a.term:visible").first, term


def test_pointing_at_a_term_shows_its_card_and_asks_for_nothing(page: Page, address: str, site: Site) -> None:
    page.goto(address + SECTION)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    link, term = marked(page, site)
    link.hover()
    expect(card(page)).to_be_visible()
    for words in (term["term"]["zh-Hans"], term["term"]["en"], term["pinyin"]):
        expect(card(page)).to_contain_text(words)
    expect(card(page)).to_contain_text(f"in {len(term['occurrences'])} sentence")
    for language in ("zh-Hans", "en"):
        shown = card(page).locator(f".card-text[lang='{language}']").text_content() or ""
        assert len(shown) > 8
        assert term["definition"][language].startswith(shown.rstrip("…"))
    assert not asked
    page.mouse.move(5, 400)
    expect(card(page)).to_be_hidden()


def test_the_pointer_can_move_onto_the_card_and_follow_its_link(page: Page, address: str, site: Site) -> None:
    page.goto(address + SECTION)
    link, term = marked(page, site)
    link.hover()
    expect(card(page)).to_be_visible()
    card(page).hover()
    page.wait_for_timeout(500)
    card(page).get_by_role("link").click()
    page.wait_for_url(address + term["url"])


def test_the_focus_shows_a_card_that_a_screen_reader_says_and_escape_closes(
    page: Page, address: str, site: Site
) -> None:
    page.goto(address + SECTION)
    link, term = marked(page, site)
    page.keyboard.press("j")
    for _ in range(4):
        page.keyboard.press("Tab")
        if link.evaluate("(each) => each === document.activeElement"):
            break
    expect(link).to_be_focused()
    expect(card(page)).to_be_visible()
    expect(link).to_have_accessible_description(re.compile(re.escape(term["term"]["en"])))
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(address + term["url"])


def test_a_tap_shows_the_card_and_a_tap_beside_closes_it(browser: Browser, address: str, site: Site) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + SECTION)
    link, term = marked(page, site)
    link.tap()
    expect(card(page)).to_be_visible()
    assert page.url == address + SECTION
    box = card(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.locator("h1").tap()
    expect(card(page)).to_be_hidden()
    link.tap()
    card(page).get_by_role("link").tap()
    page.wait_for_url(address + term["url"])
    context.close()


def test_a_card_is_in_the_script_that_was_chosen(page: Page, address: str, site: Site) -> None:
    page.goto(f"{address}{SECTION}?script={TAIWAN}")
    expect(page.locator("[data-marked]").first).to_be_attached()
    link, term = marked(page, site)
    link.hover()
    expect(card(page).locator(".card-title")).to_have_text(term["term"][TAIWAN])
    expect(card(page).locator(".card-title")).to_have_attribute("lang", TAIWAN)
    shown = card(page).locator(f".card-text[lang='{TAIWAN}']").text_content() or ""
    assert term["definition"][TAIWAN].startswith(shown.rstrip("…"))


def test_a_reference_shows_the_sentence_that_it_leads_to(page: Page, address: str, site: Site) -> None:
    sentences = {each["id"]: each for each in site.data["sentences"]}
    here = {each["id"] for each in on_page(site, SECTION)}
    reference = next(
        each
        for each in site.data["references"]
        if each["from"] in here and each["to"] in sentences and each["origin"] == "manual"
    )
    page.goto(f"{address}{SECTION}#{reference['from']}")
    place = element(page, reference["from"])
    place.locator("summary").click()
    place.locator(f".references a.target[href$='#{reference['to']}']").first.hover()
    for language in ("zh-Hans", "en"):
        expect(card(page)).to_contain_text(sentences[reference["to"]]["text"][language])


@BY_MKDOCS
@OVER_HTTP
def test_everything_that_notes_and_references_lead_to_has_a_card(
    page: Page, address: str, site: Site
) -> None:
    pages = sorted({each["url"].partition("#")[0] for each in site.data["sentences"]})
    for path in pages:
        page.goto(f"{address}{path}?notes=open")
        wait_until(
            page,
            "[...document.querySelectorAll('details.apparatus')].every((each) => each.querySelector('.unpacked'))",
        )
        missing = page.evaluate(
            """() => {
              const name = document.querySelector('.page-cards').dataset.page;
              const cards = editionNotes[name]?.cards ?? {};
              const own = JSON.parse(document.querySelector('.page-cards').content.textContent);
              const links = [...document.querySelectorAll('.unpacked a:not(.edit), a.term')];
              return links.filter((link) => link.origin === location.origin).map((link) => {
                const id = decodeURIComponent(link.hash.slice(1));
                if (/\\/terms\\//.test(link.pathname)) return own[id] ? null : `term:${id}`;
                return /sources.html$/.test(link.pathname) ? `source:${id}` : id;
              }).filter((key) => key && !(key in cards));
            }"""
        )
        assert missing == [], path


@BY_MKDOCS
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_card_is_within_the_window_wherever_its_term_is(
    browser: Browser, address: str, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": 820, "height": 500}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + SECTION)
    for link in page.locator("a.term:visible:not(.again)").all()[:12]:
        link.hover()
        expect(card(page)).to_be_visible()
        box = card(page).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 820
        assert box["y"] >= 0
        page.keyboard.press("Escape")
        page.mouse.move(2, 2)
    context.close()

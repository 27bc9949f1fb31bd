"""A reader uses single keys, sees which there are, and switches them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browser.reading_steps import SECTION, element, noted, on_page
from browser.search_steps import BY_MKDOCS, OVER_HTTP, ask, field

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from sites import Site


def test_a_question_mark_lists_the_keys(page: Page, address: str) -> None:
    page.goto(address + SECTION)
    page.keyboard.press("?")
    listed = page.locator("dialog.keys")
    expect(listed).to_be_visible()
    expect(listed.locator("kbd")).to_have_text(["?", "j", "k", "o", "m", "v", "l", "c", "y", "/", "n", "p"])
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()


def test_j_and_k_go_from_sentence_to_sentence(page: Page, address: str, site: Site) -> None:
    page.goto(address + SECTION)
    ids = [each["id"] for each in on_page(site, SECTION)]
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        expect(element(page, ids[at]).locator(".sentence-number")).to_be_focused()
    expect(element(page, ids[1])).to_be_in_viewport()


def test_o_unfolds_the_notes_and_m_opens_the_tools_of_the_sentence(
    page: Page, address: str, site: Site
) -> None:
    note = noted(site)
    page.goto(address + note["url"])
    element(page, note["id"]).locator(".sentence-number").focus()
    page.keyboard.press("o")
    expect(element(page, f"{note['id']}.n1")).to_be_visible()
    page.keyboard.press("m")
    expect(page.locator(".sentence-menu")).to_be_visible()


@BY_MKDOCS
def test_keys_change_layout_script_and_pinyin(page: Page, address: str) -> None:
    page.goto(address + SECTION)
    html = page.locator("html")
    for key, name, value in (
        ("l", "layout", "columns"),
        ("c", "script", "zh-Hant-TW"),
        ("y", "pinyin", "on"),
    ):
        page.keyboard.press(key)
        expect(html).to_have_attribute(f"data-{name}", value)


def test_keys_are_letters_where_text_is_typed(page: Page, address: str) -> None:
    page.goto(address + SECTION)
    ask(page, "")
    page.keyboard.type("jo?v")
    expect(field(page)).to_have_value("jo?v")
    expect(page.locator("dialog.keys")).to_have_count(0)
    expect(page.locator(".view-panel")).to_have_count(0)


@OVER_HTTP
def test_keys_can_be_switched_off_those_of_the_theme_and_of_the_search_too(page: Page, address: str) -> None:
    page.goto(address + SECTION)
    page.keyboard.press("?")
    page.get_by_role("button", name="Switch these keys off").click()
    for key in ("?", "j", "l", "/", "n", "s"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url == address + SECTION
    expect(page.locator("dialog.keys")).to_be_hidden()
    expect(page.locator("dialog.search")).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("data-layout", "lines")
    page.keyboard.press("Control+k")
    expect(field(page)).to_be_focused()

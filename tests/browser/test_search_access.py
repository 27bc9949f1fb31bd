"""The search with the keyboard alone, with an input method, with a screen reader, and by touch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.search_steps import OTHER, OVER_HTTP, PAGE, WORD, ask, dialog, field, results

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

    from sites import Site

HURRY = """(query) => {
    const field = document.querySelector("input[type=search]");
    field.value = query;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
}"""
WATCH = """() => {
    window.changes = 0;
    const list = document.querySelector(".search-results");
    new MutationObserver(() => { window.changes += 1; }).observe(list, { childList: true, subtree: true });
}"""
WITHIN = "() => document.activeElement === document.body || !!document.activeElement.closest('dialog.search')"


def expect_active(page: Page, id_: str) -> None:
    """Expect this result and no other to be active and selected, and the focus in the field."""
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_attribute("aria-activedescendant", id_)
    selected = dialog(page).get_by_role("option", selected=True)
    expect(selected).to_have_count(1)
    expect(selected).to_have_attribute("id", id_)


def compose(keys: CDPSession, text: str) -> None:
    """Let an input method show what it has so far."""
    keys.send(
        "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
    )


# With the keyboard alone.


def test_arrows_move_through_the_results_and_round(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    expect(ask(page, WORD).first).to_be_visible()
    ids = [each.get_attribute("id") or "" for each in results(page).all()]
    expect(dialog(page).get_by_role("option", selected=True)).to_have_count(0)
    moves = [
        "ArrowDown",
        "0",
        "ArrowDown",
        "1",
        "ArrowUp",
        "0",
        "ArrowUp",
        "-1",
        "ArrowDown",
        "0",
        "PageDown",
        "5",
        "PageUp",
        "0",
    ]
    for key, place in zip(moves[::2], moves[1::2], strict=True):
        page.keyboard.press(key)
        expect_active(page, ids[int(place)])
    field(page).fill(OTHER)
    expect(field(page)).not_to_have_attribute("aria-activedescendant", re.compile("."))


@pytest.mark.parametrize("downs", [0, 2])
def test_enter_follows_the_active_result_or_the_first(page: Page, address: str, downs: int) -> None:
    page.goto(f"{address}index.html")
    expect(ask(page, WORD).first).to_be_visible()
    target = results(page).nth(max(downs - 1, 0)).get_attribute("href") or ""
    for _ in range(downs):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(target)


@OVER_HTTP
def test_enter_right_after_the_last_key_follows_no_result_of_what_was_asked_before(
    page: Page, address: str, site: Site
) -> None:
    page.goto(f"{address}index.html")
    expect(ask(page, OTHER).first).to_be_visible()
    term = next(each for each in site.data["terms"] if OTHER not in each["term"]["zh-Hans"])
    page.evaluate(HURRY, term["term"]["zh-Hans"])
    page.wait_for_url(re.compile(re.escape(term["url"].partition("#")[0])))


@OVER_HTTP
def test_enter_before_the_search_is_loaded_does_not_close_it(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    page.route("**/data/search.js", lambda _: None)  # on its way for ever
    page.keyboard.press("/")
    page.keyboard.type("17")
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value("17")
    expect(dialog(page)).to_be_visible()


def test_escape_closes_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    link = page.get_by_role("main").get_by_role("link").first
    link.focus()
    expect(ask(page, WORD).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    expect(link).to_be_focused()


@OVER_HTTP
def test_escape_closes_a_search_that_is_not_loaded_yet(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    page.route("**/data/search.js", lambda _: None)  # on its way for ever
    page.keyboard.press("/")
    page.keyboard.type("17")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()


def test_tab_stays_in_the_dialog(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    expect(ask(page, WORD).first).to_be_visible()
    seen = set()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate(WITHIN)
        seen.add(page.evaluate("document.activeElement.classList[0]"))
    assert {"search-field", "search-close"} <= seen


def test_single_keys_are_typed_where_there_is_a_field(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    for kind in ("textarea", "input"):
        page.evaluate(
            "(kind) => document.querySelector('article').append(document.createElement(kind))", kind
        )
        page.locator(f"article {kind}").focus()
        page.keyboard.type("/sf")
        expect(page.locator(f"article {kind}")).to_have_value("/sf")
        expect(dialog(page)).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(field(page)).to_be_focused()


# With an input method.


def test_nothing_is_searched_before_the_input_method_is_done(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    expect(ask(page, OTHER).first).to_be_visible()
    page.evaluate(WATCH)
    keys = page.context.new_cdp_session(page)
    field(page).select_text()
    for composed in ("w", "wu", "wul", "wu'liu"):
        compose(keys, composed)
        expect(field(page)).to_have_value(composed)
    page.wait_for_timeout(200)  # long enough for other results, if there were any
    assert page.evaluate("window.changes") == 0
    keys.send("Input.insertText", {"text": WORD})
    expect(field(page)).to_have_value(WORD)
    expect(results(page).locator("mark").first).to_have_text(WORD)


def test_keys_of_the_input_method_do_nothing_to_the_results(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    expect(ask(page, WORD).first).to_be_visible()
    target = results(page).first.get_attribute("href") or ""
    for key in ("ArrowDown", "Escape", "Enter"):
        for event in ({"isComposing": True}, {"keyCode": 229}):
            field(page).dispatch_event("keydown", {"key": key, "bubbles": True, **event})
    expect(dialog(page)).to_be_visible()
    expect(dialog(page).get_by_role("option", selected=True)).to_have_count(0)
    assert page.url.partition("?")[0] == address + PAGE
    field(page).dispatch_event("keydown", {"key": "Enter", "bubbles": True})  # by itself it does
    page.wait_for_url(f"{address}{PAGE}*#{target.partition('#')[2]}")


# With a screen reader.


def test_screen_readers_are_told_what_is_what_and_how_many(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    page.keyboard.press("/")
    here = page.get_by_role("dialog", name="Search · 检索")
    combobox = here.get_by_role("combobox", name="Search · 检索")
    expect(combobox).to_be_focused()
    expect(combobox).to_have_attribute("aria-expanded", "false")
    page.keyboard.insert_text(WORD)
    options = here.get_by_role("listbox", name="Results · 结果").get_by_role("option")
    expect(options.first).to_be_visible()
    assert options.count() == results(page).count()
    expect(combobox).to_have_attribute("aria-expanded", "true")
    controlled = page.locator(f"#{combobox.get_attribute('aria-controls')}")
    expect(controlled).to_have_attribute("role", "listbox")
    expect(here.get_by_role("status")).to_have_text(f"{options.count()} results · {options.count()} 条结果")
    groups = re.findall(r"^\s*- '?group(.*)$", controlled.aria_snapshot(), re.MULTILINE)
    assert len(groups) == page.locator(".search-group").count() > 2
    assert all(re.match(r' "[^"]+', name) for name in groups), "a group has no name"
    field(page).fill("zzqx")
    expect(here.get_by_role("status")).to_have_text("Nothing found · 未找到")
    expect(combobox).to_have_attribute("aria-expanded", "false")


# By touch.


def test_a_tap_opens_the_search_and_another_follows_a_result(
    browser: Browser, address: str, site: Site
) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}index.html")
    page.get_by_role("banner").get_by_role("button", name="Search").tap()
    expect(field(page)).to_be_focused()
    page.keyboard.insert_text("17")
    measures = (each for each in site.data["clauses"] if each["kind"] == "measure")
    clause = next(each for each in measures if each["number"] == "17")
    results(page).first.tap()
    page.wait_for_url(address + clause["url"])
    page.get_by_role("banner").get_by_role("button", name="Search").tap()
    page.get_by_role("button", name="Close").tap()
    expect(dialog(page)).to_be_hidden()
    context.close()

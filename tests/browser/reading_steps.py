"""What a reader does with the text, for tests in a browser."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from sites import Site

TAIWAN, HONG_KONG, SIMPLIFIED = "zh-Hant-TW", "zh-Hant-HK", "zh-Hans"
PATIENCE = 10
"""Seconds after which nothing is waited for any more."""
SECTION = "plan/3.3.html"
"""A long section."""


def element(page: Page, id_: str) -> Locator:
    return page.locator(f'[id="{id_}"]')


def view(page: Page, value: str) -> None:
    """Choose a value in the view settings, as ``columns`` or ``pinyin on``; close them; wait until it shows."""
    page.locator(".view-button").click()
    name, _, value = value.rpartition(" ")
    choice = page.locator(f'.view-panel input[value="{value}"]' + (f'[name="{name}"]' if name else ""))
    choice.check()
    name = name or choice.get_attribute("name") or ""
    expect(page.locator("html")).to_have_attribute(f"data-{name}", value)
    page.keyboard.press("Escape")
    expect(page.locator(".view-panel")).to_be_hidden()


def shown_languages(page: Page, sentence: str) -> list[str | None]:
    """Return the languages of a sentence that can be seen."""
    visible = element(page, sentence).locator(":scope > [lang]").and_(page.locator(":visible"))
    return [each.get_attribute("lang") for each in visible.all()]


def wait_until(page: Page, expression: str) -> None:
    """Wait until an expression is true. Playwright's own waiting does what the page's policy refuses."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"waited for {PATIENCE} seconds: {expression}"
        page.wait_for_timeout(50)


def noted(site: Site) -> dict[str, Any]:
    """Return the first sentence with a note, and the note's text."""
    sentence = next(each for each in site.data["sentences"] if each["notes"])
    return {"url": sentence["url"], "id": sentence["id"], **sentence["notes"][0]["text"]}


def on_page(site: Site, page: str) -> list[dict[str, Any]]:
    """Return the sentences of a page, in order."""
    return [each for each in site.data["sentences"] if each["url"].partition("#")[0] == page]

"""What a reader does with the search, for tests in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.reading_steps import view

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PAGE = "plan/3.6.html"
WORD = "物流"
"""It stands in terms, titles and sentences, fewer than are shown at a time."""
OTHER = "口岸"
SCRIPTS = {"zh-Hans": "简体", "zh-Hant-TW": "繁體（台灣）", "zh-Hant-HK": "繁體（香港）"}
OVER_HTTP = pytest.mark.parametrize("address", ["http"], indirect=True)
BY_MKDOCS = pytest.mark.parametrize("site", ["mkdocs"], indirect=True)


def field(page: Page) -> Locator:
    """Give the field of the search; there has to be no other one on the page."""
    return page.locator("input[type=search]")


def dialog(page: Page) -> Locator:
    return page.locator("dialog.search")


def results(page: Page) -> Locator:
    return page.locator("[data-search-result]")


def sentences(page: Page) -> Locator:
    return page.locator("[data-search-result=sentence]")


def element(page: Page, id_: str) -> Locator:
    return page.locator(f'[id="{id_}"]')


def ask(page: Page, query: str) -> Locator:
    """Open the search by its key and type a query; give its results, of which there need be none yet."""
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.insert_text(query)
    return results(page)


def choose(page: Page, script: str) -> None:
    """Choose a script of Chinese, and wait until the page is in it."""
    view(page, script)
    expect(page.locator("html")).to_have_attribute("data-script", script)
    expect(page.locator(f".md-content [lang={script}]:visible").first).to_be_attached()

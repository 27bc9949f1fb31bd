"""The theme's search finds Chinese, until a search of our own takes its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize("site", ["mkdocs"], indirect=True)
@pytest.mark.parametrize("address", ["http"], indirect=True)
@pytest.mark.parametrize(
    ("query", "found"),
    [("物权凭证", "document-of-title"), ("單一窗口", "single-window"), ("差别化", "differentiated")],
)
def test_words_from_the_middle_of_a_sentence_are_found(
    page: Page, address: str, query: str, found: str
) -> None:
    page.goto(address + "plan/3.6.html")
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.keyboard.press("End")  # the theme listens to keys, which typed-in Chinese does not press
    first = page.locator(".md-search-result__item a").first
    expect(first).to_have_attribute("href", re.compile(found))

"""A reader looks at the pictures: on a phone, with a keyboard, and in traditional characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.reading_steps import TAIWAN, view

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from sites import Site

NET, TIMELINE = "plan/net.html", "plan/timeline.html"
WIDTHS = (390, 1280)
HEIGHTS = "nodes => nodes.map(node => Math.round(node.getBoundingClientRect().height))"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("width", WIDTHS)
def test_rows_of_the_net_are_of_one_height_so_that_arcs_end_at_them(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + NET)
    heights = page.locator(".net li").evaluate_all(HEIGHTS)
    assert max(heights) - min(heights) <= 1


def test_clause_of_the_net_shows_its_arcs_while_it_has_the_focus_and_leads_to_its_row(
    page: Page, address: str
) -> None:
    page.goto(address + NET)
    node = page.locator(".net li:has(.own path)").first
    expect(node.locator(".own")).to_be_hidden()
    node.locator("a").focus()
    expect(node.locator(".own")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".net-table :target")).to_be_in_viewport()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_picture_is_wider_than_the_page(page: Page, address: str, site: Site, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    sections = {clause["url"].partition("#")[0] for clause in site.data["clauses"]}
    shown = 0
    for url in [NET, TIMELINE, *sorted(sections)]:
        page.goto(address + url)
        shown += page.locator("figure.picture, .net, .timeline").count()
        assert page.evaluate(TOO_WIDE) <= 0, url
    assert shown


def test_words_of_the_pictures_change_their_script(page: Page, address: str) -> None:
    page.goto(address + NET)
    view(page, TAIWAN)
    expect(page.locator(".net li [lang='zh-Hant-TW']").first).to_be_visible()
    expect(page.locator(".net li [lang='zh-Hans']")).to_have_count(0)

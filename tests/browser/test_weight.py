"""A section page is light: what a first view takes, before anything is opened."""

from __future__ import annotations

import gzip
import statistics
from typing import TYPE_CHECKING

import pytest

from browser.search_steps import BY_MKDOCS, OVER_HTTP

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

    from sites import Site

pytestmark = [BY_MKDOCS, OVER_HTTP]

KB = 1024
HTML, MEDIAN, LONGEST, REQUESTS, ELEMENTS = 24 * KB, 85 * KB, 100 * KB, 9, 1500
"""The budgets of a section page, compressed: its HTML; everything, at the median and at most; requests; elements."""


@pytest.fixture(scope="module")
def views(browser: Browser, site: Site, address: str) -> dict[str, tuple[dict[str, int], int]]:
    """Give, for each page of the text, the compressed size of each file of a first view, and its elements."""
    found = {}
    for path in sorted({each["url"].partition("#")[0] for each in site.data["sentences"]}):
        context = browser.new_context()
        page = context.new_page()
        answers: list[Response] = []
        page.on("response", lambda answer, answers=answers: answers.append(answer))
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        sizes = {each.url: len(gzip.compress(each.body(), 9)) for each in answers}
        found[path] = (sizes, page.evaluate("document.querySelectorAll('*').length"))
        context.close()
    return found


def test_no_page_has_more_html_than_it_may(
    views: dict[str, tuple[dict[str, int], int]], address: str
) -> None:
    assert {
        path: sizes[address + path] for path, (sizes, _) in views.items() if sizes[address + path] > HTML
    } == {}


def test_a_first_view_takes_few_requests_and_is_light(views: dict[str, tuple[dict[str, int], int]]) -> None:
    totals = [sum(sizes.values()) for sizes, _ in views.values()]
    assert max(len(sizes) for sizes, _ in views.values()) <= REQUESTS
    assert statistics.median(totals) <= MEDIAN
    assert max(totals) <= LONGEST


def test_a_page_has_few_elements(views: dict[str, tuple[dict[str, int], int]]) -> None:
    assert max(elements for _, elements in views.values()) <= ELEMENTS

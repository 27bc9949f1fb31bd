"""The index of a long text comes in several files, and is searched to its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browser.search_steps import BY_MKDOCS, PAGE, ask, field
from edition.export import search_index
from edition.steps import check

if TYPE_CHECKING:
    import pytest
    from playwright.sync_api import Page

    from sites import Site


@BY_MKDOCS
def test_an_index_in_parts_is_searched_to_its_end(
    page: Page, address: str, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "PART", 9_000)
    edition, _ = check(site.project)
    files = search_index.search_index(edition)
    assert len(files) > 3
    page.route(
        "**/data/search*.js",
        lambda route: route.fulfill(
            body=files[route.request.url.rpartition("/")[2]], content_type="text/javascript; charset=utf-8"
        ),
    )
    page.goto(address + PAGE)
    last = site.data["sentences"][-1]
    words = last["text"]["zh-Hans"][:9]
    expect(ask(page, words).first).to_contain_text(last["id"])
    field(page).fill("the")
    total = len(
        {
            each["id"]
            for each in site.data["sentences"]
            if re.search(r"\bthe\b", each["text"]["en"], re.IGNORECASE)
        }
    )
    expect(page.locator(".search-status")).to_contain_text("results")
    assert int(page.locator(".search-status").inner_text().split()[0]) >= total

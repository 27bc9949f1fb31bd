"""How soon results are there, and how a long list of them is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browser.search_steps import BY_MKDOCS, OVER_HTTP, PAGE, WORD, ask, field, results
from search_judge import percentile
from search_queries import BLIND, blind

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from sites import Site

SLOW = 50
"""Milliseconds from a key to its results on the page, at the 95th percentile."""
WATCH = """() => {
    const list = document.querySelector(".search-results");
    const field = document.querySelector("input[type=search]");
    window.waits = [];
    let typed = 0;
    field.addEventListener("input", () => { typed = performance.now(); }, true);
    new MutationObserver(() => requestAnimationFrame(() => {
        if (typed) window.waits.push(performance.now() - typed);
        typed = 0;
    })).observe(list, { childList: true });
}"""
"""Counts from each input to the frame after the list has changed."""


@OVER_HTTP
@BY_MKDOCS
def test_results_are_there_before_one_notices(page: Page, address: str, site: Site) -> None:
    queries = [query.text for query in blind(site.data, BLIND) if query.expected][::4]
    page.goto(address + PAGE)
    expect(ask(page, WORD).first).to_be_visible()
    page.evaluate(WATCH)
    for query in queries:
        field(page).fill("")
        page.keyboard.type(query, delay=30)
        page.wait_for_timeout(60)
    waits: list[float] = page.evaluate("window.waits")
    assert len(waits) > len(queries)
    print(f"\nfrom key to results: {percentile(waits):.1f} ms of {len(waits)}")  # noqa: T201  # shown with -s
    assert percentile(waits) < SLOW


@OVER_HTTP
def test_a_long_list_grows_as_it_is_read(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    expect(ask(page, "the").first).to_be_visible()
    shown = results(page).count()
    total = int(page.locator(".search-status").inner_text().split()[0])
    assert shown < total
    page.locator(".search-scroll").evaluate("(list) => list.scrollTo(0, list.scrollHeight)")
    expect(results(page).nth(shown)).to_be_attached()
    for _ in range(total // 5 + 2):
        page.keyboard.press("PageDown")
    expect(results(page)).to_have_count(total)
    expect(results(page).last).to_have_attribute("aria-selected", "true")

"""No page has a barrier that axe finds, in light and dark, on a desk and on a phone; every part says its language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from browser.reading_steps import SECTION, TAIWAN
from browser.search_steps import BY_MKDOCS, OVER_HTTP

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = (
    "index.html",
    "about.html",
    "contributing.html",
    "second-reading.html",
    "second-reading-terms.html",
    "search.html",
    "plan/index.html",
    "plan/2.1.html",
    "plan/2.2.html",
    SECTION,
    "plan/changes.html",
    "plan/net.html",
    "plan/received.html",
    "plan/renderings.html",
    "plan/sources.html",
    "plan/status.html",
    "plan/timeline.html",
    "plan/whole.html",
    "terms/document-of-title.html",
    "terms/index.html",
)
"""One page of each kind."""
LONG = (
    "second-reading.html",
    "second-reading-terms.html",
    "plan/changes.html",
    "plan/sources.html",
    "plan/whole.html",
)
"""Those that take long: twice is enough for them."""


def barriers(page: Page) -> list[str]:
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(
        "(rules) => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
    )
    return [f"{each['id']}: {node['html'][:120]}" for each in found["violations"] for node in each["nodes"]]


@BY_MKDOCS
@OVER_HTTP
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_page_has_a_barrier(browser: Browser, address: str, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    found = {}
    twice = (width, scheme) in {(1440, "light"), (390, "dark")}
    for path in PAGES:
        if path in LONG and not twice:
            continue
        page.goto(address + path)
        found[path] = barriers(page)
    context.close()
    assert {path: each for path, each in found.items() if each} == {}


@BY_MKDOCS
@OVER_HTTP
@pytest.mark.parametrize(
    "query",
    [f"?script={TAIWAN}&pinyin=on&notes=open", "?layout=columns&terms=all", "?layout=zh", "?layout=en"],
)
def test_no_way_of_reading_has_a_barrier(page: Page, address: str, query: str) -> None:
    page.goto(address + SECTION + query)
    page.wait_for_load_state("networkidle")
    assert barriers(page) == []


@BY_MKDOCS
@OVER_HTTP
def test_nothing_that_opens_has_a_barrier(page: Page, address: str) -> None:
    page.goto(address + SECTION)
    page.keyboard.press("v")
    expect(page.locator(".view-panel")).to_be_visible()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("dialog.keys")).to_be_visible()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    page.locator(".sentence").nth(2).hover()
    page.locator(".sentence-more").nth(2).click()
    expect(page.locator(".sentence-menu")).to_be_visible()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    page.locator("a.term:visible:not(.again)").first.hover()
    expect(page.locator(".card")).to_be_visible()
    assert barriers(page) == []


@BY_MKDOCS
def test_axe_finds_a_barrier_that_is_there(page: Page, address: str) -> None:
    page.goto(address + SECTION)
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<p><a href=\"#x\"></a></p>')")
    assert [each for each in barriers(page) if each.startswith("link-name")]


@BY_MKDOCS
@OVER_HTTP
@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        SECTION,
        "plan/2.1.html",
        "terms/index.html",
        "terms/document-of-title.html",
        "plan/changes.html",
        "plan/net.html",
        "plan/status.html",
        "plan/timeline.html",
        "second-reading.html",
        "second-reading-terms.html",
    ],
)
@pytest.mark.parametrize("query", ["", "?pinyin=on&notes=open"])
def test_nothing_is_lost_on_a_narrow_window_or_at_twice_the_size(
    page: Page, address: str, path: str, query: str
) -> None:
    for width in (320, 720):  # the width of a phone; a desk of 1440 at 200 %
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address + path + query)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@BY_MKDOCS
@OVER_HTTP
@pytest.mark.parametrize("script", ["zh-Hans", TAIWAN])
def test_all_chinese_says_that_it_is_chinese(page: Page, address: str, script: str) -> None:
    for path in (
        SECTION,
        "plan/2.1.html",
        "terms/document-of-title.html",
        "plan/index.html",
        "plan/net.html",
    ):
        page.goto(f"{address}{path}?notes=open&script={script}")
        page.wait_for_load_state("networkidle")
        unsaid = page.evaluate(
            """() => {
              const found = [];
              const walker = document.createTreeWalker(document.querySelector('.md-content'), NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const { data, parentElement } = walker.currentNode;
                if (!parentElement.checkVisibility() || !/[\\u3400-\\u9fff]{2}/.test(data)) continue;
                const lang = parentElement.closest('[lang]').lang;
                if (!lang.startsWith('zh') && !/[A-Za-z]{3}/.test(data)) found.push(data.trim());
              }
              return [...new Set(found)];
            }"""
        )
        assert unsaid == [], path


@BY_MKDOCS
@OVER_HTTP
def test_the_focus_is_always_seen_and_never_below_what_sticks(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1200, "height": 600})
    page.goto(f"{address}{SECTION}#3.3.7-4")
    page.keyboard.press("j")
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        seen = page.evaluate(
            """() => {
              const focused = document.activeElement;
              const [box] = focused.getClientRects();
              const stuck = [...document.querySelectorAll('h2.title')].map((each) => each.getBoundingClientRect())
                .filter((each) => each.top > 40 && each.top < 60).map((each) => each.bottom);
              const { outlineStyle, outlineWidth } = getComputedStyle(focused);
              return {
                what: focused.outerHTML.slice(0, 90), below: box && box.top < Math.max(48, ...stuck) - 2 && !focused.closest('.md-header, h1, h2'),
                ring: outlineStyle !== 'none' && outlineWidth !== '0px',
              };
            }"""
        )
        assert not seen["below"], seen
        assert seen["ring"], seen

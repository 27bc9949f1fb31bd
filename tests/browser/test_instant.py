"""A reader goes from page to page with the theme's instant navigation, which a site may switch on."""

from __future__ import annotations

import re
import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import sites
from browser.conftest import PREFIX, Handler
from browser.reading_steps import TAIWAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module", params=sites.BUILDERS)
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a site with instant navigation; the theme needs to know where it is served."""
    project = sites.copy_project(tmp_path_factory.mktemp("instant") / "project")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(project / "site")))
    home = f"http://127.0.0.1:{server.server_port}{PREFIX}"
    settings = project / "mkdocs.yml"
    text = re.sub(r"^site_url: .*$", f"site_url: {home}", settings.read_text("utf-8"), flags=re.MULTILINE)
    settings.write_text(text.replace("  features:\n", "  features:\n    - navigation.instant\n"), "utf-8")
    for command in sites.COMMANDS[request.param]:
        sites.run(project, sys.executable, *command)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield home
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    mistakes: list[str] = []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.goto(f"{address}plan/3.3.html?script={TAIWAN}&pinyin=on")
    expect(page.locator("rt").first).to_be_attached()
    page.evaluate("window.stayed = true")
    yield page
    context.close()
    assert not mistakes


def go(page: Page, path: str) -> None:
    page.locator(f".md-nav--primary a[href$='{path}']").first.click()
    page.wait_for_url(f"**/{path}*")
    assert page.evaluate("window.stayed"), "the page was loaded anew"


def test_the_view_goes_along(page: Page) -> None:
    go(page, "plan/3.6.html")
    expect(page.locator("h1 rt").first).to_be_attached()
    expect(page.locator(".sentence [data-marked], .sentence [data-marked='']").first).to_be_attached()
    expect(page.locator(f".sentence > [lang='{TAIWAN}'] rt").first).to_be_visible()
    assert page.locator(".view-button").count() == 1
    assert page.locator(".sentence-more").count() == page.locator(".md-content .sentence").count()


def test_cards_notes_and_tools_are_those_of_the_new_page(page: Page) -> None:
    go(page, "plan/3.6.html")
    page.locator(".sentence a.term:visible:not(.again)").first.hover()
    expect(page.locator(".card")).to_be_visible()
    page.keyboard.press("Escape")
    page.mouse.move(3, 600)
    place = page.locator(".md-content .sentence:has(details)").first
    place.locator("summary").click()
    expect(place.locator(".unpacked")).to_be_visible()
    place.hover()
    place.locator(".sentence-more").click()
    expect(page.locator(".sentence-menu")).to_be_visible()


def test_the_index_of_terms_can_be_sorted_and_left_again(page: Page) -> None:
    go(page, "terms/index.html")
    page.get_by_role("radio", name="By English").check()
    assert page.locator(".letter").count() > 15
    page.go_back()
    expect(page.locator("h2.title rt").first).to_be_attached()
    assert page.evaluate("window.stayed")

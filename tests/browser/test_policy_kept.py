"""A browser holds the policy: what is not the site's own neither runs nor is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.reading_steps import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TRIES = {
    "script": "const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s)",
    "handler": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = true\">')",
    "style": "document.body.insertAdjacentHTML('beforeend', '<p style=\"position: fixed\">x</p>')",
    "image": "new Image().src = 'https://example.net/x.png'",
    "fetch": "fetch('https://example.net/x').catch(() => {})",
    "frame": "document.body.insertAdjacentHTML('beforeend', '<iframe src=\"https://example.net/\"></iframe>')",
    "base": "document.head.insertAdjacentHTML('beforeend', '<base href=\"https://example.net/\">')",
}
LISTEN = "addEventListener('securitypolicyviolation', event => (window.refused ??= []).push(event.effectiveDirective))"


@pytest.fixture
def open_page(browser: Browser, address: str) -> Page:
    """Give a page of the text that takes note of what it refuses; it may ask whom it likes."""
    page = browser.new_context().new_page()
    page.add_init_script(LISTEN)
    page.goto(f"{address}plan/1.1.html")
    return page


@pytest.mark.parametrize("tried", TRIES)
def test_what_is_not_the_sites_own_is_refused(open_page: Page, tried: str) -> None:
    answered: list[str] = []
    open_page.on("response", lambda response: answered.append(response.url))
    open_page.evaluate(TRIES[tried])
    wait_until(open_page, "window.refused")
    assert open_page.evaluate("window.ran") is None
    assert not [url for url in answered if "example.net" in url]
    open_page.context.close()

"""Fixtures for tests in a browser: each site over HTTP below a sub-path, and from its folder on the disk."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

    from sites import Site

PREFIX = "/some/where/"
HARMLESS = ("data", "blob", "about")
FAILED = 400
"""The first HTTP status that says that something could not be had."""
REFUSED = "refused by the policy: "
TELL_REFUSED = f"""addEventListener("securitypolicyviolation", event =>
    window.refusesOnPurpose || console.error("{REFUSED}" + event.effectiveDirective + " " + event.blockedURI))"""


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a sub-path, and nothing elsewhere; keeps quiet."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(PREFIX) if path.startswith(PREFIX) else "/nowhere/")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def served(site: Site) -> Iterator[str]:
    """Give the address at which the site is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session", params=["http", "file"])
def address(request: pytest.FixtureRequest, site: Site) -> str:
    """Give the address of the site's folder, with a slash at its end; a page's path goes behind it."""
    if request.param == "file":
        return f"{site.folder.as_uri()}/"
    served: str = request.getfixturevalue("served")
    return served


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Give an empty page of a new visitor.

    A request to any other host fails, and so does the test; so it does where a script of the page fails, where
    something that the page asks for is not there, or where the page's own policy refuses something.
    """
    context = browser.new_context()
    context.set_default_timeout(10_000)
    strange: list[str] = []
    home = urlsplit(address)

    def guard(route: Route) -> None:
        to = urlsplit(route.request.url)
        if to.scheme in HARMLESS or (to.scheme, to.netloc) == (home.scheme, home.netloc):
            route.continue_()
        else:
            strange.append(route.request.url)
            route.abort()

    context.route("**/*", guard)
    context.add_init_script(TELL_REFUSED)
    page = context.new_page()
    mistakes: list[str] = []
    refused: list[str] = []
    missing: list[str] = []
    page.on("response", lambda got: missing.append(got.url) if got.status >= FAILED else None)
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.on("console", lambda said: refused.append(said.text) if said.text.startswith(REFUSED) else None)
    yield page
    context.close()
    assert not strange, "the page asks other hosts for something"
    assert not mistakes, "a script of the page failed"
    assert not missing, "the page asks for something that is not there"
    assert not refused, "the policy refuses something of the page"

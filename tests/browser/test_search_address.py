"""Addresses that ask, that mark, and what is fetched when."""

from __future__ import annotations

import gzip
import re
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

import sites
from browser.conftest import PREFIX, Handler
from browser.search_steps import OVER_HTTP, PAGE, ask, element, field, results
from browser.search_steps import WORD as TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Response

    from sites import Site

REQUESTS = 9
"""Of a section page before the search is opened."""


def test_an_address_with_a_query_opens_the_search(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}?q={TITLE}")
    expect(field(page)).to_have_value(TITLE)
    expect(results(page).first).to_contain_text(TITLE)


@OVER_HTTP
def test_the_address_tells_what_is_asked_for_while_the_search_is_open(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    expect(ask(page, TITLE).first).to_be_visible()
    page.wait_for_url(lambda url: unquote(url) == f"{address}{PAGE}?q={TITLE}")
    page.keyboard.press("Escape")
    page.wait_for_url(address + PAGE)


@OVER_HTTP
def test_going_back_from_a_result_shows_the_search_again(page: Page, address: str) -> None:
    page.goto(f"{address}index.html")
    expect(ask(page, TITLE).first).to_be_visible()
    page.wait_for_url(lambda url: "?q=" in url)
    results(page).first.click()
    page.wait_for_url(re.compile("mark="))
    page.go_back()
    expect(field(page)).to_have_value(TITLE)
    expect(results(page).first).to_contain_text(TITLE)


def test_browsers_find_the_description_of_the_search(page: Page, address: str, site: Site) -> None:
    page.goto(address + PAGE)
    link = page.locator("link[rel=search][type='application/opensearchdescription+xml']")
    target: str = link.evaluate("(link) => link.href")
    description = ET.parse(site.folder / target.removeprefix(address)).getroot()  # noqa: S314  # our own
    template = description.find("{*}Url[@type='text/html']")
    assert template is not None
    path = template.attrib["template"].split(site.base)[1]
    page.goto(address + path.replace("{searchTerms}", TITLE))
    expect(results(page).first).to_contain_text(TITLE)


def test_a_result_on_the_page_that_is_open_needs_no_reload(page: Page, address: str, site: Site) -> None:
    sentence = next(each for each in site.data["sentences"] if TITLE in each["text"]["zh-Hans"])
    page.goto(address + sentence["url"].split("#")[0])
    page.evaluate("window.stayed = true")
    ask(page, sentence["text"]["zh-Hans"][:8]).and_(
        page.locator("[data-search-result=sentence]")
    ).first.click()
    expect(element(page, sentence["id"]).locator("mark").first).to_be_visible()
    assert page.evaluate("window.stayed")


def test_a_result_at_the_place_that_was_left_is_gone_to_again(page: Page, address: str, site: Site) -> None:
    sentence = next(each for each in site.data["sentences"] if TITLE in each["text"]["zh-Hans"])
    page.goto(address + sentence["url"])
    expect(element(page, sentence["id"])).to_be_in_viewport()
    page.keyboard.press("End")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(element(page, sentence["id"])).not_to_be_in_viewport()
    ask(page, sentence["text"]["zh-Hans"][:8]).and_(
        page.locator("[data-search-result=sentence]")
    ).first.click()
    expect(element(page, sentence["id"])).to_be_in_viewport()


@OVER_HTTP
def test_the_address_of_a_result_on_the_same_page_can_be_shared(page: Page, address: str, site: Site) -> None:
    sentence = next(each for each in site.data["sentences"] if TITLE in each["text"]["zh-Hans"])
    words = sentence["text"]["zh-Hans"][:8]
    page.goto(address + sentence["url"].replace("#", "?mark=of#"))
    ask(page, words).and_(page.locator("[data-search-result=sentence]")).first.click()
    shared = address + sentence["url"].replace("#", f"?mark={words}#")
    page.wait_for_url(lambda url: unquote(url) == shared)


def test_the_search_works_where_there_can_be_no_worker(page: Page, address: str) -> None:
    page.add_init_script("window.Worker = class { constructor() { throw new Error('none here'); } };")
    page.goto(address + PAGE)
    expect(ask(page, TITLE).first).to_contain_text(TITLE)


def test_the_search_works_where_a_policy_forbids_workers(page: Page, address: str) -> None:
    policy = """window.refusesOnPurpose = true;
    new MutationObserver((_, self) => {
        if (!document.head) return;
        self.disconnect();
        const meta = document.createElement("meta");
        meta.httpEquiv = "Content-Security-Policy";
        meta.content = "worker-src 'none'";
        document.head.prepend(meta);
    }).observe(document, { childList: true, subtree: true })"""
    page.add_init_script(policy)
    page.goto(address + PAGE)
    expect(ask(page, TITLE).first).to_contain_text(TITLE)


@OVER_HTTP
def test_nothing_of_the_search_is_fetched_before_it_is_opened_and_all_of_it_once(
    page: Page, address: str
) -> None:
    fetched: list[Response] = []
    page.on("response", lambda response: fetched.append(response))  # noqa: PLW0108  # Playwright marks what it is given
    page.goto(address + PAGE, wait_until="networkidle")
    before = list(fetched)
    assert len(before) <= REQUESTS
    paths = {response.url.removeprefix(address) for response in before}
    assert "assets/search.js" in paths
    assert not {path for path in paths if re.search(r"search(-.*\.js|\.css)|data/", path)}
    for _ in range(2):
        expect(ask(page, TITLE).first).to_be_visible()
        page.keyboard.press("Escape")
    # Chromium fetches a site's icon again whenever it likes; that is none of the search's.
    after = [each for each in fetched[len(before) :] if re.search(r"/(assets|data)/[^/]+$", each.url)]
    later = [response.url.removeprefix(address) for response in after]
    assert len(later) == len(set(later))
    assert "data/search.js" in later
    sizes = [sum(len(gzip.compress(each.body(), 9)) for each in some) for some in (before, after)]
    print(f"\nbefore: {len(before)} requests, {sizes[0]:,} bytes; opening: {len(after)}, {sizes[1]:,}")  # noqa: T201


@pytest.fixture(scope="module")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a site with the theme's instant navigation, which wants to know its address."""
    project = sites.copy_project(tmp_path_factory.mktemp("instant") / "project")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(project / "site")))
    address = f"http://127.0.0.1:{server.server_port}{PREFIX}"
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("  features:\n", "  features:\n    - navigation.instant\n")
    settings.write_text(re.sub("^site_url: .*", f"site_url: {address}", text, flags=re.MULTILINE), "utf-8")
    sites.run(project, sites.sys.executable, *sites.COMMANDS["mkdocs"][0])
    Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()
    server.server_close()


def test_the_search_stays_with_instant_navigation(browser: Browser, instant: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{instant}index.html")
    page.evaluate("window.stayed = true")
    expect(ask(page, TITLE).first).to_be_visible()
    results(page).and_(page.locator("[data-search-result=sentence]")).first.click()
    expect(page.locator(":target mark.search-mark, .sentence mark.search-mark").first).to_be_visible()
    assert page.evaluate("window.stayed"), "the page was loaded anew"
    expect(ask(page, "口岸").first).to_be_visible()
    assert page.locator("dialog.search").count() == 1
    page.keyboard.press("Escape")
    page.get_by_role("banner").get_by_role("button", name="Search").click()
    expect(field(page)).to_be_focused()
    assert page.evaluate("window.stayed")
    page.context.close()


def test_what_is_marked_is_the_words_and_not_their_like_inside_others(
    page: Page, address: str, site: Site
) -> None:
    sentence = next(
        each for each in site.data["sentences"] if re.search(r"\w(?:port)\b.*\bports?\b", each["text"]["en"])
    )
    page.goto(f"{address}{sentence['url'].replace('#', '?mark=port#')}")
    marks = element(page, sentence["id"]).locator("[lang=en] mark")
    expect(marks.first).to_be_visible()
    expected = re.findall(r"(?<![A-Za-z0-9])port", sentence["text"]["en"])
    assert marks.all_inner_texts() == expected
    expect(element(page, sentence["id"]).locator(":scope > [lang=en]")).to_have_text(sentence["text"]["en"])


def test_a_mark_that_is_nowhere_changes_nothing(page: Page, address: str, site: Site) -> None:
    sentence = site.data["sentences"][-1]
    for mark in ("(", "[%5D", "%3Cb%3E", ""):
        page.goto(f"{address}{sentence['url'].replace('#', f'?mark={mark}#')}")
        expect(element(page, sentence["id"]).locator(":scope > [lang=zh-Hans]")).to_have_text(
            sentence["text"]["zh-Hans"]
        )
        assert page.locator("mark.search-mark").count() == 0


def test_pages_name_the_files_of_the_search_that_are_there(site: Site) -> None:
    written = (site.folder / "assets/search.js").read_text("utf-8")
    parts = re.search(r"const PARTS = \[(.*?)\]", written)
    assert parts
    named = {f"search-{name}.js" for name in re.findall(r'"(\w+)"', parts[1])}
    assert named == {path.name for path in assets(site.folder)}


def assets(folder: Path) -> list[Path]:
    return list((folder / "assets").glob("search-*.js"))

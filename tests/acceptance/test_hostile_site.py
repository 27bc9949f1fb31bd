"""A whole site whose annotations say hostile words wherever they may say words, by both builders.

It has to be the site of the same project with harmless words, but for the words: the same elements, the
same attributes, the same addresses; and nothing in it runs.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

import hostile
import sites

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    Built = Callable[[str, str], Path]

WORDS = {"harmless": lambda: hostile.harmless, "hostile": hostile.hostile, "endless": lambda: hostile.endless}
SPOKEN = {"title", "alt", "content", "aria-label", "data-title", "data-en", "data-zh", "placeholder"}
"""Attributes that hold words."""
HANDLER = re.compile(r"on[a-z]+")
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Give the folder of the site that a builder makes of some words."""

    @cache
    def made(builder: str, words: str) -> Path:
        project = hostile.site_project(tmp_path_factory.mktemp(words) / builder, WORDS[words]())
        for command in sites.COMMANDS[builder]:
            sites.run(project, sys.executable, *command)
        return project / "site"

    return made


class Bones(HTMLParser):
    """What a page is made of, without its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.strange: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = tuple((name, None if name in SPOKEN else value) for name, value in attrs)
        self.found.append((tag, kept))
        for name, value in attrs:
            address = re.sub(r"[\s\x00-\x20]", "", value or "").lower()
            runs = name in {"href", "src", "action", "formaction", "xlink:href"} and re.match(
                r"javascript:|vbscript:|data:(?!image/)", address
            )
            if HANDLER.fullmatch(name) or runs or name == "srcdoc":
                self.strange.append(f"<{tag} {name}={value!r}>")

    def handle_endtag(self, tag: str) -> None:
        self.found.append(("/" + tag, ()))

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.found.append(("!--", ()))
        if hostile.PWN in data:
            self.strange.append(f"<!--{data}-->")


def pages(site: Path) -> dict[str, Bones]:
    return {
        path.relative_to(site).as_posix(): Bones(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


@pytest.mark.parametrize("builder", sites.BUILDERS)
def test_hostile_words_change_nothing_but_words(build: Built, builder: str) -> None:
    plain, attacked = pages(build(builder, "harmless")), pages(build(builder, "hostile"))
    assert set(plain) == set(attacked)
    assert len(plain) > 12
    for name, page in attacked.items():
        assert not page.strange, name
        both = zip(page.found, plain[name].found, strict=False)
        first = next((pair for pair in both if pair[0] != pair[1]), None)
        assert first is None, f"{name}: {first}"
        assert len(page.found) == len(plain[name].found), name


@pytest.mark.parametrize("builder", sites.BUILDERS)
def test_hostile_words_are_shown_as_they_are(build: Built, builder: str) -> None:
    words = " ".join(page.words for page in pages(build(builder, "hostile")).values())
    shown = re.sub(r"\s+", " ", words)
    missing = [piece for piece in hostile.PIECES if re.sub(r"\s+", " ", piece) not in shown]
    assert not missing


def strings(value: Any) -> list[str]:  # noqa: ANN401  # whatever JSON holds
    if isinstance(value, dict):
        return [each for inner in value.values() for each in strings(inner)]
    if isinstance(value, list):
        return [each for inner in value for each in strings(inner)]
    return [value] if isinstance(value, str) else []


def test_the_data_are_valid_and_hold_the_words_as_they_are(build: Built) -> None:
    site = build("mkdocs", "hostile")
    said = strings(json.loads((site / "data/edition.json").read_text("utf-8")))
    for piece in hostile.PIECES:
        assert any(piece in each for each in said), piece
    assert any(each.startswith("Definition ") for each in said)


def test_the_data_for_scripts_are_scripts_that_set_one_thing(build: Built) -> None:
    node = shutil.which("node")
    files = sorted((build("mkdocs", "hostile") / "data").rglob("*.js"))
    assert len(files) > 6
    for path in files:
        text = path.read_text("utf-8")
        assert not re.search(r"[\u2028\u2029]", text), path
        start = text.index("=", text.index("window.") if "window." in text else 0)
        assert text.rstrip().endswith(";"), path
        if node:
            subprocess.run([node, "--check", path], check=True)  # noqa: S603
            keys = "global.window=globalThis;const before=new Set(Object.keys(window));"
            code = f"{keys}require('vm').runInThisContext(require('fs').readFileSync({json.dumps(str(path))},'utf8'));"
            code += "console.log(Object.keys(window).filter(k=>!before.has(k)).join())"
            new = subprocess.check_output([node, "-e", code], text=True).strip()  # noqa: S603
            assert re.fullmatch(r"edition[A-Za-z]+", new), (path, new)
        assert start > 0


@pytest.mark.parametrize("words", ["hostile", "endless"])
@pytest.mark.parametrize("builder", sites.BUILDERS)
def test_nothing_runs_in_a_browser_and_no_page_scrolls_sideways(
    build: Built, browser: Browser, builder: str, words: str
) -> None:
    site = build(builder, words)
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    wide: list[tuple[str, int]] = []
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        page.goto(path.as_uri())
        page.evaluate(
            "document.querySelectorAll('details').forEach(each => each.querySelector('summary').click())"
        )
        page.evaluate(
            "for (const each of document.querySelectorAll('main a, main b')) each.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
        )
        page.wait_for_timeout(60)
        assert page.evaluate("window.pwned") is None, name
        assert not dialogs, name
        width = page.evaluate("document.scrollingElement.scrollWidth")
        wide += [(name, width)] if width > PHONE["width"] else []
    context.close()
    assert not wide


@pytest.mark.parametrize("words", ["hostile", "endless"])
def test_cards_notes_and_search_show_hostile_words_as_words(
    build: Built, browser: Browser, words: str
) -> None:
    site = build("mkdocs", words)
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto((site / "plan/2.1.html").as_uri())
    page.locator("details.apparatus > summary").first.click()
    page.locator("details.apparatus .note").first.wait_for()
    page.locator("a.term").first.click()
    page.wait_for_timeout(300)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("input[type=search]").fill("hub")
    page.locator("[data-search-result]").first.wait_for()
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]
    assert (
        page.locator("[data-search-result] script, .note script, .note img, [data-search-result] img").count()
        == 0
    )
    context.close()


ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert`1`",
    "javascript&colon;alert`1`",
    "java&#115;cript:alert`1`",
    "&#x6A;avascript:alert`1`",
    "\\x6aavascript:x",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//example.org/x",
    "http:evil",
    "HTTPS://example.org",
    'https://a"onclick=x',
    "https://a<script>",
    "../../../etc/passwd",
    "term:../x",
    "source:",
    "#",
    "mailto:x@example.org",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_link_that_leads_elsewhere_is_refused_or_only_words(tmp_path: Path, address: str) -> None:
    import projects  # noqa: PLC0415  # beside its one test
    from edition.pages import files  # noqa: PLC0415
    from edition.render.addresses import Repository  # noqa: PLC0415

    link = f"[words]({address})"
    leads = (
        "Definition",
        "Choice",
        "Context",
        "Reference",
        "背景",
        "定义",
        "Note",
        "Why",
        "They",
        "Reason",
        "Aims",
    )
    for number, lead in enumerate(leads):
        root = projects.make(
            tmp_path / str(number),
            dict.fromkeys(projects.FILES)
            | hostile.files(lambda said, lead=lead: f"{said} {link}" if said == lead else said),
            hostile.pictures.TEXT,
        )
        edition, problems = projects.joined(root)
        if any(problem.level == "error" for problem in problems):
            assert {problem.rule for problem in problems if problem.level == "error"} <= {
                "link-target",
                "unknown-target",
            }
            continue
        made = files(edition, Repository("https://example.org"))
        hrefs = [href for text in made.values() for href in re.findall(r'href=\\?"([^"\\]*)', text)]
        assert html.escape(address) not in hrefs
        assert address not in hrefs

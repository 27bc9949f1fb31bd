"""Starts the engine of the search in a page of a real browser, for tests and measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from playwright.sync_api import Page

PARTS = ("text", "pinyin", "numbers", "records", "atoms", "engine")
"""The scripts of the search that need no page, in the order in which they are loaded."""
START = """() => {
    const start = performance.now();
    window.engine = window.editionSearchEngine(window.editionSearch);
    window.editionSearch.add = window.engine.add;
    return performance.now() - start;
}"""


def index_files(data: Path) -> list[Path]:
    """Return the files of an index in the order in which they are loaded."""
    return [data / "search.js", *sorted(data.glob("search-*.js"), key=lambda path: (len(path.name), path))]


def load_engine(page: Page, assets: Path) -> None:
    """Load the scripts of the engine into an empty page."""
    for part in PARTS:
        page.add_script_tag(path=assets / f"search-{part}.js")


def load_index(page: Page, scripts: Iterable[str]) -> float:
    """Let the engine, as ``window.engine`` of the page, take in an index.

    Args:
        page: A page with the engine's scripts.
        scripts: The texts of the index's files, in their order.

    Returns:
        How long it took, in milliseconds.
    """
    first, *others = scripts
    page.evaluate(first)
    milliseconds: float = page.evaluate(START)
    for script in others:
        start = page.evaluate("performance.now()")
        page.evaluate(script)
        milliseconds += page.evaluate("performance.now()") - start
    return milliseconds

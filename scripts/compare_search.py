"""Compare our search with stock ones, by the same queries in one run, and write the table to SEARCH.md.

The queries are those that our search was not made better with, unless something else is asked for. With
``--only ours --tuned --misses`` it lists in seconds what our search gets wrong.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

import chromium
import compare_engines as engines
from compare_engines import Place
from compare_sites import PACKAGES, generated_copy, install, served
from search_judge import Answer, Result, judge, misses
from search_queries import BLIND, TUNED, Query, blind, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Browser, Page

ENGINES: dict[str, tuple[str, Callable[[Place, Page], int]]] = {
    "ours": ("ours", engines.ours),
    "material": ("Material, as it comes for Chinese", engines.material),
    "material-best": ("Material, each character a word", engines.material_best),
    "pagefind": ("Pagefind, as it comes", engines.pagefind),
    "pagefind-best": ("Pagefind, forced to Chinese", engines.pagefind_best),
    "minisearch": ("MiniSearch, as it comes", engines.minisearch),
    "minisearch-best": ("MiniSearch, pairs of characters", engines.minisearch_best),
}
HEAD = (
    "search",
    *("first right", "in first five", "nonsense answered", "traditional", "pinyin"),
    *("median ms", "p95 ms", "index, KB"),
)
STARTING = 60_000
"""Milliseconds that a search may take to start or to answer."""


@dataclass(frozen=True)
class Run:
    """What came of one search."""

    name: str
    answers: list[Answer]
    index: int
    """Bytes of its index, compressed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, print and write."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        place = _place(Path(folder), stack, options.only)
        queries = _queries(place.data, options)
        browser = _browser(stack)
        runs = [ask(ENGINES[key], place, browser, queries) for key in options.only]
        report = markdown(runs, queries, browser.version, options.seed)
    print(report)  # noqa: T201
    if options.misses:
        print("\n".join(line for run in runs for line in [f"\n{run.name}", *misses(run.answers)]))  # noqa: T201
    if options.to:
        (options.to / "SEARCH.md").write_text(report, "utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare our search with stock ones.")
    parser.add_argument("--only", nargs="+", choices=ENGINES, default=list(ENGINES), help="which searches")
    parser.add_argument("--seed", type=int, default=BLIND, metavar="N", help="draws the queries")
    parser.add_argument("--tuned", action="store_true", help="ask the queries that ours was made better with")
    parser.add_argument("--misses", action="store_true", help="list the queries with a wrong answer")
    parser.add_argument("--to", type=Path, metavar="DIR", help="where SEARCH.md is written, if it is to be")
    options = parser.parse_args(arguments)
    options.seed = TUNED if options.tuned else options.seed
    return options


def _place(folder: Path, stack: ExitStack, wanted: Sequence[str]) -> Place:
    """Copy the project, serve it, and install what the wanted searches need."""
    project = generated_copy(folder / "project")
    data = json.loads((project / "docs/data/edition.json").read_text("utf-8"))
    foreign = any(each.startswith(("pagefind", "minisearch")) for each in wanted)
    packages = install(folder / "npm") if foreign else folder
    return Place(project, packages, stack.enter_context(served(project)), data)


def _browser(stack: ExitStack) -> Browser:
    program = chromium.find() or sys.exit(chromium.MISSING)
    playwright = stack.enter_context(sync_playwright())
    browser = playwright.chromium.launch(executable_path=program, args=list(chromium.FLAGS))
    stack.callback(browser.close)
    return browser


def _queries(data: dict[str, Any], options: argparse.Namespace) -> list[Query]:
    return draw(data, TUNED) if options.seed == TUNED else blind(data, options.seed)


def ask(
    engine: tuple[str, Callable[[Place, Page], int]],
    place: Place,
    browser: Browser,
    queries: Sequence[Query],
) -> Run:
    """Start a search and ask it everything."""
    name, start = engine
    page = browser.new_page()
    page.set_default_timeout(STARTING)
    print(f"{name} …", file=sys.stderr)  # noqa: T201
    index = start(place, page)
    owners = owners_of(place.data)
    answers = []
    for query in queries:
        given = page.evaluate("(query) => window.ask(query)", query.text)
        results = tuple(result(url, owners) for url in given["found"])
        answers.append(Answer(query, results, given["milliseconds"]))
    page.close()
    return Run(name, answers, index)


def owners_of(data: dict[str, Any]) -> dict[str, str]:
    """Return the clause to which each clause or sentence belongs, and each term for itself, by id."""
    clauses = {each["id"]: each["id"] for each in data["clauses"]}
    sentences = {each["id"]: each["clause"] for each in data["sentences"]}
    terms = {f"term:{each['id']}": f"term:{each['id']}" for each in data["terms"]}
    return clauses | sentences | terms


def result(url: str, owners: dict[str, str]) -> Result:
    """Return what an address leads to: by its fragment, or by its page where it has none.

    Any place on the page of a term is the term; a note is the sentence that it belongs to.
    """
    parts = urlsplit(url)
    folder, _, page = parts.path.removesuffix(".html").rpartition("/")
    fragment = unquote(parts.fragment).partition(".n")[0]
    id_ = f"term:{page}" if folder.endswith("terms") else fragment or page
    return Result(id_, owners[id_]) if id_ in owners else Result("", "")


def markdown(runs: Sequence[Run], queries: Sequence[Query], browser: str, seed: int) -> str:
    """Return the comparison as a page with a table."""
    rows = [HEAD, ("---", *("--:" for _ in HEAD[1:])), *map(_row, runs)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    nonsense = sum(not each.expected for each in queries)
    kind = "with which ours was tuned" if seed == TUNED else "with which ours was not tuned"
    packages = ", ".join(f"{name} {number}" for name, number in PACKAGES.items())
    return f"""# How the search compares

Written by `make compare`: {len(queries)} queries of `scripts/search_queries.py`
(seed {seed}, {kind}), {nonsense} of them nonsense, asked of every search in one run.

{table}

{NOTES}
mkdocs-material {version("mkdocs-material")}, {packages}, Chromium {browser}.
"""


NOTES = """A result is right if it leads to a clause, sentence or term that holds what was asked for; all are
judged by their addresses. Every part of a term's page is that term.

- first right, in first five: of the queries that have an answer, the share with the first, or any of the
  first five, right
- nonsense answered: share of the nonsense queries that got any result
- traditional: first right, of the queries in traditional characters, or in words of Taiwan and Hong Kong
- pinyin: first right, of the queries in pinyin or initials
- ms: of one answer; of Material with the way to its worker and back, of Pagefind with the fetching of the
  five pages that it puts first
- index: all of it, compressed with gzip where it is not already; of Pagefind's a reader fetches parts

Material is typed into, in its own dialog. Of each page count the sections that it shows at once, best
first, and then the page. "Each character a word" also keeps out of its index notes, occurrences, one of two
traditional scripts, and pages that are neither text nor terms; "forced to Chinese" does the same for
Pagefind. Of Pagefind's first five pages count the three sections of most matches. MiniSearch has titles,
sentences and terms, in simplified Chinese and English, and their numbers; with pairs of characters it also
takes prefixes, forgives slips (0.2) and requires all words. Neither it nor the others fold traditional
characters to simplified ones; the sites of Material and Pagefind hold both.
"""


def _row(run: Run) -> tuple[str, ...]:
    figures = judge(run.answers)
    shares = (figures.first, figures.few, figures.false, figures.traditional, figures.pinyin)
    median = statistics.median(each.milliseconds for each in run.answers)
    times = (f"{median:.1f}", f"{figures.slow:.1f}")
    return (run.name, *(f"{share:.1%}" for share in shares), *times, f"{run.index / 1000:,.0f}")


if __name__ == "__main__":
    sys.exit(main())

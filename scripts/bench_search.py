"""Measure the search of a built project: what a reader fetches, and how long an answer takes.

In a real browser, in the page itself: a worker would only add the way there and back, which
tests/browser measures with the whole dialog.
"""

from __future__ import annotations

import gzip
import json
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from edition.joined.model import CHINESE, ENGLISH, HANS
from search_page import index_files, load_engine, load_index
from search_queries import BLIND, draw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser


ROUNDS = 3
PERCENTILE = 95
BUDGET = 100
"""Milliseconds for an answer at the 95th percentile, in the largest project."""
ASK = """(queries) => queries.map((query) => {
    const start = performance.now();
    window.engine.search(query, { limit: 40 });
    return performance.now() - start;
})"""


@dataclass(frozen=True)
class SearchFigures:
    """What the search of one project costs."""

    files: int
    """Files of the index."""
    index: int
    """Their bytes, each compressed with gzip."""
    simplified: int
    """Bytes of the text that it covers, in simplified Chinese and English, with terms; compressed as one."""
    text: int
    """The same with both traditional scripts, in which it is searched and shown too."""
    ready: float
    """Milliseconds until everything can be searched, without the time of fetching."""
    median: float
    """Milliseconds of an answer."""
    slow: float
    """Milliseconds of an answer at the 95th percentile."""


def measure(browser: Browser, project: Path, asked: Sequence[str]) -> SearchFigures:
    """Measure the search of a project whose pages are built.

    Args:
        browser: The browser to measure in.
        project: The project's folder.
        asked: What is asked for.
    """
    data = project / "docs/data"
    files = index_files(data)
    edition = json.loads((data / "edition.json").read_text("utf-8"))
    ready, times = _answer_times(browser, project, files, asked)
    return SearchFigures(
        files=len(files),
        index=sum(_compressed(path.read_text("utf-8")) for path in files),
        simplified=_compressed("\n".join(_texts(edition, (HANS, ENGLISH)))),
        text=_compressed("\n".join(_texts(edition, (*CHINESE, ENGLISH)))),
        ready=ready,
        median=statistics.median(times),
        slow=statistics.quantiles(times, n=100)[PERCENTILE - 1],
    )


def queries(data: Path) -> list[str]:
    """Draw the queries to measure with from the published data of one document."""
    return [query.text for query in draw(json.loads(data.read_text("utf-8")), BLIND)]


def _compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def _texts(edition: dict[str, Any], languages: Iterable[str]) -> Iterator[str]:
    """Yield the lines of text that the search covers: titles, sentences, forms of terms and their pinyin."""
    languages = tuple(languages)
    for text in (
        *(clause["title"] for clause in edition["clauses"]),
        *(sentence["text"] for sentence in edition["sentences"]),
        *(term["term"] for term in edition["terms"]),
    ):
        yield from (text[language] for language in languages if language in text)
    for term in edition["terms"]:
        yield term["pinyin"]
        for forms in (term["also"], term["avoid"]):
            yield from (form for language in languages for form in forms.get(language, ()))


def _answer_times(
    browser: Browser, project: Path, files: Sequence[Path], asked: Sequence[str]
) -> tuple[float, list[float]]:
    page = browser.new_page()
    load_engine(page, project / "docs/assets")
    ready = load_index(page, (path.read_text("utf-8") for path in files))
    times = [each for _ in range(ROUNDS) for each in page.evaluate(ASK, list(asked))]
    page.close()
    return ready, times


def markdown(sizes: Sequence[tuple[int, SearchFigures]]) -> str:
    """Return the figures of projects of several sizes as a table, and whether the budget is kept."""
    rows = [
        ("the search, in so many documents", *(str(documents) for documents, _ in sizes)),
        ("---", *("--:" for _ in sizes)),
        ("files of the index", *(f"{each.files}" for _, each in sizes)),
        ("index, KB compressed", *(f"{each.index / 1000:,.1f}" for _, each in sizes)),
        ("text covered, all scripts, KB compressed", *(f"{each.text / 1000:,.1f}" for _, each in sizes)),
        ("simplified and English alone", *(f"{each.simplified / 1000:,.1f}" for _, each in sizes)),
        ("until all can be searched, ms", *(f"{each.ready:,.0f}" for _, each in sizes)),
        ("an answer, median, ms", *(f"{each.median:.1f}" for _, each in sizes)),
        (f"an answer, {PERCENTILE}th percentile, ms", *(f"{each.slow:.1f}" for _, each in sizes)),
    ]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    kept = {
        f"an answer: under {BUDGET} ms at the {PERCENTILE}th percentile": all(
            each.slow < BUDGET for _, each in sizes
        ),
        "index: no larger than the text that it covers": all(each.index <= each.text for _, each in sizes),
    }
    verdict = "\n".join(f"- {budget}: {'kept' if met else '**exceeded**'}" for budget, met in kept.items())
    return f"{table}\n\n{verdict}"

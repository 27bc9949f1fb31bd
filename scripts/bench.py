"""Measure builds of generated projects, and write the figures to BENCH.md and build/bench.json.

CPU seconds, user and system together, of each command and all that it starts: wall time says more about
what else the machine does. The figures of one run compare with each other; those of two machines do not.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

import bench_search
import chromium
from bench_project import make_project

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench_search import SearchFigures

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
PAGES = ("scripts/build_pages.py",)
MKDOCS = ("-m", "mkdocs", "build", "--strict", "--quiet")
ZENSICAL = ("-m", "zensical", "build", "--clean", "--strict")
WRITTEN = re.compile(r"(\d+) written")
TITLE = re.compile(r"^title: .*$", re.MULTILINE)
SEARCH = """## What the search costs

The index as a reader fetches it when the search is first opened, and answers to the queries of
scripts/search_queries.py, in headless Chromium.
"""
RUNS = 3
"""Medians are of so many."""
UNCHANGED_BUDGET = 0.5
"""CPU seconds of a build in which nothing has changed, in a new process."""
BUILDERS_BUDGET = 1.8
"""CPU seconds of MkDocs for each of Zensical."""
GROWTH_BUDGET = 1.1
"""Cost per page of many documents for that of one; a tenth is left to noise."""


@dataclass(frozen=True)
class Figures:
    """What one size costs; CPU seconds unless something else is said."""

    documents: int
    """How many times the document stands in the project."""
    pages: int
    """How many pages the site has."""
    first: float
    """The build script on a project that was never built."""
    unchanged: float
    """The build script where nothing has changed."""
    written: int
    """How many files it writes then."""
    changed: float
    """The build script where one annotation file has changed."""
    mkdocs: float
    """MkDocs building the site, with its hook; the pages are there."""
    zensical: float | None
    """Zensical building the site from the same pages, without a cache; None where it refuses."""
    search: SearchFigures
    """What its search costs."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description="Measure builds of generated projects.")
    parser.add_argument("--documents", type=int, nargs="+", default=[1, 10, 100], metavar="N")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the project to multiply")
    parser.add_argument("--to", type=Path, default=ROOT, metavar="DIR", help="where the figures are written")
    options = parser.parse_args(arguments)
    run(options.root, *PAGES)  # the queries are drawn from its data
    with tempfile.TemporaryDirectory() as folder:
        figures = [measure(options.root, Path(folder, str(size)), size) for size in options.documents]
    report = markdown(figures)
    (options.to / "BENCH.md").write_text(report, "utf-8")
    (options.to / "build").mkdir(exist_ok=True)
    content = json.dumps([dataclasses.asdict(each) for each in figures], indent=1)
    (options.to / "build/bench.json").write_text(content + "\n", "utf-8")
    print(report)  # noqa: T201
    return 0


def measure(origin: Path, project: Path, documents: int) -> Figures:
    """Generate a project and build it in every way.

    Args:
        origin: The project to multiply.
        project: The folder to make.
        documents: How many times the document is to stand in it.
    """
    make_project(origin, project, documents)
    runs = RUNS if documents == 1 else 1
    run(project, *PAGES, "scaffold")
    first = run(project, *PAGES)
    unchanged = [run(project, *PAGES) for _ in range(RUNS)]
    changed = [run(project, *PAGES) for _ in range(runs) if _change(project)]
    mkdocs = [run(project, *MKDOCS) for _ in range(runs)]
    pages = len(list((project / "site").rglob("*.html")))
    zensical = [run(project, *ZENSICAL, may_fail=True) for _ in range(runs)]
    return Figures(
        documents=documents,
        pages=pages,
        first=first.seconds,
        unchanged=_median(unchanged),
        written=max(int(found) for each in unchanged for found in WRITTEN.findall(each.printed)),
        changed=_median(changed),
        mkdocs=_median(mkdocs),
        zensical=None if any(each.failed for each in zensical) else _median(zensical),
        search=_search(origin, project),
    )


def _search(origin: Path, project: Path) -> SearchFigures:
    asked = bench_search.queries(origin / "docs/data/edition.json")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        return bench_search.measure(browser, project, asked)


def _median(runs: Sequence[Run]) -> float:
    return statistics.median(run.seconds for run in runs)


def _change(project: Path) -> bool:
    """Change a title, as a contributor would; tell whether there was one."""
    path = min((project / "annotations/plan").glob("*.yml"))
    text, found = TITLE.subn(r"\g<0> again", path.read_text("utf-8"), count=1)
    path.write_text(text, "utf-8")
    return bool(found)


@dataclass(frozen=True)
class Run:
    """What came of a command."""

    seconds: float
    """CPU seconds."""
    printed: str
    failed: bool


def run(folder: Path, *words: str, may_fail: bool = False) -> Run:
    """Run this Python in a folder."""
    before = _cpu_seconds()
    done = subprocess.run(  # noqa: S603  # our own words
        (sys.executable, *words),
        cwd=folder,
        env=ENVIRONMENT,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    if done.returncode and not may_fail:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}")
    seconds = _cpu_seconds() - before
    print(f"{folder.name}: {' '.join(words)}: {seconds:.2f} s", file=sys.stderr)  # noqa: T201
    return Run(seconds, done.stdout, bool(done.returncode))


def _cpu_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def markdown(figures: Sequence[Figures]) -> str:
    """Return the figures as a table, with the budgets and whether they are kept."""
    one, *larger = figures
    growths = [f"{each.documents} / {one.documents}, per page" for each in larger]
    head = ["CPU seconds, for so many documents", *(str(each.documents) for each in figures), *growths]
    rows = [
        ["pages of the site", *(f"{each.pages:,}" for each in figures), *("" for _ in larger)],
        _row("build script, first build", figures, lambda each: each.first),
        _row("build script, nothing changed", figures, lambda each: each.unchanged),
        ["files written then", *(str(each.written) for each in figures), *("" for _ in larger)],
        _row("build script, one file changed", figures, lambda each: each.changed),
        _row("MkDocs", figures, lambda each: each.mkdocs),
        _row("Zensical, without a cache", figures, lambda each: each.zensical),
        ["MkDocs / Zensical", *map(_shown, map(_to_zensical, figures)), *("" for _ in larger)],
    ]
    table = [head, ["---", *("--:" for _ in head[1:])], *rows]
    lines = "\n".join(f"| {' | '.join(cells)} |" for cells in table)
    search = bench_search.markdown([(each.documents, each.search) for each in figures])
    return f"{_introduction()}\n{lines}\n\n{_verdict(figures)}\n\n{SEARCH}\n{search}\n"


def _row(what: str, figures: Sequence[Figures], seconds: Callable[[Figures], float | None]) -> list[str]:
    """Return a row: the seconds of each size, and how the cost of a page grows."""
    costs = [seconds(each) for each in figures]
    one, *larger = (cost and cost / each.pages for cost, each in zip(costs, figures, strict=True))
    return [what, *map(_shown, costs), *(_shown(one and each and each / one) for each in larger)]


def _shown(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.2f}"


def _to_zensical(figures: Figures) -> float | None:
    return figures.zensical and figures.mkdocs / figures.zensical


def _introduction() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "zensical"))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"""# What a build costs

Written by `make bench`. CPU seconds, user and system together, of commands that each run in a process of
their own. Medians of {RUNS}, but for first builds and for what builds several documents anew. Those
are this document with its parts, annotations and terms several times over. The last columns compare what
a page costs. A dash: Zensical refuses.

{python} on {platform.system()}, {os.cpu_count()} cores; {packages}.
"""


def _verdict(figures: Sequence[Figures]) -> str:
    """Say of each budget whether it is kept."""
    one, *larger = figures
    grown = [each.mkdocs / each.pages / (one.mkdocs / one.pages) for each in larger]
    kept = {
        f"nothing changed, one document: under {UNCHANGED_BUDGET} s": one.unchanged < UNCHANGED_BUDGET,
        "nothing changed: no file is written": not any(each.written for each in figures),
        f"MkDocs: under {BUILDERS_BUDGET} times Zensical": (_to_zensical(one) or 0) < BUILDERS_BUDGET,
        "MkDocs: the cost grows no faster than the pages": all(each < GROWTH_BUDGET for each in grown),
    }
    return "\n".join(f"- {budget}: {'kept' if met else '**exceeded**'}" for budget, met in kept.items())


if __name__ == "__main__":
    sys.exit(main())

"""The bench: projects several times the size, and the table of what they cost."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

import bench
import bench_project
import bench_search
import sites
from bench_search import SearchFigures

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SIZES = (1, 2)
SEARCH = SearchFigures(files=1, index=30_000, simplified=29_000, text=40_000, ready=50, median=2, slow=8)


@pytest.fixture(scope="module")
def built_projects(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Give a project of one document, and one of two, with their pages."""
    found = []
    for size in SIZES:
        project = tmp_path_factory.mktemp("bench") / "project"
        bench_project.make_project(sites.ROOT, project, size)
        bench.run(project, *bench.PAGES, "scaffold")
        bench.run(project, *bench.PAGES)
        found.append(project)
    return found


@pytest.fixture(scope="module")
def data(built_projects: list[Path]) -> list[dict[str, Any]]:
    """Give the published data of both."""
    return [json.loads((each / "docs/data/edition.json").read_text("utf-8")) for each in built_projects]


def test_parts_sections_and_measures_are_there_twice_and_run_on(data: list[dict[str, Any]]) -> None:
    one, two = ([each["id"] for each in size["clauses"]] for size in data)
    repeated = [id_ for id_ in one if id_ not in bench_project.ONCE]
    assert two[: len(one)] == one
    assert len(two) == len(set(two)) == len(one) + len(repeated)


def test_glosses_and_references_are_there_for_each_copy(data: list[dict[str, Any]]) -> None:
    one, two = ([each for each in size["sentences"] if "en" in each["text"]] for size in data)
    once = [each for each in one if each["clause"] in bench_project.ONCE]
    assert len(two) == 2 * len(one) - len(once)
    assert len(data[1]["references"]) > 1.8 * len(data[0]["references"])


def test_a_term_occurs_in_its_own_copy_alone(data: list[dict[str, Any]]) -> None:
    occurrences = [{term["id"]: term["occurrences"] for term in size["terms"]} for size in data]
    assert len(occurrences[1]) > 1.8 * len(occurrences[0])
    assert occurrences[1] == occurrences[1] | occurrences[0]


def figures(documents: int, mkdocs: float, zensical: float | None) -> bench.Figures:
    pages = 100 * documents
    return bench.Figures(
        documents, pages, 2, 0.2, written=0, changed=1, mkdocs=mkdocs, zensical=zensical, search=SEARCH
    )


def test_the_table_compares_costs_per_page_and_says_which_budgets_are_kept() -> None:
    report = bench.markdown([figures(1, 6, 4), figures(10, 90, None)])
    assert "| MkDocs | 6.00 | 90.00 | 1.50 |" in report
    assert "| Zensical, without a cache | 4.00 | – | – |" in report
    assert "| MkDocs / Zensical | 1.50 | – |  |" in report
    assert "MkDocs: under 1.8 times Zensical: kept" in report
    assert "MkDocs: the cost grows no faster than the pages: **exceeded**" in report


def test_the_search_has_a_table_of_its_own_and_a_verdict_on_each_bound() -> None:
    slow = replace(SEARCH, index=50_000, slow=120)
    assert "| an answer, 95th percentile, ms | 8.0 |" in bench_search.markdown([(1, SEARCH)])
    assert bench_search.markdown([(1, SEARCH)]).count(": kept") == 2
    assert bench_search.markdown([(1, SEARCH), (100, slow)]).count("**exceeded**") == 2


def test_the_search_of_a_built_project_is_measured(browser: Browser, built_projects: list[Path]) -> None:
    asked = bench_search.queries(built_projects[0] / "docs/data/edition.json")
    found = bench_search.measure(browser, built_projects[0], asked[:9])
    assert found.files == 1
    assert 0 < found.simplified < found.text
    assert 0 < found.median <= found.slow

"""The bench: projects several times the size, and the table of what they cost."""

from __future__ import annotations

import json
from typing import Any

import pytest

import bench
import bench_project
import sites

SIZES = (1, 2)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Give the published data of a project of one document, and of one of two."""
    found = []
    for size in SIZES:
        project = tmp_path_factory.mktemp("bench") / "project"
        bench_project.make_project(sites.ROOT, project, size)
        bench.run(project, *bench.PAGES, "scaffold")
        bench.run(project, *bench.PAGES)
        found.append(json.loads((project / "docs/data/edition.json").read_text("utf-8")))
    return found


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
    return bench.Figures(documents, pages, 2, 0.2, written=0, changed=1, mkdocs=mkdocs, zensical=zensical)


def test_the_table_compares_costs_per_page_and_says_which_budgets_are_kept() -> None:
    report = bench.markdown([figures(1, 6, 4), figures(10, 90, None)])
    assert "| MkDocs | 6.00 | 90.00 | 1.50 |" in report
    assert "| Zensical, without a cache | 4.00 | – | – |" in report
    assert "| MkDocs / Zensical | 1.50 | – |  |" in report
    assert "MkDocs: under 1.8 times Zensical: kept" in report
    assert "MkDocs: the cost grows no faster than the pages: **exceeded**" in report

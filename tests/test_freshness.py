"""Freshness: nothing is done where nothing changed, and everything where anything did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import build_pages
import projects
from edition import freshness
from edition.output import write_new
from edition.steps import scaffold_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    project = projects.make(tmp_path, {"mkdocs.yml": "site_name: x\n"})
    write_new(project, scaffold_files(project))
    build_pages.build(project, [])
    return project


def test_pages_stand_after_a_build(root: Path) -> None:
    assert freshness.standing(root)


@pytest.mark.parametrize(
    "changed",
    [
        "docs/source/provenance.yml",
        "annotations/terms/port.yml",
        "annotations/terms/new.yml",
        "mkdocs.yml",
        "docs/plan/2.1.md",
        "docs/plan/stranger.md",
        "docs/data/edition.json",
    ],
)
def test_pages_do_not_stand_where_a_file_changed(root: Path, changed: str) -> None:
    with (root / changed).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert freshness.standing(root) is None


def test_pages_do_not_stand_where_one_is_gone(root: Path) -> None:
    (root / "docs/plan/2.1.md").unlink()
    assert freshness.standing(root) is None
    build_pages.build(root, [])
    assert (root / "docs/plan/2.1.md").exists()


def test_pages_do_not_stand_with_another_library(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freshness, "version", lambda library: f"{library} 99")
    assert freshness.standing(root) is None


def test_pages_do_not_stand_with_other_code(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code/new.py").write_text("")
    monkeypatch.setattr(freshness, "CODE", tmp_path / "code")
    assert freshness.standing(root) is None


def test_broken_memory_means_a_build(root: Path) -> None:
    (root / freshness.MEMORY).write_text("{")
    assert freshness.standing(root) is None


def test_build_with_remarks_is_not_remembered(tmp_path: Path) -> None:
    project = projects.make(tmp_path / "remarks", {"docs/source/provenance.yml": None})
    problems: list[object] = []
    build_pages.build(project, problems)  # type: ignore[arg-type]
    assert problems
    assert freshness.standing(project) is None

"""What pypinyin and rjieba said is remembered from build to build, as long as they are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import build_pages
import projects
from edition import freshness, steps
from edition.joined import pinyin
from edition.output import write_new

if TYPE_CHECKING:
    from pathlib import Path

GLOSS = ("annotations/plan/2.1.yml", "the building of three quays", "building three quays")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    project = projects.make(tmp_path, {"mkdocs.yml": "site_name: x\n"})
    write_new(project, steps.scaffold_files(project))
    build_pages.build(project, [])
    return project


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gather what the libraries are asked."""
    questions: list[str] = []

    def answer(words: str) -> str:
        questions.append(words)
        return words

    monkeypatch.setattr(pinyin, "_generate", answer)
    monkeypatch.setattr(pinyin, "_words", lambda run: [answer(run)])
    return questions


def build(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    path.write_text(projects.change(file, old, new)[file] or "", "utf-8")
    assert build_pages.build(root, []).written


def test_changed_gloss_asks_neither_library(root: Path, asked: list[str]) -> None:
    build(root, *GLOSS)
    assert asked == []


def test_changed_correction_asks_for_nothing_that_is_known_and_holds_at_once(
    root: Path, asked: list[str]
) -> None:
    build(root, "annotations/pinyin.yml", "guàn chè", "Guàn Chè")
    assert asked == []
    assert "Guàn·Chè" in (root / "docs/data/pinyin/notice.js").read_text("utf-8")


def test_other_libraries_are_asked_anew(
    root: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, "version", lambda library: f"{library} 99")
    build(root, *GLOSS)
    assert {"贯彻", "请认真"} <= set(asked), "the words, and what stands between corrections"


@pytest.mark.parametrize("memory", ["", "{", "[]", "{}", '{"by": 1}', "null", '{"pinyin": {}, "cuts": []}'])
def test_broken_memory_is_made_anew(root: Path, memory: str) -> None:
    whole = (root / steps.PINYIN).read_text("utf-8")
    (root / steps.PINYIN).write_text(memory, "utf-8")
    build(root, *GLOSS)
    assert (root / steps.PINYIN).read_text("utf-8") == whole


def test_libraries_are_imported_only_when_they_are_asked() -> None:
    import subprocess  # noqa: PLC0415  # in a process of its own
    import sys  # noqa: PLC0415

    code = "import sys, edition.steps; sys.exit(bool({'pypinyin', 'rjieba'} & sys.modules.keys()))"
    environment: dict[str, Any] = {"PYTHONPATH": str(freshness.CODE)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0  # noqa: S603

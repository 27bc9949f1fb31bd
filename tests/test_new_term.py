"""`scaffold --term` begins the file of a new term, and costs nobody a file that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import projects
from edition.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def scaffold(root: Path, name: str, term: str) -> int:
    words = ["scaffold", "--root", str(root), "--term", name, term]
    return main(lambda *_: pytest.fail("nothing is built"), words)


def test_a_new_term_gets_a_file_that_says_what_it_needs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = projects.make(tmp_path)
    before = set((root / "annotations").rglob("*"))
    assert scaffold(root, "waybill", "运单") == 0
    assert capsys.readouterr().out == "annotations/terms/waybill.yml\n"
    assert set((root / "annotations").rglob("*")) - before == {root / "annotations/terms/waybill.yml"}
    assert main(lambda *_: pytest.fail("nothing is built"), ["check", "--root", str(root)]) == 1
    found = capsys.readouterr().out
    assert "waybill.yml:6:1: error: en has no value" in found
    assert "waybill.yml:8:1: error: category has no value" in found


def test_a_term_that_is_there_stays_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = projects.make(tmp_path)
    assert scaffold(root, "port", "港口") == 1
    assert "annotations/terms/port.yml:1:1: error: this term has a file already" in capsys.readouterr().err
    assert (root / "annotations/terms/port.yml").read_text("utf-8") == projects.FILES[
        "annotations/terms/port.yml"
    ]


@pytest.mark.parametrize("name", ["Way Bill", "../waybill", "con", "", ".waybill", "a/b", "运单"])
def test_a_name_that_no_term_may_have_writes_nothing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = projects.make(tmp_path / "project")
    before = set(tmp_path.rglob("*"))
    assert scaffold(root, name, "运单") == 1
    assert "error" in capsys.readouterr().err
    assert set(tmp_path.rglob("*")) == before

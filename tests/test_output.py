"""The output writer: only what changed, whole or not at all, and nothing else touched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from edition import output
from edition.problems import EditionError

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"docs/plan/1.md": "one\n", "docs/terms/a.md": "a\n", "docs/data/edition.json": "{}\n"}


def test_first_build_writes_everything(tmp_path: Path) -> None:
    written = output.write(tmp_path, FILES)
    assert written.written == tuple(FILES)
    assert {path: (tmp_path / path).read_text() for path in FILES} == FILES


def test_second_build_writes_nothing(tmp_path: Path) -> None:
    output.write(tmp_path, FILES)
    times = {path: (tmp_path / path).stat().st_mtime_ns for path in FILES}
    assert output.write(tmp_path, FILES) == output.Written(3, (), ())
    assert {path: (tmp_path / path).stat().st_mtime_ns for path in FILES} == times


def test_only_a_changed_file_is_written(tmp_path: Path) -> None:
    output.write(tmp_path, FILES)
    assert output.write(tmp_path, FILES | {"docs/plan/1.md": "two\n"}).written == ("docs/plan/1.md",)


def test_strangers_are_deleted_from_owned_folders_alone(tmp_path: Path) -> None:
    output.write(tmp_path, FILES)
    for path in ("docs/plan/old/stranger.md", "docs/own.md"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("x")
    assert output.write(tmp_path, FILES).deleted == ("docs/plan/old/stranger.md",)
    assert not (tmp_path / "docs/plan/old").exists()
    assert (tmp_path / "docs/own.md").exists()


def test_what_cannot_be_written_is_a_problem_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output.write(tmp_path, FILES)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(EditionError) as caught:
        output.write(tmp_path, FILES | {"docs/plan/1.md": "two\n"})
    assert caught.value.problems[0].lines() == [
        "docs/plan/1.md:1:1: error: the file cannot be written: No space left on device [output]",
        "    allowed: room on the disk, and files and folders that one may write to",
    ]
    assert (tmp_path / "docs/plan/1.md").read_text() == "one\n"
    assert [path.name for path in (tmp_path / output.WORK).iterdir()] == ["lock"]


def test_folder_in_the_place_of_a_file_gives_way(tmp_path: Path) -> None:
    (tmp_path / "docs/plan/1.md/inside").mkdir(parents=True)
    output.write(tmp_path, FILES)
    assert (tmp_path / "docs/plan/1.md").read_text() == "one\n"


def test_new_files_are_never_written_over_old_ones(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("mine")
    assert output.write_new(tmp_path, {"a.yml": "skeleton", "b.yml": "skeleton"}) == ("b.yml",)
    assert (tmp_path / "a.yml").read_text() == "mine"

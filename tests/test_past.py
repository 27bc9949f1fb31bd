"""The past: what each commit changed in the annotations, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import repositories
from edition import git, output, past
from edition.annotations.statements import sentence_unit
from edition.problems import EditionError

if TYPE_CHECKING:
    from pathlib import Path

UNIT = sentence_unit("2.1.1", "推动建设码头3座。")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repositories.make(tmp_path)
    repositories.change(root, repositories.FIRST, repositories.SECOND)
    repositories.commit(root, "Another verb", 2)
    repositories.change(root, "section:", "# a comment\nsection:")
    repositories.commit(root, "A comment, which says nothing", 3)
    return root


def test_revisions_tell_old_and_new(root: Path) -> None:
    first, second = past.past(root).revisions
    assert (second.subject, second.day) == ("Another verb", "2021-05-02")
    assert [(change.unit, change.field, change.old, change.new) for change in second.changes] == [
        (UNIT, "en", repositories.FIRST, repositories.SECOND)
    ]
    assert {change.old for change in first.changes} == {None}


def test_what_was_read_once_is_remembered(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = past.past(root)
    asked: list[list[str]] = []
    monkeypatch.setattr(git, "contents", lambda _root, names: asked.append(list(names)) or {})
    assert past.past(root) == first
    assert asked == [[]]


@pytest.mark.parametrize("broken", ["", "{}", '{"by": "x", "revisions": []}', "[1]"])
def test_a_broken_memory_is_made_anew(root: Path, broken: str) -> None:
    first = past.past(root)
    (root / past.MEMORY).write_text(broken)
    assert past.past(root) == first


def test_without_room_for_a_memory_the_past_is_told_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise EditionError([])

    monkeypatch.setattr(output, "save", refuse)
    assert len(past.past(root).revisions) == 2
    assert not (root / past.MEMORY).exists()


def test_a_memory_of_other_code_is_made_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    past.past(root)
    asked: list[int] = []
    real = git.contents
    monkeypatch.setattr(git, "contents", lambda at, names: asked.append(len(list(names))) or real(at, names))
    monkeypatch.setattr(past, "READERS", past.READERS[:1])
    past.past(root)
    assert asked[0] > 0


def test_a_cut_history_is_said_to_be_cut(root: Path, tmp_path: Path) -> None:
    repositories.git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "cut")
    assert past.past(tmp_path / "cut") == past.Past((), is_cut=True)


def test_what_lies_in_the_folder_is_what_was_committed(root: Path) -> None:
    committed = past.said_by(git.files_at(root, "HEAD", *past.TRACKED))
    assert committed == past.said_in(root)
    repositories.change(root, repositories.SECOND, repositories.FIRST)
    assert past.said_in(root)[UNIT]["en"] == repositories.FIRST


def test_links_are_not_followed(root: Path) -> None:
    (root / "outside.yml").write_text("term: 港口\nen: secret\ncategory: x\n")
    (root / "annotations/terms/link.yml").symlink_to(root / "outside.yml")
    assert not [unit for unit in past.said_in(root) if unit.id == "link"]

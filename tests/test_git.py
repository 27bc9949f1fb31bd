"""Git: the commits that changed something, and the files that they have."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

import projects
import repositories
from edition import git
from edition.problems import EditionError

if TYPE_CHECKING:
    from pathlib import Path

SECTION = repositories.SECTION


def test_without_a_repository_nothing_is_known(tmp_path: Path) -> None:
    root = projects.make(tmp_path)
    assert (git.head(root), git.log(root, "annotations"), git.is_shallow(root)) == ("", [], False)


def test_without_git_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repositories.make(tmp_path)
    assert git.head(root)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (git.head(root), git.log(root, "annotations"), git.is_shallow(root)) == ("", [], False)


def test_the_log_has_the_commits_that_changed_the_files_oldest_first(tmp_path: Path) -> None:
    root = repositories.make(tmp_path)
    repositories.change(root, repositories.FIRST, repositories.SECOND)
    second = repositories.commit(root, "Say it | otherwise \x02\u202e", 2)
    (root / "elsewhere.txt").write_text("x")
    third = repositories.commit(root, "Elsewhere", 3)
    log = git.log(root, "annotations")
    assert [(commit.time, commit.subject) for commit in log] == [
        ("2021-05-01T12:00:00Z", "First glosses"),
        ("2021-05-02T12:00:00Z", "Say it | otherwise \ufffd\ufffd"),
    ]
    assert (log[1].name, git.head(root)) == (second, third)
    (changed,) = log[1].changed
    contents = git.contents(root, [changed.old, changed.new])
    assert changed.file == SECTION
    assert repositories.FIRST in contents[changed.old].decode()
    assert repositories.SECOND in contents[changed.new].decode()


def test_a_merge_is_one_commit_with_all_that_it_brought(tmp_path: Path) -> None:
    root = repositories.make(tmp_path)
    repositories.git(root, "switch", "--quiet", "--create", "work")
    for number, word in enumerate(["two", "four"], 2):
        repositories.change(root, "building of", f"{word} building of")
        repositories.commit(root, f"Step {number}", number)
    repositories.git(root, "switch", "--quiet", "main")
    repositories.git(root, "merge", "--quiet", "--no-ff", "--message", "Merge the work", "work", day=4)
    log = git.log(root, "annotations")
    assert [commit.subject for commit in log] == ["First glosses", "Merge the work"]
    (changed,) = log[1].changed
    assert "the two four building" in git.contents(root, [changed.new])[changed.new].decode()


def test_paths_are_those_of_the_project_where_it_is_a_folder_of_the_repository(tmp_path: Path) -> None:
    root = projects.make(tmp_path / "below/project")
    repositories.git(tmp_path, "init", "--quiet")
    repositories.commit(tmp_path, "All", 1)
    assert SECTION in [changed.file for changed in git.log(root, "annotations")[0].changed]
    assert SECTION in git.files_at(root, "HEAD", "annotations")


def test_links_are_no_files(tmp_path: Path) -> None:
    root = repositories.make(tmp_path)
    (root / "annotations/terms/link.yml").symlink_to("/etc/hostname")
    repositories.commit(root, "A link", 2)
    assert git.log(root, "annotations")[1].changed == (git.Changed("annotations/terms/link.yml", "", ""),)
    assert "annotations/terms/link.yml" not in git.files_at(root, "HEAD", "annotations")


def test_names_of_files_come_as_they_are(tmp_path: Path) -> None:
    root = repositories.make(tmp_path)
    (root / "annotations/港 口\n.yml").write_text("x")
    repositories.commit(root, "A name", 2)
    assert "annotations/港 口\n.yml" in git.files_at(root, "HEAD", "annotations")
    assert git.log(root, "annotations")[1].changed[0].file == "annotations/港 口\n.yml"


def test_a_repository_that_holds_only_the_end_of_its_history_is_shallow(tmp_path: Path) -> None:
    root = repositories.make(tmp_path / "whole")
    repositories.git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "cut")
    assert (git.is_shallow(root), git.is_shallow(tmp_path / "cut")) == (False, True)


def test_a_branch_is_compared_with_where_it_left(tmp_path: Path) -> None:
    root = repositories.make(tmp_path)
    left = git.head(root)
    repositories.git(root, "switch", "--quiet", "--create", "work")
    repositories.change(root, repositories.FIRST, repositories.SECOND)
    repositories.commit(root, "On the branch", 2)
    assert git.merge_base(root, "main") == left


@pytest.mark.parametrize("name", ["nowhere", "--all", "", "main..main"])
def test_a_branch_that_git_does_not_know_is_a_problem(tmp_path: Path, name: str) -> None:
    with pytest.raises(EditionError) as caught:
        git.merge_base(repositories.make(tmp_path), name)
    assert [(problem.rule, problem.found) for problem in caught.value.problems] == [("git", name)]


def test_nothing_is_asked_of_anybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git's own settings can name programs to run, but not for what is asked here."""
    root = repositories.make(tmp_path)
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    for name in ("core.pager", "diff.external", "core.fsmonitor", "core.editor"):
        repositories.git(root, "config", name, str(trap))
    monkeypatch.setenv("PAGER", str(trap))
    assert git.log(root, "annotations")
    assert git.files_at(root, git.head(root), "annotations")
    assert not os.path.exists(tmp_path / "sprung")  # noqa: PTH110  # short

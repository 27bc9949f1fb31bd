"""Git repositories for tests: the small project, committed state by state."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import projects

if TYPE_CHECKING:
    from pathlib import Path

SECTION = "annotations/plan/2.1.yml"
FIRST = "Promote the building of three quays."
SECOND = "Advance the building of three quays."
REVIEW = 'reviewed: {by: second reader, on: "2021-05-01"}'
AGAIN = 'reviewed: {by: second reader, on: "2021-06-01"}'

IDENTITY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A reader"), ("EMAIL", "reader@example.org"))
}
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
"""Nobody's own settings."""


def git(root: Path, *words: str, day: int = 1) -> str:
    """Run git, on a day of May 2021."""
    when = f"2021-05-{day:02}T12:00:00Z"
    environment = os.environ | IDENTITY | ALONE | {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    done = subprocess.run(  # noqa: S603  # our own words
        ("git", *words),  # noqa: S607
        cwd=root,
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


def make(root: Path) -> Path:
    """Make the small project, committed on the branch main."""
    projects.make(root, {"mkdocs.yml": "site_name: x\nsite_url: https://example.org/plan/\n"})
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, "First glosses", 1)
    return root


def commit(root: Path, subject: str, day: int) -> str:
    """Commit everything, and return the name of the commit."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", subject, day=day)
    return git(root, "rev-parse", "HEAD")


def change(root: Path, old: str, new: str, file: str = SECTION) -> None:
    """Change one passage of a file; it must be there."""
    path = root / file
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), "utf-8")

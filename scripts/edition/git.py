"""Git: what it knows of a project. The only module that calls it; without git nothing is known.

A merge counts as one commit, compared with what it was merged into, so that a pull request is one too.
"""

from __future__ import annotations

import datetime as dt
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from edition.problems import EditionError, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

LOG = (
    *("log", "--first-parent", "--reverse", "--no-renames", "--raw", "--no-abbrev", "--relative", "-m", "-z"),
    "--format=%x01%H %ct %s",
)
FILE = "100"
"""How the modes of plain files begin. Links and other repositories have other modes."""
NOTHING = ""
"""The name of what is not there."""


class Changed(NamedTuple):
    """A file that a commit changed, by the names that git has for its contents."""

    file: str
    old: str
    new: str


class Commit(NamedTuple):
    """A commit, and the files that it changed."""

    name: str
    time: str
    """When it was made, in UTC: ``2026-11-24T00:21:24Z``."""
    subject: str
    """The first line of its message; what cannot be printed is replaced."""
    changed: tuple[Changed, ...]


def head(root: Path) -> str:
    """Return the commit that is checked out; empty where there is none."""
    return _words(_git(root, "rev-parse", "--verify", "--quiet", "HEAD")).strip()


def committed(root: Path) -> str:
    """Return when the commit that is checked out was made, in seconds since 1970; empty without one."""
    return _words(_git(root, "log", "-1", "--format=%ct")).strip()


def is_shallow(root: Path) -> bool:
    """Whether the repository holds only the end of its history."""
    return _words(_git(root, "rev-parse", "--is-shallow-repository")).strip() == "true"


def log(root: Path, *paths: str) -> list[Commit]:
    """Return the commits that changed something below some paths, the oldest first.

    Args:
        root: The project's folder.
        paths: Files and folders, relative to it; those of the commits are too.
    """
    return [_commit(entry) for entry in _words(_git(root, *LOG, "--", *paths)).split("\x01")[1:]]


def merge_base(root: Path, name: str) -> str:
    """Return the commit at which what is checked out left the branch (or other commit) of this name.

    Raises:
        EditionError: Where git knows no such branch or commit, or the two have nothing in common.
    """
    found = _words(_git(root, "merge-base", "--end-of-options", name, "HEAD")).strip()
    if not found:
        message = "git knows no branch or commit of this name from which this one comes"
        raise EditionError([Problem(Place("."), "git", message, name, "a branch such as main, or a commit")])
    return found


def files_at(root: Path, commit: str, *paths: str) -> dict[str, bytes]:
    """Return the files below some paths as a commit has them, by path; links are left out."""
    listed = _words(_git(root, "ls-tree", "-r", "-z", commit, "--", *paths))
    entries = [entry.partition("\t")[::2] for entry in listed.split("\0") if entry]
    plain = {path: facts.split(" ")[2] for facts, path in entries if facts.startswith(FILE)}
    found = contents(root, plain.values())
    return {path: found[name] for path, name in plain.items()}


def contents(root: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """Return contents by the names that git has for them."""
    asked = sorted(set(names) - {NOTHING})
    printed = (_git(root, "cat-file", "--batch", given="\n".join(asked).encode()) if asked else b"") or b""
    found: dict[str, bytes] = {}
    at = 0
    for name in asked:
        start = printed.index(b"\n", at) + 1
        size = int(printed[at:start].split(b" ")[2])
        found[name] = printed[start : start + size]
        at = start + size + 1
    return found


def _git(root: Path, *words: str, given: bytes | None = None) -> bytes | None:
    """Return what git prints, or None where it ends badly or is not there."""
    command = ("git", "-C", str(root), *words)
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603  # our own words
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _words(printed: bytes | None) -> str:
    return (printed or b"").decode("utf-8", "replace")


def _commit(entry: str) -> Commit:
    """Take one commit of the log apart."""
    facts, *rest = entry.split("\0")
    name, seconds, subject = facts.split(" ", 2)
    time = dt.datetime.fromtimestamp(int(seconds), dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    listed = [word.lstrip("\n") for word in rest if word.strip("\n")]
    changed = tuple(map(_changed, listed[::2], listed[1::2]))
    return Commit(name, time, _printable(subject.strip()), changed)


def _printable(subject: str) -> str:
    """Return the first line of a message without what would act on the text around it."""
    return "".join(character if character.isprintable() else "\ufffd" for character in subject)


def _changed(raw: str, file: str) -> Changed:
    """Take a raw line of the log apart: ``:100644 100644 OLD NEW M``."""
    old_mode, new_mode, old, new, *_ = raw.removeprefix(":").split(" ")
    return Changed(
        file, old if old_mode.startswith(FILE) else NOTHING, new if new_mode.startswith(FILE) else NOTHING
    )

"""Folders: one pass over what lies in the annotation folders."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edition.annotations import layout
from edition.annotations.reading import unreadable
from edition.annotations.syntax import printable
from edition.problems import Place, Problem

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(slots=True)
class Found:
    """What lies in the folders."""

    files: list[str] = field(default_factory=list)
    """The annotation files, relative to the project's root."""
    present: set[str] = field(default_factory=set)
    """Everything that is there, files that break a rule too."""
    problems: list[Problem] = field(default_factory=list)


def find(root: Path) -> Found:
    """List the annotation files of a project.

    Args:
        root: The project's folder.

    Returns:
        The files in the order of their names, and what does not belong there.
    """
    found = Found()
    _look_into(root, layout.TOP, found)
    for folder in layout.FOLDERS:
        if folder in found.present:
            _look_into(root, folder, found)
    _find_provenance(root, found)
    return found


def _look_into(root: Path, folder: str, found: Found) -> None:
    """Take all entries of a folder of the annotations."""
    if _leaves(root, folder):
        found.problems.append(_link_out(folder))
        return
    entries = _entries(root, folder, found)
    names = _by_folded_name(list(entries))
    for name, entry in entries.items():
        path = f"{folder}/{shown(name)}"
        found.present.add(path)
        others = names[_folded(name)]
        problem = layout.same_name(folder, shown(name), others[-1]) if name != others[-1] else None
        if problem is None:
            problem = _judge(root, folder, entry)
        if problem:
            found.problems.append(problem)
        elif name.endswith(".yml") and folder != layout.TEMPLATES:
            found.files.append(path)


def _entries(root: Path, folder: str, found: Found) -> dict[str, os.DirEntry[str]]:
    """Return what lies in a folder, in the order of the names; nothing where there is no such folder."""
    try:
        with os.scandir(root / folder) as entries:
            return {
                entry.name: entry for entry in sorted(entries, key=_name) if not layout.is_ignored(entry.name)
            }
    except FileNotFoundError:
        return {}
    except OSError as error:
        found.problems.append(unreadable(folder, error))
        return {}


def _judge(root: Path, folder: str, entry: os.DirEntry[str]) -> Problem | None:
    name = shown(entry.name)
    path = f"{folder}/{name}"
    if entry.is_symlink() and _leaves(root, f"{folder}/{entry.name}"):
        return _link_out(path)
    if path in layout.FOLDERS:
        return None
    if _is_folder(entry) and path not in layout.LISTS:
        return layout.stray_folder(path)
    return layout.judge(folder, name)


def _find_provenance(root: Path, found: Found) -> None:
    """Take the one annotation file beside the source; what else lies there is not for us to judge."""
    folder = layout.PROVENANCE.rpartition("/")[0]
    for name in _entries(root, folder, found):
        path = f"{folder}/{shown(name)}"
        if name.casefold().rpartition(".")[0] != "provenance":
            continue
        found.present.add(path)
        if path != layout.PROVENANCE:
            found.problems.append(
                Problem(
                    Place(path),
                    "file-extension",
                    "this file has another name",
                    shown(name),
                    "provenance.yml",
                    layout.PROVENANCE,
                )
            )
        elif _leaves(root, path):
            found.problems.append(_link_out(path))
        else:
            found.files.append(path)


def shown(name: str) -> str:
    """Return a file's name so that it can be printed: nothing in it is invisible or breaks a line."""
    return printable(os.fsencode(name).decode("utf-8", "backslashreplace"))


def _leaves(root: Path, path: str) -> bool:
    """Whether a path leads out of its own folder at the top of the project, by a symbolic link."""
    top = path.partition("/")[0]
    real, home = os.path.realpath(root / path), os.path.join(os.path.realpath(root), top)  # noqa: PTH118  # speed
    return real != home and not real.startswith(home + os.sep)


def _link_out(path: str) -> Problem:
    return Problem(
        Place(path),
        "file-link",
        "this symbolic link leads out of the folder",
        allowed="the file itself in its place",
    )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _by_folded_name(names: list[str]) -> dict[str, list[str]]:
    """Return the names that many disks take for one, the best of each last."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(_folded(name), []).append(name)
    return {folded: sorted(group, key=lambda name: name == name.lower()) for folded, group in groups.items()}


def _folded(name: str) -> str:
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name

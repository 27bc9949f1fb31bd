"""The output writer: the only place that changes files which the build owns.

A file is written only where its bytes change (an unconditional write sends ``mkdocs serve`` into an
endless loop), whole or not at all, and strangers in the owned folders are deleted last. Nothing else
is touched.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.problems import EditionError, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

OWNED = ("docs/plan", "docs/terms", "docs/data")
"""Folders that hold nothing but what the build writes."""
WORK = ".cache"
"""Where files are made before they are moved into place, on the same disk."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build changed."""

    files: int
    """How many files there are."""
    written: tuple[str, ...]
    deleted: tuple[str, ...]


def write(root: Path, files: Mapping[str, str]) -> Written:
    """Make the owned folders hold exactly ``files``.

    Args:
        root: The project's folder.
        files: Texts by path below ``root``, all of them within the owned folders.

    Returns:
        What was written and deleted.

    Raises:
        EditionError: Where a file cannot be written. What was there before is still there.
    """
    changed = [path for path, text in files.items() if _bytes(root / path) != text.encode()]
    for path in changed:
        _replace(root, root / path, files[path].encode())
    strangers = [path for path in present(root) if path not in files]
    for path in strangers:
        (root / path).unlink()
    _remove_empty_folders(root)
    return Written(len(files), tuple(changed), tuple(strangers))


def write_new(root: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Write files that do not exist yet, and never over one that does.

    Returns:
        The paths that were written.
    """
    new = [path for path in files if not (root / path).exists()]
    for path in new:
        _replace(root, root / path, files[path].encode())
    return tuple(new)


def save(root: Path, path: str, text: str) -> None:
    """Write one file of the build's own memory, whole or not at all."""
    _replace(root, root / path, text.encode())


@contextmanager
def scratch(root: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a folder that holds some files for a while, such as the project of another commit.

    Args:
        root: The project's folder.
        files: Contents by path below the new folder.
    """
    (root / WORK).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root / WORK) as name:
        folder = root / WORK / name
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        yield folder


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _replace(root: Path, path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step."""
    temporary = ""
    try:
        (root / WORK).mkdir(exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        handle, temporary = tempfile.mkstemp(dir=root / WORK)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o644)  # noqa: PTH101  # mkstemp makes it private; these are to be served
        os.replace(temporary, path)  # noqa: PTH105  # the temporary name is a plain string
    except OSError as error:
        if temporary and os.path.exists(temporary):  # noqa: PTH110
            os.unlink(temporary)  # noqa: PTH108
        place = Place(path.relative_to(root).as_posix())
        message = f"the file cannot be written: {error.strerror}"
        raise EditionError([Problem(place, "output", message)]) from error


def present(root: Path) -> Iterator[str]:
    """Yield the paths of all files in the owned folders, in a fixed order."""
    for folder in OWNED:
        for at, folders, names in os.walk(root / folder):
            folders.sort()
            for name in sorted(names):
                yield os.path.relpath(os.path.join(at, name), root).replace(os.sep, "/")  # noqa: PTH118


def _remove_empty_folders(root: Path) -> None:
    for folder in OWNED:
        for at, _, _ in os.walk(root / folder, topdown=False):
            if not os.listdir(at):  # noqa: PTH208
                os.rmdir(at)  # noqa: PTH106

"""The output writer: the only place that changes files which the build owns.

A file is written only where its bytes change (an unconditional write sends ``mkdocs serve`` into an
endless loop), and strangers in the owned folders are deleted last. Nothing else is touched: an owned
folder that a symbolic link leads elsewhere is refused.

Whatever happens, each file is whole, the old one or the new one. All that a build changes is first made
beside the pages, in a folder of its own, so that a full disk changes nothing; then it is moved into place
in one quick row. Builds write one after another; the lock ends with its process, however that ends, and
what a killed build left is cleared away by the next.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from edition.problems import EditionError, Place, Problem

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OWNED = ("docs/plan", "docs/terms", "docs/data")
"""Folders that hold nothing but what the build writes."""
WORK = ".cache"
"""Where files are made before they are moved into place, on the same disk."""
LOCK = f"{WORK}/lock"
STAGE = "build-"
"""How the folders begin in which builds make their files."""


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
    _refuse_links(root, *OWNED)
    if not _changed(root, files) and not _strangers(root, files) and not _leftovers(root):
        return Written(len(files), (), ())
    with locked(root):
        for leftover in _leftovers(root):
            shutil.rmtree(leftover, ignore_errors=True)
        changed = _changed(root, files)
        _put(root, {path: files[path] for path in changed})
        strangers = _strangers(root, files)
        for path in strangers:
            with _reported(path, "deleted"):
                (root / path).unlink()
        _remove_empty_folders(root)
    return Written(len(files), changed, strangers)


def write_new(root: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Write files that do not exist yet, and never over one that does.

    Returns:
        The paths that were written.
    """
    with locked(root):
        new = tuple(path for path in files if not os.path.lexists(root / path))
        _put(root, {path: files[path] for path in new})
    return new


def save(root: Path, path: str, text: str) -> None:
    """Write one file of the build's own memory, whole or not at all."""
    with locked(root):
        _put(root, {path: text})


@contextmanager
def locked(root: Path, path: str = LOCK) -> Iterator[None]:
    """Wait until no other build holds a lock, and hold it. The system opens the lock of a dead process.

    Args:
        root: The project's folder.
        path: The file that is the lock.
    """
    with _reported(path.rpartition("/")[0], "written"):
        (root / path).parent.mkdir(exist_ok=True)
        file = (root / path).open("ab")
    with file:
        with _reported(path, "locked"):
            if sys.platform == "win32":
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def present(root: Path) -> Iterator[str]:
    """Yield the paths of all files in the owned folders, links to folders too, in a fixed order."""
    for folder in OWNED:
        for at, folders, names in os.walk(root / folder):
            folders.sort()
            links = [name for name in folders if os.path.islink(os.path.join(at, name))]  # noqa: PTH114, PTH118
            for name in sorted([*names, *links]):
                yield os.path.relpath(os.path.join(at, name), root).replace(os.sep, "/")  # noqa: PTH118


def _changed(root: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    there = set(present(root))  # and not behind a link
    return tuple(
        path for path, text in files.items() if path not in there or _bytes(root / path) != text.encode()
    )


@contextmanager
def scratch(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Give a folder that holds some files for a while, such as the project of another commit.

    Args:
        files: Contents by path below the new folder.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        yield folder


def _bytes(path: Path) -> bytes | None:
    try:
        return None if path.is_symlink() else path.read_bytes()
    except OSError:
        return None


def _strangers(root: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(path for path in present(root) if path not in files)


def _leftovers(root: Path) -> list[Path]:
    """Return what killed builds left behind."""
    return list((root / WORK).glob(f"{STAGE}*"))


def _refuse_links(root: Path, *folders: str) -> None:
    """Refuse to work through a link that leads a folder elsewhere: what is there is not ours."""
    home = os.path.realpath(root)
    leads = {folder: os.path.realpath(root / folder) for folder in folders}
    out = [folder for folder in folders if leads[folder] != os.path.join(home, *PurePosixPath(folder).parts)]  # noqa: PTH118
    if out:
        message = "this folder is elsewhere, by a symbolic link"
        allowed = "a folder in its place, or nothing: delete the link"
        raise EditionError(Problem(Place(each), "output-link", message, leads[each], allowed) for each in out)


def _put(root: Path, files: Mapping[str, str]) -> None:
    """Make all files, then move them into place."""
    if not files:
        return
    with _reported(WORK, "written"):
        stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=root / WORK))
    try:
        made = {path: stage / str(number) for number, path in enumerate(files)}
        for path, temporary in made.items():
            with _reported(path, "written"):
                temporary.write_bytes(files[path].encode())
                temporary.chmod(0o644)
        for path in files:
            with _reported(path, "written"):
                _make_room(root, path, stage)
        for path, temporary in made.items():
            with _reported(path, "written"):
                os.replace(temporary, root / path)  # noqa: PTH105  # tests make it fail
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _make_room(root: Path, path: str, stage: Path) -> None:
    """Let a file be moved to ``path``: its folder is there, and no other folder stands in its place."""
    for above in reversed(PurePosixPath(path).parents):
        ours = above.as_posix().startswith(OWNED)
        if ours and ((root / above).is_symlink() or (root / above).is_file()):
            (root / above).unlink()
    parent = (root / path).parent
    parent.mkdir(parents=True, exist_ok=True)
    _refuse_links(root, PurePosixPath(path).parent.as_posix())
    if not os.access(parent, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if (root / path).is_dir() and not (root / path).is_symlink():
        os.replace(root / path, tempfile.mkdtemp(dir=stage))  # noqa: PTH105  # as above


@contextmanager
def _reported(path: str, done: str) -> Iterator[None]:
    """Turn what the system says into a problem."""
    try:
        yield
    except OSError as error:
        message = f"the file cannot be {done}: {error.strerror}"
        allowed = "room on the disk, and files and folders that one may write to"
        raise EditionError([Problem(Place(path), "output", message, allowed=allowed)]) from error


def _remove_empty_folders(root: Path) -> None:
    for folder in OWNED:
        for at, _, _ in os.walk(root / folder, topdown=False):
            with suppress(OSError):  # it holds something
                os.rmdir(at)  # noqa: PTH106

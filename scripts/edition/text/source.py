"""The text as received: found, read and decoded, with every byte kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.problems import EditionError, Place, Problem

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "docs/source"
"""Where a project keeps its text, below its root."""
LARGEST = 5_000_000
"""Bytes that a text may have: two hundred times a long plan."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text as received."""

    path: Path
    """Where it was read."""
    file: str
    """The same for people: relative to the project, with forward slashes."""
    text: str
    """All characters, line ends and a byte order mark included; UTF-8 of it is the file's bytes."""
    sha256: str
    """Of the file's bytes, in hexadecimal digits."""


def read_source(root: Path) -> Source:
    """Read the one text of a project.

    Args:
        root: The project's folder; the text is the only ``*.txt`` in its ``docs/source/``.

    Returns:
        The text as received.

    Raises:
        EditionError: There is no text, more than one, or it can't be read (see `read_file`).
    """
    found = _texts(root)
    if not found:
        raise _refusal("source-missing", FOLDER, "no text to publish", "no *.txt file", "one *.txt file")
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise _refusal("source-several", FOLDER, "more than one text to publish", names, "one *.txt file")
    file = f"{FOLDER}/{found[0].name}"
    leads = found[0].resolve()
    if leads.parent != (root / FOLDER).resolve():
        message = "this symbolic link leads out of the folder"
        raise _refusal("source-link", file, message, str(leads), "the file itself in its place")
    return read_file(found[0], file)


def _texts(root: Path) -> list[Path]:
    """Return the text files of the project's source folder, sorted by name."""
    folder = root / FOLDER
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() == ".txt")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _unreadable(FOLDER, error) from error


def read_file(path: Path, file: str = "") -> Source:
    """Read one text file.

    Args:
        path: The file.
        file: Its name in messages; the path as given where this is empty.

    Returns:
        The text as received.

    Raises:
        EditionError: The file can't be opened (``source-unreadable``), is larger than 5 MB
            (``source-too-large``), is not UTF-8 (``source-encoding``) or holds no words
            (``source-empty``).
    """
    name = file or path.as_posix()
    received = _received(path, name)
    text = _decoded(received, name)
    if not text.strip("\ufeff").strip():
        raise _refusal("source-empty", name, "the text is empty", f"{len(received)} bytes", "a text")
    return Source(path, name, text, hashlib.sha256(received).hexdigest())


def _received(path: Path, name: str) -> bytes:
    """Read the bytes, and no more of them than are allowed."""
    try:
        with path.open("rb") as stream:
            received = stream.read(LARGEST + 1)
            size = path.stat().st_size
    except OSError as error:
        raise _unreadable(name, error) from error
    if len(received) > LARGEST:
        allowed = f"at most {LARGEST:,} bytes"
        raise _refusal("source-too-large", name, "the text is too large", f"{size:,} bytes", allowed)
    return received


def _decoded(received: bytes, name: str) -> str:
    """Decode UTF-8, or say where it ends to be that."""
    try:
        return received.decode("utf-8")
    except UnicodeDecodeError as error:
        before = received[: error.start]
        place = Place(name, before.count(b"\n") + 1)
        found = f"byte 0x{received[error.start]:02x} at position {error.start}"
        problem = Problem(place, "source-encoding", "the text is not UTF-8", found, "UTF-8")
        raise EditionError([problem]) from error


def _unreadable(file: str, error: OSError) -> EditionError:
    """Return the refusal of what the system doesn't let us read."""
    found = error.strerror or type(error).__name__
    return _refusal("source-unreadable", file, "the text can't be read", found, "a readable file")


def _refusal(rule: str, file: str, message: str, found: str, allowed: str) -> EditionError:
    """Return an error of one problem at the head of a file or folder."""
    return EditionError([Problem(Place(file), rule, message, found, allowed)])

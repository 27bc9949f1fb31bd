"""Freshness: whether the pages that are there are what the build would make again.

A build is a function of the files that it reads, of its own code and of the libraries that it calls.
After a build that had nothing to remark, the fingerprints of all of them and of the files it made are
kept; where none has changed since, there is nothing to do, and nothing is even imported. The memory may
be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from edition import git, output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MEMORY = f"{output.WORK}/last-build.json"
READ = ("docs/source", "annotations", "mkdocs.yml")
HANDWRITTEN = ("docs/*.md", "docs/assets/*.js")
"""What a build reads, below the project's root."""
LIBRARIES = ("PyYAML", "pydantic", "OpenCC", "pypinyin", "rjieba", "snowballstemmer")
CODE = Path(__file__).resolve().parents[1]
"""The folder of the scripts."""


def inputs(root: Path) -> dict[str, str]:
    """Return the fingerprints of all that a build reads; nothing where that cannot be read.

    They are taken before it is read: what is saved while a build runs is for the next.
    """
    try:
        handwritten = sorted(path for pattern in HANDWRITTEN for path in root.glob(pattern))
        read = [*(path for name in READ for path in _files(root / name)), *handwritten]
        return {
            "read": _digest(root, _contents(read)),
            "code": _digest(CODE, _contents(path for path in _files(CODE) if path.suffix == ".py")),
            "commit": git.head(root),
            "libraries": ", ".join([platform.python_version(), versions(*LIBRARIES)]),
        }
    except OSError:
        return {}


def standing(root: Path, began: Mapping[str, str] | None = None) -> output.Written | None:
    """Return what stands from the last build where it is still right, and None where one is needed.

    Args:
        root: The project's folder.
        began: What ``inputs`` returned, where that was asked already.
    """
    try:
        kept = json.loads((root / MEMORY).read_bytes())
        made = sorted(output.present(root))
        now = dict(inputs(root) if began is None else began) | _made(
            {path: (root / path).read_bytes() for path in made}
        )
    except (OSError, ValueError):
        return None
    return output.Written(len(made), (), ()) if kept == now else None


def remember(root: Path, began: Mapping[str, str], files: Mapping[str, str]) -> None:
    """Remember a build: what it read, and what it made of that.

    Nothing is asked of the disk here. Where another build has written since, or this one was stopped
    half-way, the memory does not fit what is there, and the next build makes it right.
    """
    if began:
        made = _made({path: text.encode() for path, text in files.items()})
        output.save(root, MEMORY, json.dumps({**began, **made}, indent=1) + "\n")


def _made(files: Mapping[str, bytes]) -> dict[str, str]:
    return {"made": _digest(Path(), ((Path(path), files[path]) for path in sorted(files)))}


def versions(*libraries: str) -> str:
    """Return the versions of some libraries, for a memory of what they said."""
    return ", ".join(map(_version, libraries))


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return f"no {library}"


def _files(top: Path) -> Iterator[Path]:
    if not top.is_dir():
        yield top
    for folder, folders, names in os.walk(top):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names))


def _contents(paths: Iterable[Path]) -> Iterator[tuple[Path, bytes]]:
    return ((path, path.read_bytes() if path.is_file() else b"") for path in paths)


def _digest(root: Path, files: Iterable[tuple[Path, bytes]]) -> str:
    digest = hashlib.sha256()
    for path, content in files:
        digest.update(
            f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode("utf-8", "surrogateescape")
        )
        digest.update(content)
    return digest.hexdigest()

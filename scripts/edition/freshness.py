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
    from collections.abc import Iterator

MEMORY = f"{output.WORK}/last-build.json"
READ = ("docs/source", "annotations", "mkdocs.yml")
HANDWRITTEN = ("docs/*.md", "docs/assets/*.js")
"""What a build reads, below the project's root."""
LIBRARIES = ("PyYAML", "pydantic", "OpenCC", "pypinyin", "rjieba")
CODE = Path(__file__).resolve().parents[1]
"""The folder of the scripts."""


def standing(root: Path) -> output.Written | None:
    """Return what stands from the last build where it is still right, and None where one is needed."""
    try:
        kept = json.loads((root / MEMORY).read_bytes())
        if kept != _fingerprints(root):
            return None
    except (OSError, ValueError):
        return None
    return output.Written(kept["files"], (), ())


def remember(root: Path) -> None:
    """Remember the build that was just done."""
    output.save(root, MEMORY, json.dumps(_fingerprints(root), indent=1) + "\n")


def _fingerprints(root: Path) -> dict[str, str | int]:
    handwritten = sorted(path for pattern in HANDWRITTEN for path in root.glob(pattern))
    made = [root / path for path in output.present(root)]
    return {
        "read": _digest(root, [*(path for name in READ for path in _files(root / name)), *handwritten]),
        "code": _digest(CODE, (path for path in _files(CODE) if path.suffix == ".py")),
        "commit": git.head(root),
        "libraries": ", ".join([platform.python_version(), versions(*LIBRARIES)]),
        "made": _digest(root, made),
        "files": len(made),
    }


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


def _digest(root: Path, paths: Iterator[Path] | list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()

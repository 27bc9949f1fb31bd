"""Copies of a project for tests and measurements: all that it is made of, and nothing that was generated."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The folder of this project."""
LEFT_OUT = (".*", "__pycache__", "node_modules", "build", "site", "tests")
GENERATED = ("docs/plan", "docs/terms", "docs/data")


def copy_project(to: Path, origin: Path = ROOT, *more: str) -> Path:
    """Copy a project, and return its new folder.

    Args:
        to: The folder to make.
        origin: The folder of the project.
        more: Patterns of further names that are left out.
    """
    generated = {origin / folder for folder in GENERATED}
    patterns = shutil.ignore_patterns(*LEFT_OUT, *more)

    def left_out(folder: str, names: list[str]) -> set[str]:
        return patterns(folder, names) | {name for name in names if Path(folder, name) in generated}

    shutil.copytree(origin, to, ignore=left_out)
    return to

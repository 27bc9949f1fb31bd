"""Real sites for tests: a copy of this project in a temporary folder, built as `make site` builds it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BUILDERS = ("mkdocs", "zensical")
LEFT_OUT = (".*", "__pycache__", "node_modules", "build", "site", "tests")
GENERATED = ("docs/plan", "docs/terms", "docs/data")
PAGES = ("scripts/build_pages.py",)
COMMANDS = {
    "mkdocs": (("-m", "mkdocs", "build", "--strict"),),
    "zensical": (PAGES, ("-m", "zensical", "build", "--clean", "--strict")),
}
"""What `make site` runs, each with this Python."""
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}


@dataclass(frozen=True)
class Site:
    """A built site."""

    builder: str
    project: Path
    """The copy of the project."""
    log: str
    """All that was printed while it was built."""

    @property
    def folder(self) -> Path:
        return self.project / "site"

    @cached_property
    def data(self) -> dict[str, Any]:
        """The published data."""
        data: dict[str, Any] = json.loads((self.folder / "data/edition.json").read_text("utf-8"))
        return data


def copy_project(to: Path) -> Path:
    """Copy all that a site is made of, and nothing that was generated."""
    generated = {ROOT / folder for folder in GENERATED}

    def left_out(folder: str, names: list[str]) -> set[str]:
        ignored = shutil.ignore_patterns(*LEFT_OUT)(folder, names)
        return ignored | {name for name in names if Path(folder, name) in generated}

    shutil.copytree(ROOT, to, ignore=left_out)
    return to


def build(builder: str, to: Path) -> Site:
    """Build the site in a copy of the project; what goes wrong is shown."""
    project = copy_project(to)
    log = "".join(python(project, *command) for command in COMMANDS[builder])
    return Site(builder, project, log)


def python(project: Path, *words: str) -> str:
    """Run this Python in a folder, and return all that was printed."""
    done = subprocess.run(  # noqa: S603  # our own words
        (sys.executable, *words),
        cwd=project,
        env=ENVIRONMENT,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout

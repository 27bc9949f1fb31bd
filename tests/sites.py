"""Real sites for tests: a copy of this project in a temporary folder, built as `make site` builds it."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from project_copy import ROOT, copy_project

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["BUILDERS", "ROOT", "SERVE", "Site", "build", "copy_project", "free_port", "run"]

BUILDERS = ("mkdocs", "zensical")
COMMANDS = {
    "mkdocs": (("scripts/build_site.py", "mkdocs"),),
    "zensical": (("scripts/build_site.py", "zensical"),),
}
"""What `make site` runs, each with this Python."""
SERVE = ("-m", "mkdocs", "serve", "--no-strict")
"""What `make serve` runs."""
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}


@dataclass(frozen=True)
class Site:
    """A built site."""

    builder: str
    project: Path
    """The copy of the project."""
    log: str
    """What the builder printed."""

    @property
    def folder(self) -> Path:
        return self.project / "site"

    @cached_property
    def base(self) -> str:
        """The path of the site's address, with a slash at its end."""
        address = re.search(
            r"^site_url: *(\S+)", (self.project / "mkdocs.yml").read_text("utf-8"), re.MULTILINE
        )
        return urlsplit(address[1]).path if address else "/"

    @cached_property
    def data(self) -> dict[str, Any]:
        """The published data."""
        data: dict[str, Any] = json.loads((self.folder / "data/edition.json").read_text("utf-8"))
        return data


def build(builder: str, to: Path) -> Site:
    """Build the site in a copy of the project, with its history; what goes wrong is shown."""
    project = copy_project(to)
    if (ROOT / ".git").is_dir():
        shutil.copytree(ROOT / ".git", project / ".git")
    elif (ROOT / ".git").exists():  # one of several working trees
        shutil.copy(ROOT / ".git", project / ".git")
    logs = [run(project, sys.executable, *command) for command in COMMANDS[builder]]
    return Site(builder, project, logs[-1])


def run(folder: Path, *command: str) -> str:
    """Run a command in a folder, and return all that it printed; it has to end well."""
    done = subprocess.run(  # noqa: S603  # our own words
        command,
        cwd=folder,
        env=ENVIRONMENT,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


def free_port() -> int:
    """Return a port of this machine on which nothing listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port

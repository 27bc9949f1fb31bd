"""A small project that processes of their own build: to be killed, hindered, and compared."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from edition import output
from project_copy import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BUILD = (sys.executable, str(ROOT / "scripts/build_pages.py"), "--root")


def pages(root: Path) -> dict[str, str]:
    return {path: (root / path).read_text("utf-8") for path in output.present(root)}


def leftovers(root: Path) -> list[str]:
    return sorted(path.name for path in (root / output.WORK).iterdir() if path.name.startswith(output.STAGE))


def run(*words: str) -> None:
    subprocess.run([*BUILD[:2], *words], check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def build(root: Path, *before: str, limit: int | None = None) -> tuple[int, str]:
    """Build a project in a process of its own; return its exit code and what it complained of."""

    def limited() -> None:
        import resource  # noqa: PLC0415  # not on Windows

        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(  # noqa: S603
        [*before, *BUILD, str(root)], check=False, capture_output=True, text=True, preexec_fn=limited
    )
    return done.returncode, done.stderr


def retitle(root: Path, title: str) -> None:
    """Change something that shows on many pages."""
    path = root / "annotations/terms/port.yml"
    path.write_text(path.read_text("utf-8").replace("en: port\n", f"en: port {title}\n"), "utf-8")


EXPECTED: dict[str, dict[str, str]] = {}
"""The pages of the project built elsewhere from nothing, by the one file that the tests change."""


def assert_made_right(root: Path, tmp_path: Path) -> None:
    """The project builds, and its pages are those of the same project built elsewhere from nothing."""
    assert build(root) == (0, "")
    assert not leftovers(root)
    term = (root / "annotations/terms/port.yml").read_text("utf-8")
    if term not in EXPECTED:
        fresh = tmp_path / "fresh"
        for name in ("annotations", "docs/source"):
            shutil.copytree(root / name, fresh / name)
        shutil.copy(root / "mkdocs.yml", fresh)
        assert build(fresh) == (0, "")
        EXPECTED[term] = pages(fresh)
    assert pages(root) == EXPECTED[term]

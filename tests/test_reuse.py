"""Every file says its licence, as the linter of REUSE reads it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sites import ROOT, copy_project


def linter() -> str:
    """Return the linter: the one that ``REUSE`` names, one beside this Python, one on the path."""
    beside = Path(sys.executable).with_name("reuse")
    found = os.environ.get("REUSE") or (str(beside) if beside.exists() else shutil.which("reuse"))
    if not found:
        pytest.skip("the linter of REUSE is not there; `make reuse` installs and runs it")
    return found


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own words
        [linter(), "--root", folder, "lint"], check=False, capture_output=True, encoding="utf-8"
    )


def test_every_file_says_its_licence() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


def test_a_licence_that_is_not_there_is_seen(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    assert lint(project).returncode == 0
    mark = "SPDX" + "-License-Identifier"  # in two pieces, so that it says nothing about this file
    (project / "scripts/new.py").write_text(f"# {mark}: LicenseRef-Unheard\n", "utf-8")
    done = lint(project)
    assert done.returncode == 1
    assert "LicenseRef-Unheard" in done.stdout


def test_text_annotations_and_code_have_their_licences() -> None:
    entries = tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))["annotations"]
    licence = {
        path: entry["SPDX-License-Identifier"]
        for entry in entries
        for path in (entry["path"] if isinstance(entry["path"], list) else [entry["path"]])
    }
    assert licence["**"] == "MIT"
    assert licence["annotations/**"] == "CC-BY-4.0"
    assert licence["docs/source/*.txt"] == "LicenseRef-PRC-Official-Document"
    named = {path.stem for path in (ROOT / "LICENSES").iterdir()}
    assert set(licence.values()) == named
    for name in named:
        assert f"LICENSES/{name}.txt" in (ROOT / "LICENSE.md").read_text("utf-8")

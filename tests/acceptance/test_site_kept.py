"""A site that fails, is killed or meets another: the last good one stays, and the next build mends."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

import build_site
from project_copy import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HOOK = """
import atexit, os, signal
from pathlib import Path
def on_post_build(config, **_):
    if Path("die").exists():
        atexit.register(Path("died").touch)
        os.kill(os.getppid(), signal.SIGKILL)
"""
PATIENCE = 30
"""Seconds after which nothing is waited for any more."""


def small_site(root: Path) -> Path:
    """Make a site of one page that either builder builds quickly."""
    (root / "docs").mkdir(parents=True)
    (root / "scripts").mkdir()
    (root / "scripts/build_pages.py").write_text("")
    (root / "hook.py").write_text(HOOK)
    (root / "docs/index.md").write_text("# First\n")
    (root / "mkdocs.yml").write_text("site_name: x\nsite_dir: site\nhooks: [hook.py]\nplugins: []\n")
    return root


def built(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root / "site").as_posix(): path.read_bytes()
        for path in sorted((root / "site").rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("builder", ["mkdocs", "zensical"])
def test_a_site_that_fails_leaves_the_last_good_one(tmp_path: Path, builder: str) -> None:
    root = small_site(tmp_path)
    assert build_site.build(root, builder) == 0
    good = built(root)
    assert "index.html" in good
    (root / "docs/index.md").write_text("# Second\n\n[broken](nowhere.md)\n")
    assert build_site.build(root, builder) == 1
    assert built(root) == good
    (root / "docs/index.md").write_text("# Second\n")
    assert build_site.build(root, builder) == 0
    assert b"Second" in built(root)["index.html"]
    assert [path.name for path in (root / "build").iterdir()] == ["site-lock"]
    assert not (root / build_site.ZENSICAL_SETTINGS).exists()


def test_a_killed_site_leaves_the_last_good_one_and_the_next_build_mends(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    assert build_site.build(root, "mkdocs") == 0
    good = built(root)
    (root / "docs/index.md").write_text("# Second\n")
    (root / "die").write_text("")
    code = f"import build_site, pathlib; build_site.build(pathlib.Path({str(root)!r}), 'mkdocs')"
    died = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "scripts", check=False)  # noqa: S603
    assert died.returncode == -signal.SIGKILL
    end = time.monotonic() + PATIENCE
    while not (root / "died").exists():  # its child ends by itself
        assert time.monotonic() < end
        time.sleep(0.05)
    assert built(root) == good
    (root / "die").unlink()
    assert build_site.build(root, "mkdocs") == 0
    assert b"Second" in built(root)["index.html"]
    assert [path.name for path in (root / "build").iterdir()] == ["site-lock"]


def test_a_site_killed_while_it_changed_places_comes_back(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    assert build_site.build(root, "mkdocs") == 0
    good = built(root)
    (root / "site").rename(root / build_site.LAST)
    (root / "docs/index.md").write_text("[broken](nowhere.md)\n")
    assert build_site.build(root, "mkdocs") == 1
    assert built(root) == good


def test_two_sites_at_once_both_end_well(tmp_path: Path) -> None:
    root = small_site(tmp_path)
    code = f"import build_site, pathlib; exit(build_site.build(pathlib.Path({str(root)!r}), 'mkdocs'))"
    command = [sys.executable, "-c", code]
    for number in range(2):
        (root / "docs/index.md").write_text(f"# Number {number}\n")
        starts = [subprocess.Popen(command, cwd=ROOT / "scripts") for _ in range(3)]  # noqa: S603
        assert [process.wait() for process in starts] == [0, 0, 0]
        assert f"Number {number}".encode() in built(root)["index.html"]
        assert [path.name for path in (root / "build").iterdir()] == ["site-lock"]

"""Builds that are killed, or that meet another: done, not imagined.

What must hold each time: every page is whole, the old one or the new one, and the next build makes
everything right and clears away what was left. Builds that may not write are in `test_hindered.py`.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from acceptance.building import BUILD, assert_made_right, leftovers, pages, retitle
from edition import output
from project_copy import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SEED = 20261127
KILLS = int(os.environ.get("EDITION_KILLS", "12"))
"""How many builds are killed at a random moment; an hour's worth where somebody asks for it."""
PAGES = {f"docs/{folder}/{number}.md" for folder in ("plan", "terms", "data/notes") for number in range(60)}
WRITER = """
import json, os, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from edition import output
files = json.loads(Path(sys.argv[3]).read_text())
if len(sys.argv) > 4:  # die at the given call of a function
    name, left = sys.argv[4], [int(sys.argv[5])]
    holder = os if name in ("replace", "rmdir") else Path
    real = getattr(holder, name)
    def dying(*arguments, **more):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **more)
    setattr(holder, name, dying)
print("ready", flush=True)
output.write(Path(sys.argv[2]), files)
"""


def state(word: str) -> dict[str, str]:
    """Return all files of one state of the pages."""
    return {path: f"{word} {path}\n" * 300 for path in sorted(PAGES)}


def writer(root: Path, files: dict[str, str], *more: str) -> subprocess.Popen[str]:
    """Start a process that writes the files, and wait until it is about to."""
    wanted = root.parent / f"wanted-{random.Random().random()}.json"  # noqa: S311
    wanted.write_text(json.dumps(files))
    command = [sys.executable, "-c", WRITER, str(ROOT / "scripts"), str(root), str(wanted), *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def assert_whole(root: Path, old: dict[str, str], new: dict[str, str]) -> int:
    """Every page is whole, and none is missing; return how many are new."""
    there = pages(root)
    assert set(there) == set(old)
    assert not [path for path, text in there.items() if text not in (old[path], new[path])]
    return sum(text == new[path] for path, text in there.items())


def assert_mended(root: Path, new: dict[str, str]) -> None:
    output.write(root, new)
    assert pages(root) == new
    assert not leftovers(root)
    assert output.write(root, new).written == ()


def test_builds_killed_at_random_moments_leave_whole_pages(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    old = state("first")
    output.write(root, old)
    dice, unfinished = random.Random(SEED), 0  # noqa: S311  # moments, not secrets
    start = time.monotonic()
    writer(root, state("timed")).wait()
    longest = time.monotonic() - start
    output.write(root, old)
    for number in range(KILLS):
        new = state(f"state {number}")
        with writer(root, new) as process:
            time.sleep(dice.uniform(0, longest))
            process.kill()
        unfinished += assert_whole(root, old, new) < len(new)
        if number % 4 == 3:
            assert_mended(root, new)
        else:  # the next build is for yet another state, over whatever was left
            output.write(root, new)
            assert not leftovers(root)
        old = new
    assert unfinished, "no build was killed before its end: this has shown nothing"


@pytest.mark.parametrize(
    ("function", "call", "new_pages"),
    [
        ("chmod", 0, 0),
        ("write_bytes", 0, 0),
        ("write_bytes", 100, 0),
        ("replace", 0, 0),
        ("replace", 1, 1),
        ("replace", 179, 179),
        ("rmdir", 0, 180),
    ],
)
def test_a_build_that_dies_at_a_certain_call_leaves_whole_pages(
    tmp_path: Path, function: str, call: int, new_pages: int
) -> None:
    root = tmp_path / "project"
    root.mkdir()
    old, new = state("old"), state("new")
    output.write(root, old)
    with writer(root, new, function, str(call)) as process:
        assert process.wait() == -signal.SIGKILL
    assert assert_whole(root, old, new) == new_pages
    assert leftovers(root), "it died while its files were there"
    assert_mended(root, new)


def test_a_killed_build_is_never_taken_for_fresh(root: Path, tmp_path: Path) -> None:
    old = pages(root)
    retitle(root, "of call")
    dice = random.Random(SEED)  # noqa: S311
    for _ in range(3):
        with subprocess.Popen([*BUILD, str(root)], stdout=subprocess.DEVNULL) as process:  # noqa: S603
            time.sleep(dice.uniform(0.05, 1.2))
            process.kill()
        assert set(pages(root)) == set(old)
    assert_made_right(root, tmp_path)


def test_what_is_saved_while_a_build_runs_is_for_the_next(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import build_pages  # noqa: PLC0415  # beside its one test
    from edition import steps  # noqa: PLC0415

    retitle(root, "one")
    load = steps.load

    def load_then_save(*arguments: object) -> object:
        loaded = load(*arguments)  # type: ignore[arg-type]
        retitle(root, "two")
        path = root / "annotations/terms/port.yml"
        path.write_text(path.read_text("utf-8").replace("port one", "port two"), "utf-8")
        return loaded

    monkeypatch.setattr(steps, "load", load_then_save)
    build_pages.build(root, [])
    monkeypatch.undo()
    assert "port one" in (root / "docs/terms/port.md").read_text("utf-8")
    assert_made_right(root, tmp_path)
    assert "port two" in (root / "docs/terms/port.md").read_text("utf-8")


def test_two_writers_at_once_leave_the_pages_of_one(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    states = [state("one"), state("two"), state("three")]
    mixed = 0
    for _ in range(3):
        processes = [writer(root, files) for files in states]
        assert [process.wait() for process in processes] == [0, 0, 0]
        mixed += pages(root) not in states
        assert not leftovers(root)
    assert not mixed


def test_builds_at_once_both_end_well(root: Path, tmp_path: Path) -> None:
    for number in range(2):
        retitle(root, f"number {number}")
        starts = [subprocess.Popen([*BUILD, str(root)], stderr=subprocess.PIPE) for _ in range(3)]  # noqa: S603
        assert [process.communicate()[1] for process in starts] == [b"", b"", b""]
        assert [process.returncode for process in starts] == [0, 0, 0]
    assert_made_right(root, tmp_path)

"""Builds that find no room, no permission, or links and files in their way: nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from acceptance.building import BUILD, assert_made_right, build, leftovers, pages, retitle
from edition import output

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_grows_too_large_for_the_system_changes_nothing(root: Path, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("no such limits on Windows")
    old = pages(root)
    retitle(root, "of call")
    code, said = build(root, limit=4096)
    assert code == 1
    assert "the file cannot be written: File too large [output]" in said
    assert "Traceback" not in said
    assert pages(root) == old
    assert_made_right(root, tmp_path)


FULL_DISK = """
set -e
mount -t tmpfs -o size=4m none "$1"
cp -r "$2"/. "$1"
cd "$1"
dd if=/dev/zero of=filler bs=1k count=8192 2>/dev/null || true
dd if=/dev/zero of=filler bs=1k count=$(( $(stat -c %s filler) / 1024 - 24 )) 2>/dev/null
set +e
"$3" "$4" --root "$1" > "$5/said" 2>&1
echo $? > "$5/code"
set -e
cp -r docs "$5/docs-when-full"
rm filler
"$3" "$4" --root "$1" > "$5/said-then"
cp -r docs .cache "$5"
"""


def test_a_full_disk_changes_nothing(root: Path, tmp_path: Path) -> None:
    disk, out = tmp_path / "disk", tmp_path / "out"
    disk.mkdir()
    out.mkdir()
    unshare = shutil.which("unshare")
    if not unshare or subprocess.run([unshare, "-rm", "true"], check=False).returncode:  # noqa: S603
        pytest.skip("nobody may mount a small disk here")
    old = pages(root)
    retitle(root, "of call")
    words = ["sh", "-c", FULL_DISK, "sh", str(disk), str(root), *BUILD[:2], str(out)]
    subprocess.run([unshare, "-rm", *words], check=True)  # noqa: S603
    said = (out / "said").read_text()
    assert (out / "code").read_text() == "1\n"
    assert "the file cannot be written: No space left on device [output]" in said
    assert said.startswith("docs/")
    assert "Traceback" not in said
    full = out / "docs-when-full"
    assert {
        f"docs/{path.relative_to(full).as_posix()}": path.read_text("utf-8")
        for path in full.rglob("*.*")
        if "source" not in path.parts
    } == old
    assert build(root) == (0, "")
    assert pages(out) == pages(root)
    assert not leftovers(out)


def powerless() -> tuple[str, ...]:
    """Return what goes before a command so that permissions hold for it, for whoever may do everything."""
    if sys.platform == "win32":
        pytest.skip("permissions are others on Windows")
    if os.geteuid():
        return ()
    setpriv = shutil.which("setpriv")
    if not setpriv:
        pytest.skip("root may write everywhere, and setpriv is not there")
    return (setpriv, "--bounding-set=-dac_override,-dac_read_search,-fowner")


@pytest.mark.parametrize("folder", ["docs/terms", "docs/data/notes", ".cache"])
def test_a_folder_without_permission_changes_nothing(root: Path, tmp_path: Path, folder: str) -> None:
    before = powerless()
    old = pages(root)
    retitle(root, "of call")
    (root / folder).chmod(0o555)
    code, said = build(root, *before)
    (root / folder).chmod(0o755)
    assert code == 1, "permissions do not hold here"
    assert said.startswith(folder)
    assert "cannot be written: Permission denied [output]" in said
    assert "Traceback" not in said
    assert pages(root) == old
    assert_made_right(root, tmp_path)


def test_a_page_that_nobody_may_read_is_written_again(root: Path, tmp_path: Path) -> None:
    before = powerless()
    (root / "docs/terms/port.md").chmod(0)
    assert build(root, *before) == (0, "")
    assert_made_right(root, tmp_path)


def test_a_file_in_place_of_the_working_folder_is_a_problem(root: Path, tmp_path: Path) -> None:
    shutil.rmtree(root / output.WORK)
    (root / output.WORK).write_text("mine")
    old = pages(root)
    retitle(root, "of call")
    code, said = build(root)
    assert (code, said.splitlines()[0]) == (
        1,
        ".cache:1:1: error: the file cannot be written: File exists [output]",
    )
    assert pages(root) == old
    assert (root / output.WORK).read_text() == "mine"
    (root / output.WORK).unlink()
    assert_made_right(root, tmp_path)


@pytest.mark.parametrize("folder", ["docs/plan", "docs/data", "docs"])
def test_an_owned_folder_that_is_a_link_elsewhere_is_left_alone(
    root: Path, tmp_path: Path, folder: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(root / folder, elsewhere)
    (elsewhere / "precious.md").write_text("mine")
    before = {path: path.read_bytes() for path in elsewhere.rglob("*") if path.is_file()}
    shutil.rmtree(root / folder)
    (root / folder).symlink_to(elsewhere)
    retitle(root, "of call")
    code, said = build(root)
    assert code == 1
    assert ("leads out of the folder [file-link]" if folder == "docs" else "[output-link]") in said
    assert {path: path.read_bytes() for path in elsewhere.rglob("*") if path.is_file()} == before


def test_links_within_an_owned_folder_give_way_and_what_they_lead_to_stays(
    root: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.move(root / "docs/data/notes", elsewhere)
    (elsewhere / "precious.md").write_text("mine")
    (root / "docs/data/notes").symlink_to(elsewhere)
    (root / "docs/plan/strange").symlink_to(elsewhere)
    (root / "docs/terms/port.md").unlink()
    (root / "docs/terms/port.md").symlink_to(elsewhere / "precious.md")
    before = {path: path.read_bytes() for path in elsewhere.rglob("*") if path.is_file()}
    assert_made_right(root, tmp_path)
    assert {path: path.read_bytes() for path in elsewhere.rglob("*") if path.is_file()} == before
    assert not (root / "docs/data/notes").is_symlink()
    assert not (root / "docs/plan/strange").exists()

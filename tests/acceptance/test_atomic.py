"""Builds that are killed, that find no room or no permission, or that meet another: done, not imagined.

What must hold each time: every page is whole, the old one or the new one, and the next build makes
everything right and clears away what was left.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

import build_site
import projects
from edition import output
from project_copy import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BUILD = (sys.executable, str(ROOT / "scripts/build_pages.py"), "--root")
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


def pages(root: Path) -> dict[str, str]:
    return {path: (root / path).read_text("utf-8") for path in output.present(root)}


def leftovers(root: Path) -> list[str]:
    return sorted(path.name for path in (root / output.WORK).iterdir() if path.name.startswith(output.STAGE))


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


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a small project, built and remembered, to be copied."""
    root = projects.make(tmp_path_factory.mktemp("origin") / "project", {"mkdocs.yml": "site_name: x\n"})
    run("scaffold", "--root", str(root))
    assert build(root) == (0, "")
    return root


@pytest.fixture
def root(origin: Path, tmp_path: Path) -> Path:
    """Give a copy of the project."""
    return shutil.copytree(origin, tmp_path / "project")


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


HOOK = """
import os, signal
from pathlib import Path
def on_post_build(config, **_):
    if Path("die").exists():
        os.kill(os.getppid(), signal.SIGKILL)
"""


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
    time.sleep(0.2)  # its child ends by itself
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

"""Two builds of one state give the same bytes, wherever and whenever they run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import build_site
import projects
import sites

if TYPE_CHECKING:
    from pathlib import Path

SURROUNDINGS = {
    "plain": {},
    "samoa": {"TZ": "Pacific/Apia", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1", "DISORDER": "1"},
    "berlin": {
        "TZ": "Europe/Berlin",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "zh_CN.GB18030",
        "PYTHONHASHSEED": "2",
        "PYTHONUTF8": "0",
        "DISORDER": "2",
    },
}
"""Where a build may run. ``DISORDER`` shuffles what the system lists of a folder."""
DISORDER = """
import os, random
dice = random.Random(int(os.environ.get("DISORDER", "0")))
if "DISORDER" in os.environ:
    listdir, scandir = os.listdir, os.scandir
    class Shuffled:
        def __init__(self, *arguments):
            with scandir(*arguments) as entries:
                found = list(entries)
            dice.shuffle(found)
            self.found = iter(found)
        def __iter__(self):
            return self
        def __next__(self):
            return next(self.found)
        def __enter__(self):
            return self
        def __exit__(self, *_):
            pass
        def close(self):
            pass
    def shuffled(*arguments):
        return dice.sample(found := listdir(*arguments), len(found))
    os.listdir, os.scandir = shuffled, Shuffled
"""


LONG_AGO = "2001-02-03"
"""The edition's day, so that a date of today would show."""


def surroundings(name: str, folder: Path) -> dict[str, str]:
    """Return the environment of a build, with all that could show in its bytes changed."""
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(DISORDER)
    return sites.ENVIRONMENT | SURROUNDINGS[name] | {"PYTHONPATH": str(folder)}


def disordered(project: Path, name: str) -> None:
    """Give a project's files other times, and let the system make them in another order."""
    copy = project.with_name(f"{project.name}-copied")
    files = sorted((path for path in project.rglob("*") if path.is_file()), reverse=name != "plain")
    for number, path in enumerate(files):
        to = copy / path.relative_to(project)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, to)
        os.utime(to, (1_000_000_000 + number, 1_000_000_000 + number * (7 if name == "plain" else 5)))
    shutil.rmtree(project)
    copy.rename(project)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def run(name: str, project: Path, *command: str) -> None:
    environment = surroundings(name, project.parent / f"{name}-python")
    umask = 0o077 if name == "samoa" else 0o022
    done = subprocess.run(  # noqa: S603
        [sys.executable, *command],
        cwd=project,
        env=environment,
        check=False,
        capture_output=True,
        umask=umask,
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_the_shuffle_of_these_tests_shuffles(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number:02}").touch()
    listing = "import os; print([os.listdir(), [each.name for each in os.scandir()], next(os.walk('.'))[2]])"
    said = []
    for name in SURROUNDINGS:
        environment = surroundings(name, tmp_path / "python")
        command = [sys.executable, "-c", listing]
        said.append(subprocess.check_output(command, cwd=tmp_path, env=environment))  # noqa: S603
    assert len(set(said)) == len(said)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give a copy of the project for each of the surroundings, in folders of different depth."""
    made = {}
    for number, name in enumerate(SURROUNDINGS):
        folder = tmp_path_factory.mktemp(name).joinpath(*["deeper"] * number)
        folder.mkdir(parents=True, exist_ok=True)
        made[name] = sites.copy_project(folder / f"project {name}")
        settings = made[name] / "mkdocs.yml"
        settings.write_text(
            re.sub(r'date: "[0-9-]+"', f'date: "{LONG_AGO}"', settings.read_text("utf-8")), "utf-8"
        )
        disordered(made[name], name)
    return made


def test_generated_files_are_the_same_everywhere(places: dict[str, Path]) -> None:
    made = {}
    for name, project in places.items():
        run(name, project, "scripts/build_pages.py")
        made[name] = {
            folder + "/" + path: content
            for folder in ("docs/plan", "docs/terms", "docs/data")
            for path, content in everything(project / folder).items()
        }
    assert len(made["plain"]) > 100
    assert {name: differences(made["plain"], files) for name, files in made.items()} == {
        name: [] for name in made
    }


@pytest.mark.parametrize("builder", sites.BUILDERS)
def test_sites_are_the_same_everywhere(places: dict[str, Path], builder: str) -> None:
    made = []
    for name in ("plain", "berlin"):
        for command in sites.COMMANDS[builder]:
            run(name, places[name], *command)
        made.append(everything(places[name] / "site"))
    assert "index.html" in made[0]
    assert differences(*made) == []
    dates = set(re.findall(r"<lastmod>(.*?)</lastmod>", made[0]["sitemap.xml"].decode()))
    assert dates == ({LONG_AGO} if builder == "mkdocs" else set())


def test_the_date_of_a_site_is_the_commits_or_the_editions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = "site_name: x\nextra:\n  edition: {version: '1', date: '2031-05-06'}\n"
    project = projects.make(tmp_path, {"mkdocs.yml": settings})
    assert build_site.epoch(project) == "1935792000"
    git = shutil.which("git")
    if not git:
        pytest.skip("no Git here")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2030-01-02T03:04:05+08:00")
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for words in (["init", "-q"], ["add", "mkdocs.yml"], [*who, "commit", "-qm", "x"]):
        subprocess.run([git, "-C", str(project), *words], check=True)  # noqa: S603
    assert build_site.epoch(project) == "1893524645"

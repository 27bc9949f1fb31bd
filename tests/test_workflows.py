"""The workflows of .github/: two linters pass them, and they do what the project promises."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKFLOWS = {
    path.name: path.read_text("utf-8") for path in sorted((ROOT / ".github/workflows").glob("*.yml"))
}
PINNED = re.compile(r"^ *(?:- )?uses: +[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$")
GOOD = WORKFLOWS["check.yml"]
BAD_FOR_ZIZMOR = {
    "an action named by its tag": (r"@[0-9a-f]{40} # v7.0.1", "@v7"),
    "the title of a pull request in a command": (
        "run: make test",
        "run: echo ${{ github.event.pull_request.title }}",
    ),
    "credentials that stay on the disk": (r"persist-credentials: false", "fetch-tags: false"),
    "permissions for everything": (r"permissions: {}", "permissions: write-all"),
    "a trigger that runs strangers' code with our rights": ("  pull_request:", "  pull_request_target:"),
}
BAD_FOR_ACTIONLINT = {
    "a job that waits for one that is not there": ("needs: annotations", "needs: annotation"),
    "a key that is none": ("timeout-minutes: 5", "timeout-minute: 5"),
    "an expression that cannot be read": (r"\$\{\{ github.base_ref \}\}", "${{ github.base_ref"),
    "a property that is not there": ("github.base_ref", "github.base_reference"),
}


def parsed(text: str) -> dict[str, Any]:
    # YAML 1.1 reads the key `on` as a truth value.
    workflow: dict[str, Any] = yaml.safe_load(re.sub(r"^on:", '"on":', text, flags=re.MULTILINE))
    return workflow


def steps(text: str) -> Iterator[dict[str, Any]]:
    for job in parsed(text)["jobs"].values():
        yield from job["steps"]


def linter(name: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run one of the two linters of `make workflows` in a folder, with the words of the Makefile."""
    recipe = re.search(rf"^\t\$\(BIN\)/{name} ?(.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    beside_python = shutil.which(name, path=str(Path(sys.executable).parent))
    assert recipe
    assert beside_python, f"{name} is missing; it is in requirements/test.txt"
    command = [beside_python, *recipe[1].split()]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, encoding="utf-8")  # noqa: S603  # our own words


def project(folder: Path, workflow: str = "", changed: tuple[str, str] = ("", "")) -> Path:
    """Make a repository with our .github, or with one changed workflow."""
    shutil.copytree(ROOT / ".github", folder / ".github")
    (folder / ".git").mkdir()
    if workflow:
        bad, count = re.subn(changed[0], changed[1], workflow)
        assert count
        (folder / ".github/workflows/check.yml").write_text(bad, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["actionlint", "zizmor"])
def test_linter_passes_the_workflows(name: str, tmp_path: Path) -> None:
    done = linter(name, project(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("fault", BAD_FOR_ACTIONLINT)
def test_actionlint_refuses(fault: str, tmp_path: Path) -> None:
    done = linter("actionlint", project(tmp_path, GOOD, BAD_FOR_ACTIONLINT[fault]))
    assert done.returncode == 1
    assert "check.yml" in done.stdout


@pytest.mark.parametrize("fault", BAD_FOR_ZIZMOR)
def test_zizmor_refuses(fault: str, tmp_path: Path) -> None:
    done = linter("zizmor", project(tmp_path, GOOD, BAD_FOR_ZIZMOR[fault]))
    assert done.returncode > 10, done.stdout
    assert "check.yml" in done.stdout


def not_pinned(text: str) -> list[str]:
    return [line for line in text.splitlines() if "uses:" in line and not PINNED.match(line)]


def test_every_action_is_pinned_by_its_hash_with_the_version_beside_it() -> None:
    assert any("uses:" in text for text in WORKFLOWS.values())
    assert not {name: lines for name, text in WORKFLOWS.items() if (lines := not_pinned(text))}


@pytest.mark.parametrize(
    "ref", ["v7", "main", "3d3c42e5aac5 # v7.0.1", "3d3c42e5aac5ba805825da76410c181273ba90b1"]
)
def test_an_action_that_is_not_pinned_is_found(ref: str) -> None:
    assert not_pinned(f"      - uses: actions/checkout@{ref}\n")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nobody_has_permissions_by_default_and_each_job_names_its_own(name: str) -> None:
    workflow = parsed(WORKFLOWS[name])
    assert workflow["permissions"] == {}
    writing = {
        id_: {key for key, value in job["permissions"].items() if value != "read"}
        for id_, job in workflow["jobs"].items()
    }
    allowed = {"publish": {"pages", "id-token"}, "outside": {"issues"}}
    assert {id_: keys for id_, keys in writing.items() if keys} == {
        id_: allowed[id_] for id_ in writing.keys() & allowed.keys()
    }


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_job_ends_in_time_and_no_runs_pile_up(name: str) -> None:
    workflow = parsed(WORKFLOWS[name])
    assert "group" in workflow["concurrency"]
    assert all(job["timeout-minutes"] <= 60 for job in workflow["jobs"].values())


def targets(text: str) -> list[str]:
    """Return the targets of make that a workflow calls."""
    return [
        target
        for step in steps(text)
        for target in re.findall(r"^ *make (?:--silent )?([a-z]+)", step.get("run", ""), re.MULTILINE)
    ]


def test_what_is_run_is_a_target_of_the_makefile() -> None:
    called = {target for text in WORKFLOWS.values() for target in targets(text)}
    assert {"check", "test", "site", "links", "lint", "workflows", "audit", "outside", "canary"} <= called
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert called <= rules


def test_nothing_else_builds_or_tests() -> None:
    others = [
        command
        for text in WORKFLOWS.values()
        for step in steps(text)
        for command in step.get("run", "").splitlines()
        if not command.strip().startswith("make ")
        if re.search(r"\b(python3?|pip|uv|mkdocs|zensical|pytest|npm|npx|curl|wget)\b", command)
    ]
    assert not others


def test_annotations_come_first_and_everything_waits_for_them() -> None:
    jobs = parsed(GOOD)["jobs"]
    first = next(iter(jobs))
    assert targets(GOOD)[0] == "check"
    assert '--format github"' in jobs[first]["steps"][-1]["run"]
    assert {id_ for id_, job in jobs.items() if "needs" not in job} == {first}


def test_only_main_is_published_and_only_after_every_other_job() -> None:
    publishing = [
        (name, id_)
        for name, text in WORKFLOWS.items()
        for id_, job in parsed(text)["jobs"].items()
        if "pages" in job["permissions"] or "environment" in job
    ]
    assert publishing == [("check.yml", "publish")]
    jobs = parsed(GOOD)["jobs"]
    assert set(jobs["publish"]["needs"]) == jobs.keys() - {"publish"}
    for step in (jobs["publish"], *(step for step in steps(GOOD) if "upload-pages" in step.get("uses", ""))):
        assert step["if"] == "github.event_name == 'push' && github.ref == 'refs/heads/main'"
    assert parsed(GOOD)["on"] == {"pull_request": None, "push": {"branches": ["main"]}}


def test_hosts_outside_are_never_asked_for_a_pull_request() -> None:
    asking = {name for name, text in WORKFLOWS.items() if "outside" in targets(text)}
    assert asking == {"weekly.yml"}
    assert parsed(WORKFLOWS["weekly.yml"])["on"].keys() == {"schedule", "workflow_dispatch"}


GH = """#!/usr/bin/env python3
import json, os, sys
with open(os.environ["CALLS"], "a") as calls:
    calls.write(json.dumps(sys.argv[1:]) + "\\n")
if sys.argv[1:3] == ["issue", "list"]:
    print(os.environ["OPEN"])
"""


@pytest.mark.skipif(os.name == "nt", reason="the runner of GitHub that this is for has bash")
@pytest.mark.parametrize(
    ("listed", "opened", "called"),
    [
        (
            "## Dead: 1\n",
            "",
            ["issue", "create", "--title", "Sources that do not answer", "--body-file", "outside.md"],
        ),
        ("## Dead: 1\n", "7", ["issue", "edit", "7", "--body-file", "outside.md"]),
        ("## Not told: 1\n", "7", ["issue", "close", "7", "--comment", "No source is dead any more."]),
        ("## Not told: 1\n", "", None),
    ],
)
def test_the_list_of_the_dead_is_one_issue(
    listed: str, opened: str, called: list[str] | None, tmp_path: Path
) -> None:
    (tmp_path / "outside.md").write_text(listed, encoding="utf-8")
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    step = next(step for step in steps(WORKFLOWS["weekly.yml"]) if "gh issue" in step.get("run", ""))
    environment = {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "CALLS": str(tmp_path / "calls"),
        "OPEN": opened,
        "TITLE": step["env"]["TITLE"],
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)  # noqa: S603  # the workflow's own words
    calls = [json.loads(line) for line in (tmp_path / "calls").read_text("utf-8").splitlines()]
    assert calls[0][:2] == ["issue", "list"]
    assert calls[1:] == ([called] if called else [])

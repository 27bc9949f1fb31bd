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
MAY_WRITE = {"publish": {"pages", "id-token"}, "outside": {"issues"}}
"""What a job may write to; no other may write anything."""
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


def targets(text: str) -> list[str]:
    """Return the targets of make that a workflow calls."""
    return [
        target
        for step in steps(text)
        for target in re.findall(r"^ *make (?:--silent )?([a-z]+)", step.get("run", ""), re.MULTILINE)
    ]


def builds_without_make(text: str) -> list[str]:
    tools = re.compile(r"\b(python3?|pip|uv|mkdocs|zensical|pytest|npm|npx|curl|wget)\b")
    commands = [line.strip() for step in steps(text) for line in step.get("run", "").splitlines()]
    return [command for command in commands if tools.search(command) and not command.startswith("make ")]


def is_of_main(part: dict[str, Any]) -> bool:
    return part.get("if") == "github.event_name == 'push' && github.ref == 'refs/heads/main'"


def faults(text: str) -> list[str]:
    """Return which promises a workflow breaks."""
    workflow = parsed(text)
    jobs = workflow["jobs"]
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    found = ["permissions by default"] if workflow.get("permissions") != {} else []
    found += ["runs pile up"] if "group" not in workflow.get("concurrency", {}) else []
    found += [f"no such target: {target}" for target in targets(text) if target not in rules]
    found += [f"not by make: {command}" for command in builds_without_make(text)]
    for id_, job in jobs.items():
        writing = {key for key, value in job["permissions"].items() if value != "read"}
        found += [f"{id_} may write {key}" for key in sorted(writing - MAY_WRITE.get(id_, set()))]
        found += [f"{id_} never ends"] if job.get("timeout-minutes", 999) > 60 else []
        found += [f"{id_} publishes more than main"] if "environment" in job and not is_of_main(job) else []
        found += (
            [f"{id_} does not wait"]
            if "environment" in job and set(job["needs"]) != jobs.keys() - {id_}
            else []
        )
    handed = [step for step in steps(text) if "upload-pages" in step.get("uses", "")]
    return found + [f"more than main is handed over: {step}" for step in handed if not is_of_main(step)]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflow_keeps_every_promise(name: str) -> None:
    assert faults(WORKFLOWS[name]) == []


@pytest.mark.parametrize(
    ("name", "before", "after", "fault"),
    [
        ("check.yml", "permissions: {}", "permissions: read-all", "permissions by default"),
        ("check.yml", "concurrency:\n  group:", "env:\n  group:", "runs pile up"),
        ("check.yml", "make lint", "make lnit", "no such target: lnit"),
        ("check.yml", "make lint", "pip install ruff", "not by make: pip install ruff"),
        ("check.yml", "contents: read", "contents: write", "annotations may write contents"),
        ("weekly.yml", "contents: read", "issues: write", "canary may write issues"),
        ("check.yml", "timeout-minutes: 5\n", "timeout-minutes: 600\n", "annotations never ends"),
        (
            "check.yml",
            r"needs: \[annotations, style, tests, site\]",
            "needs: [site]",
            "publish does not wait",
        ),
        (
            "check.yml",
            "if: github.event_name == 'push' && .*",
            "if: true",
            "publish publishes more than main",
        ),
        ("check.yml", "if: github.event_name == 'push' && .*", "if: true", "more than main is handed over: "),
    ],
)
def test_broken_promise_is_told(name: str, before: str, after: str, fault: str) -> None:
    bad, count = re.subn(before, after, WORKFLOWS[name])
    assert count
    assert any(each.startswith(fault) for each in faults(bad))


def test_everything_runs_in_some_workflow() -> None:
    called = {target for text in WORKFLOWS.values() for target in targets(text)}
    wanted = {
        "check",
        "test",
        "site",
        "links",
        "lint",
        "workflows",
        "reuse",
        "diff",
        "audit",
        "outside",
        "canary",
    }
    assert wanted <= called
    assert len([line for line in GOOD.splitlines() if "make site" in line]) == 2
    assert "make site BUILDER=zensical" in GOOD


def test_annotations_come_first_and_everything_waits_for_them() -> None:
    jobs = parsed(GOOD)["jobs"]
    first = next(iter(jobs))
    assert targets(GOOD)[0] == "check"
    assert '--format github"' in jobs[first]["steps"][-1]["run"]
    assert {id_ for id_, job in jobs.items() if "needs" not in job} == {first}


def test_publication_is_in_one_workflow_which_runs_for_pull_requests_and_main() -> None:
    assert {name for name, text in WORKFLOWS.items() if "deploy-pages" in text} == {"check.yml"}
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

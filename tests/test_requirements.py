"""The locks in requirements/."""

from __future__ import annotations

import re

import pytest

from sites import ROOT

LOCKS = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "requirements").glob("*.txt"))}
PIN = re.compile(r"^(\S+)==(\S+)(.*(?:\n +.*)*)", re.MULTILINE)


def pins(lock: str) -> dict[str, set[str]]:
    """Return the versions of each package; there can be several, each for some versions of Python."""
    found: dict[str, set[str]] = {}
    for name, version, _ in PIN.findall(LOCKS[lock]):
        found.setdefault(name, set()).add(version)
    return found


def test_every_list_has_a_lock() -> None:
    assert set(LOCKS) == {path.stem for path in (ROOT / "requirements").glob("*.in")}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_one_version_and_hashes(lock: str) -> None:
    lines = [line for line in LOCKS[lock].splitlines() if line and line[0] not in " #"]
    assert len(lines) == len(PIN.findall(LOCKS[lock])) > 0
    assert all("--hash=sha256:" in rest for *_, rest in PIN.findall(LOCKS[lock]))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_no_folder(lock: str) -> None:
    assert not re.search(r"://|@|index-url|find-links|^-e|^/", LOCKS[lock], re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_all_locks_agree(lock: str) -> None:
    everything = pins("test") | ({"atheris": pins("fuzz")["atheris"]} if lock == "fuzz" else {})
    assert all(versions == everything[name] for name, versions in pins(lock).items())


def test_a_lock_answers_each_line_of_its_list() -> None:
    for lock in LOCKS:
        listed = (ROOT / "requirements" / f"{lock}.in").read_text("utf-8").splitlines()
        names = {re.split(r"[<>=~ ]", line)[0] for line in listed if line and line[0] not in "#-"}
        assert names <= set(pins(lock)), f"requirements/{lock}.txt is old: make lock"

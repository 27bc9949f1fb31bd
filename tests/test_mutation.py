"""The mutation test of the checks: faults are drawn, tried and counted as its report says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import mutate_annotations
import projects
from mutate_annotations import KINDS, draw, escaped, markdown, missed, run
from mutation_project import PLAN, Project, passage, same
from sites import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SEED = 7
SAMPLE = 40
"""Faults that are tried here; `make mutate` tries all."""


@pytest.fixture(scope="module")
def project() -> Project:
    return Project(ROOT)


@pytest.fixture(scope="module")
def drawn(project: Project) -> mutate_annotations.Drawn:
    return draw(project, SEED, 1)


def test_every_kind_finds_a_place_in_the_real_annotations(drawn: mutate_annotations.Drawn) -> None:
    assert {fault.kind.name for fault in drawn.faults} == {kind.name for kind in KINDS}
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_the_same_seed_draws_the_same_faults(project: Project, drawn: mutate_annotations.Drawn) -> None:
    again = draw(Project(ROOT), SEED, 1, KINDS[:40])
    assert [fault.change for fault in again.faults] == [fault.change for fault in drawn.faults[:40]]
    other = draw(project, SEED + 1, 1, KINDS[:40])
    assert [fault.change for fault in again.faults] != [fault.change for fault in other.faults]


def test_every_fault_changes_what_the_files_say(project: Project, drawn: mutate_annotations.Drawn) -> None:
    for fault in drawn.faults:
        assert any(new != project.files.get(file) for file, new in fault.change.files.items())
        assert not same(project.files, fault.change)


def test_changes_that_say_the_same_are_not_counted(tmp_path: Path) -> None:
    small = Project(projects.make(tmp_path))
    kind = passage("quotes taken off a day", PLAN, r'on: ("[0-9-]+")', lambda day, _: day[1:-1])
    found = draw(small, SEED, 1, [kind])
    assert found.faults == ()
    assert found.equivalent > 0


def test_what_should_be_caught_is_caught_at_the_right_line(drawn: mutate_annotations.Drawn) -> None:
    should = [fault for fault in drawn.faults if not fault.kind.why]
    outcomes = run(ROOT, should[:: len(should) // SAMPLE], processes=1)
    assert len(outcomes) >= SAMPLE
    assert escaped(outcomes) == []


def test_what_a_blind_check_misses_is_counted_as_escaped(
    drawn: mutate_annotations.Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    spelling = [fault for fault in drawn.faults if fault.kind.name == "American spelling"]
    (seen,) = run(ROOT, spelling, processes=1)
    assert (seen.caught, seen.named, missed([seen])) == (True, True, [])
    monkeypatch.setattr(mutate_annotations, "check_edition", lambda *_: [])
    (blind,) = run(ROOT, spelling, processes=1)
    assert (blind.caught, missed([blind])) == (False, [blind])
    assert escaped([blind])[0].endswith("escaped")
    assert "| American spelling | 1 | 0 | 0 |" in markdown([blind], 0, [], SEED)


def test_the_right_fault_at_the_wrong_line_is_counted_as_missed(tmp_path: Path) -> None:
    root = projects.make(tmp_path)
    kind = passage("note", PLAN, "on: (运单)", "运费", lines=(1,))
    (outcome,) = run(root, draw(Project(root), SEED, 1, [kind]).faults, processes=1)
    assert (outcome.caught, outcome.named) == (True, False)
    assert "named at annotations/plan/2.1.yml:14 note-words" in escaped([outcome])[0]


def test_the_command_line_says_the_same(drawn: mutate_annotations.Drawn) -> None:
    outcomes = run(ROOT, drawn.faults[:1], processes=1)
    assert mutate_annotations.by_command(ROOT, outcomes) == [True]

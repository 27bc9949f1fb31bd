"""Partial files: a fault of form hides no other fault, and nothing is missed for its sake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import projects

if TYPE_CHECKING:
    from pathlib import Path

SECTION, TERM = "annotations/plan/2.1.yml", "annotations/terms/port.yml"


def found(root: Path, *changes: tuple[str, str], file: str = SECTION) -> list[str]:
    text = projects.FILES[file]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    _, problems = projects.joined(projects.make(root, {file: text}))
    return [problem.rule for problem in problems if problem.level == "error"]


DEAD = ("to: 'term:port'", "to: 'term:harbour'")


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("status: reviewed", "status: done", ["wrong-value"]),
        ("status: reviewed", "status: draft", ["review"]),
        ('on: "2021-05-01"', 'on: "2021-02-30"', ["wrong-form"]),
        ('as_of: "2021-04"', 'as_of: "2021-13"', ["wrong-form"]),
        ("kind: context", "kind: remark", ["wrong-value"]),
        ("kind: context", "kin: context", ["missing-key", "unknown-key"]),
        ("as: builds-on, en: The hub", "as: B, en: The hub", ["wrong-form"]),
        ("title: Open wider", "title: Open wider\nremark: x", ["unknown-key"]),
        ("on: 运单\n", "on: 运单\n            on: 运单\n", ["yaml-duplicate-key"]),
    ],
)
def test_a_fault_of_form_hides_no_fault_of_another_kind(
    tmp_path: Path, old: str, new: str, rules: list[str]
) -> None:
    alone = found(tmp_path / "alone", (old, new))
    assert sorted(alone) == rules, "and nothing is said to be missing for its sake"
    if rules != ["yaml-duplicate-key"]:
        assert sorted(found(tmp_path / "both", (old, new), DEAD)) == sorted([*rules, "unknown-target"])


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SECTION, "en: Promote the building of three quays.", "en: [x]"),
        (SECTION, "- zh: 鼓励企业参与。", "- {}"),
        (TERM, "category: transport", "categry: transport"),
    ],
)
def test_where_too_much_would_be_gone_only_the_form_is_told(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    rules = found(tmp_path, (old, new), file=file)
    assert rules
    assert set(rules) <= {"wrong-type", "missing-key", "unknown-key"}


def test_several_faults_of_a_list_are_left_out_together(tmp_path: Path) -> None:
    references = "        see:\n"
    more = (
        references
        + "          - {to: 1.1, as: A b, en: x, zh: 甲}\n          - {to: 2.1.2, as: cites, en: x, zh: 乙}\n"
        + "          - {to: 1.1, as: C d, en: x, zh: 丙}\n"
    )
    assert sorted(found(tmp_path, (references, more), DEAD)) == ["unknown-target", "wrong-form", "wrong-form"]

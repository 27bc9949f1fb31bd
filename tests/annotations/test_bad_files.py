"""One bad file for each way to go wrong, in ``bad/``, with what is said of it beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from edition.annotations import Annotations
    from edition.problems import Problem

    Load = Callable[[dict[str, str | bytes]], tuple[Annotations, list[Problem]]]

BAD = Path(__file__).parent / "bad"
FILES = {
    "section": "annotations/plan/3.6.yml",
    "term": "annotations/terms/document-of-title.yml",
    "sources": "annotations/sources.yml",
    "categories": "annotations/categories.yml",
    "reference-types": "annotations/reference-types.yml",
    "renderings": "annotations/renderings.yml",
    "pictures": "annotations/pictures.yml",
    "pinyin": "annotations/pinyin.yml",
    "document": "annotations/document.yml",
    "provenance": "docs/source/provenance.yml",
}
CASES = sorted(path.name.removesuffix(".yml") for path in BAD.glob("*.yml"))
JARGON = ("input", "field", "dictionary", "pydantic", "string", "tuple", "regex", "scalar", "token", "none")


def said(problems: list[Problem]) -> str:
    return "".join(line + "\n" for problem in problems for line in problem.lines())


@pytest.mark.parametrize("case", CASES)
def test_bad_file_gets_its_message(case: str, load: Load) -> None:
    kind = case.split(".", maxsplit=1)[0]
    _, problems = load({FILES[kind]: (BAD / f"{case}.yml").read_bytes()})
    assert said(problems) == (BAD / f"{case}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_messages_are_for_people(case: str) -> None:
    lines = (BAD / f"{case}.txt").read_text(encoding="utf-8").splitlines()
    messages = [line for line in lines if not line.startswith("    found:")]
    assert messages
    assert not [word for word in JARGON for line in messages if word in line.lower().split()]


def test_every_rule_of_a_single_file_is_shown() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in BAD.glob("*.txt"))
    rules = {part.split("]")[0] for part in text.split(" [")[1:] if "]" in part}
    assert rules >= {
        "yaml-syntax",
        "yaml-tab",
        "yaml-duplicate-key",
        "yaml-anchor",
        "yaml-alias",
        "yaml-merge-key",
        "yaml-tag",
        "yaml-documents",
        "yaml-depth",
        "yaml-key",
        "yaml-null",
        "yaml-comment",
        "text-control",
        "text-direction",
        "text-invisible",
        "text-lookalike",
        "text-private",
        "file-encoding",
        "file-empty",
        "file-section",
        "unknown-key",
        "missing-key",
        "no-value",
        "wrong-type",
        "wrong-value",
        "wrong-form",
        "out-of-range",
        "empty-text",
        "empty-list",
        "too-long",
        "review",
        "duplicate-id",
        "duplicate-address",
        "too-many-problems",
    }


def test_all_problems_of_all_files_come_in_one_run_sorted(load: Load) -> None:
    files = {
        FILES[kind]: (BAD / f"{kind}.{rule}.yml").read_bytes()
        for kind, rule in (
            ("section", "many"),
            ("term", "missing-key"),
            ("sources", "duplicate-id"),
            ("provenance", "wrong-form-day"),
        )
    }
    annotations, problems = load(files)
    assert {problem.place.file for problem in problems} == set(files)
    assert problems == sorted(problems)
    assert len(problems) > len(files)
    assert not annotations.sections
    assert not annotations.terms
    assert annotations.sources is not None, "an id that stands twice leaves the other entries of use"


def test_a_bad_file_leaves_the_others_alone(load: Load) -> None:
    annotations, problems = load(
        {
            "annotations/plan/3.6.yml": "section: [",
            "annotations/plan/3.7.yml": 'section: "3.7"\ntitle: no\n',
        }
    )
    assert {problem.place.file for problem in problems} == {"annotations/plan/3.6.yml"}
    assert annotations.sections["3.7"].value.title == "no"

"""Translation checks: each fires on the fault that it is for, and on nothing that is right."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

import projects
from edition.checks.check import CHECKS, check_translation, due

if TYPE_CHECKING:
    from pathlib import Path

    from edition.problems import Problem

SECTION = "annotations/plan/2.1.yml"
FIRST = "Promote the building of three quays."
SECOND = "Support the growth of the port logistics hub and explore pledging consignment notes."
RENDERINGS = (
    "renderings:\n"
    "  - {zh: 推动, en: [promote]}\n"
    "  - {zh: 探索, en: [explore, explore … ways], avoid: [seek to]}\n"
    "  - {zh: 支持, en: [support]}\n"
)


def checked(
    root: Path, changes: dict[str, str | None] | None = None, text: str = projects.TEXT
) -> list[Problem]:
    files = {"annotations/renderings.yml": RENDERINGS} | (changes or {})
    edition, problems = projects.joined(projects.make(root, files, text))
    assert [problem for problem in problems if problem.level == "error"] == []
    return check_translation(edition)


def english(
    first: str = FIRST, second: str = SECOND, title: str = "Build quays", more: str = ""
) -> dict[str, str | None]:
    content = projects.FILES[SECTION].replace(FIRST, f'"{first}"{more}').replace(SECOND, f'"{second}"')
    return {SECTION: content.replace("Build quays", title)}


def test_good_glosses_pass(tmp_path: Path) -> None:
    assert checked(tmp_path) == []


FAULTS = [
    ("figures-kept", english("Promote the building of four quays.")),
    ("figures-kept", english("Promote the building of 3 quays by 2020.")),
    (
        "terms-rendered",
        english(second="Support the growth of the terminal and explore pledging consignment notes."),
    ),
    ("phrases-rendered", english("Ensure the building of three quays.")),
    ("begins-alike", english("Ensure the building of three new quays there for all and so promote trade.")),
    ("avoided", english(second=SECOND.replace("hub", "hub and pivot"))),
    ("avoided", english(second=SECOND.replace("explore", "explore and seek to begin"))),
    ("list-items", english()),
    ("marks-matched", english("Promote the building of three quays (sic.")),
    ("marks-matched", english("Promote the building of “three quays.")),
    ("only-english", english("Promote the building of three quays 码头.")),
    ("only-english", english("Promote the building of three quays。")),
    ("typography", english("Promote the building of three  quays.")),
    ("typography", english("Promote the county's three quays.")),
    ("length", english(second="Support it.")),
    ("spelling", english("Promote and organize the building of three quays.")),
    ("spelling", english("Promote the building of three quays and a center.")),
    ("spelling", english("Promote organizations that build three quays.")),
    ("full-stop", english("Promote the building of three quays")),
    ("full-stop", english(title="Build quays.")),
]


@pytest.mark.parametrize(("rule", "changes"), FAULTS)
def test_each_check_fires_at_the_line_of_the_english(
    tmp_path: Path, rule: str, changes: dict[str, str | None]
) -> None:
    text = projects.TEXT
    if rule == "list-items":
        text = text.replace("推动建设码头3座。", "推动建设码头3座、仓库、铁路、公路。")
        changes = {SECTION: (changes[SECTION] or "").replace("码头3座。", "码头3座、仓库、铁路、公路。")}
        changes["docs/source/provenance.yml"] = projects.provenance(text)
    found = [problem for problem in checked(tmp_path, changes, text) if problem.rule == rule]
    assert found
    lines = (changes[SECTION] or "").splitlines()
    assert all(
        "en:" in lines[problem.place.line - 1] or "title:" in lines[problem.place.line - 1]
        for problem in found
    )


def test_units_are_kept(tmp_path: Path) -> None:
    text = projects.TEXT.replace("推动建设码头3座。", "推动建设3平方公里码头。")
    changes = english("Promote the building of quays on 3 hectares.")
    changes = {SECTION: (changes[SECTION] or "").replace("推动建设码头3座。", "推动建设3平方公里码头。")}
    changes["docs/source/provenance.yml"] = projects.provenance(text)
    assert "units-kept" in [problem.rule for problem in checked(tmp_path, changes, text)]


def doubled(old: str, new: str, english_: str) -> tuple[dict[str, str | None], str]:
    """Change the first sentence of the plan and its quote, and gloss it."""
    text = projects.TEXT.replace(old, new)
    changes = {SECTION: (english(english_)[SECTION] or "").replace(old, new)}
    return changes | {"docs/source/provenance.yml": projects.provenance(text)}, text


@pytest.mark.parametrize(
    ("rule", "words", "once", "both"),
    [
        (
            "phrases-rendered",
            "推动建设码头3座，推动入海。",
            "Promote three quays and go to sea.",
            "Promote three quays and promote going.",
        ),
        (
            "terms-rendered",
            "推动建设港口3座，港口互通。",
            "Promote three ports and link them.",
            "Promote three ports and link the ports.",
        ),
    ],
)
def test_what_stands_twice_is_rendered_twice(
    tmp_path: Path, rule: str, words: str, once: str, both: str
) -> None:
    for name, gloss, expected in (("once", once, True), ("both", both, False)):
        changes, text = doubled("推动建设码头3座。", words, gloss)
        found = [problem.rule for problem in checked(tmp_path / name, changes, text)]
        assert (rule in found) == expected


def test_units_are_kept_as_often_as_they_stand_there(tmp_path: Path) -> None:
    gloss = "Promote quays on 3 square kilometres and 4 hectares."
    changes, text = doubled("推动建设码头3座。", "推动建设3平方公里、4平方公里码头。", gloss)
    assert "units-kept" in [problem.rule for problem in checked(tmp_path, changes, text)]


def twice(first: str, second: str) -> tuple[dict[str, str | None], str]:
    """Have the same sentence stand in both measures, glossed in two ways."""
    text = projects.TEXT.replace("鼓励企业参与。", "推动建设码头3座。")
    content = (english(first)[SECTION] or "").replace(
        "- zh: 鼓励企业参与。", f"- zh: 推动建设码头3座。\n        en: {second}"
    )
    return {SECTION: content, "docs/source/provenance.yml": projects.provenance(text)}, text


def test_same_chinese_is_the_same_english(tmp_path: Path) -> None:
    changes, text = twice(FIRST, "Promote the construction of three quays.")
    assert "same-text" in [problem.rule for problem in checked(tmp_path, changes, text)]
    changes, text = twice(FIRST, FIRST)
    assert "same-text" not in [problem.rule for problem in checked(tmp_path / "same", changes, text)]


def test_same_phrase_shares_words(tmp_path: Path) -> None:
    changes, text = twice(FIRST, "Have 3 berths put up and promote this.")
    assert "same-phrase" in [problem.rule for problem in checked(tmp_path, changes, text)]


def test_phrase_within_a_longer_word_does_not_count(tmp_path: Path) -> None:
    within = "renderings:\n  - {zh: 推动, en: [promote], within: [推动建]}\n"
    changes = english("Further the building of three quays.") | {"annotations/renderings.yml": within}
    assert "phrases-rendered" not in [problem.rule for problem in checked(tmp_path, changes)]


def test_reason_excuses_a_sentence_from_a_check(tmp_path: Path) -> None:
    excuse = "\n        ignore:\n          - {check: phrases-rendered, reason: A title of a law.}"
    changes = english("Ensure the building of three quays.", more=excuse)
    assert "phrases-rendered" not in [problem.rule for problem in checked(tmp_path, changes)]


def test_needless_excuse_is_reported(tmp_path: Path) -> None:
    excuse = "\n        ignore:\n          - {check: spelling, reason: No reason.}"
    assert "needless-ignore" in [problem.rule for problem in checked(tmp_path, english(more=excuse))]


def test_excuse_from_an_unknown_check_names_the_nearest(tmp_path: Path) -> None:
    excuse = "\n        ignore:\n          - {check: speling, reason: No reason.}"
    (problem,) = [each for each in checked(tmp_path, english(more=excuse)) if each.rule == "unknown-check"]
    assert problem.nearest == "spelling"


def test_term_without_a_definition_is_reported_where_others_have_one(tmp_path: Path) -> None:
    definition = "definition: {en: A place where goods change ships., zh: 货物换船之处。}\n"
    changes = projects.change("annotations/terms/logistics-hub.yml", definition, "")
    (problem,) = checked(tmp_path, changes)
    assert problem.rule == "definition-missing"
    assert problem.place.file == "annotations/terms/logistics-hub.yml"


@pytest.mark.parametrize(("today", "count"), [("2022-04-30", 0), ("2022-05-01", 1)])
def test_dated_statement_is_due_after_a_year(tmp_path: Path, today: str, count: int) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    assert len(due(edition, dt.date.fromisoformat(today))) == count


def test_every_check_has_a_fault_above_that_it_finds() -> None:
    elsewhere = {"units-kept", "same-text", "same-phrase"}
    assert {check.id for check in CHECKS} == {rule for rule, _ in FAULTS} | elsewhere

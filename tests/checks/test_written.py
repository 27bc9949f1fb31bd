"""Checks of what contributors wrote: each fires on the fault that it is for, at its line, and on nothing else."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

import projects
from edition.checks.check import check_edition
from edition.checks.missing import english_missing
from edition.checks.words import times

if TYPE_CHECKING:
    from pathlib import Path

    from edition.problems import Problem

SECTION = "annotations/plan/2.1.yml"
PORT = "annotations/terms/port.yml"
SOURCES = "annotations/sources.yml"
TODAY = dt.date(2021, 6, 1)
NOTE = "en: A *transport document*, see [the law](source:port-law)."
NOTE_ZH = "zh: 运输单证。"


def checked(
    root: Path, changes: dict[str, str | None] | None = None, today: dt.date = TODAY
) -> list[Problem]:
    edition, problems = projects.joined(projects.make(root, changes))
    return [*problems, *check_edition(edition, today)]


def test_nothing_is_said_where_nothing_is_wrong(tmp_path: Path) -> None:
    assert checked(tmp_path) == []


FAULTS = [
    ("text-marks", SECTION, NOTE, "en: A (transport document."),
    ("text-marks", SECTION, NOTE_ZH, "zh: “运输单证。"),
    ("text-typography", SECTION, NOTE, "en: A transport  document."),
    ("text-typography", SECTION, NOTE_ZH, "zh: 运输,单证。"),
    ("text-typography", SECTION, NOTE_ZH, "zh: 运输.单证。"),
    ("text-spelling", SECTION, NOTE, "en: A document of the transport center."),
    ("text-stop", SECTION, NOTE, "en: A transport document"),
    ("text-stop", SECTION, NOTE_ZH, "zh: 运输单证"),
    ("text-stop", SECTION, NOTE_ZH, "zh: 运输单证."),
    ("link-form", SECTION, NOTE, "en: See [the law] (source:port-law)."),
    ("link-form", SECTION, NOTE_ZH, "zh: 见[港口法] (source:port-law)。"),
    ("text-figures", SECTION, NOTE, "en: A document of 1992."),
    ("text-figures", SECTION, NOTE_ZH, "zh: 运输单证（1992年）。"),
    ("stray-quote", SECTION, NOTE, 'en: A transport document."'),
    ("stray-quote", SOURCES, "kind: law", 'kind: law\n    number: No. 5"'),
    ("day-to-come", SECTION, 'on: "2021-05-01"', 'on: "2021-06-03"'),
    ("day-to-come", SECTION, 'as_of: "2021-04"', 'as_of: "2021-07"'),
    ("day-to-come", SOURCES, 'seen: "2021-04-01"', 'seen: "2022-04-01"'),
    ("day-too-early", SECTION, 'on: "2021-05-01"', 'on: "2021-03-03"'),
    ("day-too-early", SOURCES, 'seen: "2021-04-01"', 'seen: "2019-04-01"'),
]


@pytest.mark.parametrize(("rule", "file", "old", "new"), FAULTS)
def test_each_rule_fires_at_the_line_of_the_fault(
    tmp_path: Path, rule: str, file: str, old: str, new: str
) -> None:
    changes = projects.change(file, old, new)
    line = next(
        at for at, row in enumerate((changes[file] or "").splitlines(), 1) if new.splitlines()[-1] in row
    )
    found = [(problem.rule, problem.place.file, problem.place.line) for problem in checked(tmp_path, changes)]
    assert (rule, file, line) in found


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("It has 150,000 tonnes.", "有15万吨。"),
        ("It has 5 to 60 million tonnes.", "有500万至6000万吨。"),
        ("Issued on 24 December 1992 as No. 12.", "1992年12月24日第十二号。"),
        ("The “labor” of the law.", "该法所称劳动。"),
        ("See [measure 1](2.1.1).", "见[第1条](2.1.1)。"),
    ],
)
def test_what_is_right_in_either_language_is_left_alone(tmp_path: Path, english: str, chinese: str) -> None:
    content = projects.FILES[SECTION].replace(NOTE, f'en: "{english}"').replace(NOTE_ZH, f'zh: "{chinese}"')
    assert checked(tmp_path, {SECTION: content}) == []


def test_day_that_has_begun_elsewhere_is_no_day_to_come(tmp_path: Path) -> None:
    changes = projects.change(SECTION, 'on: "2021-05-01"', 'on: "2021-06-02"')
    assert checked(tmp_path, changes) == []


def test_missing_english_is_reported_where_nearly_all_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    assert list(english_missing(edition, "x.yml")) == []
    monkeypatch.setattr("edition.checks.missing.NEARLY", 0)
    found = list(english_missing(edition, "x.yml"))
    assert next(each for each in found if each.message.startswith("2.1.2-1 ")).place.line == 26
    assert {each.place.file for each in found} == {SECTION, "x.yml"}
    assert not [each for each in found if each.message.startswith("2.1.1-1 ")]


@pytest.mark.parametrize(
    ("text", "renderings", "count"),
    [
        ("Promote this and promote that.", ["promote"], 2),
        ("Explore ways to do it.", ["explore", "explore ways to"], 1),
        ("Support them in going out.", ["support … in doing", "support … in going"], 1),
        ("Advance it, moving forward with the rest.", ["advance", "move forward with"], 2),
        ("Nothing.", ["promote"], 0),
    ],
)
def test_renderings_are_counted_without_overlaps(text: str, renderings: list[str], count: int) -> None:
    assert times(text, renderings) == count

"""Pictures: what they show is quoted from the text, and everything that is not is named with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import pictures
import projects
from edition.joined.model import LANGUAGES, AreasPicture, ColumnsPicture

if TYPE_CHECKING:
    from pathlib import Path

EAST_YARD = 'figure: "7"'
RULES = [
    ("picture-place", 'at: "1.1-1"', 'at: "1.1-9"', "1.1-9", "1.1-3"),
    ("picture-place", 'at: "2.1.1-1"', 'at: "2.1.1-7"', "2.1.1-7", "2.1.1-2"),
    ("picture-words", "zh: 渔港", "zh: 渔湾", "渔湾", ""),
    ("picture-words", "zh: 公顷", "zh: 平方米", "平方米", ""),
    ("picture-words", "zh: 运单质押", "zh: 运单抵押", "运单抵押", "探索运单质押"),
    ("picture-words", "zh: 推动,", "zh: 支持,", "支持", ""),
    ("picture-figure", 'figure: "3.81"', 'figure: "3.18"', "3.18", "3.81"),
    ("picture-figure", EAST_YARD, 'figure: "3.81"', "3.81", ""),
    ("picture-sum", 'figure: "2.5"', 'figure: "2.51"', "12.5", ""),
    ("picture-inside", EAST_YARD, 'figure: "10.1"', "10.1", ""),
    ("picture-repeated", "id: tasks", "id: zones", "zones", ""),
    ("picture-english", "en: west zone", "en: western zone", "western zone", ""),
]


def test_pictures_stand_below_a_sentence_or_a_clause_with_all_their_texts(tmp_path: Path) -> None:
    edition, problems = projects.joined(pictures.make(tmp_path))
    assert problems == []
    (zones,), (tasks,) = edition.pictures["1.1-1"], edition.pictures["2.1.1"]
    assert isinstance(zones, AreasPicture)
    assert isinstance(tasks, ColumnsPicture)
    assert [part.figure for part in zones.whole.inside] == ["10", "2.5"]
    assert [each.figure for each in zones.whole.inside[0].inside] == ["3.81", "7"]
    assert [len(column.groups) for column in tasks.columns] == [1, 2]
    texts = [text for picture in (zones, tasks) for text in picture.texts() if text]
    assert all(set(text) == set(LANGUAGES) for text in texts)
    assert [text["en"] for text in texts if "ua" in text["en"]] == ["quays", "building of three quays"]


def test_edition_without_the_file_has_no_pictures(tmp_path: Path) -> None:
    edition, problems = projects.joined(pictures.make(tmp_path, None))
    assert (edition.pictures, problems) == ({}, [])


@pytest.mark.parametrize(("rule", "old", "new", "found", "near"), RULES)
def test_each_rule_fires_in_the_line_of_the_mistake(  # noqa: PLR0913, PLR0917  # a row of the table
    tmp_path: Path, rule: str, old: str, new: str, found: str, near: str
) -> None:
    content = pictures.changed(old, new)
    _, problems = projects.joined(pictures.make(tmp_path, content))
    problem = next(each for each in problems if each.rule == rule)
    line = content.splitlines()[problem.place.line - 1]
    assert problem.place.file == pictures.FILE
    assert (problem.found, problem.nearest) == (found, near)
    assert line[problem.place.column - 1 :].strip('"').startswith(found)
    assert problem.level == ("warning" if rule == "picture-english" else "error")


def test_problem_says_what_the_text_has(tmp_path: Path) -> None:
    content = pictures.changed('figure: "2.5"', 'figure: "2.4"')
    _, problems = projects.joined(pictures.make(tmp_path, content))
    assert [line for problem in problems for line in problem.lines()] == [
        "annotations/pictures.yml:7:46: error: the figures of the parts do not add up to this [picture-sum]",
        "    found:   12.5",
        "    allowed: 10 + 2.4 = 12.4",
        "annotations/pictures.yml:15:41: error: the text has another figure behind the words [picture-figure]",
        "    found:   2.4",
        "    allowed: 2.5",
        "    nearest: 2.5",
    ]


def test_figures_of_decimals_add_up_exactly(tmp_path: Path) -> None:
    """0.1 + 0.2 is 0.3, which it is not in binary fractions."""
    text = (
        pictures.TEXT.replace("12.5", "0.3").replace("东区 10 ", "东区 0.1 ").replace("西区 2.5", "西区 0.2")
    )
    content = pictures.PICTURES.replace('"12.5"', '"0.3"').replace('"10"', '"0.1"').replace('"2.5"', '"0.2"')
    root = projects.make(tmp_path, {pictures.FILE: content}, text)
    _, problems = projects.joined(root)
    assert "picture-sum" not in [problem.rule for problem in problems]


def test_half_width_brackets_are_quoted_as_received_and_shown_full_width(tmp_path: Path) -> None:
    content = pictures.changed(
        'zh: 码头\n        en: quays\n        at: "2.1.1-1"',
        'zh: 港口(青山)\n        en: quays\n        at: "1.1-3"',
    )
    edition, problems = projects.joined(pictures.make(tmp_path, content))
    (tasks,) = edition.pictures["2.1.1"]
    assert isinstance(tasks, ColumnsPicture)
    assert tasks.columns[0].text["zh-Hans"] == "港口（青山）"
    assert {problem.rule for problem in problems} == {"picture-words"}

"""The templates that contributors copy: fresh, explained, and an edition when put in their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import projects
from edition.annotations import layout, load_annotations
from edition.annotations.shapes import keys_of, shape_at
from edition.annotations.templates import templates
from edition.annotations.validation import validate
from edition.annotations.yaml_tree import parse
from edition.cli import main
from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic import BaseModel

NAMES = sorted(templates())
PLACES = {
    "section.yml": "annotations/plan/3.6.yml",
    "term.yml": "annotations/terms/document-of-title.yml",
} | {path.rpartition("/")[2]: path for path in layout.LISTS}
"""Where a filled-in copy belongs."""

HEAD = 3
"""The last line, from 0, of what is said about the file."""
SECTIONS = "".join(
    f"（{number}）任务\n\n{at}.建设。推动建设。\n\n" for at, number in enumerate("一二三四", 1)
)
MEASURES = "".join(f"{at}.建设。推动建设。\n\n" for at in range(5, 17))
TEXT = (
    projects.TEXT.partition("二、主要任务")[0]
    + "二、布局\n\n（一）范围\n\n总面积134.6公顷，其中东区134.6公顷。\n\n（二）功能\n\n东区发展物流，做好应急。\n\n"
    + f"三、任务\n\n{SECTIONS}（五）金融\n\n{MEASURES}（六）物流\n\n"
    + "17.创新。探索赋予运单物权凭证功能，为有关国际规则制定提供实践支撑。\n"
)
"""A text that holds what the templates quote."""


def commented_keys(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each key stands that is a comment, and the line without what makes it one."""
    yield from (
        (at, line.replace("# ", "", 1))
        for at, line in enumerate(text.splitlines())
        if at > HEAD and re.match(r" *# [a-z_]+: \S", line) and line[-1] != "."
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_template_is_fresh(name: str) -> None:
    """``python scripts/build_pages.py scaffold`` writes them anew. Who has filled one in meant a copy of it."""
    assert (ROOT / layout.TEMPLATES / name).read_text("utf-8") == templates()[name]


def test_no_other_template_is_committed() -> None:
    assert sorted(path.name for path in (ROOT / layout.TEMPLATES).iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_key_has_a_comment_above_it(name: str) -> None:
    lines = templates()[name].splitlines()
    keys = [at for at, line in enumerate(lines) if at > HEAD and re.match(r" *(- )?[a-z_]+:( |$)", line)]
    keys += [at for at, _ in commented_keys(templates()[name])]
    assert keys
    for at in keys:
        assert re.fullmatch(r" *# .*\w.*\.", lines[at - 1]), lines[at]


def keys_below(model: type[BaseModel]) -> set[str]:
    """Return the keys of a file, and those of the entries of its lists."""
    listed = [shape_at(model, (key, 0)).model for key in keys_of(model)]
    return {key for each in (model, *listed) if each for key in keys_of(each)}


@pytest.mark.parametrize("name", NAMES)
def test_every_key_of_the_file_and_of_its_entries_is_there(name: str) -> None:
    there = re.findall(r"\b([a-z_0-9]+): |^ *(?:- )?([a-z_]+):$", templates()[name], re.MULTILINE)
    assert keys_below(layout.TEMPLATE_MODELS[name]) <= {first or second for first, second in there}


@pytest.mark.parametrize("name", NAMES)
def test_a_key_that_was_a_comment_is_right_where_it_stands(name: str) -> None:
    text = templates()[name]
    for at, line in commented_keys(text):
        lines = text.splitlines()
        lines[at] = line
        parsed = parse("\n".join(lines), name)
        assert not parsed.problems, line
        found = validate(layout.TEMPLATE_MODELS[name], parsed)[1]
        assert not [each for each in found if each.rule != "review"], line


def test_the_templates_in_their_places_make_an_edition(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = projects.make(tmp_path, text=TEXT)
    for path in [*root.glob("annotations/*.yml"), *root.glob("annotations/*/*.yml")]:
        path.unlink()
    for name, text in templates().items():
        place = root / PLACES[name]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    code = main(lambda *_: pytest.fail("nothing is built"), ["check", "--root", str(root)])
    printed = capsys.readouterr().out
    assert printed.splitlines()[-1].startswith("0 errors"), printed
    assert code == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_not_loaded_where_it_lies(name: str, tmp_path: Path) -> None:
    (tmp_path / layout.TEMPLATES).mkdir(parents=True)
    (tmp_path / layout.TEMPLATES / name).write_text("not: [even", "utf-8")
    annotations, problems = load_annotations(tmp_path)
    assert problems == []
    assert not annotations.terms
    assert not annotations.sections


def test_a_file_of_ones_own_among_the_templates_is_said_to_be_astray(tmp_path: Path) -> None:
    (tmp_path / layout.TEMPLATES).mkdir(parents=True)
    (tmp_path / layout.TEMPLATES / "waybill.yml").write_text(templates()["term.yml"], "utf-8")
    _, (problem,) = load_annotations(tmp_path)
    assert (problem.rule, problem.nearest) == ("file-place", "annotations/terms/waybill.yml")

"""The list of ids: what vanished, appeared or moved is named on its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import projects
from edition.text.ids import FILE, check_ids, id_list
from edition.text.parser import parse
from edition.text.source import read_source

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", []),
        ("2.1.1-2\tsentence\n", "", [("id-appeared", 0)]),
        ("2.1.1-2\tsentence", "2.1.1-3\tsentence", [("id-appeared", 0), ("id-vanished", 0)]),
        ("2.1.1-2\tsentence\n2.1.2\tmeasure", "2.1.2\tmeasure\n2.1.1-2\tsentence", [("id-order", 0)]),
        ("2.1.1-2\tsentence\n", "2.1.1-2\tsentence\n2.1.1-2\tsentence\n", [("id-order", 1)]),
    ],
)
def test_each_difference_is_named_on_its_line(
    tmp_path: Path, old: str, new: str, found: list[tuple[str, int]]
) -> None:
    root = projects.make(tmp_path)
    tree, _ = parse(read_source(root))
    listed = id_list(tree)
    line = listed.splitlines().index("2.1.1-2\tsentence") + 1
    assert old in listed
    (root / FILE).write_text(listed.replace(old, new, 1), encoding="utf-8")
    problems = sorted((each.rule, each.place.line - line) for each in check_ids(root, tree))
    assert problems == found

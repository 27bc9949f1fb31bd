"""The concordance: every place of a term, with the term and its English marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import projects
from edition.pages import files
from edition.render.addresses import Repository

if TYPE_CHECKING:
    from pathlib import Path


def page(root: Path, english: str, also: str = "logistics centre") -> str:
    changes = projects.change(
        "annotations/plan/2.1.yml",
        "Support the growth of the port logistics hub and explore pledging consignment notes.",
        english,
    ) | projects.change("annotations/terms/logistics-hub.yml", "logistics centre", also)
    edition, problems = projects.joined(projects.make(root, changes))
    assert [problem for problem in problems if problem.level == "error"] == []
    return files(edition, Repository())["docs/terms/logistics-hub.md"]


@pytest.mark.parametrize(
    ("english", "marked"),
    [
        ("Support the port logistics hub.", ["port logistics hub"]),
        ("Support Port Logistics Hubs.", ["Port Logistics Hubs"]),
        ("Support port-logistics hubs and a logistics centre.", ["port-logistics hubs", "logistics centre"]),
        ("Support logistics centres and airport logistics hubcaps.", ["logistics centres"]),
        ("Support what ships need.", []),
    ],
)
def test_renderings_are_marked_in_whatever_number_and_never_inside_a_word(
    tmp_path: Path, english: str, marked: list[str]
) -> None:
    lines = re.findall(r'<p lang="en">(.*?)</p>', page(tmp_path, english).partition("concordance")[2])
    assert re.findall(r"<mark>(.*?)</mark>", lines[-1]) == marked
    assert re.sub(r"</?mark>", "", lines[-1]) == english


def test_the_term_is_marked_in_the_chinese(tmp_path: Path) -> None:
    found = page(tmp_path, "Support it.")
    assert re.findall(r"<mark>(.*?)</mark>", found) == ["港口物流枢纽", "港口物流枢纽"]

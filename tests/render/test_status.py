"""The state of the work: figures that add up, and a link to each line to work on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import projects
from edition.annotations.statements import sentence_unit
from edition.render.addresses import Repository
from edition.render.status import status_page
from edition.render.view import view

if TYPE_CHECKING:
    from pathlib import Path

    from edition.annotations.statements import Unit

REVIEWED = sentence_unit("2.1.1", "推动建设码头3座。")


def page(root: Path, *stale: Unit, day: str = "", changes: dict[str, str | None] | None = None) -> str:
    edition, _ = projects.joined(projects.make(root, changes))
    return status_page(view(edition, Repository("https://example.org/r")), stale, day).text()


def row(page: str, name: str) -> list[str]:
    """Return the figures of a row: all, reviewed, missing, draft, stale, due."""
    (found,) = re.findall(rf'<tr><th scope="row"><a [^>]*>{re.escape(name)}</a>.*?</tr>', page)
    return re.findall(r"<td>([^<]*)</td>", found)


def test_a_section_tells_what_is_done_and_what_waits(tmp_path: Path) -> None:
    assert row(page(tmp_path), "2.1") == ["3", "1", "1", "1", "–", "–"]
    assert row(page(tmp_path, REVIEWED, day="2022-06-01"), "2.1") == ["3", "1", "1", "1", "1", "1"]


def test_terms_are_told_by_category(tmp_path: Path) -> None:
    (found,) = re.findall(r'<tr><th scope="row"><span lang="zh-Hans">运输</span>.*?</tr>', page(tmp_path))
    assert re.findall(r"<td>([^<]*)</td>", found) == ["2", "–", "–", "2", "–", "–"]


def test_each_thing_leads_to_its_line(tmp_path: Path) -> None:
    text = page(tmp_path, REVIEWED, day="2022-06-01")
    stale = text[text.index("#waiting-stale") :]
    assert 'href="2.1.html#2.1.1-1"' in stale
    assert "https://example.org/r/edit/main/annotations/plan/2.1.yml#L8" in stale
    assert "2021-04" in text[text.index("#waiting-due") :]


def test_where_nothing_waits_the_page_says_so(tmp_path: Path) -> None:
    done: dict[str, str | None] = {name: None for name in projects.FILES if name.startswith("annotations/")}
    text = page(tmp_path, changes=done)
    assert "Nothing is waiting." not in text
    assert row(text, "2.1")[2] == "3"
    review = 'status: reviewed\nreviewed: {by: a, on: "2021-05-01"}\n'
    terms = {name: projects.FILES[name] + review for name in projects.FILES if "/terms/" in name}
    assert "waiting-draft" in page(tmp_path, changes=dict(terms))

"""Work: everything that waits is listed at its line, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import projects
from edition.annotations.statements import Unit, sentence_unit
from edition.checks.work import FIRST_OF_EACH, first_contributions, work

if TYPE_CHECKING:
    from pathlib import Path

    from edition.joined.model import Edition

SECTION = "annotations/plan/2.1.yml"
REVIEWED = sentence_unit("2.1.1", "推动建设码头3座。")


def edition(root: Path, changes: dict[str, str | None] | None = None) -> Edition:
    return projects.joined(projects.make(root, changes))[0]


def listed(edition: Edition, *stale: Unit, month: str = "") -> list[tuple[str, str, str, int]]:
    found = [each for each in work(edition, stale, month) if each.target.startswith("2.1")]
    return [(each.kind, each.target, each.within, each.place.line if each.place else 0) for each in found]


def test_drafts_and_what_has_no_english_wait_at_their_lines(tmp_path: Path) -> None:
    lines = projects.FILES[SECTION].splitlines()
    assert listed(edition(tmp_path)) == [
        (
            "draft",
            "2.1.1-2",
            "plan/2.1",
            1 + next(n for n, line in enumerate(lines) if "Support the" in line),
        ),
        (
            "missing",
            "2.1.2-1",
            "plan/2.1",
            1 + next(n for n, line in enumerate(lines) if "鼓励企业参与" in line),
        ),
    ]


def test_a_gloss_that_was_put_otherwise_after_its_review_waits(tmp_path: Path) -> None:
    assert ("stale", "2.1.1-1", "plan/2.1", 8) in listed(edition(tmp_path), REVIEWED)


def test_a_draft_is_never_stale(tmp_path: Path) -> None:
    draft = sentence_unit("2.1.1", "支持港口物流枢纽发展，探索运单质押。")
    assert listed(edition(tmp_path), draft) == listed(edition(tmp_path))


def test_statements_are_due_after_twelve_months(tmp_path: Path) -> None:
    def due(month: str) -> list[str]:
        return [target for kind, target, *_ in listed(edition(tmp_path), month=month) if kind == "due"]

    assert due("") == []
    assert due("2022-04") == []
    assert due("2022-05") == ["2.1.1-2"]


def test_terms_wait_by_category(tmp_path: Path) -> None:
    found = [each for each in work(edition(tmp_path), (), "") if each.target.startswith("term:")]
    assert {(each.kind, each.target) for each in found} == {
        ("draft", "term:port"),
        ("draft", "term:logistics-hub"),
    }
    assert {each.within for each in found} <= set(edition(tmp_path).categories)


def test_first_contributions_are_few_and_have_their_line(tmp_path: Path) -> None:
    many = {
        f"annotations/terms/t{n}.yml": f"term: 术语{n}\nen: term {n}\ncategory: transport\n"
        f"definition: {{en: A term., zh: 术语。}}\n"
        for n in range(9)
    }
    source = projects.change("annotations/sources.yml", "    seen:", '    copy: "true"\n    seen:')
    first = first_contributions(edition(tmp_path, many | source))
    assert [each.kind for each in first].count("review") == FIRST_OF_EACH
    assert all(each.place for each in first)
    assert {"review", "due-next"} <= {each.kind for each in first}


def test_a_sentence_with_several_dated_notes_is_one_first_contribution(tmp_path: Path) -> None:
    older = (
        "        notes:\n"
        "          - {on: 港口, kind: context, en: Old., zh: 旧。, as_of: '2021-02'}\n"
        "          - {on: 枢纽, kind: context, en: New., zh: 新。, as_of: '2021-06'}\n"
    )
    found = first_contributions(edition(tmp_path, projects.change(SECTION, "        notes:\n", older)))
    dated = [(each.target, each.detail) for each in found if each.kind == "due-next"]
    assert dated == [("2.1.1-2", "2021-02")]

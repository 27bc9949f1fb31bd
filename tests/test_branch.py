"""A branch compared with where it left: what changed, what is stale, what is wrong; and only words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

import build_pages
import projects
import repositories
from edition import cli
from edition.annotations.statements import Unit
from edition.branch import branch
from edition.export.summary import COMMENT, MOST, Branch, summary, words
from edition.joined.changes import Change
from edition.output import write_new
from edition.steps import scaffold_files

if TYPE_CHECKING:
    from pathlib import Path


TODAY = dt.date(2021, 6, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    project = projects.make(tmp_path / "project")
    write_new(project, scaffold_files(project))
    (project / ".gitignore").write_text(".cache/\ndocs/plan/\ndocs/terms/\ndocs/data/\n")
    return repositories.make(project)


def told(root: Path) -> dict[str, str]:
    """Return the parts of the summary by their titles, without the counts."""
    parts = summary(branch(root, "main", TODAY)).split("\n## ")[1:]
    return {part.partition(" (")[0]: part.partition("\n")[2].strip() for part in parts}


def test_where_nothing_changed_nothing_is_told(root: Path) -> None:
    assert summary(branch(root, "main", TODAY)) == "# What this changes\n\nNothing that readers see.\n"


def test_a_gloss_that_changed_is_told_with_old_and_new_and_its_stale_review(root: Path) -> None:
    repositories.change(root, repositories.FIRST, repositories.SECOND)
    parts = told(root)
    assert parts["Glosses and titles, old and new"] == (
        "- 2.1.1-1 · gloss\n"
        "  - old: ~~Promote~~ the building of three quays.\n"
        "  - new: **Advance** the building of three quays."
    )
    assert parts["Reviewed, and put otherwise since: to be read again"] == "- 2.1.1-1"
    assert parts["Pages that change"].splitlines() == ["- plan/2.1.html", "- plan/whole.html"]
    assert set(parts) == {
        "Glosses and titles, old and new",
        "Reviewed, and put otherwise since: to be read again",
        "Pages that change",
    }


def test_a_new_review_makes_it_fresh(root: Path) -> None:
    repositories.change(root, repositories.FIRST, repositories.SECOND)
    repositories.change(root, repositories.REVIEW, repositories.AGAIN)
    parts = told(root)
    assert "Reviewed, and put otherwise since: to be read again" not in parts
    assert parts["Counted alone"] == "- reviews: 1"


def test_terms_notes_and_other_files_are_told(root: Path) -> None:
    (root / "annotations/terms/quay.yml").write_text("term: 码头\nen: quay\ncategory: transport\n", "utf-8")
    repositories.change(root, "zh: 运输单证。", "zh: 一种运输单证。")
    (root / "docs/own.md").write_text("# Own\n")
    parts = told(root)
    assert parts["Terms added"] == "- quay: quay"
    assert (
        "notes 运单 zh\n  - old: 运输单证。\n  - new: **一种**运输单证。"
        in (parts["Notes, references, terms, sources and lists"])
    )
    assert "- terms/quay.html" in parts["Pages that change"]
    assert parts["Other files of the site"] == "- docs/own.md"


def test_a_term_that_is_gone_is_told(root: Path) -> None:
    (root / "annotations/terms/logistics-hub.yml").unlink()
    parts = told(root)
    assert parts["Terms taken out"] == "- logistics-hub: port logistics hub"
    assert "unknown" in parts["Problems that were not there before"]
    assert parts["Pages that change"] == "- not compared: there are errors"


def test_only_new_problems_are_told(root: Path) -> None:
    repositories.change(root, "en: Support the growth", "en: Support  the growth")
    assert "typography" in told(root)["Problems that were not there before"]
    repositories.commit(root, "With a fault", 2)
    repositories.change(root, 'section: "2.1"', '# moved by a line\nsection: "2.1"')
    assert told(root) == {}


def test_what_is_committed_on_the_branch_counts_as_what_is_not_yet(root: Path) -> None:
    repositories.change(root, repositories.FIRST, repositories.SECOND)
    before = summary(branch(root, "main", TODAY))
    repositories.git(root, "switch", "--quiet", "--create", "work")
    repositories.commit(root, "On the branch", 2)
    assert summary(branch(root, "main", TODAY)) == before


def test_nothing_is_left_behind(root: Path) -> None:
    before = repositories.git(root, "status", "--porcelain", "--ignored")
    branch(root, "main", TODAY)
    assert [path for path in (root / ".cache").iterdir() if path.is_dir()] == []
    assert repositories.git(root, "status", "--porcelain", "--ignored") in {
        before,
        before + "\n!! .cache/",
        "!! .cache/",
    }


def test_the_command_prints_it_and_refuses_an_unknown_branch(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(build_pages.build, ["--root", str(root), "diff", "main"]) == 0
    assert capsys.readouterr().out.startswith("# What this changes")
    assert cli.main(build_pages.build, ["diff", "nowhere", "--root", str(root)]) == 1
    assert "git knows no branch" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<img src=x onerror=alert(1)>", "&#60;img src=x onerror=alert(1)&#62;"),
        ("[a](https://example.org)", "\\[a\\](https&#58;//example.org)"),
        ("@somebody fixes #12", "&#64;somebody fixes &#35;12"),
        ("**bold** `code` | cell", "\\*\\*bold\\*\\* \\`code\\` \\| cell"),
        ("# heading\n\n- item", "\\# heading - item".replace("\\#", "&#35;")),
        ("$x$ &amp; ~y~", "\\$x\\$ &#38;amp; \\~y\\~"),
    ],
)
def test_text_comes_out_as_words(text: str, expected: str) -> None:
    assert words(text) == expected


def test_a_summary_fits_into_a_comment(root: Path) -> None:
    long = [Change(Unit("term", f"t{n}"), "definition en", "old " * 200, "new " * 200) for n in range(MOST)]
    compared = branch(root, "main", TODAY)
    text = summary(Branch(compared.edition, long, ["plan/2.1"], [], []))
    assert len(text) <= COMMENT + 100
    assert "…" in text

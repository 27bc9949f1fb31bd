"""A branch, compared with the state from which it comes: what ``make diff`` and a pull request show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition import freshness, git, output
from edition.checks.check import check_edition
from edition.export.summary import Branch
from edition.joined.changes import compare
from edition.pages import files
from edition.past import said_by, said_in
from edition.problems import EditionError, errors
from edition.render.addresses import CHANGES, STATUS, Repository
from edition.steps import check

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from edition.joined.model import Edition
    from edition.problems import Problem

HANDWRITTEN = "docs"
OF_THE_PAST = (f"docs/{CHANGES}.md", f"docs/{STATUS}.md")
"""Pages that say what was changed before; they change with every commit."""


def branch(root: Path, base: str, today: dt.date) -> Branch:
    """Compare what lies in the folder, committed or not, with the state at which it left another branch.

    Args:
        root: The project's folder, in a git repository.
        base: The name of the other branch, or a commit.
        today: The day by which dated statements are due or still to come.

    Raises:
        EditionError: Where git knows no such branch or commit, or there is no text to work on.
    """
    commit = git.merge_base(root, base)
    old_files = git.files_at(root, commit, *freshness.READ, HANDWRITTEN)
    edition, problems = check(root)
    problems = sorted([*problems, *check_edition(edition, today)])
    with output.scratch(old_files) as old_root:
        old_edition, old_problems = _checked(old_root, today)
    has_errors = bool(errors([*problems, *old_problems]))
    return Branch(
        edition=edition,
        changes=compare(said_by(old_files), said_in(root)),
        pages=_changed_pages(old_edition, edition) if old_edition and not has_errors else None,
        handwritten=_handwritten(root, old_files),
        problems=_new(problems, old_problems),
    )


def _checked(root: Path, today: dt.date) -> tuple[Edition | None, list[Problem]]:
    """Return an edition, where there is a text, and all that is to be said of it."""
    try:
        edition, problems = check(root)
    except EditionError as error:
        return None, error.problems
    return edition, sorted([*problems, *check_edition(edition, today)])


def _changed_pages(old: Edition, new: Edition) -> list[str]:
    """Return the pages that differ, without ending. Which line something stands on is no difference."""
    before, after = files(old, Repository()), files(new, Repository())
    return [
        name.removeprefix("docs/").removesuffix(".md")
        for name in sorted({*before, *after})
        if name.endswith(".md") and name not in OF_THE_PAST and before.get(name) != after.get(name)
    ]


def _handwritten(root: Path, old: Mapping[str, bytes]) -> list[str]:
    """Return the other files of the site that differ: pages, styles, scripts, and the text itself."""
    new = {path.relative_to(root).as_posix(): path for path in root.glob(f"{HANDWRITTEN}/**/*")}
    generated = tuple(f"{folder}/" for folder in output.OWNED)
    names = sorted(name for name in {*old, *new} if name.startswith(f"{HANDWRITTEN}/"))
    return [
        name
        for name in names
        if not name.startswith(generated)
        and (name not in new or (_is_file(new[name]) and new[name].read_bytes() != old.get(name)))
    ]


def _is_file(path: Path) -> bool:
    """Whether something is a file of the project itself, and no link to one elsewhere."""
    return path.is_file() and not path.is_symlink()


def _new(problems: Iterable[Problem], old: Iterable[Problem]) -> list[Problem]:
    """Return the problems that were not there before, wherever they stood."""
    known = {_kind(problem) for problem in old}
    return [problem for problem in problems if _kind(problem) not in known]


def _kind(problem: Problem) -> tuple[str, ...]:
    return (problem.place.file, problem.rule, problem.message, problem.found)

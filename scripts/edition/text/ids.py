"""The list of all ids of a text, committed beside it: ids are what others link to, so none may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.problems import Place, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from edition.clauses import Tree

FILE = "docs/source/ids.tsv"


def id_list(tree: Tree) -> str:
    """Return the list of ids: one line each, with its kind behind a tab."""
    lines = []
    for clause in tree.clauses:
        lines.append(f"{clause.id}\t{clause.kind}")
        lines += [f"{sentence.id}\tsentence" for sentence in clause.sentences]
    return "\n".join([*lines, ""])


def check_ids(root: Path, tree: Tree) -> list[Problem]:
    """Compare the ids of the text with the committed list.

    Returns:
        A problem for each id that vanished or appeared, or a warning where there is no list.
    """
    try:
        kept = (root / FILE).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        message = "there is no list of ids, so nothing guards them"
        allowed = "the list that build_pages.py scaffold writes"
        return [Problem(Place(FILE), "ids-missing", message, allowed=allowed, level="warning")]
    present = id_list(tree).splitlines()
    now, then = set(present), set(kept)
    vanished = [
        Problem(
            Place(FILE, line),
            "id-vanished",
            "the text no longer has this id, and others link to it",
            found=entry,
        )
        for line, entry in enumerate(kept, 1)
        if entry not in now
    ]
    message = "the text has an id that is not in the list"
    appeared = [
        Problem(Place(FILE, _line(kept, present[:index])), "id-appeared", message, found=entry)
        for index, entry in enumerate(present)
        if entry not in then
    ]
    return vanished + appeared + _disorder(kept, present)


def _line(kept: list[str], before: list[str]) -> int:
    """Return the line on which an id belongs: behind the last one before it that is listed."""
    return next((kept.index(entry) + 2 for entry in reversed(before) if entry in kept), 1)


def _disorder(kept: list[str], present: list[str]) -> list[Problem]:
    """Return the problem of a list that is out of order, or has an id twice: the first place of it."""
    known = [(line, entry) for line, entry in enumerate(kept, 1) if entry in set(present)]
    expected = [entry for entry in present if entry in set(kept)]
    wrong = next(
        (
            pair
            for pair in zip(known, [*expected, *("" for _ in known)], strict=False)
            if pair[0][1] != pair[1]
        ),
        None,
    )
    if wrong is None:
        return []
    (line, found), allowed = wrong
    message = "the list is not in the order of the text"
    return [Problem(Place(FILE, line), "id-order", message, found, allowed or "each id once")]

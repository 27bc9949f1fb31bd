"""The outline of a text: one line for each clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edition.clauses import Clause, Tree


def outline(tree: Tree) -> list[str]:
    """Return one tab-separated line for each clause.

    Args:
        tree: A parsed text.

    Returns:
        Lines of id, kind, number as printed, title, and count of the sentences that stand in the
        clause itself, in the order of the text. No field holds a tab or a line end.
    """
    return ["\t".join(_fields(clause)) for clause in tree.clauses]


def _fields(clause: Clause) -> list[str]:
    """Return the fields of a line, with every run of blanks made one space."""
    title = clause.title.text if clause.title else ""
    fields = [clause.id, clause.kind, clause.number, title, str(len(clause.sentences))]
    return [" ".join(field.split()) for field in fields]

"""Problems: what is wrong in somebody's file, where, and what would be right.

Every layer returns problems as values; only the command line prints them.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file, as an editor counts."""

    file: str
    """Path relative to the project's root, with forward slashes."""
    line: int = 1
    """Line, from 1."""
    column: int = 1
    """Column in characters, from 1."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that somebody should mend, or at least know. Problems sort by place."""

    place: Place
    rule: str
    """Id of the rule that fired, for example ``unknown-term``."""
    message: str
    """What is wrong, in one sentence without a full stop."""
    found: str = ""
    """What stands there."""
    allowed: str = ""
    """What may stand there."""
    nearest: str = ""
    """The valid name that comes closest to what was found."""
    level: Level = "error"

    def lines(self) -> list[str]:
        """Return the problem as text: the place and message, then what helps to mend it."""
        place = f"{self.place.file}:{self.place.line}:{self.place.column}"
        details = (("found", self.found), ("allowed", self.allowed), ("nearest", self.nearest))
        return [f"{place}: {self.level}: {self.message} [{self.rule}]"] + [
            f"    {name + ':':9}{_on_one_line(text)}" for name, text in details if text
        ]


def _on_one_line(text: str) -> str:
    """Return a text with its line ends shown: a line of its own could be a command to who reads the log."""
    return "⏎".join(text.splitlines())


class EditionError(Exception):
    """Problems that stop the work. Raised where no value can be returned; never a traceback for a user."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, sorted by place."""
        self.problems = sorted(problems)
        super().__init__("\n".join(line for problem in self.problems for line in problem.lines()))


def nearest(name: str, valid: Iterable[str]) -> str:
    """Return the valid name that is closest to ``name``, or an empty string where none is close."""
    matches = difflib.get_close_matches(name, list(valid), n=1, cutoff=0.5)
    return matches[0] if matches else ""


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that stop a build."""
    return [problem for problem in problems if problem.level == "error"]

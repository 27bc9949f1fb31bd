"""The project that faults are made in: its files, its edition, and single changes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from edition.annotations.yaml_tree import parse
from edition.steps import check

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from edition.joined.model import Edition

FOLDERS = ("annotations", "docs/source")
"""What `make check` reads and people change."""
GENERATED = "templates"
"""A folder of files that nothing loads and that a test compares with the models."""
TEXT = "docs/source/*.txt"
IDS = "docs/source/ids.tsv"
PROVENANCE = "docs/source/provenance.yml"
PLAN, TERMS = "annotations/plan/*.yml", "annotations/terms/*.yml"
YAML = "*.yml"

Spot = tuple[str, int]
"""A file and a line of it."""


@dataclass(frozen=True)
class Change:
    """A single change of a project."""

    files: Mapping[str, str | None]
    """New content by file; None where the file is gone."""
    spots: frozenset[Spot]
    """The lines of the changed project of which a message should name one."""
    shown: str
    """The change in a few words, for reports."""


@dataclass(frozen=True)
class Kind:
    """A kind of fault."""

    name: str
    make: Callable[[Project, random.Random], Change | None]
    """Makes one at a place of its choice; None where the place that it chose does not do."""
    why: str = ""
    """Why no check could know that something is wrong; empty where one should."""


@dataclass
class Project:
    """The files of a project before anything is changed."""

    root: Path
    files: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the files."""
        for folder in FOLDERS:
            for path in sorted((self.root / folder).rglob("*")):
                if path.suffix in {".yml", ".txt", ".tsv"} and path.parent.name != GENERATED:
                    self.files[path.relative_to(self.root).as_posix()] = path.read_text("utf-8")

    @cached_property
    def edition(self) -> Edition:
        """The edition."""
        return check(self.root)[0]

    @cached_property
    def _found(self) -> dict[tuple[str, str], list[tuple[str, re.Match[str]]]]:
        return {}

    def find(self, files: str, pattern: str) -> list[tuple[str, re.Match[str]]]:
        """Return where a pattern matches in files whose names match; ^ and $ stand for ends of lines."""
        key = (files, pattern)
        if key not in self._found:
            self._found[key] = [
                (file, match)
                for file, text in self.files.items()
                if fnmatch(file, files)
                for match in re.finditer(pattern, text, re.MULTILINE)
            ]
        return self._found[key]

    def lines(self, file: str) -> list[str]:
        """Return the lines of a file, with their ends."""
        return self.files[file].splitlines(keepends=True)

    def changed(self, file: str, text: str, lines: Iterable[int], shown: str) -> Change:
        """Return the change of one file, which a message should report at one of the lines."""
        return Change({file: text}, frozenset((file, line) for line in lines), shown)

    def replaced(
        self, file: str, span: tuple[int, int], new: str, lines: Iterable[int] = (0,), shown: str = ""
    ) -> Change:
        """Return the change of a passage; the lines count from the line on which it starts."""
        text = self.files[file]
        start, end = span
        line = text.count("\n", 0, start) + 1
        what = shown or f"{short(text[start:end])} → {short(new)}"
        spots = [max(line + each, 1) for each in lines]
        return self.changed(file, text[:start] + new + text[end:], spots, f"{file}:{line}: {what}")

    def relined(self, file: str, line: int, old: str, new: str) -> Change | None:
        """Return the change of the first place on a line where ``old`` stands, in whatever case."""
        rows = self.lines(file)
        row = rows[line - 1]
        bound = r"(?<!\w)" if old[0].isalnum() else ""
        at = re.search(bound + re.escape(old), row, re.IGNORECASE)
        if not at:
            return None
        rows[line - 1] = row[: at.start()] + new + row[at.end() :]
        return self.changed(file, "".join(rows), [line], f"{file}:{line}: {short(old)} → {short(new)}")

    def uses(self, name: str, keys: str) -> frozenset[Spot]:
        """Return the lines of all files on which one of the keys, or a list or link, names something."""
        pattern = rf"^ *(?:- )?(?:{keys})[^\n]*(?<![\w-]){re.escape(name)}(?![\w-])"
        listed = rf"^ +- {re.escape(name)}$"
        found = [*self.find("annotations/*.yml", pattern), *self.find("annotations/*.yml", listed)]
        return frozenset((file, self.files[file].count("\n", 0, match.end()) + 1) for file, match in found)


def same(before: Mapping[str, str], change: Change) -> bool:
    """Tell whether a change says the same as before: YAML whose values are what they were."""
    return all(
        new is not None
        and (
            new == before.get(file)
            or (file.endswith(".yml") and _values(new) == _values(before.get(file, "")))
        )
        for file, new in change.files.items()
    )


@lru_cache(maxsize=512)
def _values(text: str) -> object:
    parsed = parse(text, "")
    return parsed.value if parsed.whole and not parsed.problems else object()


def block(rows: list[str], start: int) -> int:
    """Return the index behind the lines that belong to the one at ``start``: those further to the right."""
    indent = len(rows[start]) - len(rows[start].lstrip(" "))
    end = start + 1
    while end < len(rows) and (len(rows[end]) - len(rows[end].lstrip(" ")) > indent or not rows[end].strip()):
        end += 1
    return end


def short(text: str) -> str:
    """Return a passage as a report shows it."""
    flat = text.replace("\n", "⏎")
    return flat if len(flat) <= 40 else f"{flat[:24]}…{flat[-12:]}"  # noqa: PLR2004  # what fits a line


def passage(  # noqa: PLR0913  # a row of a table
    name: str,
    files: str,
    pattern: str,
    new: Callable[[str, random.Random], str] | str,
    *,
    lines: Iterable[int] = (0,),
    why: str = "",
) -> Kind:
    """Return the kind of fault that puts something in the place of what the pattern's group matches.

    Args:
        name: The kind's name.
        files: A pattern of the names of files.
        pattern: Where; its first group is replaced.
        new: What is put there, or what makes it from what stood there.
        lines: The lines that a message may name, from that of the passage on.
        why: See `Kind`.
    """

    def make(project: Project, rng: random.Random) -> Change | None:
        found = project.find(files, pattern)
        if not found:
            return None
        file, match = rng.choice(found)
        put = new if isinstance(new, str) else new(match[1], rng)
        return project.replaced(file, match.span(1), put, lines)

    return Kind(name, make, why)

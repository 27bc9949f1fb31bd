"""Reports: problems as text for people, as commands for GitHub, as JSON for programs."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from edition.problems import Problem

GITHUB_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def report(problems: Sequence[Problem], format_: str) -> str:
    """Return all problems in one of the formats of ``FORMATS``."""
    return FORMATS[format_](problems)


def _text(problems: Sequence[Problem]) -> str:
    return "\n".join(line for problem in problems for line in problem.lines())


def _json(problems: Sequence[Problem]) -> str:
    entries = [dataclasses.asdict(problem.place) | _without_place(problem) for problem in problems]
    return json.dumps(entries, ensure_ascii=False, indent=1)


def _without_place(problem: Problem) -> dict[str, str]:
    fields = (field.name for field in dataclasses.fields(problem) if field.name != "place")
    return {name: getattr(problem, name) for name in fields}


def _github(problems: Sequence[Problem]) -> str:
    """Return workflow commands, which GitHub shows beside the lines of a pull request."""
    return "\n".join(map(_command, problems))


def _command(problem: Problem) -> str:
    place = problem.place
    properties = {"file": place.file, "line": place.line, "col": place.column, "title": problem.rule}
    written = ",".join(f"{key}={_escaped(str(value), ',:')}" for key, value in properties.items())
    details = [problem.message, *problem.lines()[1:]]
    return f"::{GITHUB_LEVELS[problem.level]} {written}::{_escaped(chr(10).join(details))}"


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {"text": _text, "github": _github, "json": _json}
"""How problems can be printed."""

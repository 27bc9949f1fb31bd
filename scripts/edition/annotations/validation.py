"""Validation: from the values of a file to its model, or to problems with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from edition.annotations.partial import partial
from edition.annotations.reading import MAX_REPORTED
from edition.annotations.wording import describe
from edition.problems import Problem

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from edition.annotations.places import Path, Places
    from edition.annotations.yaml_tree import Parsed

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], parsed: Parsed) -> tuple[M | None, list[Problem]]:
    """Check the values of a file against its model.

    Args:
        model: What the file may say.
        parsed: What it says.

    Returns:
        The model, and all problems of the file. Where it has problems, the model is without what is at
        fault, or nothing where too little is left (``partial.py``).
    """
    problems = list(parsed.problems)
    if not parsed.whole:
        return None, problems
    try:
        value = model.model_validate(parsed.value, by_alias=True, by_name=False)
    except ValidationError as errors:
        known = {problem.place for problem in problems}
        found = _translate(errors, model, parsed.places)
        problems += [problem for problem in found if problem.place not in known]
        return (None if known else partial(model, parsed.value, errors)), problems
    return (None if problems else value), problems


def _translate(errors: ValidationError, model: type[BaseModel], places: Places) -> list[Problem]:
    """Return a problem for each error; of a great many, the first and their number."""
    details = errors.errors(include_url=False)
    problems = [_problem(error, model, places) for error in details[:MAX_REPORTED]]
    if len(details) > MAX_REPORTED:
        more = len(details) - MAX_REPORTED
        problems.append(
            Problem(problems[-1].place, "too-many-problems", f"and {more:,} more problems in this file")
        )
    return problems


def _problem(error: ErrorDetails, model: type[BaseModel], places: Places) -> Problem:
    finding = describe(error, model)
    path: Path = error["loc"] + ((finding.below,) if finding.below else ())
    place = places.key(path) if finding.at_key else places.value(path)
    return Problem(place, finding.rule, finding.message, finding.found, finding.allowed, finding.nearest)

"""Partial files: a file with faults of form, without what is at fault, so that the rest is looked at too.

Only what nobody would miss is left out: unknown keys, the state of a review, a date, a note, a reference, an
excuse. Where something else is at fault, nothing of the file is used, since what depends on it would be
reported as missing.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from edition.annotations.open_values import Value
    from edition.annotations.places import Path

M = TypeVar("M", bound=BaseModel)

ENTRIES = frozenset({"notes", "see", "ignore"})
"""Lists whose entries may be left out."""
KEYS = frozenset({"status", "reviewed", "as_of"})
"""Keys that may be left out; the first two together, as each needs the other."""


def partial(model: type[M], value: Value, errors: ValidationError) -> M | None:
    """Return the model of a file without what is at fault, or nothing where too much of it would be gone.

    Args:
        model: What the file may say.
        value: What it says. It is not changed.
        errors: What is wrong with it.
    """
    rest = copy.deepcopy(value)
    gone = {_left_out(error) for error in errors.errors(include_url=False, include_context=False)}
    if None in gone:
        return None
    for path in sorted(filter(None, gone), key=_order, reverse=True):  # the last of a list first
        _drop(rest, path)
    try:
        return model.model_validate(rest, by_alias=True, by_name=False)
    except ValidationError:
        return None


def _left_out(error: ErrorDetails) -> Path | None:
    """Return the path of what may be left out so that an error is gone."""
    path: Path = error["loc"]
    for index, key in enumerate(path[:-1]):
        if key in ENTRIES and isinstance(path[index + 1], int):
            return path[: index + 2]
    if error["type"] == "review":
        return (*path, "status")
    at = next((index for index, key in enumerate(path) if key in KEYS), None)
    if at is not None:
        return path[: at + 1]
    return path if error["type"] == "extra_forbidden" else None


def _order(path: Path) -> tuple[tuple[bool, int, str], ...]:
    return tuple((isinstance(key, int), key if isinstance(key, int) else 0, str(key)) for key in path)


def _drop(value: Value, path: Path) -> None:
    """Take out what a path leads to; of a review, all of it."""
    holder = value
    for key in path[:-1]:
        holder = holder[key]  # type: ignore[index]  # the path is that of an error in this value
    last = path[-1]
    if isinstance(holder, list) and isinstance(last, int):
        del holder[last]
    elif isinstance(holder, dict):
        for key in ("status", "reviewed") if last in {"status", "reviewed"} else (str(last),):
            holder.pop(key, None)

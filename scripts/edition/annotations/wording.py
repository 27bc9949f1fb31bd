"""Wording: what a validation error means, for somebody who has never heard of the validator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import StringConstraints

from edition.annotations import models
from edition.annotations.cases import Case, Finding
from edition.annotations.shapes import keys_of, shape_at
from edition.annotations.syntax import shorten
from edition.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from edition.annotations.places import Path


def describe(error: ErrorDetails, model: type[BaseModel]) -> Finding:
    """Put a validation error into words.

    Args:
        error: One error as pydantic lists it.
        model: The model of the whole file.

    Returns:
        The rule that fired, the message, and what helps to mend it.
    """
    path: Path = error["loc"]
    case = Case(error, path, model, shape_at(model, path))
    kind = error["type"]
    if case.value is None and kind not in {"missing", "extra_forbidden"} and path:
        return _no_value(case)
    return _RULES.get(kind, _other)(case)


def _unknown_key(case: Case) -> Finding:
    owner = shape_at(case.model, case.path[:-1]).model or case.model
    keys, key = list(keys_of(owner)), str(case.path[-1])
    return Finding(
        "unknown-key",
        f"the key {shorten(key)} is unknown here",
        shorten(key),
        ", ".join(keys),
        nearest(key, keys),
        at_key=True,
    )


def _missing_key(case: Case) -> Finding:
    example = case.example(" ").split("\n")[0] or " …"
    return Finding("missing-key", f"the key {case.name} is missing", allowed=f"{case.name}:{example}")


def _no_value(case: Case) -> Finding:
    return Finding(
        "no-value",
        f"{case.name} has no value",
        "nothing",
        f"a value{case.example()}{_or_leave_out(case)}",
        at_key=True,
    )


def _mapping(case: Case) -> Finding:
    model = case.shape.model or case.model
    wanted = f"keys with values, each on a line of its own: {', '.join(keys_of(model))}"
    name = f"{case.name} needs keys with values"
    if isinstance(case.value, str) and "：" in case.value:
        name = "the colon after the key is a Chinese one"
    elif isinstance(case.value, str) and case.value.split(":")[0] in keys_of(model):
        name = "a space is missing after the colon"
    return Finding("wrong-type", name, _kind(case.value), wanted)


def _list(case: Case) -> Finding:
    if isinstance(case.value, dict) and all(key.startswith("-") for key in case.value):
        found = shorten(next(iter(case.value), "{}"))
        return Finding("wrong-type", "a space is missing after the hyphen", found, "- key: value")
    return Finding(
        "wrong-type",
        f"{case.name} needs a list",
        _kind(case.value),
        f"entries that start with a hyphen, or in square brackets{case.example()}",
    )


def _text(case: Case) -> Finding:
    return Finding("wrong-type", f"{case.name} needs a text", _kind(case.value), f"a text{case.example()}")


def _number(case: Case) -> Finding:
    return Finding(
        "wrong-type",
        f"{case.name} needs a whole number",
        _kind(case.value),
        f"a number in digits{case.example()}",
    )


def _range(case: Case) -> Finding:
    return Finding(
        "out-of-range", f"{case.name} is too small or too large", _kind(case.value), "a number from 1 to 99"
    )


def _yes_or_no(case: Case) -> Finding:
    return Finding("wrong-value", f"{case.name} is either true or false", _kind(case.value), "true, false")


def _day(case: Case) -> Finding:
    return Finding(
        "wrong-form",
        f"{case.name} is no day of the calendar",
        _kind(case.value),
        "a day as YYYY-MM-DD, for example 2026-11-23",
    )


def _choice(case: Case) -> Finding:
    choices = case.shape.choices
    near = nearest(case.value.lower(), choices) if isinstance(case.value, str) else ""
    return Finding(
        "wrong-value",
        f"{case.name} is not one of the words that it may be",
        _kind(case.value),
        ", ".join(choices),
        near,
    )


def _pattern(case: Case) -> Finding:
    message, allowed = _PATTERNS.get(
        case.limit("pattern"), ("is not written as it should be", "another spelling")
    )
    return Finding("wrong-form", f"{case.name} {message}", _kind(case.value), f"{allowed}{case.example()}")


def _too_short(case: Case) -> Finding:
    return Finding(
        "empty-text", f"{case.name} is an empty text", '""', f"a text{case.example()}{_or_leave_out(case)}"
    )


def _too_few(case: Case) -> Finding:
    return Finding("empty-list", f"{case.name} is an empty list", "[]", f"one entry or more{case.example()}")


def _too_long(case: Case) -> Finding:
    return Finding(
        "too-long",
        f"{case.name} is too long",
        f"{len(str(case.value).strip()):,} characters",
        f"at most {case.limit('max_length'):,} characters",
    )


def _review(case: Case) -> Finding:
    reviewed = isinstance(case.value, dict) and case.value.get("reviewed") is not None
    if reviewed:
        return Finding(
            "review",
            "only a gloss or term with status reviewed has the key reviewed",
            f"status: {case.value.get('status', 'draft')}",
            "status: reviewed; or no key reviewed",
            at_key=True,
            below="reviewed",
        )
    return Finding(
        "review",
        "the status reviewed needs the key reviewed, which says by whom and when",
        "status: reviewed",
        "reviewed: {by: second reader, on: 2026-11-23}; or status: draft",
        below="status",
    )


def _other(case: Case) -> Finding:
    return Finding(
        "wrong-value", f"{case.name} does not fit here", _kind(case.value), f"a value{case.example()}"
    )


def _or_leave_out(case: Case) -> str:
    """Return the other way out for a key that may be left out."""
    field = case.shape.field
    return "" if field is None or field.is_required() else "; or leave the key out"


def _kind(value: object) -> str:
    """Return a value as a problem shows it: in quotes where one could not see its ends."""
    if isinstance(value, str):
        return shorten(value) if value and value == value.strip() else f'"{shorten(value)}"'
    names = {list: "a list", dict: "keys with values", type(None): "nothing"}
    return names.get(type(value), "something else")


def _regex(annotated: Any) -> str:  # noqa: ANN401  # an annotated type has no type of its own
    constraints = next(part for part in annotated.__metadata__ if isinstance(part, StringConstraints))
    return str(constraints.pattern)


_PATTERNS: dict[str, tuple[str, str]] = {
    _regex(models.Slug): ("is no valid name", "small letters a to z, digits and single hyphens"),
    _regex(models.ClauseId): (
        "is no id of a clause",
        "numbers with points between them, or a word such as notice",
    ),
    _regex(models.WebAddress): (
        "is no web address",
        "an address without spaces that starts with https:// or http://",
    ),
    _regex(models.PartialDate): ("is no date", "a year, a month or a day: 2023, 2023-10 or 2023-10-21"),
    _regex(models.Figure): ("is no number in digits", "digits, and a point before decimals"),
    _regex(models.Month): ("is no month", "a month as YYYY-MM"),
    _regex(models.Sha256): ("is no SHA-256", "64 characters, each a digit or a letter from a to f"),
    _regex(models.HanWords): (
        "holds something else than Chinese characters",
        "Chinese characters, and single spaces between words",
    ),
    _regex(models.Words): ("stands on more than one line", "a text on one line"),
}

_RULES: dict[str, Callable[[Case], Finding]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "model_type": _mapping,
    "tuple_type": _list,
    "string_type": _text,
    "number": _number,
    "int_type": _number,
    "int_parsing": _number,
    "greater_than_equal": _range,
    "less_than_equal": _range,
    "bool_type": _yes_or_no,
    "bool_parsing": _yes_or_no,
    "day": _day,
    "date_type": _day,
    "date_from_datetime_parsing": _day,
    "literal_error": _choice,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "too_short": _too_few,
    "review": _review,
}

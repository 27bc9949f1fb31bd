"""Explanations: a model as a commented example, with what each key means above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.annotations.docstrings import docstring
from edition.annotations.scalars import flow
from edition.annotations.shapes import keys_of, name_of, shape_at

if TYPE_CHECKING:
    from collections.abc import Collection

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo


def explained(model: type[BaseModel], without: Collection[str] = ()) -> list[str]:
    """Return an example of a model as lines of YAML.

    Args:
        model: What to explain.
        without: Keys to leave out.

    Returns:
        For each key a comment and an example; inner lists and mappings are explained too.
    """
    lines: list[str] = []
    for key, field in keys_of(model).items():
        if key not in without:
            lines += [f"# {meaning(model, field, key)}", *_example(model, key, field)]
    return lines


def entry(lines: list[str]) -> list[str]:
    """Return the lines of a mapping as an entry of a list; the hyphen stands before the first key."""
    first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    return [("- " if index == first else "  ") + line for index, line in enumerate(lines)]


def commented(lines: list[str], indent: int = 0) -> list[str]:
    """Return lines as comments. Who takes away the first ``# `` has the line itself."""
    return [f"{' ' * indent}# {line}" for line in lines]


def meaning(model: type[BaseModel], field: FieldInfo, key: str) -> str:
    """Return what a key means, in one line, and whether it may be left out."""
    words = docstring(model, name_of(model, key)).replace("``", "")
    return words if field.is_required() else f"{words} May be left out."


def _example(model: type[BaseModel], key: str, field: FieldInfo) -> list[str]:
    inner, listed = shape_at(model, (key,)).model, shape_at(model, (key, 0)).model
    if inner:
        return [f"{key}:", *(f"  {line}" for line in explained(inner))]
    if listed:
        return [f"{key}:", *(f"  {line}" for line in entry(explained(listed)))]
    return [f"{key}: {flow((field.examples or [''])[0])}"]

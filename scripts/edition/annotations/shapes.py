"""Shapes: what the models say of a place in a file, found by the path to it."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from edition.annotations.places import Path


class Shape(NamedTuple):
    """What the models say of one place."""

    model: type[BaseModel] | None
    """The model of the mapping that stands there, or nothing where no mapping belongs there."""
    field: FieldInfo | None
    """The key that leads there, or the key of the list that it is in."""
    choices: tuple[str, ...]
    """The words that may stand there, where the list is closed."""


def shape_at(model: type[BaseModel], path: Path) -> Shape:
    """Return what may stand at ``path`` in a file of this model."""
    kind: Any = model
    field: FieldInfo | None = None
    for step in path:
        kind = _plain(kind)
        if isinstance(step, int):
            kind = next(iter(get_args(kind)), None)
        else:
            field = keys_of(kind).get(step) if _is_model(kind) else None
            kind = field.annotation if field else None
    kind = _plain(kind)
    choices = get_args(kind) if get_origin(kind) is Literal else ()
    return Shape(kind if _is_model(kind) else None, field, tuple(str(choice) for choice in choices))


def keys_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model by the key that contributors write, its own before those of its bases."""
    names = [name for part in model.__mro__ for name in vars(part).get("__annotations__", ())]
    fields = model.model_fields
    return {fields[name].alias or name: fields[name] for name in names if name in fields}


def name_of(model: type[BaseModel], key: str) -> str:
    """Return the field's name in the model for a key that contributors write."""
    return next(name for name, field in model.model_fields.items() if key in {name, field.alias})


def _plain(kind: Any) -> Any:  # noqa: ANN401  # types are values of any kind
    """Return a type without its constraints and without ``None``."""
    if get_origin(kind) is Annotated:
        return _plain(get_args(kind)[0])
    if get_origin(kind) in {Union, types.UnionType}:
        return _plain(next(part for part in get_args(kind) if part is not type(None)))
    return kind


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)

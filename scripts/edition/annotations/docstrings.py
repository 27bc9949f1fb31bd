"""Docstrings: what is written under each key of the models, read when somebody asks.

Pydantic could read them while the models are made. That took longer than loading all annotations, and
only the schemas and the scaffold need them.
"""

from __future__ import annotations

import ast
import functools
import inspect
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel


def docstring(model: type[BaseModel], name: str) -> str:
    """Return the docstring under a field of a model, on one line.

    Args:
        model: A model of this package.
        name: The field's name in the model.
    """
    owner = next(part for part in model.__mro__ if name in vars(part).get("__annotations__", ()))
    return _of_module(owner.__module__).get((owner.__name__, name), "")


@functools.cache
def _of_module(module: str) -> Mapping[tuple[str, str], str]:
    """Return every docstring under a field in a module, by the names of its class and the field."""
    source = inspect.getsource(sys.modules[module])
    classes = (node for node in ast.parse(source).body if isinstance(node, ast.ClassDef))
    return {(each.name, name): text for each in classes for name, text in _fields(each)}


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Yield each field of a class with the text that stands below it."""
    for field, below in zip(node.body, node.body[1:], strict=False):
        if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            yield field.target.id, " ".join(str(below.value.value).split())

"""Templates: one file to copy from for each kind of annotation file, with a comment for each key.

They are generated from the models, so a key's docstring and example are what its comment and value say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edition.annotations import layout
from edition.annotations.explanations import entry, meaning
from edition.annotations.scalars import flow
from edition.annotations.shapes import keys_of, shape_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

USED = {
    "SectionFile": {"title", "clauses"},
    "ClauseGloss": {"title", "sentences"},
    "Gloss": {"en", "status", "notes", "see"},
    "Note": {"sources"},
    "TermFile": {"also", "avoid", "definition", "sources"},
    "Forms": {"en"},
    "OwnTitle": {"zh"},
    "Source": {"date", "url"},
    "Rendering": {"why"},
    "Spoken": {"pinyin"},
    "PicturesFile": {"areas", "columns"},
}
"""Keys that may be left out and mostly are not. The others stand there as comments."""
HEAD = (
    "A template: copy what you need and change the values; this file itself says nothing about the text.",
    'A key that may be left out and often is has a "# " before it: take that away to use it.',
)


def templates() -> dict[str, str]:
    """Return the text of each template by file name."""
    return {name: _text(name, model) for name, model in layout.TEMPLATE_MODELS.items()}


def _text(name: str, model: type[BaseModel]) -> str:
    head = (
        f"yaml-language-server: $schema=../schema/{name.replace('.yml', '.json')}",
        " ".join((model.__doc__ or "").split()),
        *HEAD,
    )
    return "\n".join([*(f"# {line}" for line in head), "", *_keys(model, {}), ""])


def _keys(model: type[BaseModel], example: Mapping[str, Any]) -> list[str]:
    """Return each key with what it means above it, those that may not be left out first.

    Args:
        model: What stands there.
        example: Values that fit together, by their keys; for the others the key's own example is taken.
    """
    lines: list[str] = []
    for key, field in sorted(keys_of(model).items(), key=lambda each: not each[1].is_required()):
        value = example.get(key, (field.examples or [""])[0])
        shown = field.is_required() or key in USED.get(model.__name__, ())
        lines.append(f"# {meaning(model, field, key)}")
        lines += _value(model, key, value) if shown else [f"# {key}: {flow(value)}"]
    return lines


def _value(model: type[BaseModel], key: str, value: Any) -> list[str]:  # noqa: ANN401  # values of any kind
    inner, listed = shape_at(model, (key,)).model, shape_at(model, (key, 0)).model
    if inner:
        return [f"{key}:", *(f"  {line}" for line in _keys(inner, value))]
    if listed:
        return [f"{key}:", *(f"  {line}" for line in entry(_keys(listed, value[0] if value else {})))]
    return [f"{key}: {flow(value)}"]

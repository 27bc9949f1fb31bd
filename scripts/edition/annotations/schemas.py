"""Schemas: the models as JSON Schemas, for editors that complete, explain and mark while one writes.

Draft 7 is what the YAML language server knows best.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from edition.annotations import models
from edition.annotations.docstrings import docstring
from edition.annotations.shapes import keys_of, name_of

if TYPE_CHECKING:
    from pydantic import BaseModel

DRAFT = "http://json-schema.org/draft-07/schema#"

_FILES: dict[str, type[BaseModel]] = {
    "section.json": models.SectionFile,
    "term.json": models.TermFile,
    "sources.json": models.SourcesFile,
    "categories.json": models.CategoriesFile,
    "reference-types.json": models.ReferenceTypesFile,
    "renderings.json": models.RenderingsFile,
    "pictures.json": models.PicturesFile,
    "pinyin.json": models.PinyinFile,
    "document.json": models.DocumentFile,
    "provenance.json": models.ProvenanceFile,
}
_TITLES = {
    "en": "English", "zh": "Chinese", "on": "On", "by": "By whom", "see": "Cross-references", "as": "Type",
    "to": "Target", "as_of": "True as of", "id": "Id", "tw": "Taiwan", "hk": "Hong Kong", "url": "Address",
    "also": "Also said", "avoid": "To be avoided", "choice": "Why this English", "sha256": "SHA-256",
    "received_as": "Name when received", "seen": "Seen on", "copy": "A copy", "ignore": "Checks to ignore",
    "archived": "Address of an archived copy",
    "forward": "Reading forward", "reverse": "Reading backward", "number": "Document number",
}  # fmt: skip
"""What to call a key whose name says too little."""

_REVIEW = {
    "if": {"required": ["status"], "properties": {"status": {"const": "reviewed"}}},
    "then": {"required": ["reviewed"], "properties": {"reviewed": {"type": "object"}}},
    "else": {"properties": {"reviewed": {"type": "null"}}},
}
"""A reviewed gloss or term says by whom and when; a draft does not."""


def schemas() -> dict[str, str]:
    """Return the text of each schema by file name, the same on every machine."""
    return {name: _text(model) for name, model in _FILES.items()}


def _text(model: type[BaseModel]) -> str:
    schema = model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    schema["definitions"] = schema.pop("$defs", {})
    _finish(schema, model)
    for name, each in schema["definitions"].items():
        _finish(each, getattr(models, name))
    return json.dumps({"$schema": DRAFT} | schema, ensure_ascii=False, indent=2, sort_keys=False) + "\n"


def _finish(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Say what pydantic leaves out: titles that speak, plain types, when a review is needed."""
    schema["description"] = _words(schema.get("description", ""))
    fields = schema["properties"]
    schema["properties"] = {key: _explained(key, fields[key], model) for key in keys_of(model)}
    if {"status", "reviewed"} <= set(fields):
        schema |= _REVIEW


def _explained(key: str, field: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of a key with its title and description before the rest."""
    if field.get("default", "") in (None, [], {}):
        del field["default"]
    _merge_null(field)
    title = _TITLES.get(key, key.replace("_", " ").capitalize())
    description = _words(docstring(model, name_of(model, key)))
    return {"title": title, "description": description} | {
        name: value for name, value in field.items() if name not in {"title", "description"}
    }


def _merge_null(field: dict[str, Any]) -> None:
    """Write "a text or nothing" as one type, which editors explain better than a choice of two."""
    choices = field.get("anyOf", [])
    if len(choices) == 2 and choices[1] == {"type": "null"} and "type" in choices[0]:  # noqa: PLR2004  # a pair
        del field["anyOf"]
        field |= choices[0] | {"type": [choices[0]["type"], "null"]}


def _words(text: str) -> str:
    return " ".join(text.replace("``", "`").split())

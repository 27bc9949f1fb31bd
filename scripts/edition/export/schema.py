"""The JSON Schema (draft 2020-12) of ``edition.json``, published beside it."""

from __future__ import annotations

import json
from typing import Any, get_args

from edition.annotations.models import NoteKind
from edition.clauses import Kind
from edition.joined.model import CHINESE, LANGUAGES, Origin, Status

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NAMES: Schema = {"type": "array", "items": TEXT, "uniqueItems": True}
OFFSET: Schema = {"type": "integer", "minimum": 0}


def _optional(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _choice(literal: object) -> Schema:
    return {"enum": list(get_args(literal))}


def _by_language(description: str, value: Schema, *, required: tuple[str, ...] = ()) -> Schema:
    return {
        "description": description,
        "type": "object",
        "properties": dict.fromkeys(LANGUAGES, value),
        "required": list(required),
        "additionalProperties": False,
    }


def _object(description: str, properties: Schema) -> Schema:
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


DOCUMENT = _object(
    "The document.",
    {
        "id": TEXT,
        "title": _by_language("Its title.", TEXT),
        "number": TEXT,
        "issuer": _by_language("Who issued it.", TEXT),
        "date": {"description": "YYYY-MM-DD, or empty where it is not known.", "type": "string"},
        "abridged": {"description": "Whether the published text is abridged.", "type": "boolean"},
        "source_sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    },
)
EDITION = _object(
    "This edition of the document.",
    {
        "version": {"description": "As people write it; empty where it is not told.", "type": "string"},
        "date": {"description": "YYYY-MM-DD, or empty.", "type": "string"},
    },
)
CLAUSE = _object(
    "A clause, in the order of the text.",
    {
        "id": TEXT,
        "kind": _choice(Kind),
        "parent": _optional(TEXT),
        "number": {"description": "The number as printed.", "type": "string"},
        "title": _by_language("Its title; empty where it has none.", TEXT),
        "url": TEXT,
    },
)
NOTE = _object(
    "A note on characters of the sentence.",
    {
        "id": TEXT,
        "kind": _choice(NoteKind),
        "start": OFFSET,
        "end": OFFSET,
        "text": _by_language("The note, as plain text.", TEXT, required=LANGUAGES),
        "as_of": _optional(TEXT),
        "sources": NAMES,
    },
)
MARK = _object(
    "An occurrence of a term: characters of the Chinese text from start up to end.",
    {"id": TEXT, "start": OFFSET, "end": OFFSET},
)
SENTENCE = _object(
    "A sentence, in the order of the text.",
    {
        "id": TEXT,
        "clause": TEXT,
        "paragraph": {"type": "integer", "minimum": 1},
        "url": TEXT,
        "text": _by_language("The sentence; en is left out where there is no gloss.", TEXT, required=CHINESE),
        "status": _choice(Status),
        "terms": _list(MARK),
        "notes": _list(NOTE),
    },
)
TERM = _object(
    "A term.",
    {
        "id": TEXT,
        "term": _by_language("The term; en is the preferred English.", TEXT, required=LANGUAGES),
        "pinyin": TEXT,
        "also": _by_language("Other renderings and forms.", NAMES),
        "avoid": _by_language("Renderings to avoid.", NAMES),
        "category": TEXT,
        "definition": _by_language("The definition, as plain text.", TEXT),
        "sources": NAMES,
        "related": NAMES,
        "url": TEXT,
        "occurrences": NAMES,
    },
)
REFERENCE = _object(
    "A cross-reference. Its ends are ids of clauses or sentences, term:… or source:….",
    {
        "from": TEXT,
        "to": TEXT,
        "type": TEXT,
        "reason": _by_language("Why.", TEXT, required=LANGUAGES),
        "origin": _choice(Origin),
    },
)
SOURCE = _object(
    "An entry of the bibliography.",
    {
        "id": TEXT,
        "title": _by_language("Its title in its own language and in English.", TEXT, required=("en",)),
        "issuer": _by_language("Who issued it.", TEXT, required=("en",)),
        "number": _optional(TEXT),
        "date": _optional({"description": "YYYY, YYYY-MM or YYYY-MM-DD.", "type": "string"}),
        "url": _optional({"type": "string", "pattern": "^https?://"}),
    },
)


def edition_schema() -> str:
    """Return the schema as JSON."""
    whole = _object(
        "An annotated edition of a Chinese policy document. Texts are keyed by BCP 47 tags; url is "
        "relative to the site's root.",
        {
            "document": DOCUMENT,
            "clauses": _list(CLAUSE),
            "sentences": _list(SENTENCE),
            "terms": _list(TERM),
            "references": _list(REFERENCE),
            "sources": _list(SOURCE),
            "edition": EDITION,
        },
    )
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "edition.json", **whole}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"

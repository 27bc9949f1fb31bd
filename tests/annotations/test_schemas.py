from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from edition.annotations import models
from edition.annotations.schemas import schemas
from edition.annotations.shapes import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = Path(__file__).parents[2] / "annotations/schema"
NAMES = sorted(schemas())
MODELS = sorted(
    (each for each in vars(models).values() if isinstance(each, type) and issubclass(each, models.Model)),
    key=lambda model: model.__name__,
)


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(schemas()[name])
    return loaded


def objects(whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield whole
    yield from whole["definitions"].values()


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_schema_is_fresh(name: str) -> None:
    """Write them anew with ``edition.annotations.schemas.schemas()``: file names and their texts."""
    assert (SCHEMA / name).read_text(encoding="utf-8") == schemas()[name]


def test_no_other_schema_is_committed() -> None:
    assert sorted(path.name for path in SCHEMA.glob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_each_key_has_a_title_a_description_and_an_example(name: str) -> None:
    for each in objects(schema(name)):
        assert each["description"]
        assert each["additionalProperties"] is False
        for key, field in each["properties"].items():
            assert field["title"], key
            assert field["description"].endswith("."), key
            assert field["examples"], key


@pytest.mark.parametrize("model", MODELS)
def test_the_examples_of_each_key_are_right(model: type[BaseModel]) -> None:
    for key, field in keys_of(model).items():
        adapter: TypeAdapter[Any] = TypeAdapter(field.rebuild_annotation())
        for example in field.examples or []:
            try:
                adapter.validate_python(example)
            except ValidationError as error:  # pragma: no cover  # the message names the key
                pytest.fail(f"{model.__name__}.{key}: {error}")


GLOSS = {"zh": "探索。", "en": "Explore."}
NOTE = {"on": "探索", "kind": "context", "en": "A note.", "zh": "注。"}
TERM = {"term": "运单", "en": "waybill", "category": "transport"}
REVIEW = {"by": "second reader", "on": "2026-11-23"}
SOURCE = {"id": "a", "kind": "law", "title": {"en": "A"}, "issuer": {"en": "B"}, "seen": "2026-11-23"}
WHOLE = {"zh": "一", "en": "one", "figure": "1.5"}
BOTH = {"zh": "一", "en": "one"}
AREAS = {"id": "a", "at": "2.1-1", "title": BOTH, "unit": BOTH, "whole": WHOLE, "parts": [WHOLE]}


def section(**gloss: object) -> dict[str, Any]:
    return {"section": "3.6", "clauses": [{"id": "3.6.17", "sentences": [GLOSS | gloss]}]}


CASES: list[tuple[str, type[BaseModel], dict[str, Any], bool]] = [
    ("section.json", models.SectionFile, {"section": "3.6"}, True),
    ("section.json", models.SectionFile, section(), True),
    ("section.json", models.SectionFile, section(en=None), True),
    ("section.json", models.SectionFile, section(notes=[NOTE]), True),
    ("section.json", models.SectionFile, section(notes=[NOTE | {"occurrence": 2, "as_of": "2026-11"}]), True),
    ("section.json", models.SectionFile, section(see=[{"to": "4", "as": "a", "en": "x", "zh": "y"}]), True),
    ("section.json", models.SectionFile, section(status="reviewed", reviewed=REVIEW), True),
    ("section.json", models.SectionFile, {}, False),
    ("section.json", models.SectionFile, {"section": "3.6", "titel": "x"}, False),
    ("section.json", models.SectionFile, {"section": "3,6"}, False),
    ("section.json", models.SectionFile, section(status="reviewed"), False),
    ("section.json", models.SectionFile, section(status="reviewed", reviewed=None), False),
    ("section.json", models.SectionFile, section(reviewed=REVIEW), False),
    ("section.json", models.SectionFile, section(status="done"), False),
    ("section.json", models.SectionFile, section(en=""), False),
    ("section.json", models.SectionFile, section(en="x" * 4001), False),
    ("section.json", models.SectionFile, section(notes=[NOTE | {"occurrence": 0}]), False),
    ("section.json", models.SectionFile, section(notes=[NOTE | {"kind": "other"}]), False),
    ("section.json", models.SectionFile, section(see=[{"to": "4", "as_": "a", "en": "x", "zh": "y"}]), False),
    ("term.json", models.TermFile, TERM, True),
    (
        "term.json",
        models.TermFile,
        TERM | {"also": {"en": ["x"]}, "definition": {"en": "x", "zh": "y"}},
        True,
    ),
    ("term.json", models.TermFile, TERM | {"status": "reviewed"}, False),
    ("term.json", models.TermFile, TERM | {"category": "A b"}, False),
    ("term.json", models.TermFile, TERM | {"definition": {"en": "x"}}, False),
    ("sources.json", models.SourcesFile, {"sources": [SOURCE | {"copy": True, "date": "1992-11"}]}, True),
    ("sources.json", models.SourcesFile, {"sources": [SOURCE | {"url": "javascript:alert(1)"}]}, False),
    ("sources.json", models.SourcesFile, {"sources": [SOURCE | {"archived": "https://example.org/"}]}, True),
    ("sources.json", models.SourcesFile, {"sources": [SOURCE | {"archived": "javascript:alert(1)"}]}, False),
    ("sources.json", models.SourcesFile, {"sources": [SOURCE | {"kind": "book"}]}, False),
    ("sources.json", models.SourcesFile, {"sources": [SOURCE | {"copy_": True}]}, False),
    ("categories.json", models.CategoriesFile, {"categories": [{"id": "a", "en": "A", "zh": "一"}]}, True),
    ("categories.json", models.CategoriesFile, {"categories": [{"id": "a", "en": "A"}]}, False),
    ("reference-types.json", models.ReferenceTypesFile, {"types": []}, True),
    ("reference-types.json", models.ReferenceTypesFile, {"types": [{"id": "a"}]}, False),
    ("renderings.json", models.RenderingsFile, {"renderings": [{"zh": "一", "en": ["a"]}]}, True),
    ("renderings.json", models.RenderingsFile, {"renderings": [{"zh": "一", "en": []}]}, False),
    ("pictures.json", models.PicturesFile, {}, True),
    ("pictures.json", models.PicturesFile, {"areas": [AREAS]}, True),
    ("pictures.json", models.PicturesFile, {"areas": [AREAS | {"parts": []}]}, False),
    ("pictures.json", models.PicturesFile, {"areas": [AREAS | {"whole": WHOLE | {"figure": "1,5"}}]}, False),
    ("pictures.json", models.PicturesFile, {"columns": [AREAS]}, False),
    ("document.json", models.DocumentFile, {"title": "A", "issuer": "B"}, True),
    ("document.json", models.DocumentFile, {"title": "A\nB", "issuer": "B"}, False),
    ("provenance.json", models.ProvenanceFile, {"id": "a", "file": "b", "title": "c", "issuer": "d"}, False),
]


@pytest.mark.parametrize(("name", "model", "value", "fits"), CASES)
def test_schema_and_model_agree(
    name: str, model: type[BaseModel], value: dict[str, Any], *, fits: bool
) -> None:
    validator = jsonschema.Draft7Validator(schema(name))
    assert validator.is_valid(value) is fits
    try:
        model.model_validate(value, by_alias=True, by_name=False)
    except ValidationError:
        assert not fits
    else:
        assert fits

"""The published data: what the schema says, whole, and plain."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema

import projects
from edition.export.data import edition_json
from edition.export.schema import edition_schema

if TYPE_CHECKING:
    from pathlib import Path


def exported(root: Path) -> dict[str, Any]:
    edition, _ = projects.joined(root)
    data: dict[str, Any] = json.loads(edition_json(edition))
    return data


def test_data_keeps_to_its_schema(tmp_path: Path) -> None:
    schema = json.loads(edition_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(exported(projects.make(tmp_path)), schema)


def test_schema_refuses_what_the_contract_does_not_have(tmp_path: Path) -> None:
    data = exported(projects.make(tmp_path))
    validator = jsonschema.Draft202012Validator(json.loads(edition_schema()))
    for path, key in ((data["sentences"][0], "text"), (data["clauses"][0], "url"), (data, "sources")):
        kept = path.pop(key)
        assert not validator.is_valid(data)
        path[key] = kept
    data["sentences"][0]["more"] = 1
    assert not validator.is_valid(data)


def test_contract_of_the_top_level(tmp_path: Path) -> None:
    data = exported(projects.make(tmp_path))
    assert list(data) == [
        *("document", "clauses", "sentences", "terms", "references", "sources"),
        "edition",
    ]
    assert data["document"]["title"] == {
        "zh-Hans": "青山县港口发展方案",
        "zh-Hant-TW": "青山縣港口發展方案",
        "zh-Hant-HK": "青山縣港口發展方案",
        "en": "Port Plan",
    }


def test_marks_are_offsets_of_the_text(tmp_path: Path) -> None:
    for sentence in exported(projects.make(tmp_path))["sentences"]:
        for mark in sentence["terms"]:
            assert sentence["text"]["zh-Hans"][mark["start"] : mark["end"]] in {"港口", "港口物流枢纽"}


def test_texts_of_notes_and_definitions_are_plain(tmp_path: Path) -> None:
    data = exported(projects.make(tmp_path))
    notes = [note for sentence in data["sentences"] for note in sentence["notes"]]
    assert notes[0]["text"]["en"] == "A transport document, see the law."
    terms = {term["id"]: term for term in data["terms"]}
    assert terms["port"]["definition"]["en"] == "A place for ships. See measure 1."


def test_addresses_end_in_the_id_of_the_element(tmp_path: Path) -> None:
    data = exported(projects.make(tmp_path))
    for kind in ("clauses", "sentences", "terms"):
        for entry in data[kind]:
            assert entry["url"].endswith(f".html#{entry['id']}")


def test_occurrences_and_marks_say_the_same(tmp_path: Path) -> None:
    data = exported(projects.make(tmp_path))
    for term in data["terms"]:
        marked = [each["id"] for each in data["sentences"] if term["id"] in {m["id"] for m in each["terms"]}]
        assert term["occurrences"] == marked

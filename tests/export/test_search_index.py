"""The index of the search holds every text, once, and knows every writing and reading of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import projects
from edition.export import search_index as module
from edition.export.search_index import search_index
from edition.export.search_tables import regional_words, variants
from edition.joined.scripts import Scripts

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from edition.joined.model import Edition

HAN = re.compile(r"[\u3400-\u9fff]")
CALL = re.compile(r"window\.editionSearch(?:=|\.add\()(.*?)\)?;\n", re.DOTALL)


def read(file: str) -> dict[str, Any]:
    call = CALL.fullmatch(file)
    assert call
    index: dict[str, Any] = json.loads(call[1])
    return index


def parts(edition: Edition) -> list[dict[str, Any]]:
    """Return the parts of the text, in the order in which they are loaded."""
    files = search_index(edition)
    first = read(files["search.js"])
    assert set(files) == {"search.js", *first["parts"]}
    return [first["first"], *(read(files[name]) for name in first["parts"])]


def told(edition: Edition, key: str) -> dict[str, str]:
    """Return what is told of each character, by the rule that the scripts follow."""
    known: dict[str, str] = {}
    for part in parts(edition):
        fresh = [each for each in dict.fromkeys(HAN.findall(part["terms"] + part["zh"])) if each not in known]
        known |= dict(zip(fresh, part[key].split(" "), strict=True))
    return known


def test_every_title_and_sentence_is_in_it_in_order(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    for column, language in (("zh", "zh-Hans"), ("en", "en")):
        expected = [
            text.get(language, "")
            for clause in edition.clauses
            for text in (clause.title, *(sentence.text for sentence in clause.sentences))
        ]
        assert [line for part in parts(edition) for line in part[column].split("\n")] == expected


def test_numbers_of_sentences_run_on_within_a_clause(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    for clause in edition.clauses:
        ids = [f"{clause.id}-{number}" for number in range(1, len(clause.sentences) + 1)]
        assert [sentence.id for sentence in clause.sentences] == ids


def test_terms_have_all_their_forms(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    [index] = parts(edition)
    at = list(edition.terms).index("logistics-hub")
    rows = [index[column].split("\n")[at] for column in ("terms", "renderings", "avoided")]
    assert rows == ["港口物流枢纽\t物流枢纽", "port logistics hub\tlogistics centre", "pivot"]


def test_id_is_told_where_it_is_not_the_english_name(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    ids = parts(edition)[0]["ids"].split("\n")
    assert dict(zip(edition.terms, ids, strict=True)) == {"logistics-hub": "logistics-hub", "port": ""}


def test_long_text_goes_into_more_files_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    [whole], readings = parts(edition), told(edition, "readings")
    monkeypatch.setattr(module, "PART", 60)
    several = parts(edition)
    assert len(several) > 2
    for column in ("zh", "en", "terms", "renderings"):
        lines = [line for part in several for line in part[column].split("\n") if line]
        assert lines == [line for line in whole[column].split("\n") if line]
    assert told(edition, "readings") == readings


def test_every_character_has_its_readings(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    readings = told(edition, "readings")
    assert (readings["港"], readings["流"]) == ("gǎng", "liú")
    assert not [character for character, read in readings.items() if not read]


def test_every_text_in_traditional_characters_folds_to_the_simplified_one(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    folded = {
        ord(other): simplified for simplified, others in told(edition, "variants").items() for other in others
    }
    for sentence in edition.sentences:
        for language in ("zh-Hant-TW", "zh-Hant-HK"):
            assert sentence.text[language].translate(folded) == sentence.text["zh-Hans"]


def test_writings_that_the_texts_use_themselves_fold_to_nothing_else() -> None:
    texts = [Scripts({}).chinese("显著，着手")]
    assert "著" not in variants("显著着手", texts).get("着", "")


def test_words_of_taiwan_and_hong_kong_lead_to_those_of_the_text() -> None:
    words = regional_words(["信息平台，软件，数字经济"])
    assert {word: words.get(word) for word in ("資訊", "资讯", "軟體", "數位")} == {
        "資訊": "信息",
        "资讯": "信息",
        "軟體": "软件",
        "數位": "数字",
    }
    assert "視訊" not in words  # nothing of that is in the texts

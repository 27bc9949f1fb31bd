"""Readings: of each character all that it has in the edition, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import projects

if TYPE_CHECKING:
    from pathlib import Path


def test_polyphone_has_the_reading_of_its_place_and_the_one_it_has_alone(tmp_path: Path) -> None:
    text = projects.TEXT.replace("建设码头。", "建设银行。")
    edition, _ = projects.joined(projects.make(tmp_path, text=text))
    assert set(edition.readings["行"]) == {"háng", "xíng"}
    assert edition.readings["港"] == ("gǎng",)


def test_file_of_a_term_adds_its_reading(tmp_path: Path) -> None:
    changes = projects.change("annotations/terms/port.yml", "term: 港口\n", "term: 港口\npinyin: gàng kǒu\n")
    edition, _ = projects.joined(projects.make(tmp_path, changes))
    assert set(edition.readings["港"]) == {"gǎng", "gàng"}


def test_every_character_of_text_and_terms_has_one(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    words = "".join(sentence.text["zh-Hans"] for sentence in edition.sentences)
    assert {character for character in words if "\u3400" <= character <= "\u9fff"} <= edition.readings.keys()

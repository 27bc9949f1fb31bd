"""Statements: whatever a file says is there, under ids that outlive changes around them."""

from __future__ import annotations

import projects
from edition.annotations.statements import Unit, sentence_unit, statements

SECTION = "annotations/plan/2.1.yml"
TEXT = projects.FILES[SECTION]
GLOSSED = sentence_unit("2.1.1", "推动建设码头3座。")
NOTED = sentence_unit("2.1.1", "支持港口物流枢纽发展，探索运单质押。")


def test_what_a_section_says_is_told_by_clause_and_quote() -> None:
    said = statements(SECTION, TEXT)
    assert said[Unit("clause", "2.1")] == {"title": "Open wider"}
    assert said[Unit("clause", "2.1.1")] == {"title": "Build quays"}
    assert said[GLOSSED] == {
        "en": "Promote the building of three quays.",
        "status": "reviewed",
        "reviewed by": "second reader",
        "reviewed on": "2021-05-01",
    }


def test_notes_are_told_by_their_words_and_references_by_their_target() -> None:
    said = statements(SECTION, TEXT)[NOTED]
    assert said["notes 运单 zh"] == "运输单证。"
    assert said["notes 运单 sources"] == "port-law"
    assert said["see 1.1-1 as"] == "builds-on"
    assert said["see term:port zh"] == "港口。"


def test_an_entry_of_a_list_is_told_by_its_id_and_a_term_by_its_file() -> None:
    sources = statements("annotations/sources.yml", projects.FILES["annotations/sources.yml"])
    assert list(sources) == [Unit("sources", "port-law")]
    term = statements("annotations/terms/port.yml", projects.FILES["annotations/terms/port.yml"])
    assert list(term) == [Unit("term", "port")]
    assert term[Unit("term", "port")]["en"] == "port"


def test_order_comments_and_spaces_say_nothing() -> None:
    moved = TEXT.replace("title: Open wider\n", "").replace(
        'section: "2.1"\n', '# a comment\ntitle:   "Open wider"\nsection: "2.1"\n'
    )
    assert moved != TEXT
    assert statements(SECTION, moved) == statements(SECTION, TEXT)


def test_the_same_sentence_twice_in_a_clause_is_two_units() -> None:
    twice = "section: a\nsentences:\n  - {zh: 一。, en: one}\n  - {zh: 一。, en: two}\n"
    said = statements("annotations/plan/a.yml", twice)
    assert [said[sentence_unit("a", "一。", number)]["en"] for number in (1, 2)] == ["one", "two"]


def test_two_notes_on_the_same_words_are_both_there() -> None:
    text = "section: a\nnotes:\n  - {on: 一, en: one}\n  - {on: 一, en: two}\n"
    said = statements("annotations/plan/a.yml", text)[Unit("clause", "a")]
    assert said == {"notes 一 en": "one", "notes 一 2 en": "two"}


def test_a_template_says_nothing() -> None:
    text = projects.FILES["annotations/sources.yml"]
    assert statements("annotations/templates/sources.yml", text) == {}
    assert statements("docs/source/provenance.yml", projects.provenance())


def test_a_file_that_is_not_understood_says_nothing() -> None:
    assert statements(SECTION, "section: [\n") == {}
    assert statements(SECTION, "- a list\n") == {}
    assert statements(SECTION, "") == {}

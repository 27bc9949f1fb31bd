"""Changes: every statement that differs, and whose review has become stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import projects
from edition.annotations.statements import Unit, sentence_unit, statements
from edition.joined.changes import Change, Subject, compare, sentence_ids, stale, subject

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = sentence_unit("2.1.1", "推动建设码头3座。")
TERM = Unit("term", "port")


def gloss(new: str | None, old: str | None = "old", unit: Unit = SENTENCE, field: str = "en") -> Change:
    return Change(unit, field, old, new)


def test_what_was_added_put_otherwise_and_taken_out_is_told() -> None:
    before = {TERM: {"en": "port", "term": "港口"}, SENTENCE: {"en": "one"}}
    after = {TERM: {"en": "harbour", "term": "港口", "also en": "port"}}
    assert compare(before, after) == (
        Change(TERM, "en", "port", "harbour"),
        Change(TERM, "also en", None, "port"),
        Change(SENTENCE, "en", "one", None),
    )


def test_the_same_is_no_change() -> None:
    said = statements("annotations/plan/2.1.yml", projects.FILES["annotations/plan/2.1.yml"])
    assert compare(said, dict(reversed(said.items()))) == ()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change(SENTENCE, "en", None, "x"), Subject("gloss", SENTENCE, "")),
        (Change(SENTENCE, "notes 运单 en", "x", "y"), Subject("note", SENTENCE, "notes 运单")),
        (Change(SENTENCE, "notes 运单 sources", "x", "y"), Subject("note", SENTENCE, "notes 运单")),
        (Change(SENTENCE, "see 1.1-1 zh", "x", None), Subject("reference", SENTENCE, "see 1.1-1")),
        (Change(SENTENCE, "reviewed on", "x", "y"), Subject("review", SENTENCE, "")),
        (Change(TERM, "definition en", "x", "y"), Subject("definition", TERM, "")),
        (Change(TERM, "pinyin", "x", "y"), Subject("term", TERM, "")),
        (Change(TERM, "status", "x", "y"), Subject("review", TERM, "")),
        (Change(Unit("sources", "law"), "title en", "x", "y"), Subject("source", Unit("sources", "law"), "")),
        (Change(Unit("new-list", "a"), "en", "x", "y"), Subject("other", Unit("new-list", "a"), "")),
    ],
)
def test_a_change_is_a_change_of_something(change: Change, expected: Subject) -> None:
    assert subject(change) == expected


def test_a_gloss_that_is_put_otherwise_after_its_review_is_stale() -> None:
    review = Change(SENTENCE, "status", "draft", "reviewed")
    assert stale([[gloss("a", None)], [review]]) == frozenset()
    assert stale([[gloss("a", None)], [review], [gloss("b")]]) == {SENTENCE}
    assert stale([[gloss("a", None)], [review, gloss("b")]]) == frozenset()


def test_a_new_review_ends_it() -> None:
    again = Change(SENTENCE, "reviewed on", "2021-05-01", "2021-06-01")
    assert stale([[gloss("b")], [again]]) == frozenset()


def test_a_note_that_is_put_otherwise_leaves_the_review_of_its_gloss() -> None:
    assert stale([[gloss("b", field="notes 运单 en")]]) == frozenset()
    assert stale([[gloss("b", unit=TERM, field="definition en")]]) == {TERM}


def test_each_sentence_has_the_unit_that_its_file_makes_of_it(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    units = sentence_ids(edition)
    assert list(units.values()) == [sentence.id for sentence in edition.sentences]
    said = statements("annotations/plan/2.1.yml", projects.FILES["annotations/plan/2.1.yml"])
    assert [units[unit] for unit in said if unit.kind == "sentence"] == ["2.1.1-1", "2.1.1-2", "2.1.2-1"]

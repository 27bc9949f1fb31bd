"""Occurrences of terms: longest form first, never overlapping, complete."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from edition.joined.model import Mark
from edition.joined.occurrences import Finder


def found(forms: str, text: str) -> list[str]:
    return [
        text[mark.start : mark.end] for mark in Finder({form: form for form in forms.split()}).marks(text)
    ]


def test_longer_form_wins_where_it_starts_later() -> None:
    assert found("甲乙 乙丙丁", "甲乙丙丁") == ["乙丙丁"]


def test_first_of_two_equally_long_forms_wins() -> None:
    assert found("甲乙 乙丙", "甲乙丙") == ["甲乙"]


def test_all_occurrences_are_found_inside_running_text() -> None:
    assert found("港口", "在港口与港口港口之间") == ["港口"] * 3


def test_form_of_one_character_is_found() -> None:
    assert found("甲", "乙甲") == ["甲"]


def test_mark_names_the_term_of_the_form() -> None:
    assert Finder({"合作中心": "centre"}).marks("在合作中心") == (Mark("centre", 1, 5),)


@given(st.text("甲乙丙", max_size=30), st.sets(st.text("甲乙丙", min_size=1, max_size=4), max_size=6))
def test_marks_never_overlap_and_leave_no_form_unmarked(text: str, forms: set[str]) -> None:
    marks = Finder({form: form for form in forms}).marks(text)
    assert all(before.end <= after.start for before, after in pairwise(marks))
    taken = {at for mark in marks for at in range(mark.start, mark.end)}
    for form in forms:
        for start in range(len(text) - len(form) + 1):
            if text[start : start + len(form)] == form:
                assert taken & set(range(start, start + len(form)))

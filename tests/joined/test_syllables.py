"""Syllables of pinyin, as somebody may write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.joined.syllables import SYLLABLES, rightly_written, toneless

RIGHT = ["yī", "Xí", "ér", "lǜ", "lüè", "xiǎo", "zhuāng", "guì", "liú", "dou", "r", "gòu", "duì", "qiè", "Ōu"]


@pytest.mark.parametrize("syllable", RIGHT)
def test_syllable_is_one_as_it_is_written(syllable: str) -> None:
    assert rightly_written(syllable) == syllable


@pytest.mark.parametrize(
    "letters", ["xing2", "hello", "shiang", "yyī", "lv", "gǎnkǒu", "xīè", "、", "港", "-"]
)
def test_other_letters_are_none(letters: str) -> None:
    assert rightly_written(letters) == ""


@pytest.mark.parametrize(("found", "right"), [("líu", "liú"), ("guì", "guì"), ("Xiē", "Xiē"), ("goù", "gòu")])
def test_tone_mark_is_set_on_the_right_letter(found: str, right: str) -> None:
    assert rightly_written(found) == right


@given(st.sampled_from(sorted(SYLLABLES - {"r"})), st.sampled_from("\u0300\u0301\u0304\u030c"), st.data())
def test_mark_comes_to_the_right_letter_from_any(syllable: str, mark: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(syllable)))
    right = rightly_written(syllable[:at] + mark + syllable[at:])
    assert toneless(right) == syllable
    assert rightly_written(right) == right

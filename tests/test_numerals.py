from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.numerals import LARGEST, chinese, read


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十七", 17),
        ("二十", 20),
        ("五十三", 53),
        ("一百", 100),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一百一十", 110),
        ("一百十五", 115),
        ("两百", 200),
        ("三百九十九", 399),
        ("一千零一十", 1010),
        ("零", 0),
        ("二〇二三", 2023),
        ("二○二三", 2023),
        ("17", 17),
        ("１７", 17),
        ("⑰", 17),
        ("㉕", 25),
        ("㊿", 50),
        ("⑵", 2),
        ("⒊", 3),
        ("㈣", 4),
    ],
)
def test_every_way_of_writing_a_number_is_read(numeral: str, number: int) -> None:
    assert read(numeral) == number


@pytest.mark.parametrize(
    "text", ["", "百", "百百", "一二百", "十 七", "17.", "甲", "12345", "①②", "٣", "一是"]
)
def test_what_is_no_numeral_is_not_read(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (17, "十七"),
        (40, "四十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (399, "三百九十九"),
    ],
)
def test_numbers_are_written_as_headings_write_them(number: int, numeral: str) -> None:
    assert chinese(number) == numeral


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=f"from 0 to {LARGEST}"):
        chinese(number)


@given(st.integers(0, LARGEST))
def test_reading_undoes_writing(number: int) -> None:
    assert read(chinese(number)) == number


@given(st.text(alphabet="零〇○一二两九十百千0９①", max_size=12))
def test_reading_never_fails(text: str) -> None:
    number = read(text)
    assert number is None or 0 <= number <= LARGEST

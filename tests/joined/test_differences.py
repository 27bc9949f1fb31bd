"""Differences: both texts can be read from the pieces, and what is kept is not marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.joined.differences import Piece, differences

WORDS = st.lists(st.sampled_from(["a", "port", " ", "the ", "港", "口", "，", ".", "’s"])).map("".join)


@given(WORDS | st.text(), WORDS | st.text())
def test_both_texts_are_whole(old: str, new: str) -> None:
    pieces = differences(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "old") == new
    assert all(piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "one two three",
            "one 2 three",
            [("kept", "one "), ("old", "two"), ("new", "2"), ("kept", " three")],
        ),
        ("a port here", "a port here", [("kept", "a port here")]),
        (
            "build two new ports in the region",
            "build one old port in the region",
            [
                ("kept", "build "),
                ("old", "two new ports"),
                ("new", "one old port"),
                ("kept", " in the region"),
            ],
        ),
        (
            "about 1.3 million",
            "about 1.33 million",
            [("kept", "about "), ("old", "1.3"), ("new", "1.33"), ("kept", " million")],
        ),
        ("港口建设", "港口发展", [("kept", "港口"), ("old", "建设"), ("new", "发展")]),
        ("wholly another", "完全不同", [("old", "wholly another"), ("new", "完全不同")]),
        ("", "new", [("new", "new")]),
        ("old", "", [("old", "old")]),
    ],
)
def test_what_differs_is_marked_by_words(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert differences(old, new) == [Piece(*piece) for piece in expected]  # type: ignore[arg-type]

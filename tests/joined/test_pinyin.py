"""Pinyin: generated, remembered, and sorted without its tone marks."""

from __future__ import annotations

from edition.joined.pinyin import Pinyin, toneless


def test_list_of_phrases_is_set_apart_by_commas() -> None:
    assert Pinyin().of("大胆试、大胆闯") == "dà dǎn shì, dà dǎn chuǎng"


def test_polyphone_is_read_by_its_phrase() -> None:
    assert Pinyin().of("银行") == "yín háng"


def test_what_is_known_is_not_asked_again() -> None:
    pinyin = Pinyin({"银行": "remembered"})
    assert (pinyin.of("银行"), pinyin.grown) == ("remembered", False)


def test_new_words_are_remembered() -> None:
    pinyin = Pinyin()
    pinyin.of("港口")
    assert (pinyin.known, pinyin.grown) == ({"港口": "gǎng kǒu"}, True)


def test_toneless_keeps_the_umlaut() -> None:
    assert toneless("Lǚ háng zhě") == "lü hang zhe"

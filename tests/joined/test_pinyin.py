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


def test_cut_is_remembered() -> None:
    pinyin = Pinyin()
    assert pinyin.cut("自由贸易") == ["自由", "贸易"]
    assert (pinyin.cuts, pinyin.grown) == ({"自由贸易": "自由 贸易"}, True)
    assert Pinyin(cuts={"自由贸易": "自 由贸易"}).cut("自由贸易") == ["自", "由贸易"]


def test_word_that_consists_of_no_others_stays_whole() -> None:
    assert Pinyin().cut("霍尔果斯") == ["霍尔果斯"]

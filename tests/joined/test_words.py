"""Words of a text: cut where terms and corrections say so, and read as these say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

import projects
from edition.joined.corrections import RUN, Correction
from edition.joined.model import Mark
from edition.joined.pinyin import Pinyin
from edition.joined.words import Speech
from edition.problems import Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HERE = Place("annotations/pinyin.yml")


def read(text: str, corrections: dict[str, str] | None = None, marks: Sequence[Mark] = ()) -> str:
    """Return the words with their pinyin; corrections are pinyin by words, both with spaces."""
    given = {
        words.replace(" ", ""): Correction(tuple(words.split()), tuple(pinyin.split()), HERE)
        for words, pinyin in (corrections or {}).items()
    }
    words = Speech(given, Pinyin()).words(text, marks)
    return " ".join(f"{text[word.start : word.end]}/{''.join(word.syllables)}" for word in words)


def test_compounds_are_cut_into_their_words() -> None:
    assert read("自由贸易试验区") == "自由/zìyóu 贸易/màoyì 试验区/shìyànqū"


def test_punctuation_digits_and_letters_are_no_words() -> None:
    assert read("（PX）码头3座，运单。") == "码头/mǎtóu 座/zuò 运单/yùndān"


def test_zero_written_as_a_circle_is_read() -> None:
    assert read("〇") == "〇/líng"


def test_tones_are_those_of_the_dictionary() -> None:
    assert read("一定，不断，进一步") == "一定/yīdìng 不断/bùduàn 进一步/jìnyībù"


def test_word_ends_where_a_term_ends() -> None:
    assert read("发展中国家") == "发展中国家/fāzhǎnzhōngguójiā"
    assert read("发展中国家", marks=[Mark("china", 2, 4)]) == "发展/fāzhǎn 中国/zhōngguó 家/jiā"


def test_correction_cuts_and_reads() -> None:
    assert read("以创新为核心", {"为 核心": "wéi hé xīn"}).endswith("为/wéi 核心/héxīn")


def test_correction_without_pinyin_only_cuts() -> None:
    assert read("支持银行", {"支 持": ""}) == "支/zhī 持/chí 银行/yínháng"


def test_longer_correction_holds() -> None:
    corrections = {"行": "xíng", "银行": "yín háng"}
    assert read("银行行", corrections) == "银行/yínháng 行/xíng"


def test_correction_holds_over_the_end_of_a_term() -> None:
    assert read("陆港区", {"陆港区": ""}, [Mark("land-port", 0, 2)]) == "陆港区/lùgǎngqū"


@given(st.text("一二港口发展银行，。3A为 〇", max_size=20), st.integers(0, 20), st.integers(1, 4))
def test_every_character_stands_in_one_word_in_order(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    marks = [Mark("term", start, min(start + length, len(text)))]
    words = Speech({"发展": Correction(("发", "展"), (), HERE)}, Pinyin()).words(text, marks)
    covered = [at for word in words for at in range(word.start, word.end)]
    assert covered == [at for at, character in enumerate(text) if RUN.match(character)]
    assert all(len(word.syllables) == word.end - word.start for word in words)


def test_pinyin_of_a_term_s_file_is_read_in_the_text(tmp_path: Path) -> None:
    changes = projects.change("annotations/terms/port.yml", "term: 港口\n", "term: 港口\npinyin: gàng kǒu\n")
    edition, problems = projects.joined(projects.make(tmp_path, changes))
    assert problems == []
    sentence = edition.sentence_by_id["1.1-2"]
    assert edition.words["1.1-2"][0].syllables == ("gàng", "kǒu"), sentence.text


def test_correction_holds_for_the_pinyin_of_terms_too(tmp_path: Path) -> None:
    changes: dict[str, str | None] = {"annotations/pinyin.yml": "words:\n  - {zh: 枢纽, pinyin: Shū niǔ}\n"}
    edition, _ = projects.joined(projects.make(tmp_path, changes))
    assert edition.terms["logistics-hub"].pinyin == "gǎng kǒu wù liú Shū niǔ"


def test_words_that_stand_only_in_a_term_s_file_are_reported(tmp_path: Path) -> None:
    changes: dict[str, str | None] = {"annotations/pinyin.yml": "words:\n  - {zh: 航站}\n"}
    changes |= projects.change(
        "annotations/terms/port.yml", "term: 港口\n", "term: 航站\nalso: {zh: [港口]}\n"
    )
    _, problems = projects.joined(projects.make(tmp_path, changes))
    assert [problem.rule for problem in problems] == ["pinyin-unused"]


def test_fault_in_the_file_leaves_the_rest(tmp_path: Path) -> None:
    edition, problems = projects.joined(projects.make(tmp_path, {"annotations/pinyin.yml": "words: ["}))
    assert {problem.place.file for problem in problems} == {"annotations/pinyin.yml"}
    assert edition.words["2.1.2-1"]

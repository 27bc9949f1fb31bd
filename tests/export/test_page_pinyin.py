"""The pinyin of a page: every Chinese character belongs to one word, and has one syllable of it."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

import projects
from edition.export.page_pinyin import page_pinyin
from edition.steps import check
from sites import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from edition.joined.model import Edition

CHARACTER = re.compile(r"[\u3007\u3400-\u9fff]")
SYLLABLE = re.compile(r"[^·']+")
START, END = "Object.assign(window.editionPinyin ??= {}, ", ");\n"
PAGES = ("1.1", "1.2", "2.1", "2.2", *(f"3.{section}" for section in range(1, 9)), "4", "notice", "preamble")


@cache
def published() -> Edition:
    edition, _ = check(ROOT)
    return edition


@cache
def scripts() -> dict[str, str]:
    return page_pinyin(published())


def told(script: str) -> dict[str, str]:
    """Return what a script adds to the browser's object."""
    assert script.startswith(START)
    assert script.endswith(END)
    added: dict[str, str] = json.loads(script[len(START) : -len(END)])
    return added


def words(text: str, pinyin: str) -> list[tuple[int, int, list[str]]]:
    """Rebuild the words of a text from their pinyin: start, end and syllables of each."""
    places = [match.start() for match in CHARACTER.finditer(text)]
    found = []
    for word in pinyin.split(" "):
        syllables = SYLLABLE.findall(word)
        taken, places = places[: len(syllables)], places[len(syllables) :]
        assert taken == list(range(taken[0], taken[0] + len(syllables))), (
            "a word holds nothing but characters"
        )
        found.append((taken[0], taken[-1] + 1, syllables))
    assert not places, "every character belongs to a word"
    return found


def text_of(edition: Edition, id_: str, language: str) -> str:
    sentence = edition.sentence_by_id.get(id_)
    return (sentence.text if sentence else edition.clause_by_id[id_].title).get(language, "")


@pytest.mark.parametrize("page", [*PAGES, "index"])
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant-TW", "zh-Hant-HK"])
def test_words_are_rebuilt_from_the_text_in_any_script(page: str, language: str) -> None:
    edition = published()
    for id_, pinyin in told(scripts()[f"{page}.js"]).items():
        expected = [(word.start, word.end, list(word.syllables)) for word in edition.words[id_]]
        assert words(text_of(edition, id_, language), pinyin) == expected


def test_each_page_of_the_plan_has_a_script_with_all_that_it_shows() -> None:
    edition = published()
    assert sorted(scripts()) == sorted(f"{page}.js" for page in (*PAGES, "index"))
    for clause in edition.clauses:
        page = told(scripts()[f"{clause.page.rpartition('/')[2]}.js"])
        titled = [id_ for id_ in (clause.parent, clause.id) if id_ and edition.clause_by_id[id_].title]
        assert {*titled, *(sentence.id for sentence in clause.sentences)} <= page.keys()
    assert told(scripts()["index.js"]).keys() == {each.id for each in edition.clauses if each.title}


def test_word_without_its_dots_is_its_pinyin(tmp_path: Path) -> None:
    text = projects.TEXT.replace("支持港口物流枢纽发展", "支持港口物流枢纽在西安发展")
    changes: dict[str, str | None] = {
        "annotations/pinyin.yml": "words:\n  - {zh: 西安, pinyin: Xī ān}\n",
        "annotations/plan/2.1.yml": None,
    }
    edition, _ = projects.joined(projects.make(tmp_path, changes, text))
    pinyin = told(page_pinyin(edition)["2.1.js"])["2.1.1-2"].replace("·", "")
    assert pinyin == "zhīchí gǎngkǒu wùliú shūniǔ zài Xī'ān fāzhǎn tànsuǒ yùndān zhìyā"


def test_number_in_digits_and_punctuation_have_none(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    assert told(page_pinyin(edition)["2.1.js"])["2.1.1-1"] == "tuī·dòng jiàn·shè mǎ tóu zuò"


@pytest.mark.parametrize("page", [*PAGES, "index"])
def test_a_page_s_script_is_small(page: str) -> None:
    assert len(gzip.compress(scripts()[f"{page}.js"].encode(), 9)) < 2_500

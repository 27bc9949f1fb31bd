"""What OpenCC makes of the text: as in conversions.txt, or every sentence that would change is told."""

from __future__ import annotations

import conversions
from edition.joined.scripts import convert
from edition.steps import check
from sites import ROOT

RECORDED = conversions.read(conversions.FILE.read_text("utf-8"))


def test_opencc_makes_of_each_text_what_was_read_and_recorded() -> None:
    changed = conversions.changes(RECORDED)
    told = "\n".join(changed)
    assert not changed, f"{len(changed)} texts would change; UPDATING.md says what to do:\n{told}"


def test_every_title_and_sentence_is_recorded_in_both_standards() -> None:
    edition = check(ROOT)[0]
    terms = {
        form
        for term in edition.terms.values()
        for form in (term.term["zh-Hans"], *term.also.get("zh-Hans", ()))
    }
    missing = set(conversions.texts_of(edition)) - set(RECORDED)
    assert missing <= terms, "make conversions"
    assert all(lines.keys() == {"zh-Hant-TW", "zh-Hant-HK"} for lines in RECORDED.values())


def test_every_text_that_another_opencc_would_change_is_told_for_each_standard() -> None:
    def other(text: str, language: str) -> str:
        converted = convert(text, language)
        return converted.replace("裡", "裏") if language == "zh-Hant-TW" else converted.replace("台", "臺")

    recorded = conversions.read(conversions.written(["村里的台", "里", "港口"]))
    assert conversions.changes(recorded, other) == [
        "zh-Hant-TW: 村裡的臺 → 村裏的臺",
        "zh-Hant-HK: 村裏的台 → 村裏的臺",
        "zh-Hant-TW: 裡 → 裏",
    ]


def test_the_list_is_read_as_it_was_written() -> None:
    texts = ["港口", "物流枢纽"]
    recorded = conversions.read(conversions.written(texts))
    assert {text: dict(lines) for text, lines in recorded.items()} == {
        text: {language: convert(text, language) for language in ("zh-Hant-TW", "zh-Hant-HK")}
        for text in texts
    }

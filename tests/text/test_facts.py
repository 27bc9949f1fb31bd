"""What a text says about itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.text.facts import SelfDescription, describe
from edition.text.parser import parse
from edition.text.source import Source


def described(text: str) -> SelfDescription:
    return describe(parse(Source(Path("x.txt"), "x.txt", text, ""))[0])


@pytest.mark.parametrize(
    "day", ["2031年3月4日", "（2031年3月4日）", "二〇三一年三月四日", "２０３１年３月４日"]
)
def test_number_and_date_are_found_on_lines_of_their_own(day: str) -> None:
    text = f"青山县关于港口的意见\n\n青政发〔2031〕5号\n\n各乡镇：\n\n请执行。\n\n一、开放。\n\n青山县\n\n{day}\n"
    assert described(text) == SelfDescription("青政发〔2031〕5号", "2031-03-04")


def test_dates_within_sentences_are_not_the_document_s() -> None:
    assert described("青山县关于港口的意见\n\n到2035年1月2日，建成港口。\n") == SelfDescription()

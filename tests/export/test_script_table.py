"""The browser's conversion comes out as OpenCC's, for every text of the edition."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import projects
from edition.export.script_table import convert, script_table
from edition.joined.scripts import Scripts

if TYPE_CHECKING:
    from pathlib import Path

TRAPS = "干部干净，发展头发，皇后以后，准则批准，台湾平台，复杂重复恢复，里程里面，制作制度，面粉方面，加注关注，余地剩余，松树放松"


def tables(script: str) -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    data = json.loads(script.removeprefix("window.editionScripts = ").rstrip(";\n"))
    return {
        language: (dict(zip(*[iter(table["characters"])] * 2, strict=True)), table["phrases"])
        for language, table in data.items()
    }


@pytest.mark.parametrize("language", ["zh-Hant-TW", "zh-Hant-HK"])
def test_every_text_comes_out_as_opencc_has_it(tmp_path: Path, language: str) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    more = Scripts({}).chinese(TRAPS)
    table = tables(script_table(edition, [more]))[language]
    for text in (*(sentence.text for sentence in edition.sentences), more):
        assert convert(text["zh-Hans"], *table) == text[language]


@given(st.lists(st.text("干后准台复里制面加关部净展发头放松", min_size=1, max_size=12), max_size=8))
def test_any_texts_come_out_as_opencc_has_them(texts: list[str]) -> None:
    from edition.export.script_table import _runs, _table  # noqa: PLC0415  # the heart of it

    converted = [Scripts({}).chinese(text) for text in texts]
    for language in ("zh-Hant-TW", "zh-Hant-HK"):
        table = _table(_runs(converted, language))
        assert [convert(text["zh-Hans"], *table) for text in converted] == [
            text[language] for text in converted
        ]

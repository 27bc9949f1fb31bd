"""Traditional characters: converted, as long as the original, never reworded, corrected by terms."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edition.joined.scripts import Scripts


def test_both_traditional_standards_differ_where_they_should() -> None:
    assert Scripts({}).chinese("台湾税里") == {
        "zh-Hans": "台湾税里",
        "zh-Hant-TW": "臺灣稅裡",
        "zh-Hant-HK": "台灣税裏",
    }


def test_wording_of_the_mainland_stays() -> None:
    assert Scripts({}).chinese("产业集群和信息")["zh-Hant-TW"] == "產業集群和信息"


def test_correction_of_a_term_holds_wherever_its_form_stands() -> None:
    scripts = Scripts({"zh-Hant-TW": {"加注": "加注"}, "zh-Hant-HK": {}})
    assert scripts.chinese("油料加注与加注业务")["zh-Hant-TW"] == "油料加注與加注業務"


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=60))
def test_conversion_keeps_the_length_so_that_offsets_hold(text: str) -> None:
    assert {len(converted) for converted in Scripts({}).chinese(text).values()} == {len(text)}

from __future__ import annotations

import pytest

from edition.text.headings import marker


@pytest.mark.parametrize(
    ("text", "level", "number", "printed"),
    [
        ("一、总体要求", 1, 1, "一"),
        ("二、 总体要求", 1, 2, "二"),
        ("三.总体要求", 1, 3, "三"),
        ("十二．总体要求", 1, 12, "十二"),
        ("（一）指导思想", 2, 1, "（一）"),
        ("(二) 指导思想", 2, 2, "(二)"),
        ("（五十三)指导思想", 2, 53, "（五十三)"),
        ("（ 四 ）指导思想", 2, 4, "（ 四 ）"),
        ("㈢冷库", 2, 3, "㈢"),
        ("1.登记。逐户登记。", 3, 1, "1"),
        ("2. 登记", 3, 2, "2"),
        ("３．登记", 3, 3, "３"),
        ("4、登记", 3, 4, "4"),
        ("25 . 登记", 3, 25, "25"),
        ("⒍登记", 3, 6, "⒍"),
        ("1.2025年目标", 3, 1, "1"),
        ("（1）登记", 4, 1, "（1）"),
        ("(１２)登记", 4, 12, "(１２)"),
        ("⑶登记", 4, 3, "⑶"),
        ("①登记", 5, 1, "①"),
        ("㉑登记", 5, 21, "㉑"),
        ("二、三权分置改革", 1, 2, "二"),
        ("（一）项目建设", 2, 1, "（一）"),
    ],
)
def test_style_gives_the_level(text: str, level: int, number: int, printed: str) -> None:
    found = marker(text)
    assert found is not None
    assert (found.level, found.number, text[: found.printed]) == (level, number, printed)
    assert not text[found.end].isspace()


@pytest.mark.parametrize(
    "text",
    [
        "1.5万吨仓储能力",
        "１．５万吨仓储能力",
        "2023年，完成改造",
        "2023.10月底前",
        "1、2号楼",
        "第一，保证水源",
        "一是落实责任",
        "一方面",
        "三、四线城市",
        "一、二类口岸",
        "（一）项规定的条件",
        "（二）款所列情形",
        "（本文有删减）",
        "（2023年10月21日）",
        "一、",
        "（一）",
        "1.",
        "〇、序",
        "百、甲",
        "",
    ],
)
def test_what_only_looks_like_a_number_is_no_marker(text: str) -> None:
    assert marker(text) is None

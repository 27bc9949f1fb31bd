from __future__ import annotations

from typing import TYPE_CHECKING

from edition.text.outline import outline

if TYPE_CHECKING:
    from conftest import Parse


def test_each_clause_is_a_line_of_five_fields(parse_text: Parse) -> None:
    tree, _ = parse_text("某市方案\n\n（一）推进改革。抓好落实。注重实效。\n\n（二）扩大开放\n")
    assert outline(tree) == [
        "preamble\tpreamble\t\t某市方案\t0",
        "1\tmeasure\t（一）\t推进改革\t2",
        "2\tsection\t（二）\t扩大开放\t0",
    ]


def test_tabs_in_a_title_do_not_make_fields(parse_text: Parse) -> None:
    tree, _ = parse_text("一、推进\t改革　工作\n")
    assert outline(tree) == ["1\tpart\t一\t推进 改革 工作\t0"]

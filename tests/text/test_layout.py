from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Parse

BODY = "一、目标\n推进改革。\n二、措施\n扩大开放。\n"


def clause_ids(parse: Parse, text: str) -> str:
    return " ".join(clause.id for clause in parse(text)[0].clauses)


@pytest.mark.parametrize(
    "end",
    [
        "国务院\n2023年10月21日",
        "国务院　　2023年10月21日",
        "国务院\n二〇二三年十月二十一日",
        "教育部\n财政部\n某某省人民政府\n（盖章）\n2023年10月21日\n（此件公开发布）",
        "附件：某某清单\n国务院\n2023年10月21日",
        "附件：1.甲清单\n2.乙清单\n国务院\n2023年10月21日\n抄送：各部门。\n国务院办公厅2023年10月22日印发",
        "（此件公开发布）",
    ],
)
def test_signature_date_and_remarks_behind_the_last_clause_are_the_closing(
    end: str, parse_text: Parse
) -> None:
    tree, problems = parse_text("某某市工作方案\n" + BODY + end)
    assert [clause.id for clause in tree.clauses] == ["preamble", "1", "2", "closing"]
    closing = tree.clauses[-1]
    assert (closing.kind, closing.title, closing.parent) == ("notice", None, None)
    assert [sentence.text for sentence in closing.sentences] == end.split("\n")
    assert problems == []


@pytest.mark.parametrize(
    "cover",
    [
        "关于印发某某市工作方案的通知\n各区：\n现予印发。\n某某市政府\n2023年1月1日\n",
        "关于印发《某某市工作方案》的通知\n各区：\n现予印发。\n",
        "关于印发某某市工作方案的通知\n各区：\n现予印发。\n",
        "关于某某市工作方案的批复\n各区：\n原则同意。\n某某市政府\n2023年1月1日\n（此件公开发布）\n（有删减）\n",
        "关于印发某某市工作方案的通知\n现予印发。\n1.抓紧落实。\n2.加强督导。\n某某市政府\n2023年1月1日\n",
    ],
)
def test_a_second_title_makes_the_first_text_a_notice(cover: str, parse_text: Parse) -> None:
    for date in ("", "（2023年1月1日）\n"):
        ids = clause_ids(parse_text, f"{cover}某某市工作方案\n{date}{BODY}")
        assert re.sub(r"notice(\.\d|closing) ", "", ids) == "notice preamble 1 2"


@pytest.mark.parametrize(
    "front",
    [
        "某某市关于推进改革的意见\n（2023年1月1日）\n现提出意见。\n",
        "某某市关于推进改革的通知\n各区：\n现通知如下。\n",
        "某某市关于推进改革的意见\n（2023年1月1日）\n改革的背景\n改革势在必行。\n",
        "某某市关于推进改革的通知\n现通知如下。\n（单位：万元）\n金额\n东区\n120\n",
    ],
)
def test_one_title_makes_no_notice(front: str, parse_text: Parse) -> None:
    assert clause_ids(parse_text, front + BODY) == "preamble 1 2"


def test_numbers_of_annexes_are_part_of_their_ids(parse_text: Parse) -> None:
    text = f"某某方案\n{BODY}附件一\n甲清单\n{BODY}附件 2：\n乙清单\n{BODY}附件\n丙清单\n{BODY}"
    tree, _ = parse_text(text)
    annexes = [clause for clause in tree.clauses if clause.id.startswith("annex") and not clause.parent]
    assert [(clause.id, clause.kind, clause.number) for clause in annexes] == [
        ("annex1", "part", "附件一"),
        ("annex2", "part", "附件 2"),
        ("annex", "part", "附件"),
    ]
    assert [clause.title.text for clause in annexes if clause.title] == ["甲清单", "乙清单", "丙清单"]
    assert {clause.parent for clause in tree.clauses} == {None, "annex", "annex1", "annex2"}


def test_an_unnumbered_list_of_attachments_is_no_annex(parse_text: Parse) -> None:
    text = "关于某某的通知\n各区：\n现通知如下。\n附件：\n甲清单\n国务院\n2023年1月1日\n"
    assert clause_ids(parse_text, text) == "preamble"


def test_a_repeated_annex_is_kept_and_reported(parse_text: Parse) -> None:
    tree, problems = parse_text(f"某某方案\n{BODY}附件\n甲清单\n说明。\n附件\n乙清单\n说明。\n")
    assert [clause.id for clause in tree.clauses] == ["preamble", "1", "2", "annex"]
    assert ("line-unplaced", 9) in [(problem.rule, problem.place.line) for problem in problems]

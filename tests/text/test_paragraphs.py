from __future__ import annotations

import pytest

from edition.clauses import Join
from edition.text.paragraphs import paragraphs


def texts(text: str) -> list[str]:
    return [span.text for span in paragraphs(text)[0]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("某某市关于印发《某某新区（东区）", "发展规划》的通知"),
        ("某某市关于支持某某新区", "高水平开放的若干意见"),
        ("全面落实会议精神，加快推进交通运输基础设施和现代口岸的建设，打造枢", "纽，服务全局。"),
        ("改善环境。探索培训、教", "训一体的模式。"),
        ("探索发展多式联运，", "合作建设铁路。"),
        ("建设港口、", "码头。"),
        ("推行“一", "网通办”改革。"),
        ("支持企业（含合资", "企业）发展。"),
        ("（见意见。", "方案另发）执行。"),
        (
            "一、同意设立试验区，名称为某某新区综合试验区，具体范围以自然资源部门发布的公告为准并由商",
            "务部监督。",
        ),
        ("完善机制。加强监测；", "加强培训。"),
        ("扩大开放。（省商务厅、", "省财政厅负责）"),
        ("改善环境。支持企业建设海外", "仓。鼓励企业参加国际展会并支"),
        ("“甲", "乙丙丁”改革。"),
        ("某某市人民政府关于加快推进交通运输改革的通", "知"),
    ],
)
def test_a_line_that_a_page_end_cut_is_joined(before: str, after: str) -> None:
    (joined,), tail = paragraphs(f"{before}\n\n{after}\n")
    assert joined.text == before + after
    assert joined.joins == (Join(len(before), "\n\n"),)
    assert tail == "\n"


def test_a_long_first_line_without_a_pause_is_joined() -> None:
    start, rest = "有关规定统一适用于某某自由贸易试验区和某某综合保税", "区。实施范围不变。"
    assert texts(f"目标。\n{start}\n{rest}") == ["目标。", start + rest]
    assert texts(f"1\n{start}\n{rest}") == ["1", start, rest]
    assert texts(f"{start}\n{rest}") == [start, rest]


def test_a_paragraph_may_be_cut_more_than_once() -> None:
    (joined,), _ = paragraphs("推进口岸、\r\n \r\n港口、\n码头。")
    assert joined.text == "推进口岸、港口、码头。"
    assert joined.joins == (Join(5, "\r\n \r\n"), Join(8, "\n"))


def test_a_mark_may_be_closed_some_lines_below() -> None:
    assert texts("建立“一次\n检测\n一次放行”模式。") == ["建立“一次检测一次放行”模式。"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("推进改革。", "扩大开放。"),
        ("推进改革。扩大开", "（一）甲项"),
        ("推进改革。扩大开", "2023年10月21日"),
        ("推进改革。扩大开", "国务院"),
        ("推进改革。扩大开", "（此件公开发布）"),
        ("推进改革，", "二、扩大开放"),
        ("某某省、某某市：", "你们的请示收悉。"),
        ("（二）战略定位及发展目标", "以创新为核心，推动发展。"),
        ("（二）坚持创新引领，推动协调发展，促进共同富裕", "以创新为核心，推动发展。"),
        ("（省商务厅负责）", "推进改革。"),
        ("推进改革（省商务厅负责）", "扩大开放。"),
        ("一是推进改革。加快落实；", "二是扩大开放。"),
        ("讲好“中国故事。", "传播好声音。"),
        ("序号", "任务"),
        ("1", "降低税率"),
        ("某某市工作方案", "为推进改革，制定本方案。"),
    ],
)
def test_lines_that_are_whole_stay_apart(before: str, after: str) -> None:
    assert texts(f"{before}\n\n{after}") == [before, after]


def test_cells_of_a_table_are_not_glued() -> None:
    cells = ["任务", "对小微企业减按一定比例征收，按季度评估执行情况", "财政部门，税务部门", "长期"]
    assert texts("\n".join(cells)) == cells


def test_blanks_and_marks_without_width_stay_between_the_words() -> None:
    spans, tail = paragraphs("\ufeff\u3000\u3000甲 乙。 \n\u200b\n\t丙。\u3000\n")
    assert [(span.before, span.text, span.line) for span in spans] == [
        ("\ufeff\u3000\u3000", "甲 乙。", 1),
        (" \n\u200b\n\t", "丙。", 3),
    ]
    assert tail == "\u3000\n"


@pytest.mark.parametrize("text", ["", " \r\n\ufeff"])
def test_a_text_without_words_is_all_tail(text: str) -> None:
    assert paragraphs(text) == ([], text)

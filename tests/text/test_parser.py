"""The parser on one short text for each way in which such documents vary.

Beside each text in ``fixtures/`` stands what it must become: its outline, below each clause the
sentences with their paragraphs, and at the end the lines that are reported.
"""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edition.clauses import CLAUSE_ID, SENTENCE_ID, clause_of
from edition.text.outline import outline
from edition.text.parser import parse
from edition.text.source import Source, read_file

if TYPE_CHECKING:
    from conftest import Parse
    from edition.clauses import Tree
    from edition.problems import Problem

FIXTURES = Path(__file__).parent / "fixtures"
VARIATIONS = {
    "annexes": "annexes restart the numbering under ids of their own",
    "bare": "a text may lack any title",
    "contents_list": "a table of contents makes no clauses",
    "date_at_front": "a date in front stays in the preamble",
    "headings_with_stops": "a heading may end in a full stop or colon",
    "jumps_and_repeats": "numbers out of order are reported and nothing is dropped",
    "letterhead": "what stands above the title is the opening",
    "long_run_on": "sections run on to fifty-three through all parts",
    "notice_covering": "a covering notice keeps its signature and attachments",
    "notice_with_annex": "a notice may carry its matter in an annex",
    "notice_with_items": "a covering notice may have numbered items of its own",
    "opinion_run_on": "sections run on through parts",
    "page_ends": "page ends are mended in titles, measures and marks",
    "parts_without_sections": "parts may have no sections, and decimals and years are no headings",
    "plan_restarting": "numbers restart in each clause down to the fifth level",
    "quotations": "quotations that hold full stops stay whole",
    "reply": "the items of a reply are measures without titles",
    "responsible": "who is responsible stands in brackets at the end",
    "spaces_and_widths": "spaces and full-width or half-width marks make no difference",
    "table_flattened": "the rows of a flattened table stay apart",
    "unbalanced": "marks that do not pair are reported",
}


def described(tree: Tree, problems: list[Problem]) -> str:
    lines = []
    for clause, line in zip(tree.clauses, outline(tree), strict=True):
        lines.append(line)
        lines += [f"  {sentence.id}\t¶{sentence.paragraph}\t{sentence.text}" for sentence in clause.sentences]
    lines += [f"! line {problem.place.line}\t{problem.rule}" for problem in problems]
    return "\n".join([*lines, ""])


def test_every_text_says_what_it_shows() -> None:
    assert sorted(path.stem for path in FIXTURES.glob("*.txt")) == sorted(VARIATIONS)


@pytest.mark.parametrize("name", VARIATIONS, ids=list(VARIATIONS.values()))
def test_each_variation_of_the_genre_is_parsed(name: str) -> None:
    source = read_file(FIXTURES / f"{name}.txt")
    tree, problems = parse(source)
    assert tree.received() == source.text
    assert described(tree, problems) == (FIXTURES / f"{name}.expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", VARIATIONS)
def test_spacing_between_lines_does_not_matter(name: str, parse_text: Parse) -> None:
    text = read_file(FIXTURES / f"{name}.txt").text
    spaced = "\ufeff\r\n　　" + re.sub(r"\s*\n\s*", " \r\n\r\n　　", text.strip()) + "\r\n"
    tree, problems = parse_text(spaced)
    expected, _ = parse_text(text)
    assert outline(tree) == outline(expected)
    assert [sentence.text for sentence in tree.sentences] == [
        sentence.text for sentence in expected.sentences
    ]
    assert {problem.rule for problem in problems} == {problem.rule for problem in parse_text(text)[1]}


def test_the_stop_behind_a_title_and_the_point_behind_a_number_belong_to_neither(parse_text: Parse) -> None:
    tree, _ = parse_text("一、目标\n\n1. 推进“一带一路”建设。扩大开放。深化合作。\n")
    part, measure = tree.clauses
    assert part.marker is not None
    assert (part.marker.text, part.marker.after) == ("一", "、")
    assert measure.marker is not None
    assert (measure.marker.before, measure.marker.text, measure.marker.after) == ("\n\n", "1", ". ")
    assert measure.title is not None
    assert (measure.title.text, measure.title.after) == ("推进“一带一路”建设", "。")
    assert [sentence.span.before for sentence in measure.sentences] == ["", ""]


def test_the_first_sentence_of_a_paragraph_carries_the_line_ends_before_it(parse_text: Parse) -> None:
    tree, _ = parse_text("一、目标\n\n推进改革。 扩大开放。\n\n深化合作。")
    assert [sentence.span.before for sentence in tree.sentences] == ["\n\n", " ", "\n\n"]
    assert [sentence.span.line for sentence in tree.sentences] == [3, 3, 5]


def test_lines_are_counted_through_page_ends(parse_text: Parse) -> None:
    tree, _ = parse_text("1.推进改革。建设港口、\n\n码头。扩大开放。\n\n2.深化合作。加强交流。")
    assert [sentence.span.line for sentence in tree.sentences] == [1, 3, 5]
    assert [len(sentence.span.joins) for sentence in tree.sentences] == [1, 0, 0]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("（一）坚持问题导向，强化系统集成。统筹推进改革。", "坚持问题导向，强化系统集成"),
        ("（一）完善市场准入制度。落实负面清单。", "完善市场准入制度"),
        ("（一）落实《港口发展规划》。推进建设。", "落实《港口发展规划》"),
        ("（一）原则同意规划。请认真组织实施。", None),
        ("（一）各地要加强领导。落实责任。", None),
        ("（一）到2025年，港口吞吐量达到一亿吨，集装箱达到十万箱。建成枢纽。", None),
        ("（一）主要包括：港口；码头。不含仓库。", None),
    ],
)
def test_a_title_is_a_short_first_sentence_that_decides_nothing(
    line: str, title: str | None, parse_text: Parse
) -> None:
    (clause,) = parse_text(line)[0].clauses
    assert clause.kind == "measure"
    assert (clause.title.text if clause.title else None) == title


def test_every_report_gives_the_line_what_was_found_and_what_is_allowed(parse_text: Parse) -> None:
    _, problems = parse_text("一、目标\n\n零散的一行\n\n一、目标\n\n三、“措施\n\n推进改革。\n")
    assert [(problem.place.line, problem.rule) for problem in problems] == [
        (3, "line-unplaced"),
        (5, "numbering-repeats"),
        (7, "brackets-unbalanced"),
        (7, "numbering-jumps"),
    ]
    for problem in problems:
        assert problem.place.file == "text.txt"
        assert problem.level == "warning"
        assert problem.message
        assert problem.found
        assert problem.allowed


def test_an_empty_text_has_no_clauses(parse_text: Parse) -> None:
    tree, problems = parse_text(" \r\n")
    assert (tree.clauses, tree.tail, problems) == ((), " \r\n", [])


PIECES = [
    *"一二三十百（）()〔〕《》“”‘’。；，、：！？….1２3①㈠ 年月日\n\r\t\u3000\ufeff\u200b\x0c甲",
    *("\n\n", "\r\n", "一、", "（一）", "1.", "２．", "（2）", "附件", "附件1", "附件：1.", "目录"),
    *(
        "2023年10月21日",
        "国发〔2023〕17号",
        "某某方案",
        "关于印发《某某方案》的通知",
        "国务院",
        "（此件公开发布）",
    ),
    *("推进改革，扩大开放", "（商务部负责）", "一是", "各地：", "深入推进口岸现代化改造，增强通行和保障能力"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@settings(max_examples=500, deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=80)))
@example("一、甲\n一、\n1.\n附件\n附件\n")
@example("1.“甲\n\n\n乙”。（负责）\n")
def test_any_text_keeps_every_character_and_has_ids_that_differ(text: str) -> None:
    tree, problems = parse(Source(Path("any.txt"), "any.txt", text, ""))

    assert tree.received() == text
    ids = [clause.id for clause in tree.clauses] + [sentence.id for sentence in tree.sentences]
    assert len(ids) == len(set(ids))
    assert all(CLAUSE_ID.fullmatch(clause.id) for clause in tree.clauses)
    assert all(SENTENCE_ID.fullmatch(sentence.id) for sentence in tree.sentences)
    assert all(clause_of(sentence.id) == sentence.clause for sentence in tree.sentences)
    assert {clause.parent for clause in tree.clauses} <= {None, *(clause.id for clause in tree.clauses)}
    assert all(span.text.strip() for span in tree.spans())
    assert all(line.count("\t") == 4 and len(line.splitlines()) == 1 for line in outline(tree))
    assert problems == sorted(problems)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_each_span_stands_on_the_line_that_it_names(text: str) -> None:
    tree, _ = parse(Source(Path("any.txt"), "any.txt", text, ""))
    at = 0
    for span in tree.spans():
        before = text[: at + len(span.before)]
        assert span.line == len(re.findall(r"\r\n|\r|\n", before)) + 1
        at += len(span.received())


def test_cost_grows_no_faster_than_the_text() -> None:
    pages = "\n\n".join(read_file(FIXTURES / f"{name}.txt").text for name in VARIATIONS)

    def seconds(times: int) -> float:
        source = Source(Path("long.txt"), "long.txt", (pages + "\n\n") * times, "")
        start = time.process_time()
        tree, _ = parse(source)
        assert tree.received() == source.text
        return time.process_time() - start

    seconds(1)
    assert seconds(100) < 30 * max(seconds(10), 0.05)


@pytest.mark.parametrize(
    "piece",
    [
        "（",
        "《\n",
        "推进改革，加快\n",
        "。（负责）甲",
        "附件\n",
        "国务院\n",
        "2020年1月1日\n",
        "一",
        "1. ",
        "甲“乙”",
    ],
)
def test_no_repetition_makes_it_slow(piece: str, parse_text: Parse) -> None:
    start = time.process_time()
    parse_text(piece * 5_000)
    assert time.process_time() - start < 5

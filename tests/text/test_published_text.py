"""The text that this project publishes, parsed without a word about it in the code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from edition.text.parser import parse
from edition.text.source import read_source

if TYPE_CHECKING:
    from edition.clauses import Clause, Tree

ROOT = Path(__file__).parents[2]
SOURCE = read_source(ROOT)
MEASURES = {
    "3.1": (1, 2, 3),
    "3.2": (4, 5),
    "3.3": (6, 7, 8),
    "3.4": (9, 10, 11),
    "3.5": (12, 13, 14, 15),
    "3.6": (16, 17, 18),
    "3.7": (19, 20, 21),
    "3.8": (22, 23, 24, 25),
}
CUTS = {
    "自由贸易试验区总体方案》的通知",
    "精神，深入贯彻",
    "产品等重要工业品",
    "作中心（以下",
    "训、应急救援",
    "合作建设中吉乌",
    "开展以共建",
    "区要把工作做细",
}


@pytest.fixture(scope="module")
def tree() -> Tree:
    tree, problems = parse(SOURCE)
    assert problems == []
    return tree


def clause(tree: Tree, name: str) -> Clause:
    return next(found for found in tree.clauses if found.id == name)


def test_it_comes_back_byte_for_byte(tree: Tree) -> None:
    assert tree.received().encode() == SOURCE.path.read_bytes()


def test_its_clauses_are_those_of_the_plan(tree: Tree) -> None:
    expected = ["notice", "preamble", "1", "1.1", "1.2", "2", "2.1", "2.2", "3"]
    for section, numbers in MEASURES.items():
        expected += [section, *(f"{section}.{number}" for number in numbers)]
    assert [found.id for found in tree.clauses] == [*expected, "4"]
    kinds = [found.kind for found in tree.clauses]
    assert [kinds.count(kind) for kind in ("part", "section", "measure")] == [4, 12, 25]


def test_its_page_ends_are_mended(tree: Tree) -> None:
    joined = [(span, join) for span in tree.spans() for join in span.joins]
    assert len(joined) == len(CUTS)
    assert {removed.removed for _, removed in joined} == {"\n\n"}
    for start in CUTS:
        assert any(span.text[join.offset :].startswith(start) for span, join in joined)


def test_the_notice_holds_its_front_matter(tree: Tree) -> None:
    notice = clause(tree, "notice")
    assert notice.title is not None
    assert notice.title.text == "国务院关于印发《中国（新疆）自由贸易试验区总体方案》的通知"
    assert [sentence.text for sentence in notice.sentences if len(sentence.text) < 20] == [
        "国发〔2023〕17号",
        "国务院",
        "2023年10月21日",
        "（本文有删减）",
    ]


def test_its_measures_have_titles_and_sentences(tree: Tree) -> None:
    measures = [found for found in tree.clauses if found.kind == "measure"]
    assert all(found.title and found.sentences for found in measures)
    measure = clause(tree, "3.6.17")
    assert measure.title is not None
    assert measure.title.text == "创新物流运输服务模式"
    assert [sentence.text for sentence in measure.sentences if "物权凭证" in sentence.text] == [
        "探索赋予运单物权凭证功能，为有关国际规则制定提供实践支撑。"
    ]


def test_no_paragraph_is_lost(tree: Tree) -> None:
    assert len(tree.sentences) == 156
    assert [len(clause(tree, name).sentences) for name in ("notice", "preamble", "1.2", "4")] == [6, 2, 3, 10]


def test_spaces_and_half_width_brackets_stay(tree: Tree) -> None:
    words = "".join(sentence.text for sentence in tree.sentences)
    assert "179.66 平方公里" in words
    assert "中国(新疆)自由贸易试验区" in words

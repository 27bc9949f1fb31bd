"""The engine of the search alone, in the browser that runs it, on a small invented plan."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import projects
from edition.export import search_index as module
from edition.export.search_index import search_index
from search_page import load_engine, load_index
from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Found = list[dict[str, Any]]
    Ask = Callable[[str], Found]

TEXT = projects.TEXT.replace(
    "鼓励企业参与。",
    "鼓励企业参与信息平台和银行服务，面积179.66平方公里。推动旅游发展。支持平台建设、综合保税区发展。",
)
GLOSSED = {
    "annotations/plan/2.1.yml": projects.FILES["annotations/plan/2.1.yml"].replace(
        "      - zh: 鼓励企业参与。\n",
        "      - zh: 鼓励企业参与信息平台和银行服务，面积179.66平方公里。\n"
        "        en: Encourage enterprises to take part in policies for information platforms.\n",
    ),
    "annotations/terms/bonded-zone.yml": (
        "term: 综合保税区\nen: comprehensive bonded zone\ncategory: transport\n"
        "definition: {en: A zone., zh: 区域。}\n"
    ),
}


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    load_engine(page, ROOT / "docs/assets")
    yield page
    page.close()


def load(page: Page, root: Path) -> Ask:
    """Load the index of a project, all its parts; return what asks the engine."""
    edition, _ = projects.joined(projects.make(root, GLOSSED, text=TEXT))
    load_index(page, search_index(edition).values())

    def ask(query: str) -> Found:
        found: Found = page.evaluate("(query) => window.engine.search(query).results", query)
        return found

    return ask


@pytest.fixture(scope="module")
def ask(blank: Page, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return load(blank, tmp_path_factory.mktemp("plan"))


def ids(found: Found) -> list[str]:
    return [each["id"] for each in found]


def marked(result: dict[str, Any], language: str = "zh") -> list[str]:
    return [result["text"][language][start:end] for start, end in result[language]]


@pytest.mark.parametrize(
    ("query", "first", "words"),
    [
        ("质押", "2.1.1-2", ["质押"]),  # from the middle of a sentence
        ("運單質押", "2.1.1-2", ["运单质押"]),  # traditional
        ("資訊", "2.1.2-1", ["信息"]),  # a word of Taiwan
        ("展，探索", "2.1.1-2", ["展，探索"]),  # over a pause
        ("港口（青山）", "1.1-2", ["港口（青山"]),  # brackets count for nothing, here at the end
        ("青山开放", "1.1-2", ["青山", "开放"]),  # no such run: its pieces
        ("yun dan zhi ya", "2.1.1-2", ["运单质押"]),
        ("yùndān", "2.1.1-2", ["运单"]),
        ("yun4dan1zhi", "2.1.1-2", ["运单质"]),
        ("lvyou", "2.1.2-2", ["旅游"]),
        ("yinhang", "2.1.2-1", ["银行"]),  # a polyphone
        ("推动 3座", "2.1.1-1", ["推动", "3座"]),
        ("179.66", "2.1.2-1", ["179.66"]),
        ("１７９.６６平方", "2.1.2-1", ["179.66平方"]),  # full width
    ],
)
def test_chinese_is_found_and_marked(ask: Ask, query: str, first: str, words: list[str]) -> None:
    found = ask(query)
    assert ids(found)[0] == first
    assert marked(found[0]) == words


@pytest.mark.parametrize(
    ("query", "first", "words"),
    [
        ("pledging", "2.1.1-2", ["pledging"]),
        ("pledged", "2.1.1-2", ["pledging"]),  # another inflection
        ("policy", "2.1.2-1", ["policies"]),
        ("consignment note", "2.1.1-2", ["consignment notes"]),
        ("encou", "2.1.2-1", ["Encou"]),  # a beginning
        ("enterprsies", "2.1.2-1", ["enterprises"]),  # two letters swapped
        ("the building of", "2.1.1-1", ["the building of"]),
        ("notes growth", "2.1.1-2", ["growth", "notes"]),  # in any order
    ],
)
def test_english_is_found_and_marked(ask: Ask, query: str, first: str, words: list[str]) -> None:
    found = ask(query)
    assert ids(found)[0] == first
    assert marked(found[0], "en") == words


def test_words_of_both_languages_have_to_stand_in_one_sentence(ask: Ask) -> None:
    found = ask("运单 growth")
    assert ids(found) == ["2.1.1-2"]
    assert (marked(found[0]), marked(found[0], "en")) == (["运单"], ["growth"])


def test_words_of_one_measure_are_found_where_no_sentence_has_them_all(ask: Ask) -> None:
    assert set(ids(ask("码头 质押"))) == {"2.1.1", "2.1.1-1", "2.1.1-2"}


@pytest.mark.parametrize(
    "query",
    [
        "港口物流枢纽",
        "港口物流樞紐",
        "port logistics hub",
        "Port Logistics Hubs",
        "gangkouwuliushuniu",
        "gkwlsn",
    ],
)
def test_term_comes_first_where_it_is_what_was_asked_for(ask: Ask, query: str) -> None:
    assert ids(ask(query))[0] == "logistics-hub"


@pytest.mark.parametrize(
    ("query", "form"), [("logistics centre", "also"), ("物流枢纽", "also"), ("pivot", "avoid")]
)
def test_other_forms_of_a_term_lead_to_it_and_say_what_they_are(ask: Ask, query: str, form: str) -> None:
    first = ask(query)[0]
    assert (first["id"], first["form"]["is"], first["form"]["text"]) == ("logistics-hub", form, query)


def test_abbreviation_of_a_term_finds_it_and_its_sentences(ask: Ask) -> None:
    assert ids(ask("综保区"))[:2] == ["bonded-zone", "2.1.2-3"]


def test_sentence_that_has_the_words_comes_before_terms_that_only_hold_them(ask: Ask) -> None:
    assert ids(ask("物流"))[:2] == ["1.1-1", "logistics-hub"]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("1", ["2.1.1", "1", "1.1", "2.1"]),  # the measure, the part, the sections
        ("第二条", ["2.1.2"]),
        ("第2條措施", ["2.1.2"]),
        ("Measure 2", ["2.1.2"]),
        ("第二部分", ["2"]),
        ("二（一）", ["2.1"]),
        ("section 2.1", ["2.1"]),
        ("２．１．２", ["2.1.2"]),
        ("二（一）2", ["2.1.2"]),
        ("2.1.1-2", ["2.1.1-2"]),
        ("第2条第1句", ["2.1.2-1"]),
        ("notice", ["notice"]),
        ("notice-1", ["notice-1"]),
    ],
)
def test_clauses_and_sentences_are_found_by_number(ask: Ask, query: str, named: list[str]) -> None:
    assert ids(ask(query))[: len(named)] == named


@pytest.mark.parametrize(
    "query",
    [
        "99",
        "第九十九条",
        "2.1.1-9",
        "2.1.1-0",
        "part 12",
        "香蕉",
        "港口香蕉",
        "giraffe",
        "port giraffe",
        "zzqx",
        "ba na na",
        "，。",
        " ",
        "'\"(",
    ],
)
def test_what_is_not_there_is_not_found(ask: Ask, query: str) -> None:
    assert ask(query) == []


@pytest.mark.parametrize(
    "query", ["__proto__", "toString constructor", ".*+?^${}()|[]\\", "😀 𠮷", "展" * 999, "xi" * 300]
)
def test_odd_and_endless_queries_find_nothing_and_break_nothing(ask: Ask, query: str) -> None:
    assert ask(query) == []


def test_results_of_one_clause_stand_together(ask: Ask) -> None:
    owners = [each["group"]["id"] if each["group"] else "" for each in ask("发展")]
    runs = [owner for at, owner in enumerate(owners) if owner and owner != owners[at - 1]]
    assert len(runs) == len(set(runs)) > 2


def test_results_come_in_slices(blank: Page, ask: Ask) -> None:
    whole = ask("发展")
    part = blank.evaluate("window.engine.search('发展', {from: 1, limit: 2})")
    assert (part["total"], part["results"]) == (len(whole), whole[1:3])


def test_index_in_parts_answers_as_the_whole_does(
    blank: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = ["发展", "資訊", "yun dan", "port", "2.1.2", "综保区"]
    whole = [load(blank, tmp_path)(query) for query in queries]
    monkeypatch.setattr(module, "PART", 80)
    in_parts = load(blank, tmp_path)
    by_id = lambda found: sorted(json.dumps(each, sort_keys=True) for each in found)  # noqa: E731
    assert [by_id(in_parts(query)) for query in queries] == [by_id(found) for found in whole]

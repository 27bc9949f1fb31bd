"""Pages: what readers get, and that nothing of an annotation becomes more than words."""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

import projects
from edition.pages import files
from edition.render.addresses import Repository

if TYPE_CHECKING:
    from pathlib import Path

REPOSITORY = Repository("https://example.org/repository")
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</div></p></details><h1>out</h1>",
    "<!-- comment",
    "&lt;script&gt; &#60;b&#62;",
    "[words](javascript:alert(1))",
    "[words](data:text/html,x)",
    "# heading {: onclick=alert(1) }",
    "{{ config }} {% raw %} {# x #}",
    "*emphasis* **bold** `code` ~~gone~~ ![img][x]",
    "\"quoted\" 'single' \\backslash",
    "--8<-- 'secret.txt'",
    "line one\n\nline two\n    indented",
    "]]> <![CDATA[ x ]]> <?php ?>",
]


def built(root: Path) -> dict[str, str]:
    edition, problems = projects.joined(root)
    assert [problem for problem in problems if problem.level == "error"] == []
    return files(edition, REPOSITORY)


class Elements(HTMLParser):
    """Gathers the elements and words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def rendered(page: str) -> Elements:
    """Read a page as the builders do."""
    body = page.split("---\n", 2)[2]
    elements = Elements()
    elements.feed(python_markdown.markdown(body, extensions=["attr_list", "toc"]))
    return elements


def test_there_is_one_page_for_each_section_and_term(tmp_path: Path) -> None:
    assert sorted(built(projects.make(tmp_path))) == [
        "docs/data/document.js",
        "docs/data/edition.json",
        "docs/data/edition.schema.json",
        "docs/data/notes/1.1.js",
        "docs/data/notes/2.1.js",
        "docs/data/notes/notice.js",
        "docs/data/notes/preamble.js",
        "docs/data/opensearch.xml",
        "docs/data/pinyin/1.1.js",
        "docs/data/pinyin/2.1.js",
        "docs/data/pinyin/index.js",
        "docs/data/pinyin/notice.js",
        "docs/data/pinyin/preamble.js",
        "docs/data/scripts.js",
        "docs/data/search.js",
        "docs/plan/1.1.md",
        "docs/plan/2.1.md",
        "docs/plan/changes.md",
        "docs/plan/index.md",
        "docs/plan/net.md",
        "docs/plan/notice.md",
        "docs/plan/preamble.md",
        "docs/plan/received.md",
        "docs/plan/renderings.md",
        "docs/plan/sources.md",
        "docs/plan/status.md",
        "docs/plan/timeline.md",
        "docs/plan/whole.md",
        "docs/terms/index.md",
        "docs/terms/logistics-hub.md",
        "docs/terms/port.md",
    ]


def test_sentence_is_an_element_with_its_id_and_one_element_for_each_language(tmp_path: Path) -> None:
    page = built(projects.make(tmp_path))["docs/plan/2.1.md"]
    block = re.search(r'<div class="sentence[^>]*id="2\.1\.1-2".*?\n</div>', page, re.DOTALL)
    assert block
    shown = block[0].partition("<details")[0]
    assert re.findall(r'<p lang="([^"]+)"', shown) == ["zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "en"]


def test_longest_term_is_marked(tmp_path: Path) -> None:
    page = built(projects.make(tmp_path))["docs/plan/2.1.md"]
    links = re.findall(r'<a class="term" href="([^"]+)">([^<]+)</a>', page)
    assert links == [("../terms/logistics-hub.html#logistics-hub", "港口物流枢纽")]


def test_term_that_stood_before_in_its_clause_is_marked_as_standing_there_again(tmp_path: Path) -> None:
    changes = projects.change("annotations/terms/port.yml", "term: 港口\n", "term: 码头\n")
    text = projects.TEXT.replace("支持港口", "支持码头和码头")
    changes |= projects.change("annotations/plan/2.1.yml", "- zh: 支持港口", "- zh: 支持码头和码头")
    changes |= {"docs/source/provenance.yml": projects.provenance(text)}
    page = built(projects.make(tmp_path, changes, text))["docs/plan/2.1.md"]
    marks = re.findall(r'<a class="([^"]+)" href="../terms/port.html#port">', page)
    assert marks == ["term", "term again", "term again"]


def test_cards_of_the_terms_stand_on_the_page(tmp_path: Path) -> None:
    page = built(projects.make(tmp_path))["docs/plan/2.1.md"]
    cards = json.loads(html.unescape(re.findall(r"<template[^>]*>(.*?)</template>", page)[0]))
    assert cards == {
        "logistics-hub": [
            "港口物流枢纽",
            "port logistics hub",
            "gǎng kǒu wù liú shū niǔ",
            "货物换船之处。",
            "A place where goods change ships.",
            2,
        ]
    }


def test_no_card_ends_the_data_that_it_stands_in(tmp_path: Path) -> None:
    changes = projects.change(
        "annotations/terms/logistics-hub.yml", "A place where goods change ships.", "'</template><!-- x'"
    )
    page = built(projects.make(tmp_path, changes))["docs/plan/2.1.md"]
    assert page.count("</template>") == 1
    assert "<!--" not in page


def test_notes_of_a_page_are_a_script_with_cards_of_what_they_lead_to(tmp_path: Path) -> None:
    script = built(projects.make(tmp_path))["docs/data/notes/2.1.js"]
    start = '(window.editionNotes ??= {})["2.1"] = '
    assert script.startswith(start)
    data = json.loads(script.removeprefix(start).rstrip().removesuffix(";"))
    assert list(data["notes"]) == ["2.1.1-2"]
    assert 'id="2.1.1-2.n1"' in data["notes"]["2.1.1-2"]
    assert list(data["cards"]) == ["1.1-1", "source:port-law", "term:port"]
    assert data["cards"]["source:port-law"][2:] == ["", "县, 2020-01", "County, 2020-01", 0]
    assert data["cards"]["1.1-1"][3] == "到2035年，建成港口物流枢纽。"


def test_without_scripts_notes_are_a_link_to_the_whole_text(tmp_path: Path) -> None:
    pages = built(projects.make(tmp_path))
    assert 'href="whole.html#notes-2.1.1-2"' in pages["docs/plan/2.1.md"]
    assert 'id="notes-2.1.1-2"' in pages["docs/plan/whole.md"]


def test_references_are_shown_at_both_ends(tmp_path: Path) -> None:
    pages = built(projects.make(tmp_path))
    assert "builds on" in pages["docs/data/notes/2.1.js"]
    assert "is built on by" in pages["docs/data/notes/1.1.js"]
    back = rendered(pages["docs/plan/whole.md"])
    assert (
        "a",
        {"class": "target", "href": "2.1.html#2.1.1-2", "title": "建设码头 · Build quays"},
    ) in back.tags


def test_note_shows_its_words_kind_text_date_and_source(tmp_path: Path) -> None:
    page = rendered(built(projects.make(tmp_path))["docs/plan/whole.md"])
    note = page.words[page.words.index("运单 背景") :]
    for words in ("Context", "transport document", "as of April 2021", "截至2021年4月", "Port Law"):
        assert words in note
    assert "em" in [tag for tag, _ in page.tags]


def test_edit_links_lead_to_the_line_in_the_repository(tmp_path: Path) -> None:
    pages = built(projects.make(tmp_path))
    page = (
        pages["docs/plan/2.1.md"]
        + json.loads(f"[{pages['docs/data/notes/2.1.js'].partition('] = ')[2][:-2]}]")[0]["notes"]["2.1.1-2"]
    )
    links = re.findall(r'href="https://example.org/repository/edit/main/([^"]+)#L(\d+)"', page)
    lines = projects.FILES["annotations/plan/2.1.yml"].splitlines()
    starts = [lines[int(line) - 1].strip()[:10] for file, line in links if file == "annotations/plan/2.1.yml"]
    assert starts == [
        "- zh: 推动建设",
        "- zh: 支持港口",
        "- zh: 鼓励企业",
        "- on: 运单",
        '- {to: "1.',
        "- {to: 'te",
    ]


def test_heading_is_number_chinese_and_english_as_one_unit(tmp_path: Path) -> None:
    page = built(projects.make(tmp_path))["docs/plan/2.1.md"]
    words = html.unescape(
        re.sub(r"<[^>]+>", "", next(line for line in page.splitlines() if line.startswith("## ")))
    )
    assert words.split("{")[0].split() == ["##", "1", "建设码头", "建設碼頭", "建設碼頭", "Build", "quays"]


def test_sentence_without_english_says_so(tmp_path: Path) -> None:
    page = rendered(built(projects.make(tmp_path))["docs/plan/1.1.md"])
    assert ("p", {"lang": "en", "class": "missing"}) in page.tags


def test_term_page_holds_a_concordance_with_both_languages(tmp_path: Path) -> None:
    page = rendered(built(projects.make(tmp_path))["docs/terms/logistics-hub.md"])
    for words in ("logistics centre", "pivot", "gǎng kǒu", "Support the growth of the port logistics hub"):
        assert words in page.words
    assert [attrs["href"] for tag, attrs in page.tags if attrs.get("class") == "target"] == [
        "../plan/1.1.html#1.1-1",
        "../plan/2.1.html#2.1.1-2",
    ]


def test_received_page_lists_every_change_of_the_reading_view(tmp_path: Path) -> None:
    text = projects.TEXT.replace("支持港口物流枢纽", "支持港口物流枢\n\n纽")
    root = projects.make(tmp_path, {"docs/source/provenance.yml": projects.provenance(text)}, text)
    page = rendered(built(root)["docs/plan/received.md"])
    assert "口物流枢|纽发展，探索" in page.words
    assert "港口(青山)对外" in page.words


def test_bibliography_leads_to_the_archived_copy_where_one_is_named(tmp_path: Path) -> None:
    address = "https://archive.example/2031/https://example.org/law"
    law = "    url: https://example.org/law\n"
    named = projects.change("annotations/sources.yml", law, f"{law}    archived: {address}\n")
    without = built(projects.make(tmp_path / "without"))["docs/plan/sources.md"]
    page = built(projects.make(tmp_path / "with", named))["docs/plan/sources.md"]
    links = [attrs.get("href") for tag, attrs in rendered(page).tags if tag == "a"]
    assert address in links
    assert "https://example.org/law" in links
    assert "archived copy" in page
    assert "archived copy" not in without


def test_bibliography_says_where_a_source_is_cited(tmp_path: Path) -> None:
    page = rendered(built(projects.make(tmp_path))["docs/plan/sources.md"])
    assert ("a", {"href": "https://example.org/law"}) in page.tags
    assert "2.1.1-2" in page.words
    assert ("a", {"class": "target", "href": "../terms/port.html#port"}) in page.tags


def test_every_link_between_generated_pages_leads_to_an_element(tmp_path: Path) -> None:
    pages = {
        name: rendered(text) for name, text in built(projects.make(tmp_path)).items() if name.endswith(".md")
    }
    ids = {name: {attrs["id"] for _, attrs in page.tags if "id" in attrs} for name, page in pages.items()}
    for name, page in pages.items():
        for tag, attrs in page.tags:
            href = attrs.get("href") or ""
            if tag == "a" and href and not href.startswith("http") and not href.startswith("../source"):
                path, _, fragment = href.partition("#")
                folder = name.rpartition("/")[0]
                parts = [*folder.split("/"), *path.split("/")] if path else [*name.split("/")]
                while ".." in parts:
                    at = parts.index("..")
                    del parts[at - 1 : at + 1]
                assert fragment in ids["/".join(parts).replace(".html", ".md")], (name, href)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(tmp_path: Path, words: str) -> None:
    quoted = '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    changes = {
        **projects.change("annotations/plan/2.1.yml", "Promote the building of three quays.", quoted),
        **projects.change(
            "annotations/terms/logistics-hub.yml",
            "A place where goods change ships.",
            "x" if words.startswith("[words]") else quoted,
        ),
    }
    plain = built(projects.make(tmp_path / "plain"))
    hostile = built(projects.make(tmp_path / "hostile", changes))
    for name in ("docs/plan/2.1.md", "docs/plan/whole.md"):
        tags = [tag for tag, _ in rendered(hostile[name]).tags]
        assert tags == [tag for tag, _ in rendered(plain[name]).tags]
    shown = " ".join(rendered(hostile["docs/plan/2.1.md"]).words.split())
    assert " ".join(words.split()) in shown


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=80))
def test_any_title_stays_words_in_a_markdown_heading(words: str) -> None:
    from edition.render.page import heading  # noqa: PLC0415  # beside its one test

    page = rendered("---\n---\n" + heading(2, "x", {"en": words}))
    assert [(tag, attrs.get("lang")) for tag, attrs in page.tags] == [("h2", None), ("span", "en")]
    assert page.words.split() == words.split()

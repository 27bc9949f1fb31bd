"""A reader links to a sentence, cites it, edits it, reports a problem with it, and copies its words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import expect

from browser.reading_steps import SECTION, element, on_page
from browser.search_steps import BY_MKDOCS, OVER_HTTP
from sites import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from sites import Site

CATCH = "if (navigator.clipboard) navigator.clipboard.writeText = (text) => (window.copied = text, Promise.resolve())"
"""Take what is copied, where a test has no clipboard."""


@pytest.fixture
def sentence(page: Page, address: str, site: Site) -> dict[str, Any]:
    """Open the section, and give one of its sentences."""
    page.add_init_script(CATCH)
    page.goto(address + SECTION)
    return on_page(site, SECTION)[3]


def menu(page: Page, sentence: dict[str, Any]) -> Locator:
    """Open the tools of a sentence."""
    element(page, sentence["id"]).hover()
    element(page, sentence["id"]).locator(".sentence-more").click()
    opened = page.locator(".sentence-menu")
    expect(opened).to_be_visible()
    return opened


def copied(page: Page, sentence: dict[str, Any], name: str) -> str:
    menu(page, sentence).get_by_role("button", name=name).click()
    expect(page.locator(".sentence-menu [role=status]")).to_contain_text("Copied")
    text: str = page.evaluate("window.copied")
    return text


def published(site: Site, sentence: dict[str, Any]) -> str:
    settings = (site.project / "mkdocs.yml").read_text("utf-8")
    found = re.search(r"^site_url: *(\S+)", settings, re.MULTILINE)
    assert found
    return str(found[1]) + str(sentence["url"])


def test_the_number_of_a_sentence_is_its_permanent_link(
    page: Page, address: str, sentence: dict[str, Any]
) -> None:
    element(page, sentence["id"]).locator(".sentence-number").click()
    page.wait_for_url(address + sentence["url"])


def test_its_link_can_be_copied(page: Page, address: str, sentence: dict[str, Any]) -> None:
    assert copied(page, sentence, "Copy link") == address + sentence["url"]


@OVER_HTTP
@BY_MKDOCS
def test_the_link_really_gets_to_the_clipboard(page: Page, address: str, site: Site) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + SECTION)
    sentence = on_page(site, SECTION)[0]
    menu(page, sentence).get_by_role("button", name="Copy link").click()
    expect(page.locator(".sentence-menu [role=status]")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == address + sentence["url"]


def test_a_citation_in_chinese(page: Page, site: Site, sentence: dict[str, Any]) -> None:
    text = copied(page, sentence, "GB/T 7714")
    document = site.data["document"]
    start = f"{document['issuer']['zh-Hans']}. {document['title']['zh-Hans']}: {document['number']}[A/OL]. "
    assert text.startswith(start)
    assert re.search(rf"\({document['date']}\)\[\d{{4}}-\d\d-\d\d\]: {re.escape(sentence['id'])}\. ", text)
    assert re.search(r"注释版 \d+\.\d+ \(\d{4}-\d\d-\d\d\)", text)
    assert text.endswith(f"{published(site, sentence)}.")


def test_a_citation_in_english(page: Page, site: Site, sentence: dict[str, Any]) -> None:
    text = copied(page, sentence, "English")
    document = site.data["document"]
    for words in (document["title"]["en"], document["number"], "21 October 2023", published(site, sentence)):
        assert words in text
    assert f"sentence {sentence['id']}; annotated edition, version " in text


def test_a_citation_for_bibtex(page: Page, site: Site, sentence: dict[str, Any]) -> None:
    text = copied(page, sentence, "BibTeX")
    assert re.fullmatch(r"@misc\{[\w.-]+,\n(?:  \w+ += \{.*\},\n)+\}", text)
    fields = dict(re.findall(r"^  (\w+) += \{(.*)\},$", text, re.MULTILINE))
    assert fields["url"] == published(site, sentence)
    assert fields["note"] == f"Sentence {sentence['id']}"
    assert fields["date"] == site.data["document"]["date"]
    assert text.count("{") == text.count("}")


def test_a_citation_as_csl_json(page: Page, site: Site, sentence: dict[str, Any]) -> None:
    (entry,) = json.loads(copied(page, sentence, "CSL-JSON"))
    assert entry["type"] == "legislation"
    assert entry["URL"] == published(site, sentence)
    assert entry["section"] == sentence["id"]
    assert entry["issued"] == {"date-parts": [[2023, 10, 21]]}
    assert len(entry["accessed"]["date-parts"][0]) == 3
    assert entry["author"] == [{"literal": site.data["document"]["issuer"]["en"]}]


def test_the_edit_link_leads_to_the_line_of_the_sentence(
    page: Page, site: Site, sentence: dict[str, Any]
) -> None:
    link = menu(page, sentence).get_by_role("link", name="Edit").get_attribute("href") or ""
    file, line = link.partition("/edit/main/")[2].split("#L")
    assert sentence["text"]["zh-Hans"] in (site.project / file).read_text("utf-8").splitlines()[int(line) - 1]


def form_fields() -> set[str]:
    """Return the ids of the fields of the form at which a report arrives."""
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/gloss.yml").read_text("utf-8"))
    return {field["id"] for field in form["body"] if "id" in field}


def test_a_report_is_filled_in(page: Page, site: Site, sentence: dict[str, Any]) -> None:
    link = menu(page, sentence).get_by_role("link", name="Report").get_attribute("href") or ""
    asked = parse_qs(urlsplit(link).query)
    assert asked.pop("template") == ["gloss.yml"]
    assert asked.pop("title") == [f"{sentence['id']}: "]
    assert asked.keys() <= form_fields()
    assert asked == {
        "sentence": [published(site, sentence)],
        "chinese": [sentence["text"]["zh-Hans"]],
        "english": [sentence["text"]["en"]],
    }


@BY_MKDOCS
def test_a_host_without_forms_gets_a_text(page: Page, site: Site, sentence: dict[str, Any]) -> None:
    menu(page, sentence)
    page.keyboard.press("Escape")
    page.evaluate(
        "window.editionDocument.report = 'https://example.org/new?t={title}&b={body}&other={other}'"
    )
    link = menu(page, sentence).get_by_role("link", name="Report").get_attribute("href") or ""
    asked = parse_qs(urlsplit(link).query)
    assert asked["other"] == ["{other}"]
    for words in (published(site, sentence), sentence["text"]["zh-Hans"], sentence["text"]["en"]):
        assert words in asked["b"][0]


def test_a_range_can_be_linked_to_and_is_highlighted_on_arrival(page: Page, address: str, site: Site) -> None:
    page.add_init_script(CATCH)
    ids = [each["id"] for each in on_page(site, SECTION)]
    page.goto(f"{address}{SECTION}#{ids[2]}")
    last = next(each for each in on_page(site, SECTION) if each["id"] == ids[5])
    link = copied(page, last, f"{ids[2]} – {ids[5]}")
    assert link == f"{address}{SECTION}?to={ids[5]}#{ids[2]}"
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".in-range")).to_have_count(4)
    assert page.locator(".in-range").evaluate_all("(all) => all.map((each) => each.id)") == ids[2:6]
    expect(element(page, ids[2])).to_be_in_viewport()


@BY_MKDOCS
def test_shift_and_a_second_number_make_a_range(page: Page, address: str, site: Site) -> None:
    ids = [each["id"] for each in on_page(site, SECTION)]
    page.goto(f"{address}{SECTION}#{ids[4]}")
    element(page, ids[1]).locator(".sentence-number").click(modifiers=["Shift"])
    page.wait_for_url(f"{address}{SECTION}?to={ids[1]}#{ids[4]}")
    assert page.locator(".in-range").evaluate_all("(all) => all.map((each) => each.id)") == ids[1:5]


@BY_MKDOCS
def test_the_tools_work_by_keyboard_and_give_the_focus_back(page: Page, sentence: dict[str, Any]) -> None:
    more = element(page, sentence["id"]).locator(".sentence-more")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sentence-menu").get_by_role("button", name="Copy link")).to_be_focused()
    expect(more).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".sentence-menu")).to_be_hidden()
    expect(more).to_be_focused()
    expect(more).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("view", ["", "?pinyin=on", "?notes=open&terms=all"])
@BY_MKDOCS
def test_copied_text_holds_no_numbers_marks_or_pinyin(
    page: Page, address: str, site: Site, view: str
) -> None:
    page.goto(f"{address}{SECTION}{view}")
    if "pinyin" in view:
        expect(page.locator("rt").first).to_be_attached()
    first, second = on_page(site, SECTION)[:2]
    text = page.evaluate(
        """([from, to]) => {
          getSelection().setBaseAndExtent(
            document.getElementById(from), 0, document.getElementById(to).querySelector(':scope > [lang=en]'), 1);
          return getSelection().toString();
        }""",
        [first["id"], second["id"]],
    )
    lines = [line for line in text.splitlines() if line.strip()]
    for sentence in (first, second):
        for language in ("zh-Hans", "en"):
            assert sentence["text"][language] in lines
    assert sentence["text"]["zh-Hant-TW"] not in text
    assert not re.search(r"^\s*[\d✓⋯✎]+\s*$", text, re.MULTILINE)
    assert not re.search(r"[āáǎàēéěèīíǐìōóǒòūúǔù]", text)

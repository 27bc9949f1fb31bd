"""A reader changes the script, unfolds notes, and reads without scripts at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.reading_steps import (
    HONG_KONG,
    SECTION,
    SIMPLIFIED,
    TAIWAN,
    element,
    noted,
    on_page,
    shown_languages,
    view,
)
from browser.search_steps import BY_MKDOCS, OVER_HTTP

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from sites import Site


def test_traditional_characters_take_the_place_of_simplified_ones(
    page: Page, address: str, site: Site
) -> None:
    sentence = site.data["sentences"][-1]
    page.goto(address + sentence["url"])
    for language in (TAIWAN, HONG_KONG, SIMPLIFIED):
        view(page, language)
        shown = element(page, sentence["id"]).locator(":scope > [lang|='zh']").and_(page.locator(":visible"))
        expect(shown).to_have_text([sentence["text"][language]])


@BY_MKDOCS
def test_traditional_text_has_the_same_terms_and_notes_marked(page: Page, address: str, site: Site) -> None:
    page.goto(f"{address}{SECTION}?script={TAIWAN}")
    expect(page.locator("[data-marked]").first).to_be_attached()
    for sentence in on_page(site, SECTION):
        shown = element(page, sentence["id"]).locator(f":scope > [lang='{TAIWAN}']")
        text = sentence["text"][TAIWAN]
        terms = [text[each["start"] : each["end"]] for each in sentence["terms"]]
        assert shown.locator("a.term").all_text_contents() == terms
        assert shown.locator(".note-mark").count() == len(sentence["notes"])
        assert shown.text_content() == text


def test_everything_around_the_text_changes_its_script_too_and_back(
    page: Page, address: str, site: Site
) -> None:
    note = noted(site)
    page.goto(address + note["url"])
    element(page, note["id"]).locator("summary").click()
    shown = element(page, f"{note['id']}.n1").locator(":scope > p").nth(1)
    expect(shown).to_have_text(note["zh-Hans"])
    view(page, TAIWAN)
    expect(shown).to_have_text(note["zh-Hant-TW"])
    expect(page.locator(".md-nav--primary")).to_contain_text("總體方案")
    view(page, SIMPLIFIED)
    expect(shown).to_have_text(note["zh-Hans"])
    expect(page.locator(".md-nav--primary")).to_contain_text("总体方案")


def test_notes_unfold_by_keyboard_and_are_not_fetched_before(page: Page, address: str, site: Site) -> None:
    note = noted(site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + note["url"])
    assert page.locator(".note").count() == 0
    assert not [url for url in asked if "/notes/" in url]
    element(page, note["id"]).locator("summary").press("Enter")
    expect(element(page, f"{note['id']}.n1")).to_be_visible()
    assert [url for url in asked if "/notes/" in url]


def test_link_to_a_note_opens_it(page: Page, address: str, site: Site) -> None:
    note = noted(site)
    page.goto(f"{address}{note['url']}.n1")
    expect(element(page, f"{note['id']}.n1")).to_be_in_viewport()


def test_mark_in_the_text_leads_to_its_note_and_back_leads_away(page: Page, address: str, site: Site) -> None:
    note = noted(site)
    page.goto(address + note["url"])
    element(page, note["id"]).locator(".note-mark:visible").first.click()
    expect(element(page, f"{note['id']}.n1")).to_be_in_viewport()
    page.wait_for_url(f"{address}{note['url']}.n1")
    page.go_back()
    page.wait_for_url(address + note["url"])


def test_notes_can_be_hidden_or_all_open(page: Page, address: str) -> None:
    page.goto(address + SECTION)
    marks = page.locator(".note-mark:visible")
    assert marks.count() > 0
    view(page, "open")
    count = page.locator("details.apparatus").count()
    expect(page.locator("details.apparatus[open] > .unpacked")).to_have_count(count)
    view(page, "marked")
    expect(page.locator("details.apparatus[open]")).to_have_count(0)
    view(page, "hidden")
    expect(marks).to_have_count(0)
    expect(page.locator("details.apparatus:visible")).to_have_count(0)


@BY_MKDOCS
@OVER_HTTP
def test_notes_stand_beside_the_text_on_a_desk_and_below_it_on_a_phone(
    page: Page, address: str, site: Site
) -> None:
    sentence = next(each for each in on_page(site, SECTION) if each["notes"])
    for width, beside in ((1440, True), (390, False)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}{SECTION}?notes=open")
        notes = element(page, sentence["id"]).locator(".unpacked").bounding_box()
        text = element(page, sentence["id"]).locator(":scope > [lang='en']").bounding_box()
        assert notes
        assert text
        assert (notes["x"] >= text["x"] + text["width"]) is beside
        assert (notes["y"] >= text["y"] + text["height"]) is not beside


def test_without_scripts_the_text_its_english_and_its_notes_can_be_read(
    browser: Browser, address: str, site: Site
) -> None:
    note = noted(site)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + note["url"])
    assert shown_languages(page, note["id"]) == ["zh-Hans", "en"]
    element(page, note["id"]).locator("summary").click()
    element(page, note["id"]).locator("details a").click()
    expect(element(page, f"{note['id']}.n1")).to_be_visible()
    expect(element(page, f"notes-{note['id']}")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("kind", ["a.term", ".note-mark"])
def test_without_scripts_marks_are_plain_links(browser: Browser, address: str, site: Site, kind: str) -> None:
    note = noted(site)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + note["url"])
    link = page.locator(f"{kind}:visible").first
    href = link.get_attribute("href") or ""
    link.click()
    page.wait_for_url(f"**/{href.removeprefix('../')}")
    expect(element(page, href.partition("#")[2])).to_be_in_viewport()
    context.close()

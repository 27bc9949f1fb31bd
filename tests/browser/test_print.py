"""A reader prints a section, or the whole text: both languages, notes at the foot of their clause, no controls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.reading_steps import SECTION, element, on_page, wait_until
from browser.search_steps import BY_MKDOCS, OVER_HTTP

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from sites import Site

WHOLE = "plan/whole.html"


def on_paper(page: Page) -> None:
    """Show the page as it is printed."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


@pytest.mark.parametrize("query", ["", "?layout=columns", "?notes=open"])
def test_a_section_is_printed_with_its_notes_below_each_clause(
    page: Page, address: str, site: Site, query: str
) -> None:
    page.goto(address + SECTION + query)
    page.keyboard.press("Control")  # as one does who prints by key
    wait_until(page, "window.editionNotes")
    on_paper(page)
    sentences = on_page(site, SECTION)
    feet = page.locator(".footnotes:visible")
    noted = [each for each in sentences if each["notes"]]
    assert feet.count() >= len(noted)
    for sentence in noted:
        foot = feet.filter(has=page.locator(f".of:text-is('{sentence['id']}')"))
        for note in sentence["notes"]:
            expect(foot).to_contain_text(re.sub(r"\[([^]]*)\]\([^)]*\)|\*", r"\1", note["text"]["en"])[:60])
    for sentence in sentences:
        boxes = [
            element(page, sentence["id"]).locator(f":scope > [lang='{each}']").bounding_box()
            for each in ("zh-Hans", "en")
        ]
        assert boxes[0]
        assert boxes[1]
        assert boxes[0]["y"] < boxes[1]["y"]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".for-print")).to_have_count(0)


@BY_MKDOCS
def test_hidden_notes_are_not_printed(page: Page, address: str) -> None:
    page.goto(f"{address}{SECTION}?notes=hidden")
    on_paper(page)
    assert page.locator(".footnotes").count() == 0
    assert page.locator(".note-mark:visible").count() == 0


@OVER_HTTP
def test_the_notes_are_there_though_nobody_asked_for_them_before(page: Page, address: str) -> None:
    page.goto(address + SECTION)
    on_paper(page)
    assert page.locator(".footnotes .note:visible").count() > 20


def test_nothing_but_the_text_is_printed(page: Page, address: str) -> None:
    page.goto(address + SECTION)
    on_paper(page)
    for controls in (
        ".md-header",
        ".md-sidebar",
        ".md-footer",
        ".sentence-more",
        ".edit",
        "summary",
        ".headerlink",
    ):
        assert page.locator(controls).count() > 0
        assert page.locator(f"{controls}:visible").count() == 0, controls


@BY_MKDOCS
def test_paper_is_white_in_the_dark_too(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(address + SECTION)
    on_paper(page)
    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.sentence > [lang]')).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_the_whole_text_is_printed_with_all_notes_without_a_script(
    page: Page, address: str, site: Site
) -> None:
    page.goto(address + WHOLE)
    page.emulate_media(media="print")
    assert page.locator(".sentence").count() == len(site.data["sentences"])
    notes = sum(len(each["notes"]) for each in site.data["sentences"])
    assert page.locator(".footnotes .note:visible").count() >= notes


@BY_MKDOCS
def test_addresses_of_sources_are_printed(page: Page, address: str, site: Site) -> None:
    page.goto(address + WHOLE)
    page.emulate_media(media="print")
    printed = page.locator(".footnotes .cites a[data-address]").evaluate_all(
        "(all) => all.map((each) => getComputedStyle(each, '::after').content)"
    )
    known = {each["url"] for each in site.data["sources"] if each.get("url")}
    assert len(printed) > 100
    for content in printed:
        assert content.strip('"').strip()[1:-1].replace('" ', "") or content
        assert any(url in content for url in known), content


@BY_MKDOCS
@OVER_HTTP
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_pages_of_paper_have_numbers_and_nothing_is_cut_off(page: Page, address: str, paper: str) -> None:
    page.goto(f"{address}plan/2.1.html")
    pdf = page.pdf(format=paper)
    assert pdf.startswith(b"%PDF")
    count = int(re.findall(rb"/Count (\d+)", pdf)[0])
    assert 2 <= count <= 6
    width = {"A4": 210, "Letter": 216}[paper] - 32
    page.set_viewport_size({"width": round(width / 25.4 * 96), "height": 1000})
    on_paper(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

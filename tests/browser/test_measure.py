"""A reader opens measure 17, from a link and from the contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from sites import Site

MEASURE = "3.6.17"
ADDRESS = f"plan/3.6.html#{MEASURE}"


def element(page: Page, id_: str) -> Locator:
    return page.locator(f'[id="{id_}"]')


def test_the_page_of_measure_17_opens_at_its_heading(page: Page, address: str) -> None:
    page.goto(address + ADDRESS)
    expect(element(page, MEASURE)).to_be_in_viewport()


def test_all_sentences_of_measure_17_show(page: Page, address: str, site: Site) -> None:
    page.goto(address + ADDRESS)
    sentences = [each for each in site.data["sentences"] if each["clause"] == MEASURE]
    assert sentences
    for sentence in sentences:
        shown = element(page, sentence["id"]).locator(":scope > [lang]").and_(page.locator(":visible"))
        assert shown.count(), f"{sentence['id']} shows no language"
        for each in shown.all():
            language = each.get_attribute("lang")
            if language in sentence["text"]:
                expect(each).to_have_text(sentence["text"][language])


def test_a_link_from_the_contents_lands_on_measure_17(page: Page, address: str) -> None:
    page.goto(f"{address}plan/index.html")
    page.get_by_role("main").locator(f'a[href$="#{MEASURE}"]').first.click()
    page.wait_for_url(address + ADDRESS)
    expect(element(page, MEASURE)).to_be_in_viewport()


def test_a_sentence_can_be_linked_to(page: Page, address: str, site: Site) -> None:
    sentence = next(each for each in reversed(site.data["sentences"]) if each["clause"] == MEASURE)
    page.goto(address + sentence["url"])
    expect(element(page, sentence["id"])).to_be_in_viewport()

"""A reader changes the script, unfolds notes, and reads without scripts at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from sites import Site

TAIWAN, HONG_KONG = "繁體（台灣）", "繁體（香港）"


def noted(site: Site) -> dict[str, str]:
    """Return the first sentence with a note, and the note's text."""
    sentence = next(each for each in site.data["sentences"] if each["notes"])
    return {"url": sentence["url"], "id": sentence["id"], **sentence["notes"][0]["text"]}


def element(page: Page, id_: str) -> Locator:
    return page.locator(f'[id="{id_}"]')


def test_traditional_characters_take_the_place_of_simplified_ones(
    page: Page, address: str, site: Site
) -> None:
    sentence = site.data["sentences"][-1]
    page.goto(address + sentence["url"])
    for name, language in ((TAIWAN, "zh-Hant-TW"), (HONG_KONG, "zh-Hant-HK"), ("简体", "zh-Hans")):
        page.get_by_role("button", name=name).click()
        shown = element(page, sentence["id"]).locator(":scope > [lang|='zh']").and_(page.locator(":visible"))
        expect(shown).to_have_text([sentence["text"][language]])


def test_everything_around_the_text_changes_its_script_too_and_back(
    page: Page, address: str, site: Site
) -> None:
    note = noted(site)
    page.goto(address + note["url"])
    element(page, note["id"]).locator("summary").click()
    shown = element(page, f"{note['id']}.n1").locator(":scope > p").nth(1)
    expect(shown).to_have_text(note["zh-Hans"])
    page.get_by_role("button", name=TAIWAN).click()
    expect(shown).to_have_text(note["zh-Hant-TW"])
    expect(page.locator(".md-nav--primary")).to_contain_text("總體方案")
    page.get_by_role("button", name="简体").click()
    expect(shown).to_have_text(note["zh-Hans"])
    expect(page.locator(".md-nav--primary")).to_contain_text("总体方案")


def test_the_choice_of_script_is_remembered(page: Page, address: str, site: Site) -> None:
    page.goto(address + "plan/index.html")
    page.get_by_role("button", name=HONG_KONG).click()
    page.goto(address + site.data["terms"][0]["url"])
    expect(page.get_by_role("button", name=HONG_KONG)).to_have_attribute("aria-pressed", "true")
    expect(page.locator("h1 [lang='zh-Hant-HK']")).to_be_visible()


def test_notes_unfold_by_keyboard_and_no_note_is_built_before(page: Page, address: str, site: Site) -> None:
    note = noted(site)
    page.goto(address + note["url"])
    assert page.locator(".note").count() == 0
    element(page, note["id"]).locator("summary").press("Enter")
    expect(element(page, f"{note['id']}.n1")).to_be_visible()


def test_link_to_a_note_opens_it(page: Page, address: str, site: Site) -> None:
    note = noted(site)
    page.goto(f"{address}{note['url']}.n1")
    expect(element(page, f"{note['id']}.n1")).to_be_in_viewport()


def test_mark_in_the_text_leads_to_its_note(page: Page, address: str, site: Site) -> None:
    note = noted(site)
    page.goto(address + note["url"])
    element(page, note["id"]).locator(".note-mark:visible").first.click()
    expect(element(page, f"{note['id']}.n1")).to_be_visible()


def test_without_scripts_the_text_its_english_and_its_notes_can_be_read(
    browser: Browser, address: str, site: Site
) -> None:
    note = noted(site)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + note["url"])
    visible = element(page, note["id"]).locator(":scope > [lang]").and_(page.locator(":visible"))
    assert [each.get_attribute("lang") for each in visible.all()] == ["zh-Hans", "en"]
    element(page, note["id"]).locator("summary").click()
    expect(element(page, f"{note['id']}.n1")).to_be_visible()
    context.close()

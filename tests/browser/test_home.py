"""A newcomer starts at the home page, and it tells the truth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.search_steps import BY_MKDOCS, field

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from sites import Site


@BY_MKDOCS
def test_its_contents_are_those_of_the_edition(page: Page, address: str, site: Site) -> None:
    page.goto(f"{address}index.html")
    clauses = {
        each["url"].removesuffix(f"#{each['id']}"): each
        for each in site.data["clauses"]
        if each["kind"] != "measure"
    }
    clauses |= {
        each["url"]: each
        for each in site.data["clauses"]
        if each["kind"] == "part" and "index" in each["url"]
    }
    clauses.pop("plan/index.html")
    links = page.locator("#contents + ul a")
    found = {
        link.get_attribute("href"): " ".join((link.text_content() or "").split()) for link in links.all()
    }
    assert set(found) == set(clauses)
    for address_, words in found.items():
        clause = clauses[str(address_)]
        assert words == f"{clause['number']} {clause['title']['zh-Hans']} {clause['title']['en']}".strip()


@BY_MKDOCS
def test_its_figures_are_true(page: Page, address: str, site: Site) -> None:
    page.goto(f"{address}index.html")
    data = site.data
    true = {
        "measures": sum(each["kind"] == "measure" for each in data["clauses"]),
        "sentences": len(data["sentences"]),
        "terms": len(data["terms"]),
        "notes": sum(len(each["notes"]) for each in data["sentences"]),
        "cross-references": sum(each["origin"] == "manual" for each in data["references"]),
        "sources": len(data["sources"]),
    }
    rows = page.locator("#figures ~ * tr").filter(has=page.locator("td")).all()
    said = {}
    for row in rows:
        figure, words = row.locator("td").all_inner_texts()
        said[next(name for name in true if name in words)] = figure
    assert set(said) == set(true)
    for name, figure in said.items():
        least = int(re.sub(r"\D", "", figure))
        assert least == true[name] or ("+" in figure and least <= true[name] < least * 1.3), name


@pytest.mark.parametrize(
    ("name", "layout"), [("Side by side", "columns"), ("English alone", "en"), ("Interleaved", "lines")]
)
def test_each_way_of_reading_is_one_step_away(page: Page, address: str, name: str, layout: str) -> None:
    page.goto(f"{address}index.html")
    page.get_by_role("main").get_by_role("link", name=re.compile(f"^\\S+ {name}$")).click()
    expect(page.locator("html")).to_have_attribute("data-layout", layout)
    expect(page.locator(".sentence").first).to_be_visible()


def test_it_has_the_search(page: Page, address: str) -> None:
    page.goto(f"{address}index.html")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(field(page)).to_be_focused()


@pytest.mark.parametrize("path", ["index.html", "plan/changes.html", "plan/status.html", "terms/index.html"])
def test_pages_ask_for_nothing_that_is_not_there(page: Page, address: str, path: str) -> None:
    """The page of the tests fails where an answer is missing; here it is given the time to ask."""
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").count() == 1

"""A browser can add the search: the description keeps to the format."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import projects
from edition.export.document_script import Release
from edition.export.opensearch import LONG, SHORT, opensearch

if TYPE_CHECKING:
    from pathlib import Path

    from edition.joined.model import Edition

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def described(edition: Edition, site: str = "https://example.org/plan/") -> dict[str, ET.Element]:
    root = ET.fromstring(opensearch(edition, Release("0.5", "2021-03-04", site=site)))  # noqa: S314  # our own words
    assert root.tag == f"{SPACE}OpenSearchDescription"
    return {child.tag.removeprefix(SPACE): child for child in root}


def test_what_is_asked_for_goes_to_the_page_of_the_search(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    assert described(edition)["Url"].attrib == {
        "type": "text/html",
        "template": "https://example.org/plan/search.html?q={searchTerms}",
    }


def test_names_are_no_longer_than_the_format_allows_and_are_escaped(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    assert described(edition)["ShortName"].text == "青政发〔2021〕5号"
    document = dataclasses.replace(edition.document, number="A&B <" * 9, title={"zh-Hans": "港<" * 999})
    long = described(dataclasses.replace(edition, document=document))
    assert [len(long[name].text or "") for name in ("ShortName", "Description")] == [SHORT, LONG]

"""The feed keeps to Atom (RFC 4287): what it must have, forms of dates and addresses, one id for each entry."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

import projects
from edition.annotations.statements import Unit, sentence_unit
from edition.export.document_script import Release
from edition.export.feed import ENTRIES, UNITS, feed
from edition.joined.changes import Change, Past, Revision
from edition.render.addresses import Repository
from edition.render.changes import A_PAGE
from edition.render.view import view

if TYPE_CHECKING:
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://example.org/plan/"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
SENTENCE = sentence_unit("2.1.1", "推动建设码头3座。")


CHANGED = [Change(Unit("term", f"t{n}"), "en", "a", "b") for n in range(A_PAGE)]
"""So many changes that each revision has a page of its own."""


def revision(number: int, *changes: Change, subject: str = "Another verb") -> Revision:
    made = changes or (Change(SENTENCE, "en", "Promote it", "Advance it"),)
    return Revision(f"{number:010x}" * 4, f"2021-05-01T{number // 60:02}:{number % 60:02}:00Z", subject, made)


@pytest.fixture
def root(tmp_path: Path, request: pytest.FixtureRequest) -> ET.Element:
    revisions = getattr(request, "param", (revision(1), revision(2)))
    edition, _ = projects.joined(projects.make(tmp_path))
    text = feed(
        view(edition, Repository("https://example.net/r")), Past(revisions), Release("0.5", "", site=SITE)
    )
    return ET.fromstring(text)  # noqa: S314  # our own words


def text(element: ET.Element, name: str) -> str:
    (child,) = element.findall(ATOM + name)
    return child.text or ""


def links(element: ET.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall(f"{ATOM}link")}


def test_the_feed_has_what_a_feed_must_have(root: ET.Element) -> None:
    assert root.tag == f"{ATOM}feed"
    assert text(root, "id") == f"{SITE}data/changes.atom"
    assert text(root, "title").startswith("更新记录 · What changed")
    assert "0.5" in text(root, "subtitle")
    assert text(root, "updated") == "2021-05-01T00:02:00Z"
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert links(root) == {"self": f"{SITE}data/changes.atom", "alternate": f"{SITE}plan/changes.html"}


def test_each_entry_has_what_an_entry_must_have(root: ET.Element) -> None:
    entries = root.findall(f"{ATOM}entry")
    assert [text(entry, "updated") for entry in entries] == ["2021-05-01T00:02:00Z", "2021-05-01T00:01:00Z"]
    assert len({text(entry, "id") for entry in entries}) == len(entries)
    for entry in entries:
        assert urlsplit(text(entry, "id")).scheme == "https"
        assert RFC3339.fullmatch(text(entry, "updated"))
        assert text(entry, "title") == "Another verb"
        assert links(entry)["alternate"].startswith(f"{SITE}plan/changes.html#r-")


@pytest.mark.parametrize("root", [tuple(revision(n, *CHANGED) for n in range(4))], indirect=True)
def test_an_entry_keeps_its_id_when_it_moves_to_another_page(root: ET.Element) -> None:
    newest, *_, oldest = root.findall(f"{ATOM}entry")
    assert text(newest, "id") == links(newest)["alternate"]
    assert text(oldest, "id").startswith(f"{SITE}plan/changes.html#r-")
    assert links(oldest)["alternate"] == text(oldest, "id").replace("changes", "changes-1")


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.found += [value or "" for name, value in attrs if name == "href"]


def test_links_in_an_entry_are_whole(root: ET.Element) -> None:
    content = root.find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert content.attrib == {"type": "html"}
    shown = Links()
    shown.feed(content.text or "")
    assert shown.found == [f"{SITE}plan/2.1.html#2.1.1-1"]
    assert all(urljoin("https://elsewhere.example/", link) == link for link in shown.found)
    assert {"del", "ins"} <= shown.tags


MANY = tuple(revision(number) for number in range(ENTRIES + 5))


@pytest.mark.parametrize("root", [MANY], indirect=True)
def test_the_feed_holds_the_newest(root: ET.Element) -> None:
    updated = [text(entry, "updated") for entry in root.findall(f"{ATOM}entry")]
    assert updated == [each.time for each in reversed(MANY)][:ENTRIES]


LONG = revision(1, *(Change(Unit("term", f"t{n}"), "en", "a", "b") for n in range(UNITS + 9)))


@pytest.mark.parametrize("root", [(LONG,)], indirect=True)
def test_a_long_revision_is_shown_in_part(root: ET.Element) -> None:
    content = text(root[-1], "content")
    assert content.count("<del>") + content.count('<del class="whole"') == UNITS
    assert f"put otherwise: term {UNITS + 9}" in content


HOSTILE = revision(
    1, Change(SENTENCE, "en", "]]></content>\x00\ufffe", "<script>x</script>"), subject="<b>&amp; ]]>"
)


@pytest.mark.parametrize("root", [(HOSTILE,)], indirect=True)
def test_words_stay_words(root: ET.Element) -> None:
    (entry,) = root.findall(f"{ATOM}entry")
    assert text(entry, "title") == "<b>&amp; ]]>"
    shown = Links()
    shown.feed(text(entry, "content"))
    assert "script" not in shown.tags

"""Every link for editing opens the right file at the right line: all links of all pages, against the files."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

import pytest

from edition.pages import files
from edition.render.addresses import Repository
from edition.steps import check
from sites import ROOT

if TYPE_CHECKING:
    from edition.joined.model import Edition

HOST = "https://example.org/repository"
EDIT = rf'<a class="edit" href="{HOST}/edit/main/([^"#]+)#L(\d+)"'
KINDS = {
    "sentence": rf'<div class="sentence[^"]*" id="([^"]+)"[^>]*>\s*<div class="sentence-tools"><a [^>]*>[^<]*</a>{EDIT}',
    "note": rf'<div class="note" id="([^"]+)">(?:(?!</p>).)*?{EDIT}',
    "reference": rf'<a class="target" href="[^"#]*#([^"]+)"(?:(?!</a>).)*</a>{EDIT}',
    "term": rf'<div class="term-head">(?:(?!</div>).)*?{EDIT}',
    "source": rf'<div class="source" id="([^"]+)">(?:(?!</p>).)*?{EDIT}',
}
"""How each kind is marked up, from its id to its link."""
WIDTH = str.maketrans("（）", "()")
"""Brackets are of one width in a comparison, as the reading text sets some of them anew."""


class Link(NamedTuple):
    """A link for editing: what it belongs to, and where it leads."""

    page: str
    id: str
    file: str
    line: int

    def opened(self) -> str:
        """Return the line at which the file is opened."""
        lines = (ROOT / self.file).read_text("utf-8").splitlines()
        return lines[self.line - 1]


@cache
def edition() -> Edition:
    return check(ROOT)[0]


@cache
def pages() -> dict[str, str]:
    """Return everything that is generated and has links for editing, as HTML."""
    made = files(edition(), Repository(HOST))
    return {path: html_of(str(text)) for path, text in made.items() if "/edit/main/" in str(text)}


def html_of(text: str) -> str:
    """Return a page as it is, and the notes of a script."""
    if not text.startswith("(window."):
        return text
    notes = json.loads(text.partition("] = ")[2].rstrip(";\n"))["notes"]
    return "\n".join(notes.values())


@cache
def links(kind: str) -> tuple[Link, ...]:
    found = (
        (page, each.groups())
        for page, text in pages().items()
        for each in re.finditer(KINDS[kind], text, re.DOTALL)
    )
    named = ((page, groups if len(groups) == 3 else (page, *groups)) for page, groups in found)
    return tuple(Link(page, unescape(id_), file, int(line)) for page, (id_, file, line) in named)


def text_of(holder: str) -> str:
    clause = edition().clause_by_id.get(holder)
    return clause.title["zh-Hans"] if clause else edition().sentence_by_id[holder].text["zh-Hans"]


def is_there(kind: str, link: Link) -> bool:
    """Tell whether the line holds what the link belongs to."""
    line = link.opened().translate(WIDTH)
    if kind == "sentence":
        return "zh:" in line and text_of(link.id).translate(WIDTH) in line
    if kind == "note":
        holder = (
            edition().sentence_by_id.get(link.id.rpartition(".n")[0])
            or edition().clause_by_id[link.id.rpartition(".n")[0]]
        )
        note = next(each for each in holder.notes if each.id == link.id)
        words = text_of(holder.id)[note.start : note.end].translate(WIDTH)
        return re.fullmatch(rf" *- (\{{)?on: [\"']?{re.escape(words)}.*", line) is not None
    if kind == "reference":
        return re.search(rf"\bto: [\"']?((term|source):)?{re.escape(link.id)}[\"']?($|,)", line) is not None
    if kind == "term":
        return line.startswith("term: ") and link.file.rpartition("/")[2].removesuffix(".yml") in link.page
    return line.strip() == f"- id: {link.id}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_opens_the_line_of_its_thing(kind: str) -> None:
    assert not [link for link in links(kind) if not is_there(kind, link)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_that_is_one_line_off_would_be_seen(kind: str) -> None:
    shifted = [link._replace(line=link.line + 1) for link in links(kind)]
    assert not [link for link in shifted if link.line and is_there(kind, link)]


def test_every_sentence_note_reference_term_and_source_has_its_link() -> None:
    whole = edition()
    holders = [*whole.sentences, *whole.clauses]
    manual = [each for each in whole.references if each.origin == "manual"]
    there = {
        "sentence": {each.id for each in whole.sentences},
        "note": {note.id for holder in holders for note in holder.notes},
        "source": set(whole.sources),
    }
    for kind, ids in there.items():
        assert {link.id for link in links(kind)} == ids
    assert {link.file for link in links("term")} == {f"annotations/terms/{term}.yml" for term in whole.terms}
    places = {(each.place.file, each.place.line) for each in manual if each.place}
    assert {(link.file, link.line) for link in links("reference")} == places
    assert len(places) == len(manual)


def test_any_other_link_opens_the_line_of_a_key() -> None:
    """Pages that list what there is to do, for example, lead to it too."""
    known = {(link.page, link.file, link.line) for kind in KINDS for link in links(kind)}
    every = [
        Link(page, "", file, int(line))
        for page, text in pages().items()
        for file, line in re.findall(EDIT, text)
    ]
    assert len(every) == sum(text.count('class="edit"') for text in pages().values()) > 1000
    others = [link for link in every if (link.page, link.file, link.line) not in known]
    assert not [link for link in others if not re.match(r" *(- )?\{?[a-z_]+: \S|  +[a-z_]+:$", link.opened())]

"""What people's editors make of our schemas: they complete and explain keys, and mark what is wrong."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from edition.annotations import layout
from edition.annotations.docstrings import docstring
from edition.annotations.models import Gloss, Note, Reference, Source, TermFile
from edition.annotations.shapes import keys_of, name_of
from editor.language_server import LanguageServer, installed
from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

SECTION = "annotations/plan/3.6.yml"
TERM = "annotations/terms/document-of-title.yml"
TERMS = sorted((ROOT / layout.TERMS).glob("*.yml"))
FILES = [
    path.relative_to(ROOT).as_posix()
    for path in sorted((ROOT / "annotations").rglob("*.yml"))
    if path not in TERMS or path in TERMS[::20]
] + [layout.PROVENANCE]
"""All annotation files and templates, but of the many terms every twentieth."""


@pytest.fixture(scope="session")
def server() -> Iterator[LanguageServer]:
    if not (shutil.which("npm") and shutil.which("node")):
        pytest.skip("npm is not there, and the language server comes from it")
    with LanguageServer(installed()) as running:
        yield running


def real(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def changed(path: str, old: str, new: str) -> str:
    """Return a real file in which the first passage that matches a pattern is another."""
    text, found = re.subn(rf"(?m){old}", lambda _: new, real(path), count=1)
    assert found, old
    return text


def explanation(model: type[BaseModel], key: str) -> str:
    """Return the first sentence of what the models say of a key."""
    return docstring(model, name_of(model, key)).replace("``", "`").split(".")[0]


def offered(server: LanguageServer, path: str, text: str) -> dict[str, dict[str, Any]]:
    return {each["label"]: each for each in server.completions(path, text)}


def line_of(text: str, pattern: str) -> int:
    """Return the first line, from 0, that a pattern matches."""
    return next(at for at, line in enumerate(text.splitlines()) if re.search(pattern, line))


def marked(server: LanguageServer, path: str, text: str) -> list[tuple[int, str]]:
    return [(each["range"]["start"]["line"], each["message"]) for each in server.diagnostics(path, text)]


KEYS = [
    (SECTION, r"^ {8}status: .*", "        ¦", Gloss, {"status", "ignore"}),
    (SECTION, r"^ {12}kind: .*", "            ¦", Note, {"kind", "occurrence", "as_of", "sources"}),
    (SECTION, r"^ {4}as: .*", "    ¦", Reference, {"as"}),
    (TERM, r"^category: .*", "¦", TermFile, {"category", "pinyin", "traditional"}),
    (layout.SOURCES, r"^ {4}kind: .*", "    ¦", Source, {"kind", "copy"}),
]


@pytest.mark.parametrize(
    ("path", "old", "new", "model", "wanted"), KEYS, ids=[each[3].__name__ for each in KEYS]
)
def test_keys_that_are_not_there_are_completed_and_explained(  # noqa: PLR0913, PLR0917  # a row of the table
    server: LanguageServer, path: str, old: str, new: str, model: type[BaseModel], wanted: set[str]
) -> None:
    items = offered(server, path, changed(path, old, new))
    whole = {model.__name__}  # all keys that are needed, at once
    assert wanted <= items.keys() <= keys_of(model).keys() | whole
    for key in wanted:
        assert explanation(model, key) in str(items[key]["documentation"])


CHOICES = [
    (SECTION, r"status: reviewed", "status: ¦", {"draft", "reviewed"}),
    (SECTION, r"kind: term-choice", "kind: ¦", {"term-choice", "context", "basis"}),
    (layout.SOURCES, r"kind: \S+", "kind: ¦", {"law", "regulation", "decision", "plan", "news", "page"}),
]


@pytest.mark.parametrize(("path", "old", "new", "wanted"), CHOICES)
def test_values_of_a_closed_list_are_completed(
    server: LanguageServer, path: str, old: str, new: str, wanted: set[str]
) -> None:
    assert wanted <= set(offered(server, path, changed(path, old, new)))


HOVERS = [
    (SECTION, r"^ {8}status:", " " * 8 + "st¦atus:", Gloss, "status"),
    (SECTION, r"^ {12}kind:", " " * 12 + "ki¦nd:", Note, "kind"),
    (SECTION, r"^ {4}as:", "    a¦s:", Reference, "as"),
    (TERM, r"^category:", "categ¦ory:", TermFile, "category"),
    (layout.SOURCES, r"^ {4}seen:", "    se¦en:", Source, "seen"),
]


@pytest.mark.parametrize(("path", "old", "new", "model", "key"), HOVERS)
def test_a_key_is_explained(  # noqa: PLR0913, PLR0917  # a row of the table
    server: LanguageServer, path: str, old: str, new: str, model: type[BaseModel], key: str
) -> None:
    shown = server.hover(path, changed(path, old, new)).replace("&nbsp;", " ").replace("\\", "")
    assert explanation(model, key) in shown


WRONG = [
    (SECTION, r"status: reviewed\n.*reviewed: .*", "status: done", "status: done", "draft"),
    (SECTION, r"kind: term-choice", "kind: remark", "kind: remark", "term-choice"),
    (SECTION, r"^ {8}status:", "        statos:", "statos", "statos"),
    (SECTION, r"^ {12}kind: .*\n", "", r"- on: ", "kind"),
    (SECTION, r"^ {8}reviewed: .*\n", "", r"^ {6}- zh:", "reviewed"),
    (TERM, r"^category: .*\n", "", "^term:", "category"),
    (TERM, r"^en:", "english:", "^english:", "english"),
    (layout.SOURCES, r"seen: .*", 'seen: "yesterday"', "yesterday", "YYYY-MM-DD|date|pattern|format"),
    (layout.SOURCES, r"^ {4}url: .*", "    url: www.example.org", "www.example.org", "pattern"),
    ("annotations/categories.yml", r"- id: ", "- name: ", "- name: ", "id|name"),
]


@pytest.mark.parametrize(("path", "old", "new", "line", "said"), WRONG)
def test_what_is_wrong_is_marked_at_its_line(  # noqa: PLR0913, PLR0917  # a row of the table
    server: LanguageServer, path: str, old: str, new: str, line: str, said: str
) -> None:
    text = changed(path, old, new)
    found = marked(server, path, text)
    assert any(at == line_of(text, line) and re.search(said, message) for at, message in found), found


@pytest.mark.parametrize("path", FILES)
def test_nothing_is_marked_in_a_file_that_is_right(server: LanguageServer, path: str) -> None:
    assert real(path).startswith("# yaml-language-server: $schema=")
    assert marked(server, path, real(path)) == []


def test_the_lock_names_versions_and_hashes_and_no_host() -> None:
    lock = json.loads((ROOT / "tests/editor/package-lock.json").read_text("utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
        assert not package.get("hasInstallScript"), name

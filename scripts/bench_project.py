"""Projects of any size for the bench: this one, with its parts, annotations and terms several times over.

The parts run on: after 四 comes 五. The measures begin anew with each copy, for four digits are no number of
a measure. In each copy other characters stand for those of the text, the same ones in its annotations, so
that the terms of one copy occur in no other. What is said in English stays as it is.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from edition import numerals
from edition.text.parser import parse
from edition.text.source import FOLDER, read_source
from project_copy import copy_project

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from edition.clauses import Clause, Tree

PLAN, TERMS = "annotations/plan", "annotations/terms"
HAN = "".join(map(chr, range(0x4E00, 0x9FA6)))
KEPT = set(numerals.CHINESE + "第年月日附件")
"""Characters that shape a document; they stand for themselves."""
COMMON = range(0xB0, 0xD8)
"""First bytes, in GB 2312, of characters in common use. All words that shape a document consist of them."""
RARE = [character for character in HAN if (character.encode("gb2312", "ignore") or b" ")[0] not in COMMON]
STEP = 173
"""How far the characters of a copy are from those of the copy before it, in that list."""
ONCE = ("notice", "preamble")
"""Kinds of clauses that a document has once, however many parts it has."""
LINK = re.compile(r"(?<=\]\()[^()\s]+(?=\))")
NAV = re.compile(r"^nav:\n(?:[ #].*\n?|\n)*", re.MULTILINE)
NUMBERED_PAGE = re.compile(r"plan/(\d[\d.]*)\.md")


@dataclass(frozen=True)
class Copy:
    """How one copy of the document differs from the document."""

    number: int
    """0 for the document itself."""
    ids: Mapping[str, str]
    """Its ids of clauses, by those of the document."""
    characters: Mapping[int, str]
    """Its characters, by those of the document."""
    terms: AbstractSet[str]
    """Names of the terms that it has for itself; those of the front matter stand in the document alone."""

    def target(self, target: str) -> str:
        """Return what a reference or a link leads to in this copy."""
        if target.startswith("term:"):
            return self.name(target)
        clause, hyphen, sentence = target.partition("-")
        return self.ids.get(clause, clause) + hyphen + sentence

    def name(self, term: str) -> str:
        """Return the name of a term."""
        return self.changed(term) if term.removeprefix("term:") in self.terms else term

    def changed(self, words: str) -> str:
        """Return words that occur in no other copy."""
        return f"{words}-{self.number + 1}"

    def value(self, value: Any, key: str = "") -> Any:  # noqa: ANN401, PLR0911  # whatever YAML holds
        """Return a value of an annotation file as it stands in this copy."""
        if isinstance(value, dict):
            return {
                name: self.value(child, AVOIDED if key == AVOIDED else name)
                for name, child in value.items()
                if name not in OVERRIDES
            }
        if isinstance(value, list):
            return [self.value(child, key) for child in value]
        if key == AVOIDED:
            return self.changed(value)
        if key in ("section", "id", "to"):
            return self.target(value)
        if key == "related":
            return self.name(value)
        if key == "occurrence":
            return int(value)
        return LINK.sub(lambda link: self.target(link[0]), value.translate(self.characters))


OVERRIDES = ("pinyin", "traditional")
"""Keys of words that hold for the document's own characters alone."""
AVOIDED = "avoid"
"""Key of renderings that may not occur: changed, for whether they may depends on the Chinese beside them."""


def make_project(origin: Path, to: Path, documents: int) -> None:
    """Write a project of the size of several documents.

    Args:
        origin: The folder of a project with one document.
        to: The folder to make.
        documents: How many times the parts of the document are to stand in it.
    """
    copy_project(to, origin, "requirements", "ids.tsv")
    source = read_source(origin)
    tree, _ = parse(source)
    terms = _terms(origin, _received(tree, _repeated(tree)))
    copies = [_copy(tree, number, terms) for number in range(documents)]
    added = "".join(_received(tree, _repeated(tree), copy) for copy in copies[1:])
    received = _received(tree, tree.clauses) + added + tree.tail
    (to / FOLDER / source.path.name).write_bytes(received.encode())
    _renew(to / FOLDER / "provenance.yml", source.sha256, hashlib.sha256(received.encode()).hexdigest())
    for copy in copies[1:]:
        _write_annotations(origin, to, copy)
    _extend_nav(to / "mkdocs.yml", copies[1:])


def _terms(origin: Path, text: str) -> AbstractSet[str]:
    """Return the names of the terms that occur in a text."""
    terms = {path.stem: _read_yaml(path) for path in (origin / TERMS).glob("*.yml")}
    forms = {name: [term["term"], *term.get("also", {}).get("zh", ())] for name, term in terms.items()}
    return {name for name, words in forms.items() if any(each in text for each in words)}


def _copy(tree: Tree, number: int, terms: AbstractSet[str]) -> Copy:
    """Return what is different in the copy with this number."""
    if not number:
        return Copy(0, {}, {}, terms)
    ids: dict[str, str] = {}
    for clause in _repeated(tree):
        numbers = [ids[clause.parent]] if clause.parent else []
        ids[clause.id] = ".".join([*numbers, str(_number(tree, clause, number))])
    text = sorted({character for character in tree.received() if character in HAN} - KEPT)
    characters = {ord(each): RARE[(place + number * STEP) % len(RARE)] for place, each in enumerate(text)}
    return Copy(number, ids, characters, terms)


def _repeated(tree: Tree) -> Iterable[Clause]:
    return (clause for clause in tree.clauses if clause.kind not in ONCE)


def _number(tree: Tree, clause: Clause, copy: int) -> int:
    """Return the number of a clause in a copy: parts run on."""
    own = int(clause.id.rpartition(".")[2])
    parts = sum(other.kind == "part" for other in tree.clauses)
    return own + copy * parts if clause.kind == "part" else own


def _received(tree: Tree, clauses: Iterable[Clause], copy: Copy | None = None) -> str:
    """Return the text of clauses as it would be received, in a copy or as it was."""
    return "".join(_clause_received(tree, clause, copy) for clause in clauses)


def _clause_received(tree: Tree, clause: Clause, copy: Copy | None) -> str:
    marker = clause.marker
    if marker and copy and clause.kind == "part":
        marker = dataclasses.replace(marker, text=numerals.chinese(_number(tree, clause, copy.number)))
    spans = (clause.title, *(sentence.span for sentence in clause.sentences))
    words = "".join(span.received() for span in spans if span)
    return (marker.received() if marker else "") + words.translate(copy.characters if copy else {})


def _renew(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def _write_annotations(origin: Path, to: Path, copy: Copy) -> None:
    for path in (origin / PLAN).glob("*.yml"):
        if path.stem in copy.ids:
            _write_yaml(to / PLAN / f"{copy.ids[path.stem]}.yml", copy.value(_read_yaml(path)))
    for path in (origin / TERMS / f"{name}.yml" for name in copy.terms):
        _write_yaml(to / TERMS / f"{copy.name(path.stem)}.yml", copy.value(_read_yaml(path)))


def _read_yaml(path: Path) -> Any:  # noqa: ANN401  # whatever YAML holds
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506  # it makes only strings


def _write_yaml(path: Path, content: Any) -> None:  # noqa: ANN401
    text = yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, "utf-8")


def _extend_nav(path: Path, copies: Iterable[Copy]) -> None:
    """Add the pages of the copies behind those of the document."""
    text = path.read_text("utf-8")
    nav = NAV.search(text)
    if nav:
        entries = yaml.load(nav[0], Loader=yaml.CBaseLoader)  # noqa: S506  # it makes only strings
        longer = yaml.dump(
            {"nav": _longer(entries["nav"], list(copies))}, allow_unicode=True, sort_keys=False
        )
        path.write_text(text[: nav.start()] + longer + text[nav.end() :], "utf-8")


def _longer(entries: list[Any], copies: list[Copy]) -> list[Any]:
    """Return entries of the navigation, with the numbered pages of each copy behind the last of them."""
    result: list[Any] = []
    last = 0
    for entry in entries:
        whole = _is_numbered(entry)
        result.append(entry if whole or isinstance(entry, str) else _inside(entry, copies))
        last = len(result) if whole else last
    added = [_in_copy(entry, copy) for copy in copies for entry in entries if _is_numbered(entry)]
    return result[:last] + added + result[last:]


def _inside(entry: dict[str, Any], copies: list[Copy]) -> dict[str, Any]:
    return {
        title: _longer(value, copies) if isinstance(value, list) else value for title, value in entry.items()
    }


def _is_numbered(entry: Any) -> bool:  # noqa: ANN401
    """Tell whether an entry holds nothing but pages of parts and sections."""
    if isinstance(entry, str):
        return bool(NUMBERED_PAGE.fullmatch(entry))
    children = entry if isinstance(entry, list) else list(entry.values())
    return all(map(_is_numbered, children))


def _in_copy(entry: Any, copy: Copy) -> Any:  # noqa: ANN401
    if isinstance(entry, str):
        return NUMBERED_PAGE.sub(lambda page: f"plan/{copy.ids[page[1]]}.md", entry)
    if isinstance(entry, list):
        return [_in_copy(child, copy) for child in entry]
    return {f"{title} ({copy.number + 1})": _in_copy(value, copy) for title, value in entry.items()}

"""Scaffold: skeletons of the annotation files that a text needs and does not have yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.annotations import layout
from edition.annotations.explanations import commented, entry, explained
from edition.annotations.models import Category, Gloss, ReferenceType, Rendering, Source, TermFile
from edition.annotations.scalars import comment, scalar
from edition.clauses import page_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from edition.annotations.files import Annotations
    from edition.clauses import Clause, Sentence, Tree

OPEN = "to be filled in"
"""Stands where a file needs a value that the text does not tell."""
_LISTS: dict[str, tuple[str, type[BaseModel], str]] = {
    layout.SOURCES: ("sources", Source, "The bibliography: only what somebody saw."),
    layout.CATEGORIES: ("categories", Category, "The categories of terms, in the order of the index."),
    layout.REFERENCE_TYPES: ("types", ReferenceType, "The types of cross-references."),
    layout.RENDERINGS: ("renderings", Rendering, "Phrases that are no terms and have a fixed rendering."),
}
"""The files that are one list: their key, what an entry is, and what they are for."""
USE = 'Take away the "# " before a key to use it.'


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found in the text about the text; nothing where it was not found."""

    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    date: str | None = None
    """As YYYY-MM-DD."""
    file: str | None = None
    """Name of the file in docs/source."""
    sha256: str | None = None


def scaffold(tree: Tree, existing: Annotations, facts: Facts | None = None) -> dict[str, str]:
    """Return a skeleton for each annotation file that is missing.

    Sentences are quoted, nothing is glossed, and what is written loads without a problem. A sentence
    with control characters or characters that turn the direction of writing cannot be quoted.

    Args:
        tree: The parsed text.
        existing: What is there already, files with faults included. Nothing of it is in the result.
        facts: What the text says about itself. Without ``file`` and ``sha256`` there is no provenance.

    Returns:
        The text of each file, by its path relative to the project's root.
    """
    taken = {path.casefold() for path in existing.present}
    return {path: text for path, text in _files(tree, facts or Facts()) if path.casefold() not in taken}


def _files(tree: Tree, facts: Facts) -> Iterator[tuple[str, str]]:
    for page, members in page_clauses(tree):
        yield f"{layout.PLAN}/{page.id}.yml", section_skeleton(page, members)
    title = _line(facts.title or _title(tree))
    yield layout.DOCUMENT, _document(title, facts)
    for path, (key, model, head) in _LISTS.items():
        yield path, _list(path, key, model, head)
    if facts.file and facts.sha256:
        yield layout.PROVENANCE, _provenance(title, facts)


def section_skeleton(page: Clause, members: list[Clause]) -> str:
    """Return the skeleton of a section's file.

    Args:
        page: The section, notice or preamble, or the part without sections.
        members: The clauses within it, in the order of the text.
    """
    lines = [
        _schema("../schema/section.json"),
        f"# {_name(page)}",
        f"# {USE} All that a sentence may have:",
        "#",
        *commented(entry(explained(Gloss, without=("zh",)))),
        "",
        f'section: "{page.id}"',
        *_open_title(page, 0),
        *_sentences(page.sentences, 0),
    ]
    if members:
        lines += ["clauses:", *(line for clause in members for line in _clause(clause))]
    return "\n".join([*lines, ""])


def term_skeleton(slug: str, term: str) -> str:
    """Return the skeleton of a term's file, whose keys ``en`` and ``category`` wait for their values.

    Args:
        slug: The term's id, which is the file's name.
        term: The term as it stands in the text.
    """
    lines = [
        _schema("../schema/term.json"),
        f"# The term {comment(slug)}. {USE}",
        "",
        f"term: {scalar(term)}",
        "# The preferred English.",
        "en:",
        "# One of the categories in categories.yml.",
        "category:",
        *commented(explained(TermFile, without=("term", "en", "category"))),
    ]
    return "\n".join([*lines, ""])


def _clause(clause: Clause) -> list[str]:
    lines = [f"# {_name(clause)}", f'- id: "{clause.id}"']
    lines += [f"  {line}" for line in _open_title(clause, 0)]
    lines += [f"  {line}" for line in _sentences(clause.sentences, 0)]
    return [f"  {line}" for line in lines]


def _open_title(clause: Clause, indent: int) -> list[str]:
    return commented(["title: …"], indent) if clause.title else []


def _sentences(sentences: tuple[Sentence, ...], indent: int) -> list[str]:
    if not sentences:
        return []
    lines = ["sentences:"]
    for sentence in sentences:
        lines += [f"  - zh: {scalar(sentence.text)}", "    # en: …"]
    return [" " * indent + line for line in lines]


def _name(clause: Clause) -> str:
    title = comment(clause.title.text) if clause.title else ""
    return " ".join(part for part in (clause.id, comment(clause.number), title) if part)


def _title(tree: Tree) -> str:
    """Return the document's title: that of the preamble, or of what stands before it."""
    heads = [clause for clause in tree.clauses if clause.kind in {"notice", "preamble"} and clause.title]
    return heads[-1].title.text if heads and heads[-1].title else OPEN


def _document(title: str, facts: Facts) -> str:
    lines = [
        _schema("schema/document.json"),
        "# The English of the document's title. Until there is one, the Chinese stands here.",
        f"title: {scalar(title)}",
        "# The English of the issuer's name.",
        f"issuer: {scalar(_line(facts.issuer or OPEN))}",
    ]
    return "\n".join([*lines, ""])


def _provenance(title: str, facts: Facts) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", (facts.file or "").rpartition(".")[0].lower())[:60].strip("-")
    values = {"number": facts.number, "date": facts.date}
    lines = [
        _schema("../../annotations/schema/provenance.json"),
        "# What the text is and where it came from.",
        f"id: {scalar(name or 'document')}",
        f"file: {scalar(facts.file or '')}",
        f"title: {scalar(title)}",
        f"issuer: {scalar(_line(facts.issuer or OPEN))}",
        *(f"{key}: {scalar(value)}" for key, value in values.items() if value),
        f"sha256: {scalar(facts.sha256 or '')}",
    ]
    return "\n".join([*lines, ""])


def _line(text: str) -> str:
    """Return a name as it may stand in a file: on one line, and not too long."""
    return " ".join(text.split())[:300]


def _schema(address: str) -> str:
    return f"# yaml-language-server: $schema={address}"


def _list(path: str, key: str, model: type[BaseModel], head: str) -> str:
    """Return the skeleton of a file that is one list, with an example of an entry."""
    name = path.rpartition("/")[2].removesuffix(".yml")
    lines = [
        _schema(f"schema/{name}.json"),
        f"# {head} An entry looks like this:",
        "#",
        *commented(entry(explained(model))),
        f"{key}: []",
    ]
    return "\n".join([*lines, ""])

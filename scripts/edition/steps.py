"""The steps of the build. Each adds what it finds wrong to one list of problems; only the last stops.

``scripts/build_pages.py`` tells them as a story; the command line and the hook use them too.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING

from edition import freshness, output
from edition.annotations import layout
from edition.annotations.files import load_annotations
from edition.annotations.reading import unreadable
from edition.annotations.scaffold import Facts, scaffold, term_skeleton
from edition.annotations.schemas import schemas
from edition.annotations.templates import templates
from edition.joined import join as joined
from edition.joined.pinyin import Pinyin
from edition.joined.provenance import document_title
from edition.pages import files
from edition.past import past
from edition.problems import EditionError, Place, Problem, errors
from edition.settings import release, repository
from edition.text import ids, parser
from edition.text.facts import describe
from edition.text.source import read_source as read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from edition.annotations.files import Annotations
    from edition.clauses import Tree
    from edition.joined.model import Edition
    from edition.text.source import Source

__all__ = ["check", "join", "load", "parse", "read", "scaffold_files", "term_file", "write", "write_schemas"]

PINYIN = f"{output.WORK}/pinyin.json"
"""What pypinyin and rjieba once said, so that they need not be asked again. It may be deleted at any time."""

SPEAKERS = ("pypinyin", "rjieba")
ASKED_BY = freshness.CODE / "edition/joined/pinyin.py"


def parse(root: Path, source: Source, problems: list[Problem]) -> Tree:
    """Parse the text, and compare its ids with the committed list."""
    tree, found = parser.parse(source)
    problems += found + ids.check_ids(root, tree)
    return tree


def load(root: Path, problems: list[Problem]) -> Annotations:
    """Load all annotation files."""
    annotations, found = load_annotations(root)
    problems += found
    return annotations


def join(
    root: Path, source: Source, tree: Tree, annotations: Annotations, problems: list[Problem]
) -> Edition:
    """Join the text and the annotations."""
    pinyin = _remembered(root)
    edition, found = joined.join(source, tree, annotations, pinyin)
    problems += found
    if pinyin.grown:
        with suppress(EditionError):
            output.save(root, PINYIN, _memory(pinyin))
    return edition


def write(
    root: Path, edition: Edition, problems: list[Problem], began: Mapping[str, str] | None = None
) -> output.Written:
    """Write the pages and data, and remember it where there was nothing to remark.

    Args:
        root: The project's folder.
        edition: What is to be written.
        problems: What was found until here.
        began: The fingerprints of what was read, from before it was; without them nothing is remembered.

    Raises:
        EditionError: With all problems, where there is an error among them; nothing is written then.
    """
    if errors(problems):
        raise EditionError(problems)
    made = files(edition, repository(root), _handwritten(root), release(root), past(root))
    written = output.write(root, made)
    if began and not problems:
        freshness.remember(root, began, made)
    return written


def _handwritten(root: Path) -> list[str]:
    """Return the texts of the pages and scripts that people wrote."""
    paths = sorted(path for pattern in freshness.HANDWRITTEN for path in root.glob(pattern))
    texts = []
    for path in paths:
        try:
            texts.append(path.read_text("utf-8", "replace"))
        except OSError as error:
            raise EditionError([unreadable(path.relative_to(root).as_posix(), error)]) from error
    return texts


def check(root: Path) -> tuple[Edition, list[Problem]]:
    """Do all but the last step.

    Returns:
        The edition, and all problems, sorted.

    Raises:
        EditionError: Where there is no text to work on.
    """
    problems: list[Problem] = []
    source = read(root)
    tree = parse(root, source, problems)
    annotations = load(root, problems)
    edition = join(root, source, tree, annotations, problems)
    return edition, sorted(problems)


def scaffold_files(root: Path) -> dict[str, str]:
    """Return the skeletons of the annotation files that are missing, and the list of ids, by path."""
    source = read(root)
    tree, _ = parser.parse(source)
    annotations, _ = load_annotations(root)
    described = describe(tree)
    facts = Facts(
        title=document_title(tree) or None,
        number=described.number or None,
        date=described.date or None,
        file=source.path.name,
        sha256=source.sha256,
    )
    return scaffold(tree, annotations, facts) | {ids.FILE: ids.id_list(tree)}


def term_file(root: Path, name: str, term: str) -> dict[str, str]:
    """Return the file that a new term begins with, by its path.

    Args:
        root: The project's folder.
        name: The term's id, which is the file's name.
        term: The term as it stands in the text.

    Raises:
        EditionError: Where no term may have this name, or one has it already.
    """
    path = f"{layout.TERMS}/{name}.yml"
    found = layout.judge(layout.TERMS, f"{name}.yml")
    if found is None and (root / path).exists():
        found = Problem(
            Place(path), "file-exists", "this term has a file already", name, "a name that is free"
        )
    if found:
        raise EditionError([found])
    return {path: term_skeleton(name, term)}


def write_schemas(root: Path) -> tuple[str, ...]:
    """Write the schemas and templates where they are not what the models say, and return their paths."""
    fresh = {f"{layout.SCHEMA}/{name}": text for name, text in schemas().items()}
    fresh |= {f"{layout.TEMPLATES}/{name}": text for name, text in templates().items()}
    stale = [
        path
        for path, text in fresh.items()
        if not (root / path).is_file() or (root / path).read_text("utf-8") != text
    ]
    for path in stale:
        output.save(root, path, fresh[path])
    return tuple(stale)


def _remembered(root: Path) -> Pinyin:
    """Return what the libraries said in earlier builds, if these and we are still the same."""
    try:
        memory = json.loads((root / PINYIN).read_text(encoding="utf-8"))
        if memory["by"] == _speakers():
            return Pinyin(memory["pinyin"], memory["cuts"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # another build's memory, or a broken one
    return Pinyin()


def _speakers() -> str:
    """Return what made pinyin and cuts: the libraries, and the code that asks them."""
    return f"{freshness.versions(*SPEAKERS)}, {hashlib.sha256(ASKED_BY.read_bytes()).hexdigest()}"


def _memory(pinyin: Pinyin) -> str:
    said = {"by": _speakers(), "pinyin": pinyin.known, "cuts": pinyin.cuts}
    return json.dumps(said, ensure_ascii=False, indent=0, sort_keys=True)

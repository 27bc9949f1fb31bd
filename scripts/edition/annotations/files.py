"""Files: everything that the annotations say, loaded and checked in one go."""

from __future__ import annotations

import contextlib
import gc
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel

from edition.annotations import layout
from edition.annotations.duplicates import duplicate_addresses, duplicate_ids, duplicate_terms
from edition.annotations.folders import find
from edition.annotations.models import (
    CategoriesFile,
    DocumentFile,
    PicturesFile,
    PinyinFile,
    ProvenanceFile,
    ReferenceTypesFile,
    RenderingsFile,
    SectionFile,
    SourcesFile,
    TermFile,
)
from edition.annotations.quotation import stray_quotes
from edition.annotations.reading import read_text
from edition.annotations.validation import validate
from edition.annotations.yaml_tree import parse
from edition.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from edition.annotations.places import Places

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[M]):
    """A file without a fault."""

    file: str
    """Path relative to the project's root, with forward slashes."""
    value: M
    """What it says."""
    places: Places
    """Where in the file each key and value stands."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """All annotation files of a project that are without a fault."""

    provenance: Loaded[ProvenanceFile] | None = None
    document: Loaded[DocumentFile] | None = None
    sections: Mapping[str, Loaded[SectionFile]] = field(default_factory=dict)
    """By the section's id."""
    terms: Mapping[str, Loaded[TermFile]] = field(default_factory=dict)
    """By the term's id, which is the file's name."""
    sources: Loaded[SourcesFile] | None = None
    categories: Loaded[CategoriesFile] | None = None
    reference_types: Loaded[ReferenceTypesFile] | None = None
    renderings: Loaded[RenderingsFile] | None = None
    pictures: Loaded[PicturesFile] | None = None
    pinyin: Loaded[PinyinFile] | None = None
    present: frozenset[str] = frozenset()
    """Paths of all that lies in the folders, files with faults too: what nobody may write over."""


def load_annotations(root: Path) -> tuple[Annotations, list[Problem]]:
    """Load all annotation files of a project.

    A file or folder that is missing is no problem: a text without annotations is an edition too.

    Args:
        root: The project's folder, which holds ``annotations`` and ``docs/source``.

    Returns:
        The files without a fault, in the order of their names, and all problems, sorted by place.

    Raises:
        EditionError: PyYAML was installed without libyaml.
    """
    with _collector_paused():
        return _load(root)


@contextlib.contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector out: nothing built here is garbage, and looking took a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(root: Path) -> tuple[Annotations, list[Problem]]:
    found = find(root)
    loader = _Loader(root, list(found.problems))
    singles = [path for path in found.files if path in layout.LISTS]
    annotations = Annotations(
        provenance=loader.single(layout.PROVENANCE, ProvenanceFile, singles),
        document=loader.single(layout.DOCUMENT, DocumentFile, singles),
        sections=loader.folder(layout.PLAN, SectionFile, found.files),
        terms=loader.folder(layout.TERMS, TermFile, found.files),
        sources=loader.single(layout.SOURCES, SourcesFile, singles),
        categories=loader.single(layout.CATEGORIES, CategoriesFile, singles),
        reference_types=loader.single(layout.REFERENCE_TYPES, ReferenceTypesFile, singles),
        renderings=loader.single(layout.RENDERINGS, RenderingsFile, singles),
        pictures=loader.single(layout.PICTURES, PicturesFile, singles),
        pinyin=loader.single(layout.PINYIN, PinyinFile, singles),
        present=frozenset(found.present),
    )
    return annotations, sorted(loader.problems + _across(annotations))


class _Loader:
    """Loads files and gathers their problems."""

    def __init__(self, root: Path, problems: list[Problem]) -> None:
        self.root = root
        self.problems = problems

    def single(self, file: str, model: type[M], files: list[str]) -> Loaded[M] | None:
        """Load a file of which there is one, if it is there."""
        return self._load(file, model) if file in files else None

    def folder(self, folder: str, model: type[M], files: list[str]) -> dict[str, Loaded[M]]:
        """Load all files of a folder, by their names."""
        mine = [file for file in files if file.startswith(folder + "/")]
        loaded = {file[len(folder) + 1 : -len(".yml")]: self._load(file, model) for file in mine}
        return {name: value for name, value in loaded.items() if value and self._is_named_well(name, value)}

    def _load(self, file: str, model: type[M]) -> Loaded[M] | None:
        text, problems = read_text(f"{self.root}/{file}", file)
        self.problems += problems
        if text is None:
            return None
        loaded, found = _read(file, text, model)
        self.problems += found
        return loaded

    def _is_named_well(self, name: str, loaded: Loaded[M]) -> bool:
        """Report a section file that is named after another section."""
        section = getattr(loaded.value, "section", name)
        if section != name:
            self.problems.append(
                Problem(
                    loaded.places.value(("section",)),
                    "file-section",
                    "the file is named after another section",
                    section,
                    f'section: "{name}" in this file; or the file name {section}.yml',
                    name,
                )
            )
        return bool(section == name)


@lru_cache(maxsize=4096)  # while serving, all files but the one that was saved are as they were
def _read(file: str, text: str, model: type[M]) -> tuple[Loaded[M] | None, tuple[Problem, ...]]:
    """Return what a file says, if it is without a fault, and its problems."""
    parsed = parse(text, file)
    value, problems = validate(model, parsed)
    problems += stray_quotes(text, file) if value is not None else []
    return None if value is None else Loaded(file, value, parsed.places), tuple(problems)


def _across(annotations: Annotations) -> list[Problem]:
    """Return what only shows when several entries or files are seen together."""
    problems = duplicate_terms({slug: (term.value, term.places) for slug, term in annotations.terms.items()})
    if annotations.sources:
        ids = [entry.id for entry in annotations.sources.value.sources]
        problems += duplicate_ids("sources", ids, annotations.sources.places)
        problems += duplicate_addresses(annotations.sources.value.sources, annotations.sources.places)
    if annotations.categories:
        ids = [entry.id for entry in annotations.categories.value.categories]
        problems += duplicate_ids("categories", ids, annotations.categories.places)
    if annotations.reference_types:
        ids = [entry.id for entry in annotations.reference_types.value.types]
        problems += duplicate_ids("types", ids, annotations.reference_types.places)
    if annotations.renderings:
        ids = [entry.zh for entry in annotations.renderings.value.renderings]
        problems += duplicate_ids("renderings", ids, annotations.renderings.places, "zh")
    if annotations.pinyin:
        ids = [entry.zh.replace(" ", "") for entry in annotations.pinyin.value.words]
        problems += duplicate_ids("words", ids, annotations.pinyin.places, "zh")
    return problems

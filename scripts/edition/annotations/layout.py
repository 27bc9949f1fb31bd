"""Layout: which file of the annotations stands where, and under which name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edition.annotations import models
from edition.clauses import CLAUSE_ID
from edition.problems import Place, Problem, nearest

if TYPE_CHECKING:
    from pydantic import BaseModel

TOP = "annotations"
PLAN = "annotations/plan"
TERMS = "annotations/terms"
SCHEMA = "annotations/schema"
TEMPLATES = "annotations/templates"
PROVENANCE = "docs/source/provenance.yml"
DOCUMENT = "annotations/document.yml"
SOURCES = "annotations/sources.yml"
CATEGORIES = "annotations/categories.yml"
REFERENCE_TYPES = "annotations/reference-types.yml"
RENDERINGS = "annotations/renderings.yml"
PICTURES = "annotations/pictures.yml"
PINYIN = "annotations/pinyin.yml"

LISTS: dict[str, type[BaseModel]] = {
    PROVENANCE: models.ProvenanceFile,
    DOCUMENT: models.DocumentFile,
    SOURCES: models.SourcesFile,
    CATEGORIES: models.CategoriesFile,
    REFERENCE_TYPES: models.ReferenceTypesFile,
    RENDERINGS: models.RenderingsFile,
    PICTURES: models.PicturesFile,
    PINYIN: models.PinyinFile,
}
"""The files of which there is one."""
FOLDERS = (PLAN, TERMS, SCHEMA, TEMPLATES)
"""The folders within the annotations."""
TEMPLATE_MODELS: dict[str, type[BaseModel]] = {
    "section.yml": models.SectionFile,
    "term.yml": models.TermFile,
    "sources.yml": models.SourcesFile,
    "categories.yml": models.CategoriesFile,
    "reference-types.yml": models.ReferenceTypesFile,
    "renderings.yml": models.RenderingsFile,
    "pictures.yml": models.PicturesFile,
    "pinyin.yml": models.PinyinFile,
}
"""The templates, which say nothing about the text and are not loaded."""
README = "README.md"
"""May stand in each folder, to say what it is for."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAX_SLUG = 60
_RESERVED = frozenset(
    {"con", "nul", "aux", "prn"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
_IGNORED = re.compile(r"\..*|.*~|#.*#|.*\.sw[a-z]|Thumbs\.db|desktop\.ini", re.DOTALL)

_BELONGS = {
    TOP: (
        "document.yml, sources.yml, categories.yml, reference-types.yml, renderings.yml, pictures.yml, "
        "pinyin.yml, plan/, terms/"
    ),
    PLAN: "one file per section, named after its id: 3.6.yml",
    TERMS: "one file per term, named in small letters, digits and single hyphens: document-of-title.yml",
    SCHEMA: "the schemas that the build writes: section.json",
    TEMPLATES: "the templates that the build writes; a filled-in copy belongs in plan/ or terms/",
}


def is_ignored(name: str) -> bool:
    """Whether a file is an editor's or the system's own and says nothing."""
    return bool(_IGNORED.fullmatch(name))


def judge(folder: str, name: str) -> Problem | None:
    """Judge where a file stands and what it is called.

    Args:
        folder: The folder, relative to the project's root.
        name: The file's name.

    Returns:
        What is wrong with it, or nothing.
    """
    stem, _, suffix = name.rpartition(".")
    if name == README or (folder == SCHEMA and suffix == "json") or _is_template(folder, name):
        return None
    if (stem or name).split(".")[0].casefold() in _RESERVED:
        return _problem(folder, name, "file-reserved", "Windows keeps this name for a device", "another name")
    if suffix.casefold() not in {"yml", "yaml"}:
        return _problem(folder, name, "file-place", "this file does not belong here", _BELONGS[folder])
    if suffix != "yml":
        return _problem(
            folder,
            name,
            "file-extension",
            f"the name ends with .{suffix}",
            "a name that ends with .yml",
            home(folder, stem),
        )
    return _judge_stem(folder, name, stem)


def _is_template(folder: str, name: str) -> bool:
    return folder == TEMPLATES and name in TEMPLATE_MODELS


def _judge_stem(folder: str, name: str, stem: str) -> Problem | None:
    right = home(folder, stem)
    if right == f"{folder}/{name}":
        return None
    if right and right.rpartition("/")[0] != folder:
        return _problem(
            folder, name, "file-place", "this file belongs in another folder", _BELONGS[folder], right
        )
    return _problem(folder, name, "file-name", "no file here has such a name", _BELONGS[folder], right)


def home(folder: str, stem: str) -> str:
    """Return where a file of this name belongs, most likely; an empty string where nothing comes close.

    Args:
        folder: The folder in which it stands, relative to the project's root.
        stem: Its name without ``.yml``.
    """
    lower = stem.lower()
    singles = {path.rpartition("/")[2].removesuffix(".yml"): path for path in LISTS}
    if folder != TERMS and lower in singles:
        return singles[lower]
    is_clause = bool(CLAUSE_ID.fullmatch(lower))
    if is_clause and (folder == PLAN or (lower[0].isdigit() and "." in lower)):
        return f"{PLAN}/{lower}.yml"
    slug = re.sub(r"[^a-z0-9]+", "-", lower).strip("-")[:_MAX_SLUG].strip("-")
    if folder == TOP:
        close = nearest(lower, singles)
        return singles[close] if close else _first_home(lower, slug)
    return f"{TERMS}/{slug}.yml" if slug else ""


def _first_home(lower: str, slug: str) -> str:
    """Return the folder for a file that lies beside the folders."""
    if CLAUSE_ID.fullmatch(lower) and (lower[0].isdigit() or lower in {"notice", "preamble", "closing"}):
        return f"{PLAN}/{lower}.yml"
    return f"{TERMS}/{slug}.yml" if slug else ""


def stray_folder(folder: str) -> Problem:
    """Return the problem of a folder that no annotation belongs in."""
    parent, _, name = folder.rpartition("/")
    allowed = ", ".join(FOLDERS) if parent == TOP else f"no folders in {parent}"
    close = nearest(name, [known.rpartition("/")[2] for known in FOLDERS])
    return Problem(
        Place(folder),
        "file-place",
        "this folder does not belong here",
        f"{name}/",
        allowed,
        f"{TOP}/{close}" if close else "",
    )


def same_name(folder: str, name: str, other: str) -> Problem:
    """Return the problem of two names that many disks take for one."""
    return _problem(
        folder,
        name,
        "file-case",
        f"Windows and macOS take this file and {other} for one",
        "names that differ in more than capital letters",
        f"{folder}/{other}",
    )


def _problem(folder: str, name: str, rule: str, message: str, allowed: str, near: str = "") -> Problem:  # noqa: PLR0913, PLR0917  # the fields of a problem
    return Problem(Place(f"{folder}/{name}"), rule, message, name, allowed, near)

"""All files of a built edition, as texts by path: pages, downloads and their schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.export.data import edition_json
from edition.export.schema import edition_schema
from edition.export.script_table import script_table
from edition.joined.scripts import Scripts
from edition.render.apparatus import bibliography_page, received_page, renderings_page
from edition.render.labels import LABELS, label
from edition.render.plan import contents_page, section_pages
from edition.render.sentences import view
from edition.render.terms import term_pages, terms_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from edition.joined.model import Edition
    from edition.render.addresses import Repository


def files(edition: Edition, repository: Repository, handwritten: Iterable[str] = ()) -> dict[str, str]:
    """Return the text of every generated file, by path below the project's root.

    Args:
        edition: The edition.
        repository: Where its annotations can be edited.
        handwritten: The texts of the pages that people wrote.
    """
    seen = view(edition, repository)
    pages = [
        contents_page(seen),
        *section_pages(seen),
        received_page(seen),
        bibliography_page(seen),
        renderings_page(seen),
        terms_index(seen),
        *term_pages(seen),
    ]
    return {f"docs/{page.file}": page.text() for page in pages} | {
        "docs/data/edition.json": edition_json(edition),
        "docs/data/edition.schema.json": edition_schema(),
        "docs/data/scripts.js": script_table(edition, [*map(label, LABELS), *map(_chinese, handwritten)]),
    }


def _chinese(text: str) -> Mapping[str, str]:
    return Scripts({}).chinese(text)

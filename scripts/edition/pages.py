"""All files of a built edition, as texts by path: pages, downloads and their schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.export.data import edition_json
from edition.export.document_script import NO_RELEASE, Release, document_script
from edition.export.feed import feed
from edition.export.opensearch import opensearch
from edition.export.page_pinyin import page_pinyin
from edition.export.schema import edition_schema
from edition.export.script_table import script_table
from edition.export.search_index import search_index
from edition.joined.changes import NO_PAST, stale
from edition.joined.scripts import Scripts
from edition.render.addresses import FEED
from edition.render.apparatus import bibliography_page, received_page, renderings_page
from edition.render.cards import notes_script
from edition.render.changes import changes_pages
from edition.render.labels import LABELS, label
from edition.render.net import net_page
from edition.render.plan import contents_page, pages_of_text, section_pages
from edition.render.status import status_page
from edition.render.terms import term_pages
from edition.render.terms_index import terms_index
from edition.render.timeline import timeline_page
from edition.render.view import view
from edition.render.whole import whole_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from edition.joined.changes import Past
    from edition.joined.model import Edition
    from edition.render.addresses import Repository


def files(
    edition: Edition,
    repository: Repository,
    handwritten: Iterable[str] = (),
    release: Release = NO_RELEASE,
    past: Past = NO_PAST,
) -> dict[str, str]:
    """Return the text of every generated file, by path below the project's root.

    Args:
        edition: The edition.
        repository: Where its annotations can be edited.
        handwritten: The texts of the pages and scripts that people wrote.
        release: Which edition this is, and where it is published.
        past: What was changed before.
    """
    seen = view(edition, repository)
    pages = [
        contents_page(seen),
        *section_pages(seen),
        *whole_pages(seen),
        received_page(seen),
        bibliography_page(seen),
        renderings_page(seen),
        net_page(seen),
        timeline_page(seen),
        *changes_pages(seen, past, has_feed=bool(release.site and past.revisions)),
        status_page(seen, stale(each.changes for each in past.revisions), release.date),
        terms_index(seen),
        *term_pages(seen),
    ]
    search = {f"docs/data/{name}": text for name, text in search_index(edition).items()}
    notes = {
        f"docs/data/notes/{page.rpartition('/')[2]}.js": notes_script(seen.on(page), clauses)
        for page, clauses in pages_of_text(edition).items()
    }
    followed = {f"docs/{FEED}": feed(seen, past, release)} if release.site and past.revisions else {}
    return (
        {f"docs/{page.file}": page.text() for page in pages}
        | search
        | notes
        | followed
        | {f"docs/data/pinyin/{name}": text for name, text in page_pinyin(edition).items()}
        | {
            "docs/data/document.js": document_script(edition, release),
            "docs/data/edition.json": edition_json(edition, release),
            "docs/data/edition.schema.json": edition_schema(),
            "docs/data/opensearch.xml": opensearch(edition, release),
            "docs/data/scripts.js": script_table(edition, [*map(label, LABELS), *map(_chinese, handwritten)]),
        }
    )


def _chinese(text: str) -> Mapping[str, str]:
    return Scripts({}).chinese(text)

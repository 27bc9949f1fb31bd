"""Addresses: where things are shown, as links from one page to another.

Pages are built without directory addresses (``plan/3.6.html``), so that the site works from a folder
on a disk. A thing's fragment is its element's id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.joined.targets import SOURCE, TERM

if TYPE_CHECKING:
    from edition.joined.model import Edition
    from edition.problems import Place

CONTENTS, TERMS = "plan/index", "terms/index"
BIBLIOGRAPHY, RECEIVED, RENDERINGS = "plan/sources", "plan/received", "plan/renderings"
NET, TIMELINE = "plan/net", "plan/timeline"
CHANGES, STATUS = "plan/changes", "plan/status"
"""Pages that are no clause's and no term's."""
WHOLE, WHOLE_SENTENCES = "plan/whole", 1000
"""The page of the whole text, and how many sentences it may hold before another is begun."""
FEED = "data/changes.atom"
"""The feed of the changes."""
LISTS = "lists.css"
"""How pages that are lists look, in ``docs/assets/``."""
LINE = "edit/main/{file}#L{line}"
"""Address below the repository's that opens a line in its editor, as GitHub has it."""


@dataclass(frozen=True, slots=True)
class Repository:
    """Where people edit the annotations."""

    url: str = ""
    """Address of the repository, without a slash at the end; empty where it is not known."""
    line: str = LINE
    """Address of a line below it."""

    def link(self, place: Place) -> str | None:
        """Return the address of a line in the repository."""
        if not self.url:
            return None
        return f"{self.url.rstrip('/')}/{self.line.format(file=place.file, line=place.line)}"


def term_page(term: str) -> str:
    """Return the page of a term, without ending."""
    return f"terms/{term}"


def whole_pages(edition: Edition) -> dict[str, str]:
    """Return the page of the whole text on which each clause stands, by the clause's id.

    A text of usual length has one such page; a very long one has more, begun at a clause that stands
    in no other.
    """
    pages: dict[str, str] = {}
    number, held = 1, 0
    for clause in edition.clauses:
        if clause.parent is None and held >= WHOLE_SENTENCES:
            number, held = number + 1, 0
        held += len(clause.sentences)
        pages[clause.id] = WHOLE if number == 1 else f"{WHOLE}-{number}"
    return pages


def url(edition: Edition, target: str) -> str:
    """Return the address of a clause, sentence, ``term:…`` or ``source:…``, relative to the site's root."""
    if target.startswith(TERM):
        term = target.removeprefix(TERM)
        return f"{term_page(term)}.html#{term}"
    if target.startswith(SOURCE):
        return f"{BIBLIOGRAPHY}.html#{target.removeprefix(SOURCE)}"
    holder = edition.sentence_by_id.get(target) or edition.clause_by_id[target]
    return f"{holder.page}.html#{target}"


def relative(page: str, address: str) -> str:
    """Return ``address``, given from the site's root, as seen from ``page``."""
    path, hash_, fragment = address.partition("#")
    if hash_ and path == f"{page}.html":
        return f"#{fragment}"
    folder = page.rpartition("/")[0] + "/"
    inside = folder != "/" and path.startswith(folder)
    return address.removeprefix(folder) if inside else "../" * page.count("/") + address

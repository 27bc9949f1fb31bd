"""An edition seen from one page: where its links lead, and what refers to what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from edition.annotations.inline import pieces
from edition.render.addresses import Repository, relative, url, whole_pages
from edition.render.html import element, escape
from edition.render.labels import both

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from edition.joined.model import Edition, Reference
    from edition.problems import Place


@dataclass(frozen=True, slots=True)
class View:
    """An edition seen from one page."""

    edition: Edition
    page: str
    """The page, without ending."""
    repository: Repository
    forward: Mapping[str, Sequence[Reference]] = field(repr=False)
    """References by where they stand."""
    back: Mapping[str, Sequence[Reference]] = field(repr=False)
    """References by where they lead."""
    whole: Mapping[str, str] = field(repr=False)
    """The page that holds a clause with all its notes, by the clause's id."""

    def on(self, page: str) -> View:
        """Return the same edition seen from another page."""
        return replace(self, page=page)

    def href(self, target: str) -> str:
        """Return the link to a clause, sentence, ``term:…`` or ``source:…``."""
        return self.href_of(url(self.edition, target))

    def href_of(self, address: str) -> str:
        """Return the link to an address that is given from the site's root."""
        return relative(self.page, address)

    def notes_href(self, id_: str, note: str = "") -> str:
        """Return the link to the notes and references of a clause or sentence, for who has no scripts.

        Args:
            id_: The clause or sentence.
            note: The id of one of its notes.
        """
        sentence = self.edition.sentence_by_id.get(id_)
        page = self.whole[sentence.clause if sentence else id_]
        return self.href_of(f"{page}.html#{note or f'notes-{id_}'}")

    def stylesheet(self, name: str) -> str:
        """Return the link to a style sheet of ``docs/assets/`` that few pages need."""
        return f'<link rel="stylesheet" href="{self.href_of(f"assets/{name}")}">'

    def inline(self, text: str, _: str = "") -> str:
        """Return an annotation text as HTML: emphasis, links, and everything else as words."""
        return "".join(self._piece(piece.kind, piece.words, piece.target) for piece in pieces(text))

    def _piece(self, kind: str, words: str, target: str) -> str:
        if kind == "link":
            leads_out = target.startswith(("http://", "https://"))
            return element("a", escape(words), href=target if leads_out else self.href(target))
        return element("em", escape(words)) if kind == "emphasis" else escape(words)

    def edit(self, place: Place | None) -> str:
        """Return the link to the line of the repository at which something can be edited."""
        link = self.repository.link(place) if place else None
        return element("a", "", class_="edit", href=link, aria_label=both("edit")) if link else ""


def view(edition: Edition, repository: Repository) -> View:
    """Return a view of the edition, from its contents page."""
    forward: defaultdict[str, list[Reference]] = defaultdict(list)
    back: defaultdict[str, list[Reference]] = defaultdict(list)
    for reference in edition.references:
        forward[reference.from_].append(reference)
        back[reference.to].append(reference)
    return View(edition, "plan/index", repository, dict(forward), dict(back), whole_pages(edition))

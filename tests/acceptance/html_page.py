"""What the tests look at in a built page: ids, links, what the browser loads, and texts by language."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

VOID = set("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905  # shorter
"""Elements that have no end."""
PLAIN_LINKS = {"canonical", "prev", "next", "alternate", "author", "license"}
"""What a ``<link>`` can be for without the browser fetching anything."""
SPACE = re.compile(r"\s+")


class HtmlPage(HTMLParser):
    """One page, read with the standard library."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        """Ids of elements, in the order of the page."""
        self.links: list[str] = []
        """Where its links lead."""
        self.loads: list[str] = []
        """What the browser loads with it: scripts, styles, images, frames."""
        self.texts: dict[str, dict[str, str]] = {}
        """By the id of an element: the texts of its children that have a language, by language."""
        self.repeated: set[str] = set()
        """Ids of elements with more than one child in a language; their texts are joined."""
        self._open: list[tuple[str, str]] = []
        """The tag and id of each element that is open."""
        self._texts: list[tuple[int, str, str, list[str]]] = []
        """Each text that is being read: its depth, its parent's id, its language, its pieces."""
        self.feed(path.read_text("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._take_addresses(tag, attributes)
        if attributes.get("id"):
            self.ids.append(attributes["id"])
        if tag in VOID:
            return
        parent = self._open[-1][1] if self._open else ""
        if parent and "lang" in attributes:
            self._texts.append((len(self._open), parent, attributes["lang"], []))
        self._open.append((tag, attributes.get("id", "")))

    def handle_endtag(self, tag: str) -> None:
        while tag in (name for name, _ in self._open) and self._open.pop()[0] != tag:
            pass
        while self._texts and self._texts[-1][0] >= len(self._open):
            _, parent, language, pieces = self._texts.pop()
            texts = self.texts.setdefault(parent, {})
            if language in texts:
                self.repeated.add(parent)
            texts[language] = SPACE.sub(" ", " ".join([texts.get(language, ""), "".join(pieces)])).strip()

    def handle_data(self, data: str) -> None:
        for *_, pieces in self._texts:
            pieces.append(data)

    def _take_addresses(self, tag: str, attributes: dict[str, str]) -> None:
        loads = tag == "link" and not PLAIN_LINKS & set(attributes.get("rel", "").split())
        if "href" in attributes:
            (self.loads if loads else self.links).append(attributes["href"])
        self.loads += [attributes[name] for name in ("src", "poster", "data") if name in attributes]
        self.loads += [each.split()[0] for each in attributes.get("srcset", "").split(",") if each.strip()]

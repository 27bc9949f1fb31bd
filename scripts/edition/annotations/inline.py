"""The small part of Markdown that texts for readers may use: emphasis and links.

``*words*`` is emphasis. ``[words](target)`` is a link; the target is an address that starts with
http:// or https://, or the id of a clause, a sentence, ``term:…`` or ``source:…``. Everything else,
tags and template marks included, is plain words and is shown as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

PIECE = re.compile(
    r"\*(?P<em>[^*\s](?:[^*\n]*[^*\s])?)\*|\[(?P<words>[^\[\]\n]+)\]\((?P<target>[^()\s]+)\)",
)
WEB = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of plain words, of emphasised words, or a link."""

    kind: Literal["plain", "emphasis", "link"]
    words: str
    target: str = ""
    """Where a link leads."""

    @property
    def leads_out(self) -> bool:
        """Whether the link leads to another site."""
        return WEB.fullmatch(self.target) is not None


def pieces(text: str) -> list[Piece]:
    """Return the pieces of ``text`` in order. Joining their words gives the text without its marks."""
    found: list[Piece] = []
    start = 0
    for match in PIECE.finditer(text):
        if match.start() > start:
            found.append(Piece("plain", text[start : match.start()]))
        if match["em"]:
            found.append(Piece("emphasis", match["em"]))
        else:
            found.append(Piece("link", match["words"], match["target"]))
        start = match.end()
    return [*found, Piece("plain", text[start:])] if start < len(text) else found


def plain(text: str) -> str:
    """Return the words of ``text`` without marks."""
    return "".join(piece.words for piece in pieces(text))

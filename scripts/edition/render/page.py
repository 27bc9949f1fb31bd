"""A page: a Markdown file with front matter that either builder understands."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH, HANS
from edition.render.html import in_scripts, markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TAMED = str.maketrans({"<": "‹", ">": "›", '"': "”"})
"""Marks that no title needs, and what is shown in their place."""
DESCRIPTION_LENGTH = 160
"""The longest description, in characters: what search engines show."""


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page."""

    path: str
    """Without ending, relative to ``docs/``: ``plan/3.6``."""
    title: str
    """Plain words, for the navigation and the browser's tab."""
    description: str
    """Plain words, for search engines."""
    blocks: tuple[str, ...]
    """Markdown headings and HTML blocks."""
    feed: str = ""
    """The feed that follows the page, from the site's root, for its head (overrides/edition.html)."""

    @property
    def file(self) -> str:
        """The file below ``docs/``."""
        return f"{self.path}.md"

    def text(self) -> str:
        """Return the file's text."""
        description = tame(self.description)
        if len(description) > DESCRIPTION_LENGTH:
            description = description[: DESCRIPTION_LENGTH - 1].rstrip() + "…"
        matter = {"title": tame(self.title), "description": description}
        matter |= {"feed": self.feed} if self.feed else {}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items()]
        return "\n".join(["---", *lines, "---", "", "\n\n".join(self.blocks), ""])


def tame(words: str) -> str:
    """Return words on one line that are words wherever a theme puts them.

    Themes write titles and descriptions into the head and the navigation as they are, or with their
    character references resolved. So neither marks of elements nor of references may be left.
    """
    line = " ".join(words.split())
    if html.unescape(line) != line:
        line = line.replace("&", "＆")
    return line.translate(TAMED)


def bilingual(number: str, texts: Mapping[str, str]) -> str:
    """Return number, Chinese and English as plain words on one line: ``3.6 标题 · Title``."""
    words = " · ".join(texts[language] for language in (HANS, ENGLISH) if texts.get(language))
    return f"{number} {words}".strip()


def heading(level: int, id_: str, texts: Mapping[str, str], *, number: str = "", extra: str = "") -> str:
    """Return a Markdown heading: number, then the title in all languages, as one unit.

    Args:
        level: 1 to 6.
        id_: The element's id.
        texts: The title by language.
        number: The number as printed.
        extra: HTML behind the title.
    """
    shown = f'<span class="number">{markdown(number)}</span> ' if number else ""
    title = in_scripts(texts, content=lambda text, _: markdown(text))
    contents = markdown(bilingual(number, texts))
    return f'{"#" * level} {shown}{title}{extra} {{ #{id_} .title data-toc-label="{contents}" }}'


def html_block(content: str, class_: str) -> str:
    """Return a block of HTML that Markdown passes on as it is: no blank line may stand in it."""
    lines = (line for line in content.splitlines() if line.strip())
    return f'<div class="{class_}">\n' + "\n".join(lines) + "\n</div>"


def join(blocks: Iterable[str]) -> tuple[str, ...]:
    """Return the blocks that are not empty."""
    return tuple(block for block in blocks if block)

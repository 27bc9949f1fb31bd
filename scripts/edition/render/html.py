"""HTML from texts. Whatever goes in comes out as words: nothing of it can become a tag or Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH, HANS, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Content = Callable[[str, str], str]
"""Makes HTML from a text and its language."""

SPACE = re.compile(r"\s+")
MARKDOWN = re.compile(r"[&\\`*_{}\[\]()#+\-.!|~^=:$@%/<>\"']")
"""ASCII characters that Markdown, its extensions or a template could take for more than themselves."""


@lru_cache(maxsize=100_000)
def escape(text: str) -> str:
    """Return ``text`` as HTML, for words and for attributes, on one line."""
    return html.escape(SPACE.sub(" ", text), quote=True)


def markdown(text: str) -> str:
    """Return ``text`` for a line of Markdown: each special character as a character reference."""
    return MARKDOWN.sub(lambda match: f"&#{ord(match[0])};", SPACE.sub(" ", text))


def element(name: str, content: str = "", /, **attributes: str | None) -> str:
    """Return an element. ``content`` is HTML; attributes are words, and those that are None are left out.

    A trailing underscore is cut from a name (``class_``), other underscores become hyphens.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>"


def in_scripts(
    texts: Mapping[str, str],
    name: str = "span",
    content: Content = lambda text, _: escape(text),
) -> str:
    """Return one element for each language and script of ``texts``, in the fixed order of languages.

    Args:
        texts: Texts by language tag.
        name: Name of each element.
        content: Makes HTML from a text and its language.
    """
    return _elements(texts, LANGUAGES, name, content)


def in_languages(
    texts: Mapping[str, str],
    name: str = "span",
    content: Content = lambda text, _: escape(text),
) -> str:
    """Return one element for simplified Chinese and one for English, of those that there are.

    This is for everything but sentences and headings: three scripts of all notes and references would
    weigh more than the text, so ``docs/assets/scripts.js`` converts these where a reader asks for it.
    """
    return _elements(texts, (HANS, ENGLISH), name, content)


def _elements(texts: Mapping[str, str], languages: Iterable[str], name: str, content: Content) -> str:
    return (" " if name == "span" else "").join(
        element(name, content(texts[language], language), lang=language)
        for language in languages
        if language in texts
    )


def unordered(items: Iterable[str], class_: str | None = None) -> str:
    """Return a list of items that are HTML, or nothing where there are none."""
    entries = "".join(f"<li>{item}</li>\n" for item in items)
    return element("ul", f"\n{entries}", class_=class_) if entries else ""

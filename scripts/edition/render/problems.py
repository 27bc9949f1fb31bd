"""What a contributor sees in the browser while a file has errors: the problems, above the last good page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.render.html import element, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edition.problems import Problem


STYLE = (
    "#problems { position: fixed; inset: auto 0 0 0; z-index: 10; max-height: 45vh; overflow: auto;"
    " padding: 1rem; background: #5c1a10; color: #fff; font-size: .65rem; }"
    " #problems pre { white-space: pre-wrap; }"
)
"""How it looks. Only the server of one's own machine shows it, so it needs no style sheet of the site."""


def banner(problems: Iterable[Problem]) -> str:
    """Return the problems as an element with the id ``problems``, to be put at the end of a page's body."""
    text = "\n".join(line for problem in problems for line in problem.lines())
    lines = "\n".join(escape(line) for line in text.splitlines())
    title = element("strong", "This page is the last good one. The annotations now have errors:")
    style = element("style", STYLE)
    return element("section", f"{style}{title}<pre>{lines}</pre>", id="problems", role="alert")

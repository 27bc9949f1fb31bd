"""What a contributor sees in the browser while a file has errors: the problems, above the last good page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.render.html import element, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edition.problems import Problem


def banner(problems: Iterable[Problem]) -> str:
    """Return the problems as an element with the id ``problems``, to be put at the end of a page's body."""
    text = "\n".join(line for problem in problems for line in problem.lines())
    lines = "\n".join(escape(line) for line in text.splitlines())
    title = element("strong", "This page is the last good one. The annotations now have errors:")
    return element("section", f"{title}<pre>{lines}</pre>", id="problems", role="alert")

"""Paragraphs: the lines of the text, with those joined that a page end has cut.

Every run of line ends, with the blanks around it, parts two lines. What stands between them is
kept: in ``before`` of the next paragraph, or in a `Join` where the two are one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edition.clauses import Join, Span
from edition.text import lines
from edition.text.cuts import AHEAD, Running, title_goes_on

if TYPE_CHECKING:
    from collections.abc import Sequence

BLANKS = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\ufeff\u200b\u2060"
"""Spaces, line ends and marks without width: no words."""
LINE_END = re.compile(r"\r\n|\r|\n")
"""What an editor counts as the end of a line."""

SHORT_CELL = 12
"""Characters up to which a line without marks is taken for a cell of a table."""

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def paragraphs(text: str) -> tuple[list[Span], str]:
    """Part a text into paragraphs and mend its page ends.

    Args:
        text: The text as received.

    Returns:
        The paragraphs, each with the blanks before it, and the blanks after the last one.
    """
    received, tail = _lines(text)
    joined: list[Span] = []
    at = 0
    while at < len(received):
        last = _last_of_paragraph(received, at)
        joined.append(_join(received[at : last + 1]))
        at = last + 1
    return joined, tail


def _lines(text: str) -> tuple[list[Span], str]:
    """Return the lines that hold words, and what stands behind the last of them."""
    found: list[Span] = []
    end, line = 0, 1
    for match in _LINE.finditer(text):
        words = match.group().strip(BLANKS)
        if not words:
            continue
        start = match.start() + match.group().index(words)
        before = text[end:start]
        line += len(LINE_END.findall(before))
        found.append(Span(words, line, before))
        end = start + len(words)
    return found, text[end:]


def _join(parts: Sequence[Span]) -> Span:
    """Return one paragraph of the lines, with what stood between them kept as joins."""
    joins, length = [], 0
    for part in parts:
        joins.append(Join(length, part.before))
        length += len(part.text)
    text = "".join(part.text for part in parts)
    return Span(text, parts[0].line, parts[0].before, joins=tuple(joins[1:]))


def _last_of_paragraph(received: Sequence[Span], first: int) -> int:
    """Return the index of the last line of the paragraph that starts with the given line."""
    in_title = first == 0 or lines.precedes_title(received[first - 1].text)
    last = first + (title_goes_on(_texts(received, first)) if in_title else 0)
    if last > first:
        return last
    running = Running(received[first].text, in_table=_in_table(received, first), in_title=in_title)
    while last + 1 < len(received) and running.goes_on(_texts(received, last + 1)):
        last += 1
        running.add(received[last].text)
    return last


def _texts(received: Sequence[Span], start: int) -> list[str]:
    """Return the next few lines as they are."""
    return [span.text for span in received[start : start + AHEAD]]


def _in_table(received: Sequence[Span], at: int) -> bool:
    """Say whether the line before is short words without an end, as cells of a table are."""
    return at > 0 and lines.is_bare(received[at - 1].text, SHORT_CELL)

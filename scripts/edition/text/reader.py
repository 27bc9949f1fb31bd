"""A reader that takes spans off a paragraph, from its start to its end."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from edition.clauses import Join, Span
from edition.text.paragraphs import BLANKS, LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterator


class Reader:
    """Takes spans off a paragraph so that no character and no join is lost."""

    def __init__(self, paragraph: Span) -> None:
        """Start at the beginning of the paragraph."""
        self._text = paragraph.text
        self._joins = deque(paragraph.joins)
        self._line = paragraph.line
        self._before = paragraph.before
        self.at = 0

    def take(self, end: int, until: int = 0) -> Span:
        """Take the words up to ``end``, and what stands behind them up to ``until``.

        Args:
            end: Where the words end, in characters of the paragraph.
            until: Where what belongs to the span ends; nothing follows the words where it is less.

        Returns:
            The span. Blanks at its start, and a page end there, stand in its ``before``.
        """
        start = self._words(end)
        before = self._before + self._received(start, start + 1)
        self._before = ""
        line = self._line
        joins = tuple(Join(join.offset - start, join.removed) for join in self._passed(end))
        self.at = end
        after = self._received(until, until) if until > end else ""
        return Span(self._text[start:end], line, before, after, joins)

    def _words(self, end: int) -> int:
        """Return where the words of the next span start."""
        start = self.at
        while start < end - 1 and self._text[start] in BLANKS:
            start += 1
        return start

    def _passed(self, limit: int) -> Iterator[Join]:
        """Take the joins that lie before the limit, and count their lines."""
        while self._joins and self._joins[0].offset < limit:
            join = self._joins.popleft()
            self._line += len(LINE_END.findall(join.removed))
            yield join

    def _received(self, end: int, limit: int) -> str:
        """Go on to ``end`` and return what was received there, with the joins before the limit."""
        pieces = []
        for join in self._passed(limit):
            pieces += [self._text[self.at : join.offset], join.removed]
            self.at = join.offset
        pieces.append(self._text[self.at : end])
        self.at = end
        return "".join(pieces)

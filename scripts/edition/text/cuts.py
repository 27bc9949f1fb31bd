"""Cuts: whether a line goes on in the next one, because a page ended there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edition.text import lines
from edition.text.headings import marker
from edition.text.marks import PAUSES, TERMINALS, pair

if TYPE_CHECKING:
    from collections.abc import Sequence

AHEAD = 4
"""Lines that are looked at to find where an open mark is closed, or where a title ends."""
LONG = 24
"""Characters from which a line with a pause in it is running text."""
LONG_ITEM = 40
"""The same for a line with a number, which may be a heading with pauses."""
LONG_REST = 20
"""Characters from which a line without an end may continue running text."""
TAIL = 200
"""Characters of a paragraph's end that tell whether it is finished."""

_NEXT_ITEM = re.compile(r"[一二三四五六七八九十]+是|第[一二三四五六七八九十]+[，、]")


def title_goes_on(ahead: Sequence[str]) -> int:
    """Tell how far a title goes on.

    Args:
        ahead: The lines from the title's first one.

    Returns:
        How many more lines belong to the title: all up to the first that ends as titles do with
        all marks closed; 0 where there is no such line among them.
    """
    title = ""
    for count, line in enumerate(ahead):
        if not lines.may_be_title(line):
            return 0
        title += line
        opened, _ = pair(title)
        follows = ahead[count + 1] if count + 1 < len(ahead) else ""
        if lines.ends_as_title(title) and not opened and not follows.startswith("的"):
            return count
    return 0


class Running:
    """The paragraph that is being put together, as far as its next line depends on it."""

    def __init__(self, first: str, *, in_table: bool, in_title: bool) -> None:
        """Start a paragraph with its first line.

        Args:
            first: The line.
            in_table: Whether it stands below what may be a cell of a table.
            in_title: Whether it stands where a document's title may stand.
        """
        is_item = marker(first) is not None
        self._long = LONG_ITEM if is_item else LONG
        self._in_table = in_table
        self._needs_pause = is_item or in_table or in_title
        self._opened: str | None = ""
        self._length = 0
        self._tail = ""
        self._has_stop = self._has_pause = False
        self.add(first)

    def add(self, line: str) -> None:
        """Add a line to the paragraph."""
        self._opened, _ = pair(line, self._opened)
        self._length += len(line)
        self._tail = (self._tail + line)[-TAIL:]
        self._has_stop = self._has_stop or any(mark in line for mark in TERMINALS)
        self._has_pause = self._has_pause or any(mark in line for mark in PAUSES)

    def goes_on(self, ahead: Sequence[str]) -> bool:
        """Say whether the next line belongs to this paragraph.

        Args:
            ahead: The next lines, at least one.

        Returns:
            True where this paragraph is cut and the next line can be what follows the cut.
        """
        following = ahead[0]
        if self._is_closed_in(ahead):
            return True
        if not lines.is_plain(following) or _NEXT_ITEM.match(following):
            return False
        if lines.is_finished(self._tail):
            return self._has_stop and self._tail[-1] in ";；" and lines.is_finished(following)
        return self._tail[-1] in PAUSES or (self._is_running() and self._can_continue_with(following))

    def _is_closed_in(self, ahead: Sequence[str]) -> bool:
        """Say whether a mark that is open here is closed in the next lines."""
        opened, depth = self._opened, len(self._opened or "")
        for line in ahead if opened else ():
            if not lines.is_plain(line):
                return False
            opened, fewest = pair(line, opened)
            if fewest < depth:
                return True
        return False

    def _is_running(self) -> bool:
        """Say whether this is running text and no heading, title or cell."""
        may_run = self._has_pause or not (self._needs_pause or lines.ends_as_title(self._tail))
        return self._has_stop or (may_run and self._length >= self._long)

    def _can_continue_with(self, following: str) -> bool:
        """Say whether the line looks like the rest of a paragraph."""
        has_end = lines.is_finished(following) or any(mark in following for mark in TERMINALS)
        if has_end or not (self._has_stop or (self._has_pause and not self._in_table)):
            return has_end
        return len(following) >= LONG_REST or following[-1] in PAUSES

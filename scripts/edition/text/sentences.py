"""Sentences: where a paragraph's sentences end.

A sentence ends at 。！？ outside of brackets, quotations and book titles. A quotation that stands as
a sentence of its own, and a note in brackets behind a full stop, end one too; a ； does not.
"""

from __future__ import annotations

import re

from edition.text.lines import names_responsible
from edition.text.marks import CLOSING, DEEPEST, OPENING, QUOTATION, ROUND, TERMINALS, closes

_STOP = rf"(?:[{TERMINALS}]|[!?](?![A-Za-z0-9=&/]))+"
_TOKEN = re.compile(f"(?P<stop>{_STOP})|(?P<mark>[{re.escape(''.join([*OPENING, *CLOSING]))}])")
_ANY_END = re.compile(rf"{_STOP}[{re.escape(''.join(CLOSING))}\"]*")
_GOES_ON = TERMINALS + "，、；：…,;:!?"
_INTRODUCES = "：，:,"


def sentence_ends(text: str) -> tuple[list[int], bool]:
    """Find where the sentences of a paragraph end.

    Args:
        text: The paragraph, or what is left of it behind its number and title.

    Returns:
        The end of each sentence in characters, the last one being the end of the text; and
        whether all marks pair. Where they don't, every full stop ends a sentence.
    """
    splitter = _Splitter(text)
    ends = splitter.ends()
    if ends is None:
        ends = [match.end() for match in _ANY_END.finditer(text)]
    if text and (not ends or ends[-1] < len(text)):
        ends.append(len(text))
    return ends, splitter.balanced


class _Splitter:
    """One pass over a text with the marks that are open."""

    def __init__(self, text: str) -> None:
        self.balanced = True
        self._text = text
        self._kinds = ""
        self._opened_at: list[int] = []
        self._found: list[int] = []

    def ends(self) -> list[int] | None:
        """Return the ends that full stops and closing marks set, or None where marks don't pair."""
        for match in _TOKEN.finditer(self._text):
            if match["stop"]:
                self._stop(match.end())
            elif not self._mark(match.group(), match.end()):
                break
        self.balanced = self.balanced and not self._kinds
        return self._found if self.balanced else None

    def _stop(self, end: int) -> None:
        """End a sentence at a full stop outside of all marks, with a straight quotation mark behind it."""
        if self._kinds:
            return
        sentence = self._text[self._start() : end]
        closes_quotation = self._text[end : end + 1] == '"' and sentence.count('"') % 2 == 1
        self._found.append(end + closes_quotation)

    def _mark(self, mark: str, end: int) -> bool:
        """Follow a mark; return False where it doesn't pair."""
        if mark in OPENING:
            self._kinds += OPENING[mark]
            self._opened_at.append(end - 1)
            self.balanced = len(self._kinds) <= DEEPEST
            return self.balanced
        closed = closes(mark, self._kinds)
        if closed:
            kind, self._kinds = self._kinds[-1], self._kinds[:-1]
            if self._ends_sentence(kind, self._opened_at.pop(), end):
                self._found.append(end)
        self.balanced = closed is not False
        return self.balanced

    def _start(self) -> int:
        """Return where the current sentence starts."""
        return self._found[-1] if self._found else 0

    def _words_end(self, end: int) -> int:
        """Return where the last character stands that is no closing mark."""
        at = end - 1
        while at and self._text[at] in CLOSING:
            at -= 1
        return at

    def _ends_sentence(self, kind: str, opened: int, end: int) -> bool:
        """Say whether what is closed here is a sentence of its own, with text behind it."""
        behind = self._text[end : end + 2].strip()[:1]
        if self._kinds or not behind or behind in _GOES_ON:
            return False
        stopped = self._text[self._words_end(end)] in TERMINALS
        leads = not self._text[self._start() : opened].strip()
        if kind == ROUND:
            return leads and bool(self._found) and (stopped or names_responsible(self._text[opened:end]))
        return kind in QUOTATION and stopped and (leads or self._text[opened - 1] in _INTRODUCES)

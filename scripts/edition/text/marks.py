"""Punctuation: full stops, and brackets, quotation marks and book-title marks in pairs."""

from __future__ import annotations

import re

TERMINALS = "。｡！？"
"""Marks that end a sentence."""
ENDINGS = TERMINALS + "!?；;：:…"
"""Marks at which a line may end without being cut."""
PAUSES = "，、,"
"""Marks after which a line must go on."""

_PAIRS = {"r": ("（(", "）)"), "s": ("〔［[【", "〕］]】"), "b": ("《", "》"), "i": ("〈", "〉")}
_QUOTES = {"q": ("“", "”"), "a": ("‘", "’"), "c": ("「", "」"), "d": ("『", "』")}

OPENING = {mark: kind for kind, (opening, _) in (_PAIRS | _QUOTES).items() for mark in opening}
"""Opening marks, each with its kind; full-width and half-width ones are of one kind."""
CLOSING = {mark: kind for kind, (_, closing) in (_PAIRS | _QUOTES).items() for mark in closing}
"""Closing marks, each with its kind."""
QUOTATION = frozenset(_QUOTES)
"""Kinds that are quotations."""
ROUND = "r"
"""The kind of round brackets."""
APOSTROPHE = "’"
"""It closes a quotation only where one is open."""

DEEPEST = 12
"""More open marks than this are a slip, not a nesting."""

MARK = re.compile("[" + re.escape("".join([*OPENING, *CLOSING])) + "]")


def closes(mark: str, opened: str) -> bool | None:
    """Say whether a closing mark closes the last of the opened ones; None for a mere apostrophe."""
    if opened.endswith(CLOSING[mark]):
        return True
    return None if mark == APOSTROPHE else False


def pair(text: str, opened: str | None = "") -> tuple[str | None, int]:
    """Follow the paired marks through a text.

    Args:
        text: Any text.
        opened: Kinds of the marks that are open before it, the last one opened last.

    Returns:
        The kinds open after it, or None where marks don't pair; and the fewest that were open.
    """
    if opened is None:
        return None, 0
    fewest = len(opened)
    for match in MARK.finditer(text):
        mark = match.group()
        closed = closes(mark, opened) if mark in CLOSING else None
        if closed is False or len(opened) > DEEPEST:
            return None, fewest
        opened = opened[:-1] if closed else opened + OPENING.get(mark, "")
        fewest = min(fewest, len(opened))
    return opened, fewest

"""Forms: what a numbered paragraph is, a heading, a measure with a title, or a sentence alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from edition.text import lines
from edition.text.marks import PAUSES, TERMINALS
from edition.text.sentences import sentence_ends

LONGEST_HEADING = 60
"""Characters that a heading on a line of its own may have."""
LONGEST_TITLE = 40
"""Characters that a title without a pause may have, where text follows on the line."""
LONGEST_TITLE_WITH_PAUSE = 25
"""The same for a title with one pause in it."""

_DECIDES = re.compile(
    r"(?:原则)?同意|批准|撤销|决定|请|自[0-9０-９一二三四五六七八九十]|自[^，。]{1,8}之日|本(?:通知|意见|方案|批复|办法)"
    r"|各(?:省|地|级|有关|部门|区|市|单位)"
)
_NO_TITLE = re.compile("[；;：:" + TERMINALS + "]")


@dataclass(frozen=True, slots=True)
class Form:
    """What stands behind a number."""

    is_heading: bool
    """The whole line is a title."""
    title: int = 0
    """Where the title ends, in characters; 0 where there is none."""
    text: int = 0
    """Where the sentences start."""


def form(words: str, *, has_paragraphs: bool) -> Form:
    """Tell what a numbered paragraph is.

    Args:
        words: What stands behind the number.
        has_paragraphs: Whether paragraphs or deeper numbers follow it.

    Returns:
        A heading, which may end in a colon, or in a full stop where paragraphs follow; or a
        measure, whose title is its first sentence where that is short and text follows it.
    """
    ends, _ = sentence_ends(words)
    title = _before_stop(words[: ends[0]])
    if len(ends) == 1 and _is_heading(words, title, has_paragraphs=has_paragraphs):
        return Form(is_heading=True, title=len(title), text=len(words))
    if len(ends) > 1 and is_title(title):
        return Form(is_heading=False, title=len(title), text=ends[0])
    return Form(is_heading=False)


def _before_stop(sentence: str) -> str:
    """Return a sentence without the full stop or colon at its end."""
    return sentence.rstrip(TERMINALS + "：:") or sentence


def _is_heading(words: str, title: str, *, has_paragraphs: bool) -> bool:
    """Say whether a numbered line alone is a heading."""
    if len(words) > LONGEST_HEADING:
        return False
    if words.endswith(tuple(TERMINALS + "：:")):
        return has_paragraphs and is_title(title)
    return not lines.is_finished(words) and words[-1] not in PAUSES


def is_title(sentence: str) -> bool:
    """Say whether a sentence without its full stop reads like the title of what follows."""
    pauses = sum(sentence.count(mark) for mark in "，,")
    longest = (LONGEST_TITLE, LONGEST_TITLE_WITH_PAUSE, 0)[min(pauses, 2)]
    plain = not _NO_TITLE.search(sentence) and not _DECIDES.match(sentence)
    return plain and 0 < len(sentence) <= longest and not sentence.endswith(tuple(PAUSES))

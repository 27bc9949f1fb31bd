"""Scalars: text as YAML, written so that the same text is read back."""

from __future__ import annotations

import re

from edition.annotations.reading import FORBIDDEN
from edition.annotations.refusals import NULLS

_PLAIN = re.compile(r"[A-Za-z（《“‘「『【〔\u3400-\u9fff][^\\\"']*")
_NEEDS_QUOTES = re.compile(r": |:$| #|\s$|[^\S ]")
_SPEAKING = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that other readers of YAML take for something else than text."""
_ENDS = re.compile(r"[,\[\]{}]")
_ESCAPED = re.compile(f'{FORBIDDEN.pattern}|[\\\\"\r\n\x85]')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def scalar(text: str) -> str:
    """Return a text as a YAML value on one line: without quotes where that is safe, else in quotes."""
    if _ESCAPED.search(text):
        only_marks = not _ESCAPED.search(text.replace("\\", "").replace('"', ""))
        return _single(text) if only_marks else _double(text)
    if _PLAIN.fullmatch(text) and not _NEEDS_QUOTES.search(text) and not _means_more(text):
        return text
    return f'"{text}"'


def flow(value: object) -> str:
    """Return an example as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_within(each)}" for key, each in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_within(each) for each in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    return scalar(value) if isinstance(value, str) else str(value)


def _within(value: object) -> str:
    """Return a value as it may stand within brackets, where a comma or a bracket ends what has no quotes."""
    written = flow(value)
    if isinstance(value, str) and written == value and _ENDS.search(value):
        return f'"{value}"'
    return written


def comment(text: str) -> str:
    """Return a text so that it can stand in a comment: on one line, with nothing invisible in it."""
    return FORBIDDEN.sub("?", " ".join(text.split()))


def _means_more(text: str) -> bool:
    return text in NULLS or text.lower() in _SPEAKING


def _single(text: str) -> str:
    quoted = text.replace("'", "''")
    return f"'{quoted}'"


def _double(text: str) -> str:
    return (
        '"' + _ESCAPED.sub(lambda match: _SHORT.get(match[0]) or "".join(map(_escape, match[0])), text) + '"'
    )


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"  # noqa: PLR2004  # end of the basic plane

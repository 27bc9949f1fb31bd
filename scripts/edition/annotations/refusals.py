"""Refusals: what YAML could say and an annotation file may not, each with its rule and a way out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from edition.annotations.syntax import QUOTE_IT, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

    from edition.annotations.places import Mark, Spot

MAX_DEPTH = 20
"""How deep lists and mappings may stand within each other. Annotations need eight levels."""
MAX_VALUES = 100_000
"""How many entries the lists and mappings of a file may hold. The longest section has two thousand."""

NULLS = frozenset({"~", "null", "Null", "NULL"})
"""Words that other readers of YAML take for no value."""
ODD_TEXTS = NULLS | {""}
"""Texts without quotes that stand for no value."""
ODD_KEYS = frozenset({"", "<<"})
"""Keys that are none."""
_ODD_SIGN = re.compile(r"(?<![^\s\[{,:])[&!]")
_TIGHT_HASH = re.compile(r" #[^\s#!]")
_TIGHT_COMMENT = re.compile(r" +(#[^\s#!][^\n]{0,60})")


class Refusal(NamedTuple):
    """Something that may not stand in an annotation file."""

    rule: str
    message: str
    found: str
    allowed: str


DOCUMENTS = Refusal(
    "yaml-documents", "a second document starts here", "---", "one document in a file: delete the line ---"
)
DEPTH = Refusal(
    "yaml-depth",
    "lists and mappings stand too deep within each other",
    f"more than {MAX_DEPTH} levels",
    f"at most {MAX_DEPTH} levels",
)
VALUES = Refusal(
    "file-values",
    "the file holds too many entries",
    f"more than {MAX_VALUES:,}",
    f"at most {MAX_VALUES:,} entries",
)
COMPLEX_KEY = Refusal(
    "yaml-key",
    "a list or mapping stands where a key belongs",
    "a bracket or a list",
    f"a word as key; or {QUOTE_IT}",
)
NO_KEY = Refusal("yaml-key", "a key is missing before the colon", ":", "key: value")
MERGE_KEY = Refusal("yaml-merge-key", "this copies keys from another place", "<<", "the keys themselves")


def has_odd_signs(text: str) -> bool:
    """Whether a file may hold an anchor, a tag, an escape or a text that is cut by a comment."""
    if "\\" in text or _TIGHT_HASH.search(text):
        return True
    return ("&" in text or "!" in text) and bool(_ODD_SIGN.search(text))


def key(event: yaml.ScalarEvent, first: tuple[Mark, Spot] | None) -> Refusal | None:
    """Return the refusal of a key, or nothing where it is good.

    Args:
        event: The key.
        first: Where its mapping has it already, if it has.
    """
    name = event.value
    if first:
        message = f"the key {shorten(name)} stands twice in one mapping"
        allowed = f"each key once; the first stands in line {first[0].line + 1}"
        return Refusal("yaml-duplicate-key", message, shorten(name), allowed)
    if name == "<<" and not event.style:
        return MERGE_KEY
    return None if name else NO_KEY


def alias(name: str | None) -> Refusal:
    """Return the refusal of a reference to another place of the file."""
    return Refusal(
        "yaml-alias",
        "a text without quotes may not start with *, which refers to another place",
        shorten(f"*{name}"),
        QUOTE_IT,
    )


def extras(event: yaml.ScalarEvent | yaml.CollectionStartEvent, text: str) -> Iterator[Refusal]:
    """Yield the refusals of an anchor and a tag at a value of the file with this text."""
    mark = event.start_mark
    found = shorten(text[mark.index : mark.index + 61].partition("\n")[0]) if mark else ""
    if event.anchor is not None:
        yield Refusal(
            "yaml-anchor",
            "a text without quotes may not start with &, which names a place",
            found,
            f"the value alone; or {QUOTE_IT}",
        )
    if event.tag is not None:
        yield Refusal(
            "yaml-tag",
            "a text without quotes may not start with !, which names a type",
            found,
            f"the value alone; or {QUOTE_IT}",
        )


def plain(event: yaml.ScalarEvent, text: str) -> Iterator[Refusal]:
    """Yield what is wrong with a value without quotes in the file with this text."""
    match = _TIGHT_COMMENT.match(text, event.end_mark.index) if event.end_mark else None
    if match:
        allowed = f"a space after # for a comment; or {QUOTE_IT}"
        yield Refusal(
            "yaml-comment", "from # on this text is taken for a comment", shorten(match[1]), allowed
        )
    if event.value in NULLS:
        allowed = "quotes around a text; where there is no value, no key either"
        yield Refusal("yaml-null", "this word stands for no value", event.value, allowed)

"""Statements: everything that an annotation file says, one by one, so that two states can be compared.

What they are about is told by ids that outlive a change of the file around them: a sentence by its clause
and its quote, a term by the name of its file, an entry of a list by its id.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from edition.annotations.layout import LISTS, PLAN, TERMS, TOP
from edition.annotations.yaml_tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from edition.annotations.open_values import Value

SENTENCE, CLAUSE, TERM = "sentence", "clause", "term"
NAMING = ("id", "on", "to", "check", "zh")
"""Keys by which an entry of a list is told from the others; the first that it has."""
QUOTE = "zh"


class Unit(NamedTuple):
    """What a statement is about."""

    kind: str
    """``sentence``, ``clause``, ``term``, or the name of the list: ``sources``."""
    id: str
    """A clause's id, a term's id, an entry's id; for a sentence its clause's id and its quote."""


Statements = dict[Unit, dict[str, str]]
"""Texts by what they are about, and by the key under which they stand: ``en``, ``notes 运单 en``."""


def statements(file: str, text: str) -> Statements:
    """Return what one file says.

    Args:
        file: Its path, relative to the project's root.
        text: Its text. Of one that is not understood to its end, and of a template, nothing is returned.
    """
    parsed = parse(text, file)
    if not parsed.whole or not isinstance(parsed.value, dict):
        return {}
    folder, _, name = file.removesuffix(".yml").rpartition("/")
    if folder == PLAN:
        return _section(name, parsed.value)
    if folder == TERMS:
        return {Unit(TERM, name): dict(_flat(parsed.value))}
    return _list(name, parsed.value) if folder == TOP or file in LISTS else {}


def sentence_unit(clause: str, quote: str, occurrence: int = 1) -> Unit:
    """Return the unit of a sentence.

    Args:
        clause: The id of its clause.
        quote: Its Chinese as in the source.
        occurrence: Which of the sentences of the clause that read so, from 1.
    """
    return Unit(SENTENCE, f"{clause} {quote}" + (f" {occurrence}" if occurrence > 1 else ""))


def _section(name: str, value: Mapping[str, Value]) -> Statements:
    found: Statements = {}
    own = str(value.get("section") or name)
    for id_, clause in [(own, value), *((str(each.get("id")), each) for each in _mappings(value, "clauses"))]:
        kept = {
            key: each for key, each in clause.items() if key not in {"clauses", "sentences", "id", "section"}
        }
        found[Unit(CLAUSE, id_)] = dict(_flat(kept))
        seen: Counter[str] = Counter()
        for sentence in _mappings(clause, "sentences"):
            quote = str(sentence.get(QUOTE))
            seen[quote] += 1
            rest = {key: each for key, each in sentence.items() if key != QUOTE}
            found[sentence_unit(id_, quote, seen[quote])] = dict(_flat(rest))
    return found


def _list(name: str, value: Mapping[str, Value]) -> Statements:
    """Return the entries of the lists of a file, and what else it says as one unit."""
    found: Statements = {}
    rest = dict(value)
    for key in value:
        entries = list(_mappings(value, key))
        if entries:
            del rest[key]
            found |= {Unit(name, naming): dict(_flat(entry)) for naming, entry in _named(entries)}
    return found | ({Unit(name, name): dict(_flat(rest))} if rest else {})


def _mappings(value: Mapping[str, Value], key: str) -> Iterator[dict[str, Value]]:
    entries = value.get(key)
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict):
            yield entry


def _flat(value: Value, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text with the keys that lead to it."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _flat(each, f"{path} {key}".strip())
    elif isinstance(value, list) and value and all(isinstance(entry, dict) for entry in value):
        for naming, entry in _named([entry for entry in value if isinstance(entry, dict)]):
            yield from _flat(entry, f"{path} {naming}")
    elif isinstance(value, list):
        yield path, "; ".join(map(str, value))
    elif value is not None:
        yield path, value


def _named(entries: list[dict[str, Value]]) -> Iterator[tuple[str, dict[str, Value]]]:
    """Yield the entries of a list with names that tell them apart, without the key that names them."""
    seen: Counter[str] = Counter()
    for entry in entries:
        key = next((key for key in NAMING if isinstance(entry.get(key), str)), "")
        name = str(entry.get(key, "")) or "entry"
        seen[name] += 1
        rest = {each: value for each, value in entry.items() if each != key}
        yield name + (f" {seen[name]}" if seen[name] > 1 else ""), rest or entry

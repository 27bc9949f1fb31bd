"""Duplicates: ids, terms and addresses that may stand once and stand twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from edition.annotations.models import Source, TermFile
    from edition.annotations.places import Path, Places


def duplicate_ids(key: str, ids: Sequence[str], places: Places, name: str = "id") -> list[Problem]:
    """Return a problem for each entry of a list whose id an entry before it has.

    Args:
        key: The key of the list.
        ids: The ids of its entries, in order.
        places: The places of the file.
        name: The key of the id.
    """
    first: dict[str, int] = {}
    problems = []
    for index, each in enumerate(ids):
        if first.setdefault(each, index) != index:
            line = places.value((key, first[each], name)).line
            allowed = f"each {name} once; the first stands in line {line}"
            place = places.value((key, index, name))
            problems.append(Problem(place, "duplicate-id", f"two entries have this {name}", each, allowed))
    return problems


def duplicate_addresses(sources: Sequence[Source], places: Places) -> list[Problem]:
    """Return a warning for each source with the address of one before it: often the same, seen twice."""
    first: dict[str, int] = {}
    problems = []
    for index, source in enumerate(sources):
        if source.url and first.setdefault(source.url, index) != index:
            other = sources[first[source.url]]
            line = places.value(("sources", first[source.url], "url")).line
            allowed = f"an address of its own; {other.id} has it in line {line}. One document is one source"
            place = places.value(("sources", index, "url"))
            message = "two sources have this address"
            problems.append(
                Problem(place, "duplicate-address", message, source.url, allowed, other.id, "warning")
            )
    return problems


def duplicate_terms(terms: Mapping[str, tuple[TermFile, Places]]) -> list[Problem]:
    """Return a problem for each Chinese form that two terms claim: a mark in the text could mean either."""
    first: dict[str, tuple[str, Path]] = {}
    problems = []
    for slug, (term, places) in terms.items():
        for form, path in _forms(term):
            owner = first.setdefault(form, (slug, path))
            if owner != (slug, path):
                place = terms[owner[0]][1].value(owner[1])
                allowed = f"words of its own; the first stands in {place.file}:{place.line}"
                message = "another term has these words"
                problems.append(Problem(places.value(path), "duplicate-term", message, form, allowed))
    return problems


def _forms(term: TermFile) -> Iterator[tuple[str, Path]]:
    yield term.term, ("term",)
    for index, form in enumerate(term.also.zh):
        yield form, ("also", "zh", index)

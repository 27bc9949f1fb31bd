"""Duplicates: ids and terms that may stand once and stand twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from edition.annotations.models import TermFile
    from edition.annotations.places import Path, Places


def duplicate_ids(key: str, ids: Sequence[str], places: Places) -> list[Problem]:
    """Return a problem for each entry of a list whose id an entry before it has.

    Args:
        key: The key of the list.
        ids: The ids of its entries, in order.
        places: The places of the file.
    """
    first: dict[str, int] = {}
    problems = []
    for index, name in enumerate(ids):
        if first.setdefault(name, index) != index:
            line = places.value((key, first[name], "id")).line
            problems.append(
                Problem(
                    places.value((key, index, "id")),
                    "duplicate-id",
                    "two entries have this id",
                    name,
                    f"each id once; the first stands in line {line}",
                )
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

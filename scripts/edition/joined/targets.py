"""Targets: what a reference, a link or a citation may point to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from edition.annotations import layout
from edition.annotations.inline import pieces
from edition.problems import Place, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from edition.annotations.files import Annotations
    from edition.clauses import Tree

SHOWN = 20
"""How many names a message lists at the most."""
TERM, SOURCE = "term:", "source:"


@dataclass(frozen=True, slots=True)
class Targets:
    """Everything that has an id."""

    clauses: frozenset[str]
    sentences: frozenset[str]
    terms: frozenset[str]
    sources: frozenset[str]
    categories: frozenset[str]
    types: frozenset[str]

    @classmethod
    def of(cls, tree: Tree, annotations: Annotations) -> Targets:
        """Collect the ids of a text and its annotations."""
        sources, lists, types = annotations.sources, annotations.categories, annotations.reference_types
        return cls(
            clauses=frozenset(clause.id for clause in tree.clauses),
            sentences=frozenset(sentence.id for sentence in tree.sentences),
            terms=frozenset(annotations.terms) | _faulty_terms(annotations),
            sources=_ids(sources.value.sources if sources else (), annotations, layout.SOURCES),
            categories=_ids(lists.value.categories if lists else (), annotations, layout.CATEGORIES),
            types=_ids(types.value.types if types else (), annotations, layout.REFERENCE_TYPES),
        )

    def everything(self) -> list[str]:
        """Return every id that a reference may lead to, in the form that references use."""
        prefixed = [TERM + term for term in self.terms] + [SOURCE + source for source in self.sources]
        return sorted(self.clauses | self.sentences) + sorted(prefixed)

    def __contains__(self, target: str) -> bool:
        """Tell whether a reference may lead to ``target``."""
        if target.startswith(TERM):
            return target.removeprefix(TERM) in self.terms
        if target.startswith(SOURCE):
            return target.removeprefix(SOURCE) in self.sources
        return target in self.clauses or target in self.sentences

    def problem(self, target: str, place: Place) -> Problem | None:
        """Return the problem of a reference to ``target``, or None where it exists."""
        if target in self:
            return None
        return Problem(
            place,
            "unknown-target",
            "there is nothing with this id",
            found=target,
            allowed="the id of a clause or sentence, or term:… or source:… with the name of one",
            nearest=nearest(target, self.everything()),
        )

    def inline(self, texts: Mapping[str, str | None], places: Mapping[str, Place]) -> list[Problem]:
        """Return the problems of links within texts; both mappings have the same keys."""
        return [
            problem
            for key, text in texts.items()
            for piece in pieces(text or "")
            if piece.kind == "link" and not piece.leads_out
            for problem in [self._link(piece.target, places[key])]
            if problem
        ]

    def _link(self, target: str, place: Place) -> Problem | None:
        problem = self.problem(target, place)
        if problem is None or ":" not in target or target.startswith((TERM, SOURCE)):
            return problem
        allowed = "an address that starts with http:// or https://, or the id of something in this edition"
        return Problem(place, "link-target", "a link may not lead there", found=target, allowed=allowed)


class _Anything(frozenset[str]):
    """The ids of a list that could not be read: one fault in it is reported, not everything that cites it."""

    def __contains__(self, _: object) -> bool:
        return True


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


def _ids(entries: Iterable[_HasId], annotations: Annotations, file: str) -> frozenset[str]:
    ids = frozenset(entry.id for entry in entries)
    return ids if ids or file not in annotations.present else _Anything()


def _faulty_terms(annotations: Annotations) -> frozenset[str]:
    """Return the ids of term files that are there but could not be read."""
    paths = (PurePosixPath(path) for path in annotations.present)
    return frozenset(path.stem for path in paths if str(path.parent) == layout.TERMS)


def unknown(rule: str, what: str, name: str, place: Place, valid: Iterable[str]) -> Problem:
    """Return the problem of a name that is not in a closed list."""
    names = sorted(valid)
    shown = ", ".join(names) if len(names) <= SHOWN else f"one of the {len(names)} that there are"
    return Problem(
        place,
        rule,
        f"there is no {what} with this name",
        found=name,
        allowed=shown or f"nothing yet: no {what} is defined",
        nearest=nearest(name, names),
    )


def check_names(
    rule: str, what: str, names: Iterable[tuple[str, Place]], valid: frozenset[str]
) -> list[Problem]:
    """Return a problem for each name that is unknown or that was there already."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for name, place in names:
        if name not in valid:
            problems.append(unknown(rule, what, name, place, valid))
        elif name in seen:
            problems.append(
                Problem(place, f"{what}-repeated", f"this {what} is in the list already", found=name)
            )
        seen.add(name)
    return problems

"""Joins the pictures: what they show is quoted, and each quote and figure is checked against the text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from edition.joined import model
from edition.joined.model import ENGLISH
from edition.joined.reading import reading_text
from edition.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from edition.annotations import models
    from edition.annotations.files import Annotations
    from edition.annotations.places import Places
    from edition.joined.scripts import Scripts

Path = tuple[str | int, ...]
Pictures = dict[str, tuple[model.AreasPicture | model.ColumnsPicture, ...]]

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
BETWEEN = re.compile(r"[\s，。、；：（）()]+")


def join_pictures(
    annotations: Annotations, clauses: Sequence[model.Clause], scripts: Scripts
) -> tuple[Pictures, list[Problem]]:
    """Return the pictures by where they stand, and what in them does not fit the text."""
    loaded = annotations.pictures
    if loaded is None:
        return {}, []
    joiner = _Joiner(loaded.places, scripts, _texts(clauses))
    found: defaultdict[str, tuple[model.AreasPicture | model.ColumnsPicture, ...]] = defaultdict(tuple)
    for index, areas in enumerate(loaded.value.areas):
        found[areas.at] += (joiner.areas(areas, ("areas", index)),)
    for index, columns in enumerate(loaded.value.columns):
        found[columns.at] += (joiner.columns(columns, ("columns", index)),)
    return dict(found), joiner.problems


def _texts(clauses: Iterable[model.Clause]) -> dict[str, tuple[model.Sentence, ...]]:
    """Return the sentences that stand at each id: those of a clause, or the one of the id."""
    found: dict[str, tuple[model.Sentence, ...]] = {}
    for clause in clauses:
        found[clause.id] = clause.sentences
        found |= {sentence.id: (sentence,) for sentence in clause.sentences}
    return found


@dataclass(slots=True)
class _Joiner:
    """Joins one picture after another and gathers the problems."""

    places: Places
    scripts: Scripts
    texts: Mapping[str, tuple[model.Sentence, ...]]
    problems: list[Problem] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def areas(self, given: models.AreasPicture, path: Path) -> model.AreasPicture:
        """Join a picture of a whole and its parts."""
        passage = self._start(given, path)
        if passage:
            passage.words(given.unit, (*path, "unit"))
            for amount, here in _amounts(given, path):
                passage.amount(amount, here)
        self._sums(given, path)
        parts = tuple(self._amount(part, tuple(map(self._amount, part.inside))) for part in given.parts)
        return model.AreasPicture(
            id=given.id,
            title=self._both(given.title),
            note=self._both(given.note),
            unit=self._both(given.unit),
            whole=self._amount(given.whole, parts),
        )

    def columns(self, given: models.ColumnsPicture, path: Path) -> model.ColumnsPicture:
        """Join a picture of things side by side."""
        self._start(given, path)
        columns = tuple(
            self._column(column, (*path, "columns", index)) for index, column in enumerate(given.columns)
        )
        return model.ColumnsPicture(given.id, self._both(given.title), self._both(given.note), columns)

    def _column(self, given: models.Column, path: Path) -> model.Column:
        passage = self._passage(given.at, (*path, "at"))
        if passage:
            for quoted, here in _quotes(given, path):
                passage.words(quoted, here)
        groups = tuple(
            model.Group(self._both(group), tuple(map(self._both, group.items))) for group in given.groups
        )
        return model.Column(self._both(given), given.at, groups)

    def _start(self, given: models.Picture, path: Path) -> _Passage | None:
        if given.id in self.ids:
            message = "another picture has this id"
            place = self.places.value((*path, "id"))
            self.problems.append(Problem(place, "picture-repeated", message, found=given.id))
        self.ids.add(given.id)
        return self._passage(given.at, (*path, "at"))

    def _passage(self, at: str, path: Path) -> _Passage | None:
        if at in self.texts:
            return _Passage(self.places, self.texts[at], self.problems)
        self.problems.append(
            Problem(
                self.places.value(path),
                "picture-place",
                "the text has no clause or sentence with this id",
                found=at,
                allowed="the id of a clause or sentence",
                nearest=nearest(at, self.texts),
            )
        )
        return None

    def _sums(self, given: models.AreasPicture, path: Path) -> None:
        """Check that the parts make up the whole, and that nothing is larger than what it is in."""
        whole, parts = Decimal(given.whole.figure), [Decimal(part.figure) for part in given.parts]
        if sum(parts) != whole:
            place = self.places.value((*path, "whole", "figure"))
            message = "the figures of the parts do not add up to this"
            allowed = f"{' + '.join(part.figure for part in given.parts)} = {sum(parts)}"
            self.problems.append(Problem(place, "picture-sum", message, given.whole.figure, allowed))
        for number, part in enumerate(given.parts):
            for index, inside in enumerate(part.inside):
                if Decimal(inside.figure) > Decimal(part.figure):
                    place = self.places.value((*path, "parts", number, "inside", index, "figure"))
                    message, allowed = "this is larger than what it is inside", f"{part.figure} at the most"
                    self.problems.append(Problem(place, "picture-inside", message, inside.figure, allowed))

    def _amount(self, given: models.Amount, inside: tuple[model.Amount, ...] = ()) -> model.Amount:
        return model.Amount(self._both(given), given.figure, inside)

    def _both(self, given: models.Quoted | models.Caption | models.Bilingual | None) -> dict[str, str]:
        return self.scripts.texts(reading_text(given.zh), given.en) if given else {}


@dataclass(frozen=True, slots=True)
class _Passage:
    """The sentences whose words a picture shows."""

    places: Places
    sentences: tuple[model.Sentence, ...]
    problems: list[Problem]

    def words(self, given: models.Quoted | models.Caption, path: Path) -> bool:
        """Check that words stand here, and their English in the gloss."""
        if not any(given.zh in sentence.source_text for sentence in self.sentences):
            self.problems.append(self._strange_words(given.zh, path))
            return False
        glosses = [sentence.text.get(ENGLISH, "") for sentence in self.sentences]
        if all(glosses) and not any(given.en.casefold() in gloss.casefold() for gloss in glosses):
            place, message = self.places.value((*path, "en")), "the gloss has other words here"
            allowed = f"words of: {' '.join(glosses)}"
            self.problems.append(
                Problem(place, "picture-english", message, given.en, allowed, level="warning")
            )
        return True

    def amount(self, given: models.Amount, path: Path) -> None:
        """Check that words stand here and that the figure is the first one behind them."""
        if not self.words(given, path):
            return
        figures = sorted(set(self._figures_behind(given.zh)))
        if given.figure not in figures:
            place, message = (
                self.places.value((*path, "figure")),
                "the text has another figure behind the words",
            )
            allowed = ", ".join(figures) or "words with a figure behind them"
            close = nearest(given.figure, figures)
            self.problems.append(Problem(place, "picture-figure", message, given.figure, allowed, close))

    def _strange_words(self, words: str, path: Path) -> Problem:
        text = "".join(sentence.source_text for sentence in self.sentences)
        return Problem(
            self.places.value((*path, "zh")),
            "picture-words",
            "these words do not stand there in the text",
            found=words,
            allowed=f"words of: {text}",
            nearest=nearest(words, BETWEEN.split(text)),
        )

    def _figures_behind(self, words: str) -> Iterator[str]:
        for sentence in self.sentences:
            for match in re.finditer(re.escape(words), sentence.source_text):
                figure = NUMBER.search(sentence.source_text, match.end())
                if figure:
                    yield figure[0]


def _amounts(given: models.AreasPicture, path: Path) -> Iterator[tuple[models.Amount, Path]]:
    """Yield every amount of a picture with its path."""
    yield given.whole, (*path, "whole")
    for number, part in enumerate(given.parts):
        here = (*path, "parts", number)
        yield part, here
        yield from ((each, (*here, "inside", index)) for index, each in enumerate(part.inside))


def _quotes(given: models.Column, path: Path) -> Iterator[tuple[models.Quoted, Path]]:
    """Yield everything that a column quotes with its path."""
    yield given, path
    for number, group in enumerate(given.groups):
        here = (*path, "groups", number)
        yield group, here
        yield from ((each, (*here, "items", index)) for index, each in enumerate(group.items))

"""What contributors wrote, wherever in their files it stands: texts in both languages, and days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

from edition.annotations import models
from edition.joined.model import Day, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.annotations.files import Annotations, Loaded
    from edition.annotations.places import Path


def prose(annotations: Annotations) -> tuple[Prose, ...]:
    """Return all texts for readers that stand in both languages, in the order of the files."""
    return tuple(
        Prose(
            found.en,
            found.zh,
            loaded.places.value((*path, "en")),
            loaded.places.value((*path, "zh")),
        )
        for loaded in _files(annotations)
        for path, found in _models(loaded.value)
        if isinstance(found, models.Bilingual)
    )


def days(annotations: Annotations) -> tuple[Day, ...]:
    """Return all days that lie in the past, if everything is right."""
    issued = annotations.provenance.value.date if annotations.provenance else None
    return tuple(
        Day(key, str(written), loaded.places.value((*path, key)), not_before)
        for loaded in _files(annotations)
        for path, found in _models(loaded.value)
        for key, written, not_before in _days(found, str(issued or ""))
        if written
    )


def _days(found: BaseModel, issued: str) -> Iterator[tuple[str, object, str]]:
    """Yield the key of each day of a model, the day, and what it cannot lie before."""
    if isinstance(found, models.Review):
        yield "on", found.on, issued
    elif isinstance(found, models.Note | models.TermFile):
        yield "as_of", found.as_of, ""
    elif isinstance(found, models.Source):
        yield "date", found.date, ""
        yield "seen", found.seen, found.date or ""
    elif isinstance(found, models.ProvenanceFile):
        yield "date", found.date, ""


def _files(annotations: Annotations) -> Iterator[Loaded[BaseModel]]:
    single = (annotations.provenance, annotations.sources, annotations.pictures)
    files = (*single, *annotations.sections.values(), *annotations.terms.values())
    yield from (loaded for loaded in files if loaded)  # type: ignore[misc]  # a model is a BaseModel


def _models(value: object, path: Path = ()) -> Iterator[tuple[Path, BaseModel]]:
    """Yield a model and all models in it, each with its path."""
    if isinstance(value, BaseModel):
        yield path, value
        for name in type(value).model_fields:
            yield from _models(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _models(each, (*path, index))

"""Contradictions: renderings that one entry both wants and avoids, or names twice, or that nothing needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edition.annotations.files import Annotations
    from edition.annotations.places import Path, Places

Listed = tuple[str, "Path"]
"""A rendering, and where it stands."""


def contradictions(annotations: Annotations) -> list[Problem]:
    """Return a problem for each rendering that its own entry contradicts or repeats."""
    return [
        problem
        for places, wanted, avoided in _entries(annotations)
        for problem in _contradictions(places, wanted, avoided)
    ]


def unused_phrases(annotations: Annotations, text: str) -> list[Problem]:
    """Return a problem for each phrase with a fixed rendering that stands nowhere in the text."""
    loaded = annotations.renderings
    message = "this phrase does not occur in the text"
    return [
        Problem(
            loaded.places.value(("renderings", index, "zh")),
            "rendering-unused",
            message,
            found=phrase.zh,
            level="warning",
        )
        for index, phrase in enumerate(loaded.value.renderings if loaded else ())
        if loaded and phrase.zh not in text
    ]


def _entries(annotations: Annotations) -> Iterator[tuple[Places, list[Listed], list[Listed]]]:
    """Yield what each term and phrase wants, and what it avoids."""
    for term in annotations.terms.values():
        wanted = [(term.value.en, ("en",)), *_listed(term.value.also.en, ("also", "en"))]
        yield term.places, wanted, _listed(term.value.avoid.en, ("avoid", "en"))
    phrases = annotations.renderings
    for index, phrase in enumerate(phrases.value.renderings if phrases else ()):
        here = ("renderings", index)
        if phrases:
            yield phrases.places, _listed(phrase.en, (*here, "en")), _listed(phrase.avoid, (*here, "avoid"))


def _listed(renderings: Sequence[str], path: Path) -> list[Listed]:
    return [(each, (*path, index)) for index, each in enumerate(renderings)]


def _contradictions(places: Places, wanted: list[Listed], avoided: list[Listed]) -> Iterator[Problem]:
    good: set[str] = set()
    for rendering, path in wanted:
        if rendering.casefold() in good:
            message = "this rendering stands here already"
            yield Problem(places.value(path), "rendering-repeated", message, found=rendering)
        good.add(rendering.casefold())
    bad: set[str] = set()
    for rendering, path in avoided:
        if rendering.casefold() in good:
            message = "a rendering that is to be avoided is given as a good one too"
            yield Problem(places.value(path), "rendering-both", message, found=rendering)
        if rendering.casefold() in bad:
            message = "this rendering stands here already"
            yield Problem(places.value(path), "rendering-repeated", message, found=rendering)
        bad.add(rendering.casefold())

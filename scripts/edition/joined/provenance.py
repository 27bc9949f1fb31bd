"""Provenance: whether the text is the one that was received, and is what its file says that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.joined.reading import reading_text
from edition.problems import Place, Problem
from edition.text.facts import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition import clauses
    from edition.annotations.files import Annotations, Loaded
    from edition.annotations.models import ProvenanceFile
    from edition.joined.sections import Sections
    from edition.text.source import Source


def document_title(tree: clauses.Tree) -> str:
    """Return the title of the plan itself, else of the notice, else an empty string."""
    titles = {clause.id: clause.title.text for clause in tree.clauses if clause.title}
    return titles.get("preamble") or titles.get("notice") or next(iter(titles.values()), "")


def check_provenance(
    source: Source, tree: clauses.Tree, annotations: Annotations, sections: Sections
) -> list[Problem]:
    """Return what does not fit between the text and ``provenance.yml``."""
    loaded = annotations.provenance
    if loaded is None:
        message = "nothing says where the text came from, so its SHA-256 is not checked"
        allowed = "provenance.yml beside it; build_pages.py scaffold writes one"
        return [Problem(Place(source.file), "provenance-missing", message, allowed=allowed, level="warning")]
    problems = list(_differing(loaded, tree))
    if loaded.value.sha256 != source.sha256:
        message = "the source is not the text as received: its SHA-256 differs"
        place = loaded.places.value(("sha256",))
        problems.append(Problem(place, "source-sha256", message, source.sha256, loaded.value.sha256))
        problems += _changed(source, tree, sections)
    if loaded.value.file != source.path.name:
        message = "the text stands in another file"
        place = loaded.places.value(("file",))
        problems.append(Problem(place, "source-file", message, loaded.value.file, source.path.name))
    return problems


def _changed(source: Source, tree: clauses.Tree, sections: Sections) -> Iterator[Problem]:
    """Yield the sentences of a changed text that the annotations quote otherwise: there it was changed."""
    message = "the source was changed here: this sentence is not the one that the annotations quote"
    for sentence in tree.sentences:
        if sentence.clause in sections.entries and sentence.id not in sections.indexes:
            place = Place(source.file, sentence.span.line)
            yield Problem(place, "source-changed", message, sentence.text, "the text as received")


def _differing(loaded: Loaded[ProvenanceFile], tree: clauses.Tree) -> Iterator[Problem]:
    """Yield what the file says otherwise than the text itself does, where the text says it."""
    given, shown = loaded.value, describe(tree)
    facts = (
        ("title", reading_text(given.title), reading_text(document_title(tree))),
        ("number", given.number or "", shown.number),
        ("date", given.date.isoformat() if given.date else "", shown.date),
    )
    for key, said, found in facts:
        if said and found and said != found:
            message = f"the text itself has another {key}"
            yield Problem(loaded.places.value((key,)), "provenance-differs", message, said, found)

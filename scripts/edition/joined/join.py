"""Joins the text and the annotations to one edition, and says what does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edition.joined import model
from edition.joined.contradictions import contradictions, unused_phrases
from edition.joined.corrections import corrections, unused
from edition.joined.lexicon import check_terms, join_categories, join_terms, lexicon, occurrences
from edition.joined.pictures import join_pictures
from edition.joined.provenance import check_provenance, document_title
from edition.joined.readings import readings
from edition.joined.references import join_references, join_types
from edition.joined.sections import join_sections
from edition.joined.targets import Targets
from edition.joined.words import Speech, words_by_id
from edition.joined.written import days, prose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from edition import clauses
    from edition.annotations.files import Annotations
    from edition.annotations.models import Source as SourceEntry
    from edition.joined.pinyin import Pinyin
    from edition.joined.scripts import Scripts
    from edition.problems import Place, Problem
    from edition.text.source import Source


def join(
    source: Source, tree: clauses.Tree, annotations: Annotations, pinyin: Pinyin
) -> tuple[model.Edition, list[Problem]]:
    """Join a parsed text and its annotations.

    Args:
        source: The text as received.
        tree: The same text, parsed.
        annotations: What the annotation files say.
        pinyin: Gives pinyin, and cuts the text into words.

    Returns:
        The edition, and all problems of things that do not fit together. Where one of them is an
        error, the edition is incomplete and must not be published.
    """
    targets = Targets.of(tree, annotations)
    words = lexicon(annotations)
    sections = join_sections(tree, annotations, words, targets)
    sentences = {sentence.id: sentence for clause in sections.clauses for sentence in clause.sentences}
    in_sentences, in_titles = occurrences(sentences.values()), occurrences(sections.clauses)
    references, problems = join_references(sections, words.scripts, targets)
    pictures, unfit = join_pictures(annotations, sections.clauses, words.scripts)
    corrected, misspelt = corrections(annotations)
    speech = Speech(corrected, pinyin)
    spoken = words_by_id(speech, sections.clauses)
    misspelt += unused(corrected, speech.used)  # before the terms are read, which need not be in the text
    terms = join_terms(annotations, words, speech, in_sentences, in_titles)
    edition = model.Edition(
        document=_document(source, tree, annotations, words.scripts),
        clauses=sections.clauses,
        terms=terms,
        categories=join_categories(annotations, words.scripts),
        reference_types=join_types(annotations, words.scripts),
        references=references,
        sources=_sources(annotations, words.scripts),
        renderings=_renderings(annotations),
        readings=readings(sections.clauses, terms.values(), pinyin),
        words=spoken,
        clause_by_id={clause.id: clause for clause in sections.clauses},
        sentence_by_id=sentences,
        pictures=pictures,
        prose=prose(annotations),
        days=days(annotations),
    )
    problems += [*words.problems, *sections.problems, *unfit, *misspelt]
    problems += check_terms(annotations, targets, in_sentences.keys() | in_titles.keys())
    problems += contradictions(annotations) + unused_phrases(annotations, _chinese(sections.clauses))
    return edition, sorted(problems + check_provenance(source, tree, annotations, sections))


def _chinese(joined: Iterable[model.Clause]) -> str:
    """Return the whole text, as readers see it, with its titles."""
    texts = ((clause.title, *(sentence.text for sentence in clause.sentences)) for clause in joined)
    return "\n".join(text.get(model.HANS, "") for each in texts for text in each)


def _document(
    source: Source, tree: clauses.Tree, annotations: Annotations, scripts: Scripts
) -> model.Document:
    """Describe the document by its provenance file, or by what the text itself shows."""
    given = annotations.provenance.value if annotations.provenance else None
    english = annotations.document.value if annotations.document else None
    title = given.title if given else document_title(tree)
    return model.Document(
        id=given.id if given else source.path.stem,
        title=scripts.texts(title, english.title if english else None),
        number=given.number or "" if given else "",
        issuer=scripts.texts(given.issuer if given else None, english.issuer if english else None),
        date=given.date.isoformat() if given and given.date else "",
        abridged=given.abridged if given else False,
        file=source.path.name,
        received_as=(given.received_as if given else None) or source.path.name,
        sha256=source.sha256,
        note=(given.note if given else None) or "",
    )


def _sources(annotations: Annotations, scripts: Scripts) -> dict[str, model.Source]:
    """Return the bibliography by id."""
    loaded = annotations.sources
    if loaded is None:
        return {}
    return {
        entry.id: _source(entry, scripts, loaded.places.value(("sources", i)))
        for i, entry in enumerate(loaded.value.sources)
    }


def _renderings(annotations: Annotations) -> tuple[model.Rendering, ...]:
    """Return the phrases with a fixed rendering, in the order of their file."""
    listed = annotations.renderings.value.renderings if annotations.renderings else ()
    return tuple(
        model.Rendering(each.zh, each.en, each.why or "", each.avoid, each.within) for each in listed
    )


def _source(entry: SourceEntry, scripts: Scripts, place: Place) -> model.Source:
    return model.Source(
        id=entry.id,
        kind=entry.kind,
        title=scripts.texts(entry.title.zh, entry.title.en),
        issuer=scripts.texts(entry.issuer.zh, entry.issuer.en),
        number=entry.number,
        date=entry.date,
        url=entry.url,
        archived=entry.archived,
        seen=entry.seen.isoformat(),
        copy=entry.copy_,
        place=place,
    )

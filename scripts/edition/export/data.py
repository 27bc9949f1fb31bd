"""``edition.json``: the whole edition for other people's tools. Its schema is in ``schema.py``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from edition.annotations.inline import plain
from edition.export.document_script import NO_RELEASE
from edition.joined.targets import TERM
from edition.render.addresses import url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edition.export.document_script import Release
    from edition.joined.model import Clause, Edition, Note, Reference, Sentence, Source, Term

Json = dict[str, Any]

BETWEEN = ",\n"


def edition_json(edition: Edition, release: Release = NO_RELEASE) -> str:
    """Return the edition as JSON, one object, in the order of the text; one line for each entry."""
    lists: dict[str, list[Json]] = {
        "clauses": [_clause(edition, clause) for clause in edition.clauses],
        "sentences": [_sentence(edition, sentence) for sentence in edition.sentences],
        "terms": [_term(edition, term) for term in edition.terms.values()],
        "references": [_reference(reference) for reference in edition.references],
        "sources": [_source(source) for source in edition.sources.values()],
    }
    version = {"version": release.version, "date": release.date}
    written = [f'"document": {_line(_document(edition))}']
    written += [f'"{name}": [\n{BETWEEN.join(map(_line, entries))}\n]' for name, entries in lists.items()]
    written.append(f'"edition": {_line(version)}')
    return "{\n" + ",\n".join(written) + "\n}\n"


def _line(entry: Json) -> str:
    return json.dumps(entry, ensure_ascii=False)


def _plain(texts: Mapping[str, str]) -> dict[str, str]:
    """Return texts without the marks for emphasis and links."""
    return {language: plain(text) for language, text in texts.items()}


def _document(edition: Edition) -> Json:
    document = edition.document
    return {
        "id": document.id,
        "title": dict(document.title),
        "number": document.number,
        "issuer": dict(document.issuer),
        "date": document.date,
        "abridged": document.abridged,
        "source_sha256": document.sha256,
    }


def _clause(edition: Edition, clause: Clause) -> Json:
    return {
        "id": clause.id,
        "kind": clause.kind,
        "parent": clause.parent,
        "number": clause.number,
        "title": dict(clause.title),
        "url": url(edition, clause.id),
    }


def _sentence(edition: Edition, sentence: Sentence) -> Json:
    return {
        "id": sentence.id,
        "clause": sentence.clause,
        "paragraph": sentence.paragraph,
        "url": url(edition, sentence.id),
        "text": dict(sentence.text),
        "status": sentence.status,
        "terms": [{"id": mark.term, "start": mark.start, "end": mark.end} for mark in sentence.marks],
        "notes": [_note(note) for note in sentence.notes],
    }


def _note(note: Note) -> Json:
    return {
        "id": note.id,
        "kind": note.kind,
        "start": note.start,
        "end": note.end,
        "text": _plain(note.text),
        "as_of": note.as_of,
        "sources": list(note.sources),
    }


def _term(edition: Edition, term: Term) -> Json:
    return {
        "id": term.id,
        "term": dict(term.term),
        "pinyin": term.pinyin,
        "also": {language: list(words) for language, words in term.also.items()},
        "avoid": {language: list(words) for language, words in term.avoid.items()},
        "category": term.category,
        "definition": _plain(term.definition),
        "sources": list(term.sources),
        "related": list(term.related),
        "url": url(edition, TERM + term.id),
        "occurrences": list(term.occurrences),
    }


def _reference(reference: Reference) -> Json:
    return {
        "from": reference.from_,
        "to": reference.to,
        "type": reference.type,
        "reason": _plain(reference.reason),
        "origin": reference.origin,
    }


def _source(source: Source) -> Json:
    return {
        "id": source.id,
        "title": dict(source.title),
        "issuer": dict(source.issuer),
        "number": source.number,
        "date": source.date,
        "url": source.url,
    }

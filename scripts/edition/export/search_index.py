"""``search.js``: what the search in ``docs/assets/search-engine.js`` looks through, as classic scripts.

A script that assigns a value works where a page is read from a disk, and JSON that has to be fetched does
not. Everything stands in columns, which compress best: lines of one kind below each other. A long text
goes into more files, so that the first results do not wait for the last clause.

Readings and other writings of characters stand in the order in which their characters first occur in the
terms and the text, so that the characters need not be named again.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from edition.export.search_tables import regional_words, variants
from edition.joined.model import CHINESE, ENGLISH, HANS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from edition.joined.model import Clause, Edition, Term

Json = dict[str, Any]

HAN = re.compile(r"[\u3400-\u9fff]")
NO_LETTER = re.compile(r"[^a-z0-9]+")
PART = 200_000
"""Characters of text in one file, at which the next begins."""


def search_index(edition: Edition) -> dict[str, str]:
    """Return the files of the index by name: ``search.js``, and ``search-2.js`` and so on for a long text."""
    texts = list(_texts(edition))
    characters = Characters(edition, texts)
    first, *others = map(characters.told, _parts(edition))
    names = [f"search-{number}.js" for number in range(2, len(others) + 2)]
    words = regional_words(text[HANS] for text in texts if HANS in text)
    index = {"words": characters.folded(words), "parts": names, "first": first}
    files = {"search.js": f"window.editionSearch={_line(index)};\n"}
    for name, part in zip(names, others, strict=True):
        files[name] = f"window.editionSearch.add({_line(part)});\n"
    return files


class Characters:
    """The readings and other writings of characters, each told once."""

    def __init__(self, edition: Edition, texts: Iterable[Mapping[str, str]]) -> None:
        """Take the edition, and all its texts that are searched."""
        self._readings = edition.readings
        self._variants = variants(edition.readings, map(_in_scripts, texts))
        self._known: set[str] = set()

    def folded(self, words: Mapping[str, str]) -> dict[str, str]:
        """Return words with their keys in simplified characters, as far as the texts have those."""
        folding = {ord(other): ours for ours, others in self._variants.items() for other in others}
        return {word.translate(folding): meaning for word, meaning in words.items()}

    def told(self, part: Json) -> Json:
        """Return a part with what there is to say of its characters that was not said in one before."""
        found = dict.fromkeys(HAN.findall(part["terms"] + part["zh"]))
        fresh = [character for character in found if character not in self._known]
        self._known |= set(fresh)
        told = {
            "variants": " ".join(self._variants.get(character, "") for character in fresh),
            "readings": " ".join("/".join(self._readings.get(character, ())) for character in fresh),
        }
        chinese = {key: part[key] for key in ("terms", "zh")}
        return chinese | told | part  # in this order it compresses best


def slug(words: str) -> str:
    """Return English words as the name of a file: most terms have it as their id, which is not told then."""
    return NO_LETTER.sub("-", words.lower()).strip("-")


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _texts(edition: Edition) -> Iterator[Mapping[str, str]]:
    """Yield all texts that are searched, in all languages."""
    for clause in edition.clauses:
        yield clause.title
        yield from (sentence.text for sentence in clause.sentences)
    for term in edition.terms.values():
        yield term.term
        for words in (term.also, term.avoid):
            for form in zip(*(words.get(language, ()) for language in CHINESE), strict=True):
                yield dict(zip(CHINESE, form, strict=True))


def _in_scripts(text: Mapping[str, str]) -> dict[str, str]:
    return {language: text[language] for language in CHINESE if language in text}


def _parts(edition: Edition) -> Iterator[Json]:
    """Yield clauses and terms in parts that each fill one file, and at least one part."""
    runs = list(_runs(edition.clauses)) or [[]]
    terms = list(edition.terms.values())
    for number, clauses in enumerate(runs):
        start, end = (len(terms) * at // len(runs) for at in (number, number + 1))
        yield _part(clauses, terms[start:end])


def _runs(clauses: Iterable[Clause]) -> Iterator[list[Clause]]:
    run: list[Clause] = []
    size = 0
    for clause in clauses:
        run.append(clause)
        size += sum(len(text) for text in _column(clause, HANS) + _column(clause, ENGLISH))
        if size >= PART:
            yield run
            run, size = [], 0
    if run:
        yield run


def _part(clauses: Sequence[Clause], terms: Sequence[Term]) -> Json:
    """Return some clauses, each with its title, which may be empty, and its sentences; and some terms."""
    rows = [(each.id, each.kind, each.number, each.page, str(len(each.sentences))) for each in clauses]
    return {
        "clauses": _lines(zip(*rows, strict=True)),
        "zh": _lines((text,) for each in clauses for text in _column(each, HANS)),
        "en": _lines((text,) for each in clauses for text in _column(each, ENGLISH)),
        "terms": _lines(_forms(term, HANS) for term in terms),
        "renderings": _lines(_forms(term, ENGLISH) for term in terms),
        "avoided": _lines([*term.avoid.get(HANS, ()), *term.avoid.get(ENGLISH, ())] for term in terms),
        "ids": "\n".join("" if slug(term.term[ENGLISH]) == term.id else term.id for term in terms),
    }


def _lines(rows: Iterable[Iterable[str]]) -> str:
    """Return one line for each row, with tabs between its cells."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def _column(clause: Clause, language: str) -> list[str]:
    return [text.get(language, "") for text in (clause.title, *(each.text for each in clause.sentences))]


def _forms(term: Term, language: str) -> list[str]:
    return [term.term[language], *term.also.get(language, ())]

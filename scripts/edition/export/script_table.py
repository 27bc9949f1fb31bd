"""The table by which a browser converts simplified Chinese as OpenCC does, cut to this edition's texts.

Sentences and headings stand on the pages in all scripts. Everything else is converted where a reader asks
for it: first the longest phrase at each place, then single characters. The table holds the characters that
change, and phrases wherever the characters alone would come out otherwise than by OpenCC. Building it
checks it: every text of the edition comes out of it exactly as OpenCC has it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

from edition.joined.model import HANS, HONG_KONG, TAIWAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from edition.joined.model import Clause, Edition, Sentence

RUN = re.compile(r"[\u3400-\u9fff]+")
WIDEST = 6
"""Characters of the longest phrase around one character, before a whole run becomes a phrase."""


def script_table(edition: Edition, more: Iterable[Mapping[str, str]]) -> str:
    """Return a classic script that sets ``window.editionScripts``.

    Args:
        edition: The edition.
        more: Other texts of the site, in all scripts.
    """
    texts = [*_texts(edition), *more]
    tables = {language: _table(_runs(texts, language)) for language in (TAIWAN, HONG_KONG)}
    data = {
        language: {"characters": "".join(map("".join, characters.items())), "phrases": phrases}
        for language, (characters, phrases) in tables.items()
    }
    return f"window.editionScripts = {json.dumps(data, ensure_ascii=False, sort_keys=True)};\n"


def convert(text: str, characters: Mapping[str, str], phrases: Mapping[str, str]) -> str:
    """Convert as the browser does: the longest phrase at each place, else the character."""
    by_character = str.maketrans(dict(characters))
    if not phrases:
        return text.translate(by_character)
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    between, found = re.split(f"({'|'.join(longest_first)})", text), phrases
    return "".join(
        found[piece] if at % 2 else piece.translate(by_character) for at, piece in enumerate(between)
    )


def _texts(edition: Edition) -> Iterator[Mapping[str, str]]:
    """Yield all Chinese texts of the edition in all scripts."""
    yield from (edition.document.title, edition.document.issuer)
    holders: tuple[Clause | Sentence, ...] = (*edition.clauses, *edition.sentences)
    for holder in holders:
        yield from (note.text for note in holder.notes)
    yield from (clause.title for clause in edition.clauses)
    yield from (sentence.text for sentence in edition.sentences)
    yield from (reference.reason for reference in edition.references)
    yield from (category.name for category in edition.categories.values())
    for type_ in edition.reference_types.values():
        yield from (type_.forward, type_.reverse)
    for source in edition.sources.values():
        yield from (source.title, source.issuer)
    for pictures in edition.pictures.values():
        for picture in pictures:
            yield from picture.texts()
    for term in edition.terms.values():
        yield from (term.term, term.definition, term.choice)
        forms = (term.also.get(language, ()) for language in (HANS, TAIWAN, HONG_KONG))
        yield from (
            dict(zip((HANS, TAIWAN, HONG_KONG), form, strict=True)) for form in zip(*forms, strict=True)
        )


def _runs(texts: Iterable[Mapping[str, str]], language: str) -> dict[str, str]:
    """Return every run of Han characters with its conversion."""
    runs = {}
    for text in texts:
        hans, other = text.get(HANS, ""), text.get(language, "")
        for match in RUN.finditer(hans):
            runs[match[0]] = other[match.start() : match.end()]
    return runs


def _table(runs: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the characters and phrases that convert every run as it should be."""
    if not runs:
        return {}, {}
    characters = _characters(runs)
    phrases: dict[str, str] = {}
    wrong = _wrong(runs, characters, phrases)
    for width in range(2, WIDEST + 1):
        for run, given in wrong.items():
            phrases |= _phrases(run, runs[run], given, width)
        wrong = _wrong({run: runs[run] for run in wrong}, characters, phrases)
    wrong = _wrong(runs, characters, phrases) if phrases else {}
    while wrong:
        phrases |= {run: runs[run] for run in wrong}  # a whole run always comes out right
        wrong = _wrong(runs, characters, phrases)
    return characters, phrases


def _wrong(
    runs: Mapping[str, str], characters: Mapping[str, str], phrases: Mapping[str, str]
) -> dict[str, str]:
    """Return what comes out of each run that comes out otherwise than it should."""
    given = convert("\n".join(runs), characters, phrases).split("\n") if runs else []
    return {run: out for (run, right), out in zip(runs.items(), given, strict=True) if out != right}


def _characters(runs: Mapping[str, str]) -> dict[str, str]:
    counts = Counter(zip("".join(runs), "".join(runs.values()), strict=True))
    most: dict[str, str] = {}
    for (simplified, traditional), _ in sorted(counts.items(), key=lambda count: (-count[1], count[0])):
        most.setdefault(simplified, traditional)
    return {
        simplified: traditional
        for simplified, traditional in sorted(most.items())
        if simplified != traditional
    }


def _phrases(run: str, right: str, given: str, width: int) -> dict[str, str]:
    """Return a phrase of ``width`` characters around each place at which a run comes out wrong."""
    found = {}
    for at, (is_, should) in enumerate(zip(given, right, strict=True)):
        if is_ != should:
            start = max(0, min(at - (width - 1) // 2, len(run) - width))
            found[run[start : start + width]] = right[start : start + width]
    return found

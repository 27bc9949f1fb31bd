"""Coverage: what is done and what is missing, counted, and what is excused from a check, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH

if TYPE_CHECKING:
    from edition.joined.model import Clause, Edition, Sentence


def coverage(edition: Edition) -> list[str]:
    """Return lines of text: one count each, then one line for each excuse."""
    titled = [clause for clause in edition.clauses if clause.title]
    sentences, terms = edition.sentences, list(edition.terms.values())
    holders: tuple[Clause | Sentence, ...] = (*edition.clauses, *sentences)
    notes = [note for holder in holders for note in holder.notes]
    manual = [each for each in edition.references if each.origin == "manual"]
    sources = list(edition.sources.values())
    cited = {source for note in notes for source in note.sources} | {
        id_ for term in terms for id_ in term.sources
    }
    cited |= {each.to.removeprefix("source:") for each in manual if each.to.startswith("source:")}
    lines = [
        _share("titles in English", sum(ENGLISH in clause.title for clause in titled), len(titled)),
        _share("sentences in English", sum(ENGLISH in each.text for each in sentences), len(sentences)),
        _share("sentences reviewed", sum(each.status == "reviewed" for each in sentences), len(sentences)),
        _share("terms defined", sum(bool(term.definition) for term in terms), len(terms)),
        _share("terms with sources", sum(bool(term.sources) for term in terms), len(terms)),
        _count("notes", Counter(note.kind for note in notes)),
        _count("cross-references", Counter(each.type for each in manual)),
        _count("sources", Counter(source.kind for source in sources)),
        _share("sources with an address", sum(bool(source.url) for source in sources), len(sources)),
        _share("sources that something rests on", len(cited & set(edition.sources)), len(sources)),
    ]
    excuses = [
        f"excused: {holder.id} from {check}: {reason}"
        for holder in holders
        for check, reason in holder.ignored.items()
    ]
    return [*lines, f"{len(excuses)} excuses from checks", *excuses]


def _share(what: str, done: int, whole: int) -> str:
    return f"{done} of {whole} {what}"


def _count(what: str, kinds: Counter[str]) -> str:
    listed = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    return f"{kinds.total()} {what}" + (f" ({listed})" if listed else "")

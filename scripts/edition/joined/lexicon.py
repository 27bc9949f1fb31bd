"""The lexicon: the forms of all terms, how they are converted and found, and the joined terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from edition.joined.model import HONG_KONG, TAIWAN, Category, Term
from edition.joined.occurrences import Finder
from edition.joined.pinyin import toneless
from edition.joined.scripts import Scripts, lists
from edition.joined.targets import check_names
from edition.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from edition.annotations.files import Annotations, Loaded
    from edition.annotations.models import TermFile
    from edition.joined.model import Clause, Sentence
    from edition.joined.targets import Targets
    from edition.joined.words import Speech


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Converts texts and finds terms in them."""

    scripts: Scripts
    finder: Finder
    problems: tuple[Problem, ...]


def lexicon(annotations: Annotations) -> Lexicon:
    """Build the lexicon from the term files."""
    problems: list[Problem] = []
    forms: dict[str, str] = {}
    corrections: dict[str, dict[str, str]] = {TAIWAN: {}, HONG_KONG: {}}
    for slug, loaded in annotations.terms.items():
        problems += _forms(slug, loaded, forms)
        problems += _corrections(loaded, corrections)
    return Lexicon(Scripts(corrections), Finder(forms), tuple(problems))


def _forms(slug: str, loaded: Loaded[TermFile], forms: dict[str, str]) -> list[Problem]:
    term = loaded.value
    keyed = [(term.term, ("term",)), *((form, ("also", "zh", i)) for i, form in enumerate(term.also.zh))]
    problems = []
    for form, path in keyed:
        if form in forms:
            message = f"this form belongs to the term {forms[form]} already"
            problems.append(Problem(loaded.places.value(path), "form-repeated", message, found=form))
        forms.setdefault(form, slug)
    return problems


def _corrections(loaded: Loaded[TermFile], corrections: dict[str, dict[str, str]]) -> list[Problem]:
    term, problems = loaded.value, []
    given = term.traditional
    for language, key in ((TAIWAN, "tw"), (HONG_KONG, "hk")):
        right = getattr(given, key) if given else None
        if right and len(right) != len(term.term):
            message = "a traditional form has as many characters as the simplified one"
            place = loaded.places.value(("traditional", key))
            allowed = f"{len(term.term)} characters"
            problems.append(Problem(place, "traditional-length", message, found=right, allowed=allowed))
        elif right:
            corrections[language][term.term] = right
    return problems


RESERVED = frozenset({"index"})
"""File names that would give a term the address of another page."""
Occurring = Mapping[str, Sequence[str]]
"""Ids of the clauses or sentences in which each term occurs, by the term's id."""


def occurrences(marked: Iterable[Sentence | Clause]) -> Occurring:
    """Return the ids of those sentences, or of those clauses with such titles, in which each term occurs."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in marked:
        for term in dict.fromkeys(mark.term for mark in each.marks):
            found[term].append(each.id)
    return dict(found)


def join_terms(
    annotations: Annotations, words: Lexicon, speech: Speech, sentences: Occurring, titles: Occurring
) -> dict[str, Term]:
    """Return the joined terms by id, in the order of their pinyin."""
    terms = [
        replace(
            _term(slug, loaded, words.scripts, speech),
            occurrences=tuple(sentences.get(slug, ())),
            titles=tuple(titles.get(slug, ())),
        )
        for slug, loaded in annotations.terms.items()
    ]
    return {term.id: term for term in sorted(terms, key=lambda term: (toneless(term.pinyin), term.id))}


def _term(slug: str, loaded: Loaded[TermFile], scripts: Scripts, speech: Speech) -> Term:
    term = loaded.value
    definition, choice = term.definition, term.choice
    return Term(
        id=slug,
        term=scripts.texts(term.term, term.en),
        pinyin=term.pinyin or speech.pinyin(term.term),
        also=lists(scripts, term.also.zh, term.also.en),
        avoid=lists(scripts, term.avoid.zh, term.avoid.en),
        category=term.category,
        definition=scripts.texts(definition.zh, definition.en) if definition else {},
        choice=scripts.texts(choice.zh, choice.en) if choice else {},
        as_of=term.as_of,
        sources=term.sources,
        related=term.related,
        occurrences=(),
        titles=(),
        status=term.status if definition else "missing",
        place=loaded.places.value(()),
    )


def check_terms(annotations: Annotations, targets: Targets, occurring: Container[str]) -> list[Problem]:
    """Return the problems of names and links in term files, and of terms that never occur."""
    return [
        problem
        for slug, loaded in annotations.terms.items()
        for problem in [
            *([_reserved(loaded)] if slug in RESERVED else []),
            *_names(slug, loaded, targets),
            *_links(loaded, targets),
            *([] if slug in occurring else [_unused(loaded)]),
        ]
    ]


def _names(slug: str, loaded: Loaded[TermFile], targets: Targets) -> list[Problem]:
    term, at = loaded.value, loaded.places.value
    related = [(name, at(("related", i))) for i, name in enumerate(term.related)]
    problems = check_names(
        "unknown-category", "category", [(term.category, at(("category",)))], targets.categories
    )
    problems += check_names("unknown-term", "term", related, targets.terms)
    sources = [(name, at(("sources", i))) for i, name in enumerate(term.sources)]
    problems += check_names("unknown-source", "source", sources, targets.sources)
    message = "a term is not related to itself"
    return problems + [
        Problem(place, "self-link", message, found=name) for name, place in related if name == slug
    ]


def _links(loaded: Loaded[TermFile], targets: Targets) -> list[Problem]:
    texts: dict[tuple[str, str], str] = {}
    for key in ("definition", "choice"):
        text = getattr(loaded.value, key)
        texts |= {(key, "en"): text.en, (key, "zh"): text.zh} if text else {}
    named = {"/".join(path): path for path in texts}
    return targets.inline(
        {name: texts[path] for name, path in named.items()},
        {name: loaded.places.value(path) for name, path in named.items()},
    )


def _reserved(loaded: Loaded[TermFile]) -> Problem:
    message = "a term may not have this file name: another page has its address"
    allowed = f"any name but {', '.join(sorted(RESERVED))}"
    return Problem(loaded.places.value(()), "term-reserved", message, loaded.file, allowed)


def _unused(loaded: Loaded[TermFile]) -> Problem:
    message = "this term does not occur in the text"
    place = loaded.places.value(("term",))
    return Problem(place, "term-unused", message, found=loaded.value.term, level="warning")


def join_categories(annotations: Annotations, scripts: Scripts) -> dict[str, Category]:
    """Return the categories by id, in the order of their file."""
    listed = annotations.categories.value.categories if annotations.categories else ()
    return {each.id: Category(each.id, scripts.texts(each.zh, each.en)) for each in listed}

"""Joins section files to the clauses of the text: glosses to sentences, notes to words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from edition.clauses import page_clauses
from edition.joined import model
from edition.joined.quotes import match
from edition.joined.reading import reading_text
from edition.joined.targets import check_names
from edition.problems import Place, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from edition import clauses
    from edition.annotations.files import Annotations, Loaded
    from edition.annotations.models import ClauseGloss, Gloss, Note, SectionFile
    from edition.annotations.places import Places
    from edition.joined.lexicon import Lexicon
    from edition.joined.targets import Targets

Path = tuple[str | int, ...]

PAGES = "plan"
"""The folder of the pages of the text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a section file says of one clause, and where."""

    gloss: SectionFile | ClauseGloss
    places: Places
    path: Path

    def place(self, *keys: str | int) -> Place:
        """Return the place of a value within the entry."""
        return self.places.value((*self.path, *keys))


@dataclass(frozen=True, slots=True)
class Sections:
    """The clauses, joined."""

    clauses: tuple[model.Clause, ...]
    entries: Mapping[str, Entry]
    """What the files say, by clause."""
    indexes: Mapping[str, int]
    """Where in its entry's list of sentences the gloss of a sentence stands, by sentence."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Context:
    """What every clause is joined with."""

    lexicon: Lexicon
    targets: Targets
    indexes: dict[str, int]
    parts: Mapping[str, tuple[str, Place]]
    """English titles of clauses without a file, and where they stand."""


def join_sections(
    tree: clauses.Tree, annotations: Annotations, lexicon: Lexicon, targets: Targets
) -> Sections:
    """Join every clause of the text to what its section's file says of it."""
    paged = page_clauses(tree)
    problems = _strange_files(annotations, [page.id for page, _ in paged])
    entries: dict[str, Entry] = {}
    pages: dict[str, str] = {}
    for holder, members in paged:
        pages |= {clause.id: f"{PAGES}/{holder.id}" for clause in (holder, *members)}
        loaded = annotations.sections.get(holder.id)
        if loaded:
            found, more = _entries(loaded, holder, members, targets)
            entries |= found
            problems += more
    parts, more = _part_titles(annotations, [clause.id for clause in tree.clauses if clause.id not in pages])
    problems += more
    context = _Context(lexicon, targets, {}, parts)
    joined = []
    for clause in tree.clauses:
        entry = entries.get(clause.id)
        if entry:
            matches = match(clause.sentences, entry.gloss.sentences, entry.places, entry.path)
            context.indexes.update(matches.glosses)
            problems += matches.problems
        each, more = _clause(context, clause, entry, pages.get(clause.id, f"{PAGES}/index"))
        joined.append(each)
        problems += more
    return Sections(tuple(joined), entries, context.indexes, tuple(problems))


def _part_titles(
    annotations: Annotations, fileless: list[str]
) -> tuple[dict[str, tuple[str, Place]], list[Problem]]:
    """Return the English titles of the clauses that have no file, and what is strange among them."""
    loaded = annotations.document
    titles: dict[str, tuple[str, Place]] = {}
    problems: list[Problem] = []
    for index, part in enumerate(loaded.value.parts if loaded else ()):
        place = loaded.places.value(("parts", index, "id")) if loaded else Place("")
        if part.id not in fileless:
            message, allowed = (
                "the text has no part with this id that holds only sections",
                ", ".join(fileless),
            )
            problems.append(
                Problem(place, "unknown-part", message, part.id, allowed, nearest(part.id, fileless))
            )
        elif part.id in titles:
            problems.append(Problem(place, "part-repeated", "this part stands here already", found=part.id))
        elif loaded:
            titles[part.id] = (part.title, loaded.places.value(("parts", index, "title")))
    return titles, problems


def _strange_files(annotations: Annotations, pages: list[str]) -> list[Problem]:
    message = "the text has no section with this id that could have a file of its own"
    return [
        Problem(
            loaded.places.value(("section",)),
            "unknown-section",
            message,
            found=section,
            allowed=", ".join(pages),
            nearest=nearest(section, pages),
        )
        for section, loaded in annotations.sections.items()
        if section not in pages
    ]


def _entries(
    loaded: Loaded[SectionFile], page: clauses.Clause, members: Sequence[clauses.Clause], targets: Targets
) -> tuple[dict[str, Entry], list[Problem]]:
    """Return the entries of one file by clause, and what is strange, missing or out of order in it."""
    entries = {page.id: Entry(loaded.value, loaded.places, ())}
    problems: list[Problem] = []
    wanted = [clause.id for clause in members]
    for index, gloss in enumerate(loaded.value.clauses):
        place = loaded.places.value(("clauses", index, "id"))
        if gloss.id in entries:
            problems.append(
                Problem(place, "clause-repeated", "this clause stands here already", found=gloss.id)
            )
        elif gloss.id in wanted:
            entries[gloss.id] = Entry(gloss, loaded.places, ("clauses", index))
        else:
            problems.append(_strange_clause(gloss.id, place, wanted, targets))
    missing = [clause for clause in wanted if clause not in entries]
    message = "a clause of the section is missing; keep an entry for each, glossed or not"
    place = loaded.places.key(("clauses",))
    problems += [Problem(place, "clause-missing", message, allowed=f'- id: "{clause}"') for clause in missing]
    return entries, problems + _disorder(loaded, [clause for clause in wanted if clause in entries])


def _strange_clause(clause: str, place: Place, wanted: list[str], targets: Targets) -> Problem:
    allowed = ", ".join(wanted) or "no clauses: this section has only sentences"
    if clause in targets.clauses:
        message = "this clause belongs to another section's file"
        return Problem(place, "clause-elsewhere", message, found=clause, allowed=allowed)
    message = "the text has no clause with this id"
    return Problem(place, "unknown-clause", message, clause, allowed, nearest(clause, wanted))


def _disorder(loaded: Loaded[SectionFile], wanted: list[str]) -> list[Problem]:
    written = list(dict.fromkeys(gloss.id for gloss in loaded.value.clauses if gloss.id in wanted))
    expected = [clause for clause in wanted if clause in written]
    first = next(
        (i for i, pair in enumerate(zip(written, expected, strict=True)) if pair[0] != pair[1]), None
    )
    if first is None:
        return []
    index = next(i for i, gloss in enumerate(loaded.value.clauses) if gloss.id == written[first])
    message = "the clauses are not in the order of the text"
    place = loaded.places.value(("clauses", index, "id"))
    return [Problem(place, "clause-order", message, found=written[first], allowed=f"first {expected[first]}")]


def _clause(
    context: _Context, clause: clauses.Clause, entry: Entry | None, page: str
) -> tuple[model.Clause, list[Problem]]:
    title = reading_text(clause.title.text) if clause.title else ""
    notes: tuple[model.Note, ...] = ()
    problems: list[Problem] = []
    if entry:
        notes, problems = _notes(context, entry, (), clause.id, title)
    english, english_place = context.parts.get(clause.id, (None, None))
    if entry and entry.gloss.title:
        english, english_place = entry.gloss.title, entry.place("title")
    sentences = []
    for sentence in clause.sentences:
        joined, more = _sentence(context, sentence, entry, page)
        sentences.append(joined)
        problems += more
    joined_clause = model.Clause(
        id=clause.id,
        kind=clause.kind,
        parent=clause.parent,
        number=clause.number,
        title=context.lexicon.scripts.texts(title, english) if title else {},
        marks=context.lexicon.finder.marks(title),
        notes=notes,
        page=page,
        joins=clause.title.joins if clause.title else (),
        sentences=tuple(sentences),
        ignored={each.check: each.reason for each in entry.gloss.ignore} if entry else {},
        place=entry.place() if entry else None,
        english_place=english_place,
    )
    return joined_clause, problems


def _sentence(
    context: _Context, sentence: clauses.Sentence, entry: Entry | None, page: str
) -> tuple[model.Sentence, list[Problem]]:
    index = context.indexes.get(sentence.id)
    gloss: Gloss | None = entry.gloss.sentences[index] if entry and index is not None else None
    shown = reading_text(sentence.text)
    notes: tuple[model.Note, ...] = ()
    problems: list[Problem] = []
    place, english_place = entry.place() if entry else None, None
    if entry and gloss and index is not None:
        place = entry.place("sentences", index)
        english_place = entry.place("sentences", index, "en") if gloss.en else None
        notes, problems = _notes(context, entry, ("sentences", index), sentence.id, sentence.text)
        if gloss.status == "reviewed" and not gloss.en:
            message, allowed = "there is no gloss that could have been reviewed", "a gloss; or status: draft"
            place_ = entry.place("sentences", index, "status")
            problems.append(Problem(place_, "reviewed-nothing", message, gloss.status, allowed))
    joined = model.Sentence(
        id=sentence.id,
        clause=sentence.clause,
        paragraph=sentence.paragraph,
        page=page,
        source_text=sentence.text,
        text=context.lexicon.scripts.texts(shown, gloss.en if gloss else None),
        status=gloss.status if gloss and gloss.en else "missing",
        marks=context.lexicon.finder.marks(shown),
        notes=notes,
        joins=sentence.span.joins,
        line=sentence.span.line,
        ignored={each.check: each.reason for each in gloss.ignore} if gloss else {},
        place=place,
        english_place=english_place,
    )
    return joined, problems


def _notes(
    context: _Context, entry: Entry, path: Path, on: str, text: str
) -> tuple[tuple[model.Note, ...], list[Problem]]:
    """Join the notes of a clause (with an empty path) or of one of its sentences."""
    holder = entry.gloss.sentences[int(path[1])] if path else entry.gloss
    notes: list[model.Note] = []
    problems: list[Problem] = []
    seen: set[tuple[str, int, str]] = set()
    for index, note in enumerate(holder.notes):
        here = (*path, "notes", index)
        start = _find(text, note.on, note.occurrence)
        problems += _note_problems(entry, here, note, text, context.targets)
        key = (note.on, note.occurrence, note.en)
        if key in seen:
            message = "this note stands here already"
            problems.append(Problem(entry.place(*here), "note-repeated", message, found=note.on))
        seen.add(key)
        joined = model.Note(
            id="",
            kind=note.kind,
            start=max(start, 0),
            end=max(start, 0) + len(note.on),
            text=context.lexicon.scripts.texts(note.zh, note.en),
            as_of=note.as_of,
            sources=note.sources,
            place=entry.place(*here),
        )
        notes.append(joined)
    ordered = sorted(notes, key=lambda note: (note.start, note.end))
    return tuple(replace(note, id=f"{on}.n{number}") for number, note in enumerate(ordered, 1)), problems


def _note_problems(entry: Entry, here: Path, note: Note, text: str, targets: Targets) -> list[Problem]:
    problems = []
    count = text.count(note.on)
    if not count:
        message = "the note is on words that do not stand here"
        place = entry.place(*here, "on")
        problems.append(Problem(place, "note-words", message, found=note.on, allowed=f"words of: {text}"))
    elif note.occurrence > count:
        message = "the words do not occur here so often"
        place, allowed = entry.place(*here, "occurrence"), f"1 to {count}"
        problems.append(Problem(place, "note-occurrence", message, str(note.occurrence), allowed))
    sources = [(name, entry.place(*here, "sources", i)) for i, name in enumerate(note.sources)]
    problems += check_names("unknown-source", "source", sources, targets.sources)
    places = {key: entry.place(*here, key) for key in ("en", "zh")}
    return problems + targets.inline({"en": note.en, "zh": note.zh}, places)


def _find(text: str, words: str, occurrence: int) -> int:
    start = -1
    for _ in range(occurrence):
        start = text.find(words, start + 1)
        if start < 0:
            return -1
    return start

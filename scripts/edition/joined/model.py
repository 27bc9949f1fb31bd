"""The joined edition: the text and all that is said about it, ready to be rendered or exported.

Everything here is a plain frozen value. Texts for readers are mappings from a BCP 47 tag to the text;
offsets count characters of the ``zh-Hans`` text and hold for the traditional texts too, because the
conversion keeps the length.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from edition.annotations.models import NoteKind
    from edition.clauses import Join, Kind
    from edition.problems import Place

HANS, TAIWAN, HONG_KONG, ENGLISH = "zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "en"
CHINESE = (HANS, TAIWAN, HONG_KONG)
LANGUAGES = (*CHINESE, ENGLISH)

Status = Literal["missing", "draft", "reviewed"]
Origin = Literal["manual", "auto"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a sentence that are an occurrence of a term."""

    term: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence or title, of Chinese characters alone."""

    start: int
    end: int
    syllables: tuple[str, ...]
    """The pinyin of each character, with tone marks; a name has a capital letter."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on characters of a sentence or title."""

    id: str
    """``3.6.17-4.n1``: the id of what it is on, and a number in the order of the text."""
    kind: NoteKind
    start: int
    end: int
    text: Mapping[str, str]
    as_of: str | None
    sources: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its gloss and all that is on it."""

    id: str
    clause: str
    paragraph: int
    page: str
    """The page that shows it, without ending: ``plan/3.6``."""
    source_text: str
    """The sentence as in the source, page ends mended. This is what annotations quote."""
    text: Mapping[str, str]
    """What readers see; ``en`` is missing where there is no gloss."""
    status: Status
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]
    joins: tuple[Join, ...]
    line: int
    """Line of the source on which it starts."""
    ignored: Mapping[str, str]
    """Translation checks that it need not pass, each with the reason."""
    place: Place | None
    """Where its gloss stands, or where its section's file starts, or None without a file."""
    english_place: Place | None
    """Where its English stands, where there is any."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A notice, preamble, part, section or measure."""

    id: str
    kind: Kind
    parent: str | None
    number: str
    title: Mapping[str, str]
    """Empty where the clause has no title."""
    marks: tuple[Mark, ...]
    """Terms in the title."""
    notes: tuple[Note, ...]
    page: str
    joins: tuple[Join, ...]
    """Page ends that were mended in the title."""
    sentences: tuple[Sentence, ...]
    ignored: Mapping[str, str]
    """Translation checks that its title need not pass, each with the reason."""
    place: Place | None
    english_place: Place | None
    """Where the English of its title stands, where there is any."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its occurrences."""

    id: str
    term: Mapping[str, str]
    """The term in all languages; ``en`` is the preferred English."""
    pinyin: str
    also: Mapping[str, tuple[str, ...]]
    avoid: Mapping[str, tuple[str, ...]]
    category: str
    definition: Mapping[str, str]
    choice: Mapping[str, str]
    as_of: str | None
    sources: tuple[str, ...]
    related: tuple[str, ...]
    occurrences: tuple[str, ...]
    """Ids of the sentences in which it occurs, in the order of the text."""
    titles: tuple[str, ...]
    """Ids of the clauses in whose titles it occurs."""
    status: Status
    place: Place


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference, from a clause or sentence to a clause, sentence, ``term:…`` or ``source:…``."""

    from_: str
    to: str
    type: str
    reason: Mapping[str, str]
    origin: Origin
    place: Place


@dataclass(frozen=True, slots=True)
class ReferenceType:
    """A type of cross-reference with its wording in both directions."""

    id: str
    forward: Mapping[str, str]
    reverse: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Category:
    """A category of terms."""

    id: str
    name: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the bibliography."""

    id: str
    kind: str
    title: Mapping[str, str]
    issuer: Mapping[str, str]
    number: str | None
    date: str | None
    url: str | None
    archived: str | None
    seen: str
    copy: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Rendering:
    """A phrase that is no term and has a fixed rendering all the same, such as a verb of promise."""

    zh: str
    en: tuple[str, ...]
    """The rendering, and what grammar or collocation may need instead."""
    why: str
    avoid: tuple[str, ...]
    within: tuple[str, ...]
    """Longer words that hold it and do not count."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Something that the text gives a figure for, and what is inside it."""

    text: Mapping[str, str]
    figure: str
    inside: tuple[Amount, ...] = ()

    def texts(self) -> Iterator[Mapping[str, str]]:
        """Yield its words, and those of what is inside it."""
        yield self.text
        for amount in self.inside:
            yield from amount.texts()


@dataclass(frozen=True, slots=True)
class AreasPicture:
    """A whole and its parts, to be drawn to scale."""

    id: str
    title: Mapping[str, str]
    note: Mapping[str, str]
    unit: Mapping[str, str]
    whole: Amount
    """The amounts inside it add up to it; what is inside those need not."""

    def texts(self) -> Iterator[Mapping[str, str]]:
        """Yield all its texts."""
        yield from (self.title, self.note, self.unit)
        yield from self.whole.texts()


@dataclass(frozen=True, slots=True)
class Group:
    """Items of a column, below the words that govern them."""

    text: Mapping[str, str]
    items: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One of the things that a picture puts side by side."""

    text: Mapping[str, str]
    at: str
    """The sentence or clause in which all this stands."""
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class ColumnsPicture:
    """What the text says of several things, to be put side by side."""

    id: str
    title: Mapping[str, str]
    note: Mapping[str, str]
    columns: tuple[Column, ...]

    def texts(self) -> Iterator[Mapping[str, str]]:
        """Yield all its texts."""
        yield from (self.title, self.note)
        for column in self.columns:
            yield column.text
            for group in column.groups:
                yield from (group.text, *group.items)


@dataclass(frozen=True, slots=True)
class Document:
    """What the document is."""

    id: str
    title: Mapping[str, str]
    number: str
    issuer: Mapping[str, str]
    date: str
    abridged: bool
    file: str
    received_as: str
    sha256: str
    note: str


@dataclass(frozen=True, slots=True)
class Prose:
    """What a contributor wrote for readers in both languages: a note, a reason, a definition."""

    en: str
    zh: str
    en_place: Place
    zh_place: Place


@dataclass(frozen=True, slots=True)
class Day:
    """A day or month on which a contributor says that something was done or true."""

    key: str
    """The key that it is the value of."""
    written: str
    """As YYYY-MM-DD or YYYY-MM."""
    place: Place
    not_before: str = ""
    """A year, month or day before which it cannot have been."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The whole edition."""

    document: Document
    clauses: tuple[Clause, ...]
    terms: Mapping[str, Term]
    """By id, in the order of their pinyin."""
    categories: Mapping[str, Category]
    reference_types: Mapping[str, ReferenceType]
    references: tuple[Reference, ...]
    sources: Mapping[str, Source]
    renderings: tuple[Rendering, ...]
    readings: Mapping[str, tuple[str, ...]] = field(repr=False)
    """The pinyin that each Chinese character has in this edition, with tone marks."""
    words: Mapping[str, tuple[Word, ...]] = field(repr=False)
    """The words of each sentence and each clause's title, by its id; together they hold every character."""
    clause_by_id: Mapping[str, Clause] = field(repr=False)
    sentence_by_id: Mapping[str, Sentence] = field(repr=False)
    pictures: Mapping[str, tuple[AreasPicture | ColumnsPicture, ...]] = field(repr=False)
    """By the sentence or clause below which they stand."""
    prose: tuple[Prose, ...] = field(repr=False)
    """All texts of contributors that stand in both languages."""
    days: tuple[Day, ...] = field(repr=False)
    """All days that contributors say lie in the past."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in the order of the text."""
        return tuple(self.sentence_by_id.values())

"""What is said of the whole document: its title and parts, where the text came from, how it is read aloud."""

from __future__ import annotations

from pydantic import Field

from edition.annotations.models.values import (
    ClauseId,
    Day,
    HanWords,
    Model,
    Omissible,
    Sha256,
    Slug,
    Text,
    Words,
)


class Spoken(Model):
    """A word of the text, or a few in a row: how they are read, and where one ends and the next begins."""

    zh: HanWords = Field(examples=["应急", "为 高标准"])
    """The words, in simplified characters, as they stand in the text but with a space between two words.
    Where entries overlap, the longer one holds."""
    pinyin: Omissible[Words] = Field(default=None, examples=["yìng jí"])
    """One syllable for each character, with tone marks and a space between syllables; no tone sandhi. A name
    has a capital letter. Leave the key out where only the cut between words is to be mended."""


class PinyinFile(Model):
    """pinyin.yml: words of the text whose generated pinyin or whose bounds are wrong."""

    words: tuple[Spoken, ...] = Field(examples=[[{"zh": "应急", "pinyin": "yìng jí"}]])
    """The words."""


class PartTitle(Model):
    """The English of the title of a part that holds only sections, and so has no file of its own."""

    id: ClauseId = Field(examples=["3"])
    """The part's id."""
    title: Words = Field(examples=["Main tasks and measures"])
    """The English of its title."""


class DocumentFile(Model):
    """document.yml: the English names of the document."""

    title: Words = Field(examples=["Overall Plan for the China (Xinjiang) Pilot Free Trade Zone"])
    """The English of the document's title."""
    issuer: Words = Field(examples=["State Council"])
    """The English of the issuer's name."""
    parts: tuple[PartTitle, ...] = Field(default=(), examples=[[{"id": "3", "title": "Main tasks"}]])
    """Titles of the parts that hold only sections."""


class ProvenanceFile(Model):
    """provenance.yml beside the source: what the text is and where it came from."""

    id: Slug = Field(examples=["guofa-2023-17"])
    """A short name of the document, for data and file names."""
    file: Words = Field(examples=["guofa-2023-17.txt"])
    """The file that holds the text as received."""
    received_as: Omissible[Words] = Field(default=None, examples=["000_fe7a0ef39042b2dd.txt"])
    """The name under which the file was received."""
    title: Words = Field(examples=["中国（新疆）自由贸易试验区总体方案"])
    """The document's title."""
    issuer: Words = Field(examples=["国务院"])
    """Who issued it."""
    number: Omissible[Words] = Field(default=None, examples=["国发〔2023〕17号"])
    """Its document number."""
    date: Omissible[Day] = Field(default=None, examples=["2023-10-21"])
    """The day on which it was issued."""
    abridged: bool = Field(default=False, examples=[True])
    """Whether the published text is abridged."""
    sha256: Sha256 = Field(examples=["0" * 64])
    """The SHA-256 of the file, in hexadecimal. Every build checks it."""
    note: Omissible[Text] = Field(default=None, examples=["Page ends of the print broke some paragraphs."])
    """Anything else that one should know about the text."""

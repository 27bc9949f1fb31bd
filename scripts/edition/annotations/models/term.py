"""A file of `annotations/terms/`: a term, its renderings and its definition."""

from __future__ import annotations

from pydantic import Field

from edition.annotations.models.values import Bilingual, Model, Month, Omissible, Reviewable, Slug, Words


class Traditional(Model):
    """Traditional forms, where the conversion by OpenCC is wrong."""

    tw: Omissible[Words] = Field(default=None, examples=["臺灣"])
    """The form used in Taiwan."""
    hk: Omissible[Words] = Field(default=None, examples=["台灣"])
    """The form used in Hong Kong."""


class Forms(Model):
    """Lists of words in each language."""

    en: tuple[Words, ...] = Field(default=(), examples=[["negotiable document"]])
    """English words."""
    zh: tuple[Words, ...] = Field(default=(), examples=[["合作中心"]])
    """Chinese words, in simplified characters."""


class TermFile(Reviewable):
    """terms/NAME.yml: a term. The file's name is the term's id and its address."""

    term: Words = Field(examples=["物权凭证"])
    """The term as it stands in the text, in simplified characters."""
    traditional: Omissible[Traditional] = Field(default=None, examples=[{"tw": "臺灣", "hk": "台灣"}])
    """Only where the automatic conversion is wrong."""
    pinyin: Omissible[Words] = Field(default=None, examples=["wù quán píng zhèng"])
    """Only where the generated pinyin is wrong: syllables with tone marks, a space between syllables."""
    en: Words = Field(examples=["document of title"])
    """The preferred English."""
    also: Forms = Field(default=Forms(), examples=[{"en": ["title document"]}])
    """Other renderings seen in official texts (en), and other forms and short forms in the text (zh)."""
    avoid: Forms = Field(default=Forms(), examples=[{"en": ["property right certificate"]}])
    """Renderings that mislead."""
    choice: Omissible[Bilingual] = Field(
        default=None, examples=[{"en": "The term of art.", "zh": "通行术语。"}]
    )
    """Why the preferred English was chosen."""
    category: Slug = Field(examples=["transport"])
    """One of the categories in categories.yml."""
    definition: Omissible[Bilingual] = Field(
        default=None, examples=[{"en": "A document …", "zh": "……单证。"}]
    )
    """Two to five sentences: what it is, where it comes from, what it does in this plan."""
    as_of: Omissible[Month] = Field(default=None, examples=["2026-11"])
    """The month in which statements of the definition that can age were true."""
    sources: tuple[Slug, ...] = Field(default=(), examples=[["maritime-code-1992"]])
    """Entries of sources.yml that bear the definition out."""
    related: tuple[Slug, ...] = Field(default=(), examples=[["waybill"]])
    """Other terms that help to understand this one."""

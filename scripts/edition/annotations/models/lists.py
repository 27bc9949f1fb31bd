"""The closed lists: sources, categories, types of reference, fixed renderings."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from edition.annotations.models.values import (
    Day,
    Model,
    Omissible,
    PartialDate,
    Slug,
    SourceKind,
    Text,
    WebAddress,
    Words,
)


class OwnTitle(Model):
    """A title in its own language, and in English."""

    zh: Omissible[Words] = Field(default=None, examples=["中华人民共和国海商法"])
    """The Chinese title, where the source is Chinese."""
    en: Words = Field(examples=["Maritime Code of the People's Republic of China"])
    """The English title, or our translation of it."""


class Source(Model):
    """An entry of the bibliography: something that was seen."""

    id: Slug = Field(examples=["maritime-code-1992"])
    """The id by which notes and terms cite it."""
    kind: SourceKind = Field(examples=["law"])
    """What it is."""
    title: OwnTitle = Field(
        examples=[{"zh": "中华人民共和国海商法", "en": "Maritime Code of the People's Republic of China"}]
    )
    """Its title."""
    issuer: OwnTitle = Field(
        examples=[
            {"zh": "全国人民代表大会常务委员会", "en": "Standing Committee of the National People's Congress"}
        ]
    )
    """Who issued it."""
    number: Omissible[Words] = Field(default=None, examples=["国发〔2023〕17号"])
    """Its document number, where it has one."""
    date: Omissible[PartialDate] = Field(default=None, examples=["1992-11-07"])
    """When it was issued: a year, a month or a day."""
    url: Omissible[WebAddress] = Field(default=None, examples=["https://www.gov.cn/"])
    """The address at which it was seen. Left out where only a copy elsewhere was seen."""
    archived: Omissible[WebAddress] = Field(
        default=None, examples=["https://web.archive.org/web/20261123000000/https://www.gov.cn/"]
    )
    """The address of an archived copy, as it was when seen: for the day on which the source is gone."""
    seen: Day = Field(examples=["2026-11-23"])
    """The day on which it was seen."""
    copy_: bool = Field(default=False, alias="copy", examples=[True])
    """Whether a copy was seen and not the issuer's own publication."""


class SourcesFile(Model):
    """sources.yml: the bibliography."""

    sources: tuple[Source, ...] = Field(examples=[[]])
    """Its entries."""


class Category(Model):
    """A category of terms."""

    id: Slug = Field(examples=["transport"])
    """The id that terms use."""
    en: Words = Field(examples=["Transport and logistics"])
    """Its English name."""
    zh: Words = Field(examples=["运输与物流"])
    """Its Chinese name."""


class CategoriesFile(Model):
    """categories.yml: the categories of terms, in the order of the index."""

    categories: tuple[Category, ...] = Field(
        examples=[[{"id": "transport", "en": "Transport", "zh": "运输"}]]
    )
    """The categories."""


class Wording(Model):
    """How a reference reads in one direction."""

    en: Words = Field(examples=["builds on"])
    """In English, before the target."""
    zh: Words = Field(examples=["以此为基础"])
    """In Chinese, before the target."""


class ReferenceType(Model):
    """A type of cross-reference, worded in both directions."""

    id: Slug = Field(examples=["builds-on"])
    """The id that references use."""
    forward: Wording = Field(examples=[{"en": "builds on", "zh": "以此为基础"}])
    """How it reads at the place that refers."""
    reverse: Wording = Field(examples=[{"en": "is the basis of", "zh": "是以下内容的基础"}])
    """How it reads at the place that is referred to."""


class ReferenceTypesFile(Model):
    """reference-types.yml: the closed list of types of cross-references."""

    types: tuple[ReferenceType, ...] = Field(examples=[[]])
    """The types."""


class Rendering(Model):
    """A phrase that is no term and has a fixed rendering all the same, such as a verb of promise."""

    zh: Words = Field(examples=["探索"])
    """The Chinese, in simplified characters."""
    en: Annotated[tuple[Words, ...], Field(min_length=1)] = Field(examples=[["explore"]])
    """The rendering; behind it what grammar or collocation may need instead. ``…`` stands for any words."""
    avoid: tuple[Words, ...] = Field(default=(), examples=[["seek to"]])
    """Renderings that promise more or less, or mislead."""
    within: tuple[Words, ...] = Field(default=(), examples=[["必要"]])
    """Longer words that hold these characters and are another matter."""
    why: Omissible[Text] = Field(default=None, examples=["The measure need not come."])
    """Why it is rendered so."""


class RenderingsFile(Model):
    """renderings.yml: verbs of promise and command, and other phrases, with the English of each."""

    renderings: tuple[Rendering, ...] = Field(examples=[[{"zh": "探索", "en": ["explore"]}]])
    """The phrases."""

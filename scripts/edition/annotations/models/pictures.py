"""`annotations/pictures.yml`: pictures whose figures are quoted from the text."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from edition.annotations.models.values import Bilingual, Figure, Model, Omissible, Slug, Words


class Caption(Model):
    """A title or a unit in both languages."""

    en: Words = Field(examples=["Areas, to scale"])
    """In English."""
    zh: Words = Field(examples=["面积比例图"])
    """In Chinese, in simplified characters."""


class Quoted(Model):
    """Words of the text that a picture shows, and their English."""

    zh: Words = Field(examples=["物权凭证"])
    """The words, exactly as they stand in the text."""
    en: Words = Field(examples=["document of title"])
    """Their English, as in the gloss."""


class Amount(Quoted):
    """Something that the text gives a figure for."""

    figure: Figure = Field(examples=["134.6"])
    """The first figure behind the words, exactly as in the text, in quotes."""


class Portion(Amount):
    """A part of a whole, and what the text counts into it."""

    inside: tuple[Amount, ...] = Field(
        default=(), examples=[[{"zh": "综合保税区", "en": "bonded zone", "figure": "2.41"}]]
    )
    """What is inside it. Nothing is said on whether these overlap or how they add up."""


class Picture(Model):
    """What every picture has."""

    id: Slug = Field(examples=["areas"])
    """A short name, for its address."""
    at: Words = Field(examples=["2.1-1", "2.2"])
    """The sentence or clause below which it stands, and whose words it shows."""
    title: Caption = Field(examples=[{"en": "Areas, to scale", "zh": "面积比例图"}])
    """What it shows."""
    note: Omissible[Bilingual] = Field(
        default=None, examples=[{"en": "The text gives no order.", "zh": "原文未排序。"}]
    )
    """What one must know so as not to read too much into it."""


class AreasPicture(Picture):
    """A whole and its parts as bars to one scale."""

    unit: Caption = Field(examples=[{"en": "hectares", "zh": "公顷"}])
    """The unit of all figures, as in the text."""
    whole: Amount = Field(examples=[{"zh": "总面积", "en": "total area", "figure": "179.66"}])
    """The whole."""
    parts: Annotated[tuple[Portion, ...], Field(min_length=1)] = Field(
        examples=[[{"zh": "东区", "en": "east zone", "figure": "134.6"}]]
    )
    """Its parts. Their figures add up to the whole."""


class Group(Quoted):
    """Items below the words that govern them, such as a verb."""

    items: Annotated[tuple[Quoted, ...], Field(min_length=1)] = Field(
        examples=[[{"zh": "现代物流", "en": "modern logistics"}]]
    )
    """The items, in the order of the text."""


class Column(Quoted):
    """One of the things that stand side by side."""

    at: Words = Field(examples=["2.2-1"])
    """The sentence or clause in which all words of the column stand."""
    groups: Annotated[tuple[Group, ...], Field(min_length=1)] = Field(
        examples=[
            [
                {
                    "zh": "重点发展",
                    "en": "focus on developing",
                    "items": [{"zh": "现代物流", "en": "modern logistics"}],
                }
            ]
        ]
    )
    """What the text says of it, in the order of the text."""


class ColumnsPicture(Picture):
    """What the text says of several things, side by side."""

    columns: Annotated[tuple[Column, ...], Field(min_length=1)] = Field(
        examples=[
            [
                {
                    "zh": "东区",
                    "en": "east zone",
                    "at": "2.2-1",
                    "groups": [{"zh": "发展", "en": "develop", "items": [{"zh": "物流", "en": "logistics"}]}],
                }
            ]
        ]
    )
    """The columns."""


class PicturesFile(Model):
    """pictures.yml: pictures of what people would rather look at than read. It may be missing."""

    areas: tuple[AreasPicture, ...] = Field(
        default=(),
        examples=[
            [
                {
                    "id": "areas",
                    "at": "2.1-1",
                    "title": {"en": "Areas, to scale", "zh": "面积比例图"},
                    "unit": {"en": "hectares", "zh": "公顷"},
                    "whole": {"zh": "总面积", "en": "total area", "figure": "134.6"},
                    "parts": [{"zh": "东区", "en": "east zone", "figure": "134.6"}],
                }
            ]
        ],
    )
    """Wholes and their parts as bars to scale."""
    columns: tuple[ColumnsPicture, ...] = Field(
        default=(),
        examples=[
            [
                {
                    "id": "zones",
                    "at": "2.2-1",
                    "title": {"en": "What each zone is for", "zh": "各区重点"},
                    "columns": [
                        {
                            "zh": "东区",
                            "en": "east zone",
                            "at": "2.2-1",
                            "groups": [
                                {
                                    "zh": "发展",
                                    "en": "develop",
                                    "items": [{"zh": "物流", "en": "logistics"}],
                                }
                            ],
                        }
                    ],
                }
            ]
        ],
    )
    """Things side by side."""

"""What annotation files may say: one pydantic model for each kind of file, one docstring for each key.

The JSON Schemas that editors use are generated from these models, so a key's docstring and examples
are also what a contributor sees while writing. Only shapes are checked here; whether an id exists is
for the join to say.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from edition.clauses import CLAUSE_ID

MAX_TEXT = 4000
"""The longest text for readers, in characters."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT)]
"""Text for readers: plain words, ``*emphasis*`` and links ``[words](https://…)`` or ``[words](3.6.17-4)``."""
Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=r"^[^\r\n]*$")
]
"""A name, a title or a rendering: plain words on one line."""
HanWords = Annotated[
    str, StringConstraints(max_length=300, pattern=r"^[\u3007\u3400-\u9fff]+( [\u3007\u3400-\u9fff]+)*$")
]
"""Chinese characters alone, with single spaces between words."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""A name in an address: small letters, digits and single hyphens."""
ClauseId = Annotated[str, StringConstraints(pattern=rf"^{CLAUSE_ID.pattern}$", max_length=40)]
"""An id from the document's own numbering, for example ``3.6`` or ``3.6.17``."""
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=500)]
"""An address that starts with http:// or https://."""


def _day_of_the_calendar(value: str) -> str:
    try:
        dt.date.fromisoformat((value + "-01-01")[: len("2026-11-23")])
    except ValueError:
        raise PydanticCustomError("day", "no day of the calendar") from None
    return value


PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
    AfterValidator(_day_of_the_calendar),
]
"""A year, a month or a day: 2023, 2023-10 or 2023-10-21."""
Month = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
"""A month: 2026-11."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in hexadecimal."""


def _written_as_day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("day", "not written as YYYY-MM-DD")
    return value


def _written_as_number(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,9}", value):
        raise PydanticCustomError("number", "not written in digits")
    return value


Day = Annotated[dt.date, BeforeValidator(_written_as_day)]
"""A day: 2026-11-23. Without the check, pydantic takes a plain number for seconds since 1970."""
Ordinal = Annotated[int, Field(ge=1, le=99), BeforeValidator(_written_as_number)]
"""A position in a sequence, from 1."""

Figure = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,12}(\.[0-9]{1,6})?$")]
"""A number as the text has it: 134.6."""

Status = Literal["draft", "reviewed"]
NoteKind = Literal["term-choice", "context", "basis"]
SourceKind = Literal[
    "law",
    "regulation",
    "decision",
    "plan",
    "opinion",
    "agreement",
    "standard",
    "report",
    "statistics",
    "dictionary",
    "news",
    "page",
]


class Model(BaseModel):
    """A mapping in an annotation file: no unknown keys, frozen. What is not used is not built."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Bilingual(Model):
    """A text in both languages."""

    en: Text = Field(examples=["The plan gives no list of the countries meant."])
    """The English text."""
    zh: Text = Field(examples=["方案未列出所指国家。"])
    """The Chinese text, in simplified characters."""


class Review(Model):
    """Who read the gloss against the Chinese, and when."""

    by: Words = Field(examples=["second reader"])
    """A role, or a contributor's handle."""
    on: Day = Field(examples=["2026-11-23"])
    """The day of the reading, as YYYY-MM-DD."""


class Reviewable(Model):
    """Something that is a draft until a second reader has passed it."""

    status: Status = Field(default="draft", examples=["draft"])
    """``draft``, or ``reviewed`` with the key ``reviewed`` beside it."""
    reviewed: Review | None = Field(default=None, examples=[{"by": "second reader", "on": "2026-11-23"}])
    """Who reviewed it and when. Needed where the status is ``reviewed``, and only there."""

    @model_validator(mode="after")
    def _reviewed_says_by_whom(self) -> Self:
        if (self.status == "reviewed") != (self.reviewed is not None):
            wanted = "needs" if self.status == "reviewed" else "may not have"
            raise PydanticCustomError("review", f"status {self.status} {wanted} the key reviewed")
        return self


class Note(Bilingual):
    """A note on some words of a sentence or a title."""

    on: Words = Field(examples=["物权凭证"])
    """The words of this sentence that the note is about, exactly as they stand there."""
    occurrence: Ordinal = Field(default=1, examples=[2])
    """Which occurrence of the words in the sentence is meant, where it is not the first."""
    kind: NoteKind = Field(examples=["context"])
    """``term-choice``: why this English. ``context``: what one must know to understand the words.
    ``basis``: the law, plan or decision that the words rest on."""
    as_of: Month | None = Field(default=None, examples=["2026-11"])
    """The month in which a statement that can age was true."""
    sources: tuple[Slug, ...] = Field(default=(), examples=[["maritime-code-1992"]])
    """Entries of sources.yml that bear the note out."""


class Reference(Bilingual):
    """A cross-reference from here to another place. ``en`` and ``zh`` give the reason."""

    model_config = ConfigDict(populate_by_name=True)

    to: Words = Field(examples=["3.5.12", "3.6.17-4", "term:cooperation-centre", "source:un-ncd-2025"])
    """A clause, a sentence, ``term:`` and a term's file name, or ``source:`` and a bibliography id."""
    as_: Slug = Field(alias="as", examples=["builds-on"])
    """The type, one of those in reference-types.yml."""


class Ignore(Model):
    """A translation check that is right not to pass here."""

    check: Slug = Field(examples=["figures-kept"])
    """The check's id."""
    reason: Text = Field(examples=["The figure is part of a name."])
    """Why the gloss is right all the same."""


class Apparatus(Model):
    """What every clause and sentence may carry."""

    notes: tuple[Note, ...] = Field(
        default=(),
        examples=[
            [{"on": "物权凭证", "kind": "context", "en": "A bill of lading is one.", "zh": "提单即为其一。"}]
        ],
    )
    """Notes on words of it."""
    see: tuple[Reference, ...] = Field(
        default=(),
        examples=[
            [
                {
                    "to": "3.5.12",
                    "as": "builds-on",
                    "en": "It rests on this measure.",
                    "zh": "以该项措施为基础。",
                }
            ]
        ],
    )
    """Cross-references from it."""
    ignore: tuple[Ignore, ...] = Field(
        default=(), examples=[[{"check": "figures-kept", "reason": "The figure is part of a name."}]]
    )
    """Translation checks that it need not pass, each with the reason."""


class Gloss(Apparatus, Reviewable):
    """A sentence of the source, quoted, and its English."""

    zh: Text = Field(examples=["探索赋予运单物权凭证功能，为有关国际规则制定提供实践支撑。"])
    """The sentence, exactly as in the source. It is the anchor of everything below it."""
    en: Text | None = Field(
        default=None,
        examples=["Explore giving waybills the function of documents of title."],
    )
    """The English gloss. Leave the key out until there is one."""


class ClauseGloss(Apparatus):
    """A measure, or another clause within the section."""

    id: ClauseId = Field(examples=["3.6.17"])
    """The clause's id."""
    title: Words | None = Field(default=None, examples=["Innovate in logistics and transport service models"])
    """The English of its title."""
    sentences: tuple[Gloss, ...] = Field(
        default=(),
        examples=[
            [
                {
                    "zh": "探索赋予运单物权凭证功能，为有关国际规则制定提供实践支撑。",
                    "en": "Explore giving waybills the function of documents of title.",
                }
            ]
        ],
    )
    """Its sentences after the title, in the order of the text."""


class SectionFile(Apparatus):
    """plan/ID.yml: the annotations of one section, notice or preamble, or of a part without sections."""

    section: ClauseId = Field(examples=["3.6"])
    """The section's id. The file is named after it."""
    title: Words | None = Field(default=None, examples=["Build a comprehensive logistics hub"])
    """The English of its title."""
    sentences: tuple[Gloss, ...] = Field(default=(), examples=[[{"zh": "推动建设国家骨干冷链物流基地。"}]])
    """Sentences that stand in the section itself and not in a measure."""
    clauses: tuple[ClauseGloss, ...] = Field(default=(), examples=[[{"id": "3.6.17"}]])
    """The clauses within the section, in the order of the text."""


class Traditional(Model):
    """Traditional forms, where the conversion by OpenCC is wrong."""

    tw: Words | None = Field(default=None, examples=["臺灣"])
    """The form used in Taiwan."""
    hk: Words | None = Field(default=None, examples=["台灣"])
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
    traditional: Traditional | None = Field(default=None, examples=[{"tw": "臺灣", "hk": "台灣"}])
    """Only where the automatic conversion is wrong."""
    pinyin: Words | None = Field(default=None, examples=["wù quán píng zhèng"])
    """Only where the generated pinyin is wrong: syllables with tone marks, a space between syllables."""
    en: Words = Field(examples=["document of title"])
    """The preferred English."""
    also: Forms = Field(default=Forms(), examples=[{"en": ["title document"]}])
    """Other renderings seen in official texts (en), and other forms and short forms in the text (zh)."""
    avoid: Forms = Field(default=Forms(), examples=[{"en": ["property right certificate"]}])
    """Renderings that mislead."""
    choice: Bilingual | None = Field(default=None, examples=[{"en": "The term of art.", "zh": "通行术语。"}])
    """Why the preferred English was chosen."""
    category: Slug = Field(examples=["transport"])
    """One of the categories in categories.yml."""
    definition: Bilingual | None = Field(default=None, examples=[{"en": "A document …", "zh": "……单证。"}])
    """Two to five sentences: what it is, where it comes from, what it does in this plan."""
    as_of: Month | None = Field(default=None, examples=["2026-11"])
    """The month in which statements of the definition that can age were true."""
    sources: tuple[Slug, ...] = Field(default=(), examples=[["maritime-code-1992"]])
    """Entries of sources.yml that bear the definition out."""
    related: tuple[Slug, ...] = Field(default=(), examples=[["waybill"]])
    """Other terms that help to understand this one."""


class OwnTitle(Model):
    """A title in its own language, and in English."""

    zh: Words | None = Field(default=None, examples=["中华人民共和国海商法"])
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
    number: Words | None = Field(default=None, examples=["国发〔2023〕17号"])
    """Its document number, where it has one."""
    date: PartialDate | None = Field(default=None, examples=["1992-11-07"])
    """When it was issued: a year, a month or a day."""
    url: WebAddress | None = Field(default=None, examples=["https://www.gov.cn/"])
    """The address at which it was seen. Left out where only a copy elsewhere was seen."""
    archived: WebAddress | None = Field(
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
    why: Text | None = Field(default=None, examples=["The measure need not come."])
    """Why it is rendered so."""


class RenderingsFile(Model):
    """renderings.yml: verbs of promise and command, and other phrases, with the English of each."""

    renderings: tuple[Rendering, ...] = Field(examples=[[{"zh": "探索", "en": ["explore"]}]])
    """The phrases."""


class Spoken(Model):
    """A word of the text, or a few in a row: how they are read, and where one ends and the next begins."""

    zh: HanWords = Field(examples=["应急", "为 高标准"])
    """The words, in simplified characters, as they stand in the text but with a space between two words.
    Where entries overlap, the longer one holds."""
    pinyin: Words | None = Field(default=None, examples=["yìng jí"])
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
    received_as: Words | None = Field(default=None, examples=["000_fe7a0ef39042b2dd.txt"])
    """The name under which the file was received."""
    title: Words = Field(examples=["中国（新疆）自由贸易试验区总体方案"])
    """The document's title."""
    issuer: Words = Field(examples=["国务院"])
    """Who issued it."""
    number: Words | None = Field(default=None, examples=["国发〔2023〕17号"])
    """Its document number."""
    date: Day | None = Field(default=None, examples=["2023-10-21"])
    """The day on which it was issued."""
    abridged: bool = Field(default=False, examples=[True])
    """Whether the published text is abridged."""
    sha256: Sha256 = Field(examples=["0" * 64])
    """The SHA-256 of the file, in hexadecimal. Every build checks it."""
    note: Text | None = Field(default=None, examples=["Page ends of the print broke some paragraphs."])
    """Anything else that one should know about the text."""


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
    note: Bilingual | None = Field(
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

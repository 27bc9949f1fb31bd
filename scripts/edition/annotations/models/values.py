"""Values and small mappings that several kinds of file share: texts, names, days; who reviewed something."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError, core_schema

from edition.clauses import CLAUSE_ID

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

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


class _Given:
    """Refuses the empty value of a key, and leaves it out of the schema for editors."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._look, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        value, *_ = handler(schema)["anyOf"]
        found: JsonSchemaValue = value
        return found

    @staticmethod
    def _look(value: object) -> object:
        if value is None:
            raise PydanticCustomError("no_value", "no value")
        return value


T = TypeVar("T")
Omissible = Annotated[T | None, _Given()]
"""The value of a key that may be left out, but not left empty: a value that was lost would go unseen."""

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
    reviewed: Omissible[Review] = Field(default=None, examples=[{"by": "second reader", "on": "2026-11-23"}])
    """Who reviewed it and when. Needed where the status is ``reviewed``, and only there."""

    @model_validator(mode="after")
    def _reviewed_says_by_whom(self) -> Self:
        if (self.status == "reviewed") != (self.reviewed is not None):
            wanted = "needs" if self.status == "reviewed" else "may not have"
            raise PydanticCustomError("review", f"status {self.status} {wanted} the key reviewed")
        return self

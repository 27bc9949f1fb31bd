"""Layout: which paragraphs are the covering notice, the document, its end, and its annexes.

A document may be covered by a notice. Then two titles stand in the text, and the second one is
the document's. Numbering starts anew in each region.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edition.numerals import read
from edition.text import lines
from edition.text.headings import marker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edition.clauses import Kind, Span

LIST_AHEAD = 8
"""Lines behind 附件 in which a date shows that this is a list above a signature, not an annex."""
LONGEST_SIGNATURE = 30
"""Characters that a line of a signature may have."""
OPENING_LINES = 6
"""Lines of letterhead and numbers that may stand above the first title."""

_BOOK = re.compile(r"《([^《》]+)》")
_IMPRINT = re.compile(
    r"(?:抄送|分送|主题词|联系人)\s*[:：].*|.{2,20}\d{4}年\d{1,2}月\d{1,2}日印发", re.DOTALL
)
_CONTENTS = re.compile(r"目\s*[录次]")
_COVERING = re.compile(r"(?:通知|通报|公告|函|批复|决定|令)$")


@dataclass(slots=True)
class Region:
    """A run of paragraphs with a numbering of its own."""

    id: str
    """Id of the clause that holds its front matter, for example ``notice``."""
    kind: Kind
    """Kind of that clause."""
    prefix: str
    """What the ids of its numbered clauses begin with; empty for the document itself."""
    paragraphs: list[Span]
    """All its paragraphs, without its heading and title."""
    heading: Span | None = None
    """The line 附件 of an annex."""
    title: Span | None = None
    """The line that is its title."""
    listed: frozenset[int] = field(default_factory=frozenset)
    """Which of the paragraphs are lines of a list of attachments or contents, and no headings."""


def regions(paragraphs: Sequence[Span]) -> list[Region]:
    """Part a text into what has a numbering of its own.

    Args:
        paragraphs: All paragraphs of the text.

    Returns:
        In the order of the text: what stands above the first title, the notice, the document,
        the end of each, and the annexes; only those that are there.
    """
    starts = _annex_starts(paragraphs)
    body = paragraphs[: starts[0]] if starts else paragraphs
    ends = [*starts[1:], len(paragraphs)]
    return _without_annexes(body) + [
        _annex(paragraphs[start:end]) for start, end in zip(starts, ends, strict=False)
    ]


def _annex_starts(paragraphs: Sequence[Span]) -> list[int]:
    """Return where annexes start; a line that repeats the number of one before it starts none."""
    starts: dict[str, int] = {}
    for at, span in enumerate(paragraphs):
        match = lines.annex(span.text)
        if match and _starts_annex(paragraphs, at):
            starts.setdefault(_annex_id(match), at)
    return list(starts.values())


def _starts_annex(paragraphs: Sequence[Span], at: int) -> bool:
    """Say whether an annex with a title starts here; a list of attachments ends in a date instead."""
    ahead = [span.text for span in paragraphs[at + 1 : at + 1 + LIST_AHEAD]]
    short = [lines.is_bare(line, lines.LONGEST_TITLE) or bool(marker(line)) for line in ahead]
    dates = [index for index, line in enumerate(ahead) if lines.is_date(line)]
    ends_in_date = bool(dates) and all(short[: dates[0]])
    return bool(ahead) and lines.may_be_title(ahead[0]) and not ends_in_date


def _annex_id(match: re.Match[str]) -> str:
    """Return the id of an annex: ``annex``, or ``annex2`` where it has a number."""
    return f"annex{read(match['numeral']) or ''}"


def _annex(paragraphs: Sequence[Span]) -> Region:
    """Return an annex from its heading on."""
    heading, title, *rest = paragraphs
    match = lines.annex(heading.text)
    name = _annex_id(match) if match else "annex"
    region = Region(name, "part", name, rest, heading, title)
    region.listed = _contents(rest)
    return region


def _without_annexes(paragraphs: Sequence[Span]) -> list[Region]:
    """Return the regions of the notice and the document."""
    top = _first_title(paragraphs)
    found = [_listed_only("opening", paragraphs[:top])] if top else []
    below = paragraphs[top or 0 :]
    second = _second_title(below) if top is not None else None
    if second is not None:
        found += _with_end(Region("notice", "notice", "notice", list(below[1:second]), title=below[0]))
        below = below[second:]
    has_title = top is not None
    title, rest = (below[0], below[1:]) if has_title else (None, below)
    return [*found, *_with_end(Region("preamble", "preamble", "", list(rest), title=title))]


def _first_title(paragraphs: Sequence[Span]) -> int | None:
    """Return where the first title stands, or None for a text that has none."""
    for at, span in enumerate(paragraphs[:OPENING_LINES]):
        if lines.may_be_title(span.text) and lines.ends_as_title(span.text):
            return at
        if not (lines.is_number(span.text) or lines.is_bare(span.text) or lines.is_date(span.text)):
            break
    return 0 if _is_plain_title(paragraphs) else None


def _is_plain_title(paragraphs: Sequence[Span]) -> bool:
    """Say whether the text starts with a line that can be a title, and goes on with something else."""
    first, *rest = [span.text for span in paragraphs[:2]] or [""]
    return bool(first) and lines.may_be_title(first) and not (rest and lines.is_bare(rest[0]))


def _second_title(paragraphs: Sequence[Span]) -> int | None:
    """Return where the title of the document stands, if the first title is that of a covering notice."""
    cover = paragraphs[0].text
    named = {_letters(title) for span in paragraphs[:OPENING_LINES] for title in _BOOK.findall(span.text)}
    covers = bool(_COVERING.search(cover))
    numbered = next((at for at, span in enumerate(paragraphs) if marker(span.text)), len(paragraphs))
    for at in range(2, len(paragraphs)):
        text = paragraphs[at].text
        if not lines.may_be_title(text) or signs(paragraphs, at):
            continue
        before = paragraphs[at - 1].text
        after_end = (covers or lines.ends_as_title(text)) and _is_between_texts(paragraphs, at)
        after_text = covers and at < numbered and lines.ends_as_title(text) and lines.is_finished(before)
        if _letters(text) in named or after_end or after_text:
            return at
    return None


def _letters(title: str) -> str:
    """Return a title without spaces and with full-width brackets, for comparison."""
    return re.sub(r"\s+", "", title).replace("(", "（").replace(")", "）")


def signs(paragraphs: Sequence[Span], at: int) -> bool:
    """Say whether the line is a signature: only such lines, or a remark, stand between it and a date."""
    for span in paragraphs[at + 1 : at + 1 + LIST_AHEAD]:
        if lines.is_remark(span.text):
            continue
        if not lines.is_bare(span.text, LONGEST_SIGNATURE):
            return lines.is_date(span.text)
    return False


def _is_between_texts(paragraphs: Sequence[Span], at: int) -> bool:
    """Say whether a date, and remarks at most, stand above the line, and text or a heading below it."""
    above = at - 1
    while above > 0 and lines.is_remark(paragraphs[above].text):
        above -= 1
    ahead = (span.text for span in paragraphs[at + 1 : at + 4])
    leads = any(marker(line) or (lines.is_finished(line) and lines.is_plain(line)) for line in ahead)
    return leads and lines.is_date(paragraphs[above].text)


def _with_end(region: Region) -> list[Region]:
    """Part the signature, date and remarks from a region whose numbered clauses they follow."""
    region.listed = _attachments(region.paragraphs) | _contents(region.paragraphs)
    start = _start_of_end(region)
    if start is None:
        return [region]
    name = "closing" if not region.prefix else f"{region.prefix}closing"
    end = _listed_only(name, region.paragraphs[start:])
    region.paragraphs = region.paragraphs[:start]
    return [region, end]


def _listed_only(name: str, paragraphs: Sequence[Span]) -> Region:
    """Return a region of single lines without any headings."""
    return Region(name, "notice", "", list(paragraphs), listed=frozenset(range(len(paragraphs))))


def _attachments(paragraphs: Sequence[Span]) -> frozenset[int]:
    """Return which paragraphs are lines of a list of attachments: 附件：1.… and the numbers below."""
    listed: set[int] = set()
    for at, span in enumerate(paragraphs):
        continues = at - 1 in listed and marker(span.text) and not lines.is_finished(span.text)
        if lines.is_attachment(span.text) or lines.annex(span.text) or continues:
            listed.add(at)
    return frozenset(listed)


def _contents(paragraphs: Sequence[Span]) -> frozenset[int]:
    """Return which paragraphs are a table of contents: below 目录, up to where its first number recurs."""
    top = next((at for at, span in enumerate(paragraphs) if _CONTENTS.fullmatch(span.text)), None)
    first = marker(paragraphs[top + 1].text) if top is not None and top + 1 < len(paragraphs) else None
    if top is None or first is None:
        return frozenset()
    for at in range(top + 2, len(paragraphs)):
        found = marker(paragraphs[at].text)
        if found and (found.level, found.number) == (first.level, 1):
            return frozenset(range(top, at))
        if lines.is_finished(paragraphs[at].text):
            break
    return frozenset()


def _start_of_end(region: Region) -> int | None:
    """Return where the signature, date and remarks behind the last numbered clause start."""
    texts = region.paragraphs
    start = len(texts)
    while start and (start - 1 in region.listed or _is_end_line(texts, start - 1)):
        start -= 1
    numbered = any(at not in region.listed and marker(texts[at].text) for at in range(start))
    return start if numbered and start < len(texts) else None


def _is_end_line(paragraphs: Sequence[Span], at: int) -> bool:
    """Say whether the line is a date, remark, imprint or signature."""
    text = paragraphs[at].text
    if lines.is_date(text) or lines.is_remark(text) or _IMPRINT.fullmatch(text):
        return True
    return lines.is_bare(text, LONGEST_SIGNATURE) and signs(paragraphs, at)

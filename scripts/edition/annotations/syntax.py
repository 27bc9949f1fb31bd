"""Syntax: what the YAML parser says of a broken file, in words that help to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from edition.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    import yaml

QUOTE_IT = 'the whole text in double quotes, for example en: "Note: three ports"'
LINE_UP = "keys that belong together start in the same column"

_COLON_IN_TEXT = re.compile(r"\s*(?:- +)*[^\s:#][^:]*: +\S.*")
_NO_SPACE = re.compile(r"\s*(?:- +)*[A-Za-z_]+:\S")


class Reading(NamedTuple):
    """What the parser was reading when it gave up."""

    text: str
    quoted_from: tuple[int, int] = (0, 0)
    """Line and column where the last text in quotes started, or zeros where the last thing was none."""
    quoted_to: int = 0
    """Line on which it ended."""
    bracket: bool = False
    """Whether the last thing was the end of a list or mapping in brackets."""

    def line(self, number: int) -> str:
        """Return a line of the file, counted from 1; an empty string behind the end."""
        lines = self.text.split("\n")
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""


class Explanation(NamedTuple):
    """One sentence for the user, what to do, and where, if not where the parser stopped."""

    message: str
    allowed: str
    line: int = 0
    column: int = 0


def explain(error: yaml.YAMLError, reading: Reading, file: str) -> Problem:
    """Translate the parser's error.

    Args:
        error: What the parser raised.
        reading: What it was reading.
        file: The file's name in problems.

    Returns:
        A problem with the place where the mistake most likely is.
    """
    spot = _spot(getattr(error, "problem_mark", None)) or (1, 1)
    context = _spot(getattr(error, "context_mark", None)) or spot
    words = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or ''}"
    explanation = next(
        rule(reading, spot, context) for part, rule in _RULES if part in words
    )  # the last rule fits everything
    line, column = (explanation.line, explanation.column) if explanation.line else spot
    last = reading.text.count("\n") + 1
    if line > last:
        line, column = last, len(reading.line(last)) + 1
    found = shorten(reading.line(line)) or "the end of the file"
    return Problem(Place(file, line, column), "yaml-syntax", explanation.message, found, explanation.allowed)


def shorten(text: str, limit: int = 60) -> str:
    """Return the text on one line, cut where it is long, with nothing invisible in it."""
    line = printable(" ".join(text[: limit * 4].split()))
    return line if len(line) <= limit else line[: limit - 1] + "…"


def printable(text: str) -> str:
    """Return the text with escapes in place of characters that show nothing or change what is shown."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else ascii(character)[1:-1] for character in text)


def _spot(mark: object) -> tuple[int, int] | None:
    line, column = getattr(mark, "line", None), getattr(mark, "column", None)
    return None if line is None or column is None else (line + 1, column + 1)


def _open_quote(_reading: Reading, _spot: tuple[int, int], context: tuple[int, int]) -> Explanation:
    return Explanation(
        "a quotation mark opens here and is never closed",
        "the same quotation mark at the end of the text",
        *context,
    )


def _second_colon(reading: Reading, spot: tuple[int, int], _context: tuple[int, int]) -> Explanation:
    if _COLON_IN_TEXT.match(reading.line(spot[0])[: spot[1] - 1]):
        return Explanation("a colon and a space stand inside a text without quotes", QUOTE_IT)
    above = reading.line(spot[0] - 1)
    if "：" in above and ": " not in above:
        column = len(above) - len(above.lstrip()) + 1
        return Explanation(
            "the colon after the key is a Chinese one", "the colon : and a space", spot[0] - 1, column
        )
    return Explanation("this key does not belong to the line above it", f"{LINE_UP}, or {QUOTE_IT} above")


def _no_colon(reading: Reading, _spot: tuple[int, int], context: tuple[int, int]) -> Explanation:
    line = reading.line(context[0])
    if "：" in line:
        return Explanation("the colon after the key is a Chinese one", "the colon : and a space", *context)
    if _NO_SPACE.match(line):
        return Explanation("a space is missing after the colon", "key: value", *context)
    if line.lstrip().startswith("-"):
        return Explanation("a space is missing after the hyphen", "- value", *context)
    return Explanation("this line has no key", "key: value, or a text in quotes in the line above", *context)


def _first_character(reading: Reading, spot: tuple[int, int], _context: tuple[int, int]) -> Explanation:
    character = reading.line(spot[0])[spot[1] - 1 : spot[1]]
    if character == "\t":
        return Explanation("a tab stands where only spaces may stand", "spaces")
    if not character:
        return Explanation("a bracket is open and the file ends", "a closing bracket")
    if character == ":":
        return Explanation("a key is missing before the colon", "key: value")
    return Explanation(f"a text without quotes may not start with {character}", QUOTE_IT)


def _dash(_reading: Reading, _spot: tuple[int, int], _context: tuple[int, int]) -> Explanation:
    return Explanation(
        "the entry of a list starts on the line of its key",
        "each entry on a line of its own; or the whole text in quotes",
    )


def _open_bracket(_reading: Reading, _spot: tuple[int, int], context: tuple[int, int]) -> Explanation:
    return Explanation(
        "a bracket opens here and its list or mapping does not end well",
        f"[one, two]; or, for a text that starts with a bracket, {QUOTE_IT}",
        *context,
    )


def _escape(_reading: Reading, _spot: tuple[int, int], _context: tuple[int, int]) -> Explanation:
    return Explanation(
        "a backslash in double quotes has a meaning of its own",
        "two backslashes for one; or single quotes around the text",
    )


def _indicator(_reading: Reading, _spot: tuple[int, int], context: tuple[int, int]) -> Explanation:
    return Explanation("a text without quotes may not start with * or & or !", QUOTE_IT, *context)


def _block_text(_reading: Reading, _spot: tuple[int, int], context: tuple[int, int]) -> Explanation:
    return Explanation("a text without quotes may not start with > or |", QUOTE_IT, *context)


def _after_first(_reading: Reading, _spot: tuple[int, int], _context: tuple[int, int]) -> Explanation:
    return Explanation("this line does not belong to the lines above it", LINE_UP)


def _no_key(reading: Reading, spot: tuple[int, int], _context: tuple[int, int]) -> Explanation:
    if reading.quoted_from[0] < reading.quoted_to == spot[0]:
        return Explanation(
            f"the quotes that open here close in line {spot[0]}, and more text follows",
            "the same quotation mark at the end of the text",
            *reading.quoted_from,
        )
    if reading.quoted_to == spot[0]:
        return Explanation(
            "a text goes on after its closing quotation mark",
            "the other kind of quotation marks around a text that holds quotation marks",
        )
    if reading.bracket:
        return Explanation("a text without quotes may not start with a bracket", QUOTE_IT)
    return Explanation("the indentation of this line fits no line above it", LINE_UP)


def _other(_reading: Reading, _spot: tuple[int, int], _context: tuple[int, int]) -> Explanation:
    return Explanation(
        "from here on this is no YAML", "lines such as key: value, and lists whose entries start with -"
    )


_RULES: tuple[tuple[str, Callable[[Reading, tuple[int, int], tuple[int, int]], Explanation]], ...] = (
    ("scanning a quoted scalar: found unexpected", _open_quote),
    ("mapping values are not allowed", _second_colon),
    ("could not find expected ':'", _no_colon),
    ("cannot start any token", _first_character),
    ("block sequence entries are not allowed", _dash),
    ("did not find expected ',' or", _open_bracket),
    ("parsing a quoted scalar", _escape),
    ("scanning a block scalar", _block_text),
    ("scanning an alias", _indicator),
    ("scanning an anchor", _indicator),
    ("scanning a tag", _indicator),
    ("parsing a tag", _indicator),
    ("parsing a node: found undefined tag handle", _indicator),
    ("expected <document start>", _after_first),
    ("did not find expected key", _no_key),
    ("did not find expected '-'", _after_first),
    ("did not find expected node content", _first_character),
    ("", _other),
)

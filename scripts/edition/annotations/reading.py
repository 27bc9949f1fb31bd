"""Reading: from a file on the disk to its text, or to the problems that stand in the way."""

from __future__ import annotations

import heapq
import os
import re
import stat
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

from edition.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 1024 * 1024
"""The largest annotation file that is read. The largest section takes some 60 KB."""
MAX_REPORTED = 100
"""How many problems of one kind are listed for one file; a hostile file could hold a million."""

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Characters that change the direction of writing, so that a text shows in another order than it has."""
INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u180b-\u180f\u200b-\u200d\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Characters that show nothing or choose between two looks of another, so that two texts that look the
same differ."""
CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
"""Control characters other than tab and line end, and halves of characters."""
LINE_ENDS = "\u2028\u2029"
"""Line ends that no editor counts."""

PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
"""Characters whose looks each font makes up."""
VARIANTS = (
    "\u2e80-\u2fd5\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff"
    "\U0002f800-\U0002fa1f"
)
"""Second codes of Chinese characters: radicals of dictionaries and compatibility ideographs."""
STYLED = "\U0001d400-\U0001d7ff"
"""Letters and digits of mathematics: bold, italic and so on."""
LIKE_LATIN = (
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορτυωϲϳ\u0400-\u052f\u0531-\u0587\u13a0-\u13fd\uab70-\uabbf\uff21-\uff3a\uff41-\uff5a"
)
"""Greek, Cyrillic, Armenian, Cherokee and full-width letters, of which many look like Latin ones."""
LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
FALSE_LETTERS = f"(?<=[{LATIN}])[{LIKE_LATIN}]++|(?<![{LIKE_LATIN}])[{LIKE_LATIN}]++(?=[{LATIN}])"
"""Letters that look like Latin ones, within a word of Latin ones. A Russian word as such is no problem.
No letter is looked at twice, however long the word."""
TWINS = "АВЕЅІЈКМНОРСТУХаеіјорѕсухһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳ"
"""Cyrillic and Greek letters that cannot be told from Latin ones by the eye."""
TO_LATIN = str.maketrans(TWINS, "ABESIJKMHOPCTYXaeijopscyxhqwABEZHIKMNOPTYXocj")
TWIN_WORD = re.compile(f"(?<![{LATIN}{LIKE_LATIN}])[{TWINS}]++(?![{LATIN}{LIKE_LATIN}])")
OTHER_CYRILLIC_OR_GREEK = re.compile(f"(?![{TWINS}])[\u0370-\u052f]")
"""Letters that show at once in which script a line is written."""
SUSPECT = re.compile(f"[{INVISIBLE}{VARIANTS}{STYLED}{LIKE_LATIN}]")
"""What is printable and may be forbidden all the same."""

FORBIDDEN = re.compile(
    f"\t|\r(?!\n)|[{CONTROL}{BIDI}{INVISIBLE}{LINE_ENDS}{PRIVATE}{VARIANTS}{STYLED}]|{FALSE_LETTERS}"
)
"""What may not stand in a file as it is."""
FORBIDDEN_ESCAPED = re.compile(f"[{CONTROL}{BIDI}]")
"""What may not stand in a value, written as an escape such as ``\\u202E`` either."""

_KINDS = (
    (re.compile("\t"), "yaml-tab", "a tab stands here", "spaces; within double quotes also \\t"),
    (
        re.compile(f"[{BIDI}]"),
        "text-direction",
        "a character that turns the direction of writing stands here",
        "text without it: delete the character, it is invisible",
    ),
    (
        re.compile(f"[{INVISIBLE}]"),
        "text-invisible",
        "an invisible character stands here",
        "text without it: delete it, or where the source has it write its escape within double quotes",
    ),
    (
        re.compile(f"[{PRIVATE}]"),
        "text-private",
        "a character stands here that has no meaning of its own, only what a font makes of it",
        "a character of Unicode that means the same; or its escape within double quotes",
    ),
    (
        re.compile(f"[{VARIANTS}{STYLED}{LIKE_LATIN}]"),
        "text-lookalike",
        "this looks like a usual character and is another one",
        "the usual character; or where the source has this one, its escape within double quotes",
    ),
    (
        re.compile(""),
        "text-control",
        "a control character stands here",
        "printable characters, spaces and line ends",
    ),
)


def read_text(path: str, file: str) -> tuple[str | None, list[Problem]]:
    """Read a text file that was written by somebody else.

    Args:
        path: Where the file is.
        file: Its name in problems.

    Returns:
        The text, or nothing where it cannot be read as text, and the problems found.
    """
    try:
        status = os.stat(path)  # noqa: PTH116  # over hundreds of files, pathlib took longer than reading
        if not stat.S_ISREG(status.st_mode):
            return None, [_no_file(file, status.st_mode)]
        if status.st_size > MAX_BYTES:
            return None, [_too_big(file, status.st_size)]
        with open(path, "rb") as stream:  # noqa: PTH123  # the same
            raw = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return None, [unreadable(file, error)]
    return (None, [_too_big(file, len(raw))]) if len(raw) > MAX_BYTES else decode(raw, file)


def decode(raw: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Turn the bytes of a file into text, and report characters that may not stand in it."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [_encoding(file, "UTF-16")]
    if raw.startswith(b"\xef\xbb\xbf"):
        return None, [_encoding(file, "UTF-8 with a byte order mark")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        found = f"byte 0x{raw[error.start]:02X}, the file's byte number {error.start + 1}"
        return None, [_encoding(file, found, Place(file, line, column))]
    if not text.strip():
        return None, [empty(file)]
    return text, []


def characters(text: str, file: str) -> list[Problem]:
    """Return a problem for each character that may not stand in an annotation file."""
    if text.replace("\n", "").replace("\u3000", "").isprintable() and not SUSPECT.search(text):
        return []  # the usual case, and much faster than to look for each character
    problems: list[Problem] = []
    line, start = 1, 0
    found = heapq.merge(FORBIDDEN.finditer(text), _twin_words(text), key=re.Match.start)
    for match in islice(found, MAX_REPORTED):
        line += text.count("\n", start, match.start())
        start = match.start()
        place = Place(file, line, start - text.rfind("\n", 0, start))
        problems.append(character(place, match[0]))
    return problems


def _twin_words(text: str) -> Iterator[re.Match[str]]:
    """Yield words of nothing but twins of Latin letters, on lines where nothing tells that they are none."""
    for line in re.finditer(".+", text):
        if not OTHER_CYRILLIC_OR_GREEK.search(line[0]):
            yield from TWIN_WORD.finditer(text, line.start(), line.end())


def character(place: Place, found: str) -> Problem:
    """Return the problem that a forbidden character makes, or several in a row."""
    rule, message, allowed = next(kind[1:] for kind in _KINDS if kind[0].match(found))
    usual = unicodedata.normalize("NFKC", found.translate(TO_LATIN)) if rule == "text-lookalike" else ""
    names = " ".join(f"U+{ord(each):04X}" for each in found[:8])
    if rule == "text-lookalike":
        names += f", {unicodedata.name(found[0], 'a character without a name').lower()}"
    return Problem(place, rule, message, names, allowed, usual[:8] if usual != found else "")


def empty(file: str) -> Problem:
    """Return the problem of a file with nothing in it."""
    return _problem(
        file,
        "file-empty",
        "the file is empty or holds comments alone",
        allowed="keys with values; or delete the file",
    )


def unreadable(file: str, error: Exception) -> Problem:
    """Return the problem of a file or folder that the system does not let us read."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return _problem(
        file,
        "file-unreadable",
        "this cannot be read",
        found=reason.lower(),
        allowed="files and folders that everybody may read",
    )


def _too_big(file: str, size: int) -> Problem:
    return _problem(
        file,
        "file-size",
        "the file is too large",
        found=f"{size:,} bytes",
        allowed=f"at most {MAX_BYTES:,} bytes",
    )


def _encoding(file: str, found: str, place: Place | None = None) -> Problem:
    allowed = "UTF-8 without a byte order mark: choose it where your editor saves the file"
    return Problem(
        place or Place(file), "file-encoding", "the file is not in the encoding UTF-8", found, allowed
    )


def _no_file(file: str, mode: int) -> Problem:
    names = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    found = next((name for test, name in names if test(mode)), "a device")
    return _problem(file, "file-kind", "this is no ordinary file", found, "a text file")


def _problem(file: str, rule: str, message: str, found: str = "", allowed: str = "") -> Problem:
    return Problem(Place(file), rule, message, found, allowed)

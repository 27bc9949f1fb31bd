"""The reading view of the Chinese text: what is shown where it differs from what was received.

Each normalisation here replaces one character by one, so that offsets hold, and is listed with its
places on the page about the text as received. Page ends are mended before this, by the parser.
"""

from __future__ import annotations

import re

HALF_WIDTH_BRACKETS = re.compile(r"(?<=[\u3400-\u9fff])\((?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\)")
FULL_WIDTH = {"(": "（", ")": "）"}


def reading_text(received: str) -> str:
    """Return the text for readers: half-width brackets around Chinese words are set full-width."""
    return HALF_WIDTH_BRACKETS.sub(lambda match: FULL_WIDTH[match[0]], received)


def normalised_places(received: str) -> list[int]:
    """Return the offsets at which the reading text differs from the received one."""
    return [match.start() for match in HALF_WIDTH_BRACKETS.finditer(received)]

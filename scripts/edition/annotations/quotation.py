"""Quotation marks at the end of a value that has none at its start, so that it would keep them."""

from __future__ import annotations

import re

from edition.problems import Place, Problem

STRAY = re.compile(r"^ *(?:- )*(?:[A-Za-z_]+: +)?[^\s\"'\[{>|#&*!%@`-][^\"\n]*(\")[ \r]*$", re.MULTILINE)


def stray_quotes(text: str, file: str) -> list[Problem]:
    """Return a problem for each value that ends with a quotation mark and has no other.

    Args:
        text: What the file says.
        file: The file's name in problems.
    """
    message = "this quotation mark closes nothing"
    allowed = 'a value in double quotes, from its start: "…"; or none'
    return [
        Problem(
            Place(
                file,
                text.count("\n", 0, match.start(1)) + 1,
                match.start(1) - text.rfind("\n", 0, match.start(1)),
            ),
            "stray-quote",
            message,
            found='"',
            allowed=allowed,
        )
        for match in STRAY.finditer(text)
    ]

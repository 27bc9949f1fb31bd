from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from edition.text.parser import parse
from edition.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from edition.clauses import Tree
    from edition.problems import Problem

    Parse = Callable[[str], tuple[Tree, list[Problem]]]


@pytest.fixture(scope="session")
def parse_text() -> Parse:
    """Parse a text that stands in the test."""

    def parsed(text: str) -> tuple[Tree, list[Problem]]:
        tree, problems = parse(Source(Path("text.txt"), "text.txt", text, ""))
        assert tree.received() == text
        return tree, problems

    return parsed

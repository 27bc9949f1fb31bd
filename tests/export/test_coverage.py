"""Coverage counts what is there, and lists every excuse with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import projects
from edition.export.coverage import coverage

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_is_counted(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    assert coverage(edition) == [
        "3 of 8 titles in English",
        "2 of 11 sentences in English",
        "1 of 11 sentences reviewed",
        "2 of 2 terms defined",
        "1 of 2 terms with sources",
        "1 notes (context 1)",
        "2 cross-references (builds-on 2)",
        "1 sources (law 1)",
        "1 of 1 sources with an address",
        "1 of 1 sources that something rests on",
        "0 excuses from checks",
    ]


def test_excuses_are_listed_with_their_reasons(tmp_path: Path) -> None:
    old = "        en: Promote the building of three quays.\n"
    new = old + "        ignore: [{check: spelling, reason: A name.}]\n"
    changes = projects.change("annotations/plan/2.1.yml", old, new)
    edition, _ = projects.joined(projects.make(tmp_path, changes))
    assert coverage(edition)[-2:] == ["1 excuses from checks", "excused: 2.1.1-1 from spelling: A name."]

"""The summary of what a branch changes, in Markdown: for a pull request, and for a terminal.

Whatever stands in the annotations comes out as words: no link, no mention of a person, no HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.annotations.statements import TERM as TERM_UNIT
from edition.annotations.statements import Unit
from edition.joined.changes import sentence_ids, stale, subject
from edition.joined.differences import differences
from edition.joined.model import ENGLISH
from edition.joined.targets import SOURCE, TERM
from edition.render.changes import how

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from edition.joined.changes import Change
    from edition.joined.model import Edition
    from edition.problems import Problem

SPECIAL = re.compile(r"[\\`*_\[\]|<>~&@$]|#(?=\d)|:(?=//)|^[-+#=](?= )")
"""What Markdown, or the host of the repository, could take for more than a character."""
CODED = "<>&@#:"
"""Those of them that a backslash does not stop everywhere."""
MARKS = {"kept": ("", ""), "old": ("~~", "~~"), "new": ("**", "**")}
MOST = 150
"""How many lines a part of the summary has; what is beyond is counted."""
COMMENT = 60_000
"""How long a summary may be: a comment at GitHub holds 65,536 characters."""
LONG = 600
"""How many characters of a text are shown."""
COUNTED = {"review": "reviews", "excuse": "excuses from checks"}


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch, compared with the state from which it comes."""

    edition: Edition
    """The edition as it would be."""
    changes: Sequence[Change]
    pages: Sequence[str] | None
    """The pages that change, without ending; None where one of the two states has errors."""
    handwritten: Sequence[str]
    """The other files of the site that differ."""
    problems: Sequence[Problem]
    """What is to be said about it and was not to be said before."""


def summary(branch: Branch) -> str:
    """Return the summary, as Markdown."""
    parts = [
        _part("Problems that were not there before", _problems(branch.problems)),
        _part("Reviewed, and put otherwise since: to be read again", _stale(branch)),
        _part("Terms added", _terms(branch, "added")),
        _part("Terms taken out", _terms(branch, "removed")),
        _part("Glosses and titles, old and new", _changed(branch, ("gloss", "title"))),
        _part("Notes, references, terms, sources and lists", _changed(branch, None)),
        _part("Counted alone", list(_counted(branch.changes))),
        _part("Pages that change", _pages(branch.pages)),
        _part("Other files of the site", [f"- {words(file)}" for file in branch.handwritten]),
    ]
    told = "\n".join(part for part in parts if part) or "Nothing that readers see.\n"
    return _short(f"# What this changes\n\n{told}")


def _short(text: str) -> str:
    """Return a text that fits into a comment."""
    if len(text) <= COMMENT:
        return text
    return text[: text.rindex("\n", 0, COMMENT)] + "\n\n… and more.\n"


def _pages(pages: Sequence[str] | None) -> list[str]:
    if pages is None:
        return ["- not compared: there are errors"]
    return [f"- {words(page)}.html" for page in pages]


def words(text: str) -> str:
    """Return a text as words of Markdown, on one line and not too long."""
    line = " ".join(text.split())
    line = line if len(line) <= LONG else f"{line[:LONG]}…"
    return SPECIAL.sub(lambda match: f"&#{ord(match[0])};" if match[0] in CODED else f"\\{match[0]}", line)


def _part(title: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    count = sum(line.startswith("- ") for line in lines)
    more = ["- …"] if len(lines) > MOST else []
    return "\n".join([f"## {title} ({count})", "", *lines[:MOST], *more, ""])


def _problems(problems: Sequence[Problem]) -> list[str]:
    lines = [line for problem in problems for line in problem.lines()]
    return [f"{'  ' if line.startswith(' ') else ''}- {words(line)}" for line in lines]


def _stale(branch: Branch) -> list[str]:
    """Return what is still said to be reviewed although its words have changed."""
    edition, changed = branch.edition, stale([branch.changes])
    sentences = [id_ for unit, id_ in sentence_ids(edition).items() if unit in changed]
    holders = {id_: edition.sentence_by_id[id_].status for id_ in sentences} | {
        TERM + term.id: term.status for term in edition.terms.values() if Unit(TERM_UNIT, term.id) in changed
    }
    return [f"- {words(id_)}" for id_, status in holders.items() if status == "reviewed"]


def _terms(branch: Branch, wanted: str) -> list[str]:
    """Return the terms that are new or gone, with their English."""
    return [
        f"- {words(change.unit.id)}: {words(change.new or change.old or '')}"
        for change in branch.changes
        if subject(change).kind == "term" and change.field == "en" and how(change) == wanted
    ]


def _changed(branch: Branch, kinds: tuple[str, ...] | None) -> list[str]:
    ids = sentence_ids(branch.edition)
    lines = []
    for change in branch.changes:
        kind = subject(change).kind
        if (kind in kinds) if kinds else (kind not in {"gloss", "title", *COUNTED}):
            lines += [f"- {_name(change.unit, ids)} · {words(_field(change))}", *_words(change)]
    return lines


def _name(unit: Unit, ids: Mapping[Unit, str]) -> str:
    prefix = {"term": TERM, "sources": SOURCE}.get(unit.kind, "")
    return words(ids.get(unit, f"{prefix}{unit.id}"))


def _field(change: Change) -> str:
    return subject(change).kind if change.field in {ENGLISH, "title"} else change.field


def _words(change: Change) -> Iterator[str]:
    """Yield the old and the new words, each on a line, with what differs marked."""
    if change.old is None or change.new is None:
        yield f"  - {'new' if change.old is None else 'old'}: {words(change.new or change.old or '')}"
        return
    pieces = differences(change.old, change.new)
    for name in ("old", "new"):
        shown = [piece for piece in pieces if piece.kind in {"kept", name}]
        yield f"  - {name}: " + "".join(_marked(kind, text) for kind, text in shown)


def _marked(kind: str, text: str) -> str:
    inner = text.strip()
    if not inner:
        return text
    start, end = MARKS[kind]
    before, _, after = text.partition(inner)
    return f"{before}{start}{words(inner)}{end}{after}"


def _counted(changes: Sequence[Change]) -> Iterator[str]:
    for kind, name in COUNTED.items():
        count = len({subject(change) for change in changes if subject(change).kind == kind})
        if count:
            yield f"- {name}: {count}"

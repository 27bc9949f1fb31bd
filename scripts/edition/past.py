"""The past: the revisions of the annotations, read from git and remembered."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edition import git, output
from edition.annotations import folders, layout, reading
from edition.annotations import statements as said
from edition.annotations.statements import Statements, Unit, statements
from edition.joined import changes as compared
from edition.joined.changes import Change, Past, Revision, compare
from edition.problems import EditionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TRACKED = (layout.TOP, layout.PROVENANCE)
MEMORY = f"{output.WORK}/past.json"
"""The revisions that were read before. It may be deleted at any time."""
READERS = (*sorted(Path(str(said.__file__)).parent.glob("*.py")), Path(str(compared.__file__)))
"""The files of code by which a revision is what it is: all that read annotations, and what compares them."""


def past(root: Path) -> Past:
    """Return the commits that changed what the annotations say.

    Args:
        root: The project's folder. Where it is in no git repository, or in one that holds only the end of
            its history, there are none.
    """
    if git.is_shallow(root):
        return Past((), is_cut=True)
    commits = git.log(root, *TRACKED)
    known = _remembered(root)
    new = [commit for commit in commits if commit.name not in known]
    names = [name for commit in new for file in commit.changed for name in (file.old, file.new)]
    contents = git.contents(root, names)
    known |= {commit.name: _revision(commit, contents) for commit in new}
    if new:
        with suppress(EditionError):  # without a memory it is read again
            output.save(root, MEMORY, _memory(known))
    found = (known[commit.name] for commit in commits)
    return Past(tuple(revision for revision in found if revision.changes))


def said_by(files: Mapping[str, bytes]) -> Statements:
    """Return what annotation files say.

    Args:
        files: Their contents by path; files that are no annotations are passed over.
    """
    found: Statements = {}
    for file, content in files.items():
        if file.endswith(".yml") and file.startswith(TRACKED):
            found |= statements(file, content.decode("utf-8", "replace"))
    return found


def said_in(root: Path) -> Statements:
    """Return what the annotation files of a folder say. Files that cannot be read say nothing."""
    found: Statements = {}
    for file in folders.find(root).files:
        text, _ = reading.read_text(f"{root}/{file}", file)
        found |= statements(file, text or "")
    return found


def _revision(commit: git.Commit, contents: Mapping[str, bytes]) -> Revision:
    before = said_by({each.file: contents[each.old] for each in commit.changed if each.old})
    after = said_by({each.file: contents[each.new] for each in commit.changed if each.new})
    return Revision(commit.name, commit.time, commit.subject, compare(before, after))


def _remembered(root: Path) -> dict[str, Revision]:
    try:
        memory = json.loads((root / MEMORY).read_text("utf-8"))
        if memory["by"] == _readers():
            return {each["commit"]: _from_json(each) for each in memory["revisions"]}
    except (OSError, ValueError, KeyError, TypeError):
        pass  # another version's memory, or a broken one
    return {}


def _from_json(entry: dict[str, Any]) -> Revision:
    changes = tuple(Change(Unit(*unit), field, old, new) for unit, field, old, new in entry["changes"])
    return Revision(entry["commit"], entry["time"], entry["subject"], changes)


def _memory(known: Mapping[str, Revision]) -> str:
    entries = [_to_json(revision) for revision in known.values()]
    return json.dumps({"by": _readers(), "revisions": entries}, ensure_ascii=False, indent=0)


def _to_json(revision: Revision) -> dict[str, Any]:
    changes: Iterable[Change] = revision.changes
    shown = [[list(each.unit), each.field, each.old, each.new] for each in changes]
    return dataclasses.asdict(dataclasses.replace(revision, changes=())) | {"changes": shown}


def _readers() -> str:
    digest = hashlib.sha256()
    for path in READERS:
        digest.update(path.read_bytes())
    return digest.hexdigest()

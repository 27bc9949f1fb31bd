"""Put single faults into copies of the project, count what `make check` catches, and write MUTATION.md.

A fault is caught where the check reports something that it did not report before. It is named rightly where
one of the new problems stands on a line at which somebody would mend it: that of the fault; where something
is gone, the line of the list or entry that lacks it; where something is gone or renamed that is used
elsewhere, a line that uses it; for a syntax that breaks, the line or one beside it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import multiprocessing
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import mutation_lists
import mutation_plan
import mutation_syntax
from edition.checks.check import check_edition
from edition.problems import EditionError
from edition.steps import check
from mutation_project import FOLDERS, Project, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from edition.problems import Problem
    from mutation_project import Change, Kind

    Files = Mapping[str, str | None]

ROOT = Path(__file__).resolve().parents[1]
SEED = 20261127
EACH = 5
"""Faults of each kind."""
TRIES = 60
"""For each fault, how often a place is drawn before a kind is taken to have no more."""
BY_COMMAND = 12
"""Faults that are tried through the command line too."""
KINDS: tuple[Kind, ...] = (
    *mutation_syntax.KINDS,
    *mutation_plan.KINDS,
    *mutation_lists.KINDS,
    *mutation_lists.UNKNOWABLE,
)


@dataclass(frozen=True)
class Fault:
    """One fault."""

    kind: Kind
    change: Change


@dataclass(frozen=True)
class Outcome:
    """What came of one fault."""

    fault: Fault
    problems: tuple[Problem, ...]
    """What the check reports that it did not report before."""

    @property
    def caught(self) -> bool:
        """Whether anything was reported."""
        return bool(self.problems)

    @property
    def named(self) -> bool:
        """Whether one of the right lines was named."""
        found = {(problem.place.file, problem.place.line) for problem in self.problems}
        return bool(found & self.fault.change.spots)


@dataclass(frozen=True)
class Drawn:
    """The faults of one run."""

    faults: tuple[Fault, ...]
    equivalent: int
    """Changes that were thrown away, since the files say the same with them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, try, print and write; the exit code is 1 where a fault escaped that should be caught."""
    options = _options(arguments)
    drawn = draw(Project(options.root), options.seed, options.each)
    outcomes = run(options.root, drawn.faults)
    rng = random.Random(options.seed)  # noqa: S311  # nothing is kept secret by it
    agreed = by_command(options.root, rng.sample(outcomes, min(BY_COMMAND, len(outcomes))))
    report = markdown(outcomes, drawn.equivalent, agreed, options.seed)
    print("\n".join(escaped(outcomes)))  # noqa: T201
    print(report)  # noqa: T201
    if options.to:
        (options.to / "MUTATION.md").write_text(report, "utf-8")
    return 1 if missed(outcomes) or not all(agreed) else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Count which single faults `make check` catches.")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="the project")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help="draws the faults")
    parser.add_argument("--each", type=int, default=EACH, metavar="N", help="faults of each kind")
    parser.add_argument("--to", type=Path, metavar="DIR", help="where MUTATION.md is written, if it is to be")
    return parser.parse_args(arguments)


def draw(project: Project, seed: int, each: int, kinds: Iterable[Kind] = KINDS) -> Drawn:
    """Draw faults: the same for the same project and seed.

    Args:
        project: Where they are made.
        seed: What they are drawn with.
        each: How many of each kind, where there are places for so many.
        kinds: The kinds.
    """
    faults: list[Fault] = []
    equivalent = 0
    for kind in kinds:
        rng = random.Random(f"{seed} {kind.name}")  # noqa: S311  # nothing is kept secret by it
        seen: dict[str, Change] = {}
        for _ in range(each * TRIES):
            if len(seen) == each:
                break
            change = kind.make(project, rng)
            if change and change.shown not in seen:
                if same(project.files, change):
                    equivalent += 1
                else:
                    seen[change.shown] = change
        faults += [Fault(kind, change) for change in seen.values()]
    return Drawn(tuple(faults), equivalent)


def run(root: Path, faults: Sequence[Fault], processes: int = 2) -> list[Outcome]:
    """Try each fault on a copy of the project, in several processes."""
    changes = [fault.change.files for fault in faults]
    with tempfile.TemporaryDirectory() as folder:
        tasks = [(root, Path(folder, str(at)), changes[at::processes]) for at in range(processes)]
        if processes == 1:
            parts = [try_all(*tasks[0])]
        else:
            with multiprocessing.Pool(processes) as pool:
                parts = pool.starmap(try_all, tasks)
    return [Outcome(fault, parts[at % processes][at // processes]) for at, fault in enumerate(faults)]


def try_all(root: Path, copy: Path, changes: Sequence[Files]) -> list[tuple[Problem, ...]]:
    """Make one change after another to a copy, and return what each adds to the problems."""
    copied(root, copy)
    before = set(problems_of(copy))
    found = []
    for files in changes:
        kept = change(copy, files)
        found.append(tuple(sorted(set(problems_of(copy)) - before)))
        change(copy, kept)
    return found


def copied(root: Path, copy: Path) -> None:
    """Copy what `make check` reads."""
    for folder in (*FOLDERS, ".cache"):
        if (root / folder).is_dir():
            shutil.copytree(root / folder, copy / folder)


def change(root: Path, files: Files) -> dict[str, str | None]:
    """Write some files, or delete them where they are None, and return what stood in them."""
    before: dict[str, str | None] = {}
    for file, text in files.items():
        path = root / file
        before[file] = path.read_text("utf-8") if path.exists() else None
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8")
    return before


def problems_of(root: Path) -> list[Problem]:
    """Return what `make check` reports, as the command line does it."""
    today = dt.datetime.now(tz=dt.UTC).date()
    try:
        edition, problems = check(root)
    except EditionError as error:
        return error.problems
    return [*problems, *check_edition(edition, today)]


def by_command(root: Path, outcomes: Iterable[Outcome]) -> list[bool]:
    """Try faults by the command line too, and tell of each whether it says the same."""
    agreed = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "project")
        copied(root, copy)
        for outcome in outcomes:
            kept = change(copy, outcome.fault.change.files)
            said = {(each["file"], each["line"], each["rule"]) for each in _asked(copy)}
            agreed.append(said == {(it.place.file, it.place.line, it.rule) for it in problems_of(copy)})
            change(copy, kept)
    return agreed


def _asked(root: Path) -> list[dict[str, str | int]]:
    words = (
        sys.executable,
        str(ROOT / "scripts/build_pages.py"),
        "check",
        "--format",
        "json",
        "--root",
        str(root),
    )
    done = subprocess.run(words, check=False, capture_output=True, encoding="utf-8")  # noqa: S603  # our own words
    said: list[dict[str, str | int]] = json.loads(done.stdout or done.stderr)
    return said


def missed(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Return the faults that should be caught, and were not, or not at a right line."""
    return [each for each in outcomes if not each.fault.kind.why and not each.named]


def escaped(outcomes: Iterable[Outcome]) -> list[str]:
    """Return a line for each fault that should be caught and was not, or that was named elsewhere."""
    lines = []
    for outcome in missed(outcomes):
        found = sorted({f"{it.place.file}:{it.place.line} {it.rule}" for it in outcome.problems})
        where = f"named at {', '.join(found[:3])}" if found else "escaped"
        lines.append(f"{outcome.fault.kind.name}: {outcome.fault.change.shown}: {where}")
    return lines


def markdown(outcomes: Sequence[Outcome], equivalent: int, agreed: Sequence[bool], seed: int) -> str:
    """Return the report."""
    should = [each for each in outcomes if not each.fault.kind.why]
    others = [each for each in outcomes if each.fault.kind.why]
    caught, named = sum(each.caught for each in should), sum(each.named for each in should)
    reported = sum(each.caught for each in others)
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    return f"""# What the checks catch

Written by `make mutate` on {today}: {len(outcomes)} single faults of {len(_by_kind(outcomes))} kinds,
drawn with seed {seed}, each put alone into a copy of the project, and what `make check` then says that it
did not say before.

- should be caught: {len(should)}
- caught of these: {caught} ({_share(caught, len(should))})
- with the right file and line: {named} ({_share(named, len(should))})
- that no check could know: {len(others)}, of which {reported} were reported all the same
- changes with which the files say what they said before, which are not counted: {equivalent}
- tried by the command line too: {len(agreed)}, of which it said the same of {sum(agreed)}

A line is right if it is that of the fault. Where something is gone, it is the line of the list or entry that
lacks it; where something that is used elsewhere is gone or renamed, a line that uses it; where the syntax
breaks, the line or one beside it; and for a change in the source whose own line cannot be known, since titles
are quoted nowhere, that of the SHA-256.

{_table(should, ("kind", "faults", "caught", "right line"))}

## What no check could know

{_table(others, ("kind", "faults", "reported all the same", "why"))}
"""


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


def _by_kind(outcomes: Iterable[Outcome]) -> dict[Kind, list[Outcome]]:
    found: defaultdict[Kind, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        found[outcome.fault.kind].append(outcome)
    return dict(found)


def _table(outcomes: Iterable[Outcome], head: Sequence[str]) -> str:
    rows = [head, ("---", "--:", "--:", "---" if head[-1] == "why" else "--:")]
    for kind, each in _by_kind(outcomes).items():
        last = kind.why or str(sum(one.named for one in each))
        rows.append((kind.name, str(len(each)), str(sum(one.caught for one in each)), last))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


if __name__ == "__main__":
    sys.exit(main())

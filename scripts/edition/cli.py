"""The command line: builds, checks, outlines and scaffolds; prints; never shows a traceback."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from edition.output import Written, write_new
from edition.problems import EditionError, Problem, errors
from edition.report import FORMATS, report

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
"""This project."""


Build = Callable[[Path, list[Problem]], Written]


def main(build: Build, arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        build: Builds a project; what runs where no command is given.
        arguments: The words after the program's name; those of the process where left out.

    Returns:
        The exit code: 0, or 1 where there is an error.
    """
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options) if options.command else _build(options, build)
    except EditionError as error:
        print(report(error.problems, getattr(options, "format", "text")), file=sys.stderr)  # noqa: T201
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return code


class _Parser(argparse.ArgumentParser):
    """Answers a wrong word with the usage, and exit code 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.format_usage()}{message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="build_pages.py", description="Build the edition's pages and data.")
    _add_root(parser, ROOT)
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands (without one, everything is built)"
    )
    checking = commands.add_parser("check", help="list all problems; write nothing")
    checking.add_argument(
        "--format", choices=sorted(FORMATS), default="text", help="how problems are printed"
    )
    checking.set_defaults(run=_check)
    outlining = commands.add_parser("outline", help="print the clauses of a text, one line each")
    outlining.add_argument("file", type=Path, metavar="FILE", help="a text of the genre, in UTF-8")
    outlining.set_defaults(run=_outline)
    scaffolding = commands.add_parser(
        "scaffold", help="write the annotation files that are missing, and fresh schemas and templates"
    )
    scaffolding.add_argument(
        "--term", nargs=2, metavar=("NAME", "ZH"), help="begin the file of a new term, and write nothing else"
    )
    scaffolding.set_defaults(run=_scaffold)
    counting = commands.add_parser("coverage", help="count what is done, and list excuses from checks")
    counting.set_defaults(run=_coverage)
    comparing = commands.add_parser("diff", help="summarise, in Markdown, what was changed since a branch")
    comparing.add_argument("base", metavar="BASE", help="the branch, or a commit, such as main")
    comparing.set_defaults(run=_diff)
    for command in (checking, scaffolding, counting, comparing):
        _add_root(command, argparse.SUPPRESS)
    return parser


def _add_root(parser: argparse.ArgumentParser, default: object) -> None:
    help_ = "another project folder of the same shape"
    parser.add_argument("--root", type=Path, metavar="DIR", default=default, help=help_)


def _build(options: argparse.Namespace, build: Build) -> int:
    problems: list[Problem] = []
    written = build(options.root, problems)
    _warn(sorted(problems))
    counted = f"{written.files} files, {len(written.written)} written, {len(written.deleted)} deleted"
    print(counted)  # noqa: T201
    return 0


def _check(options: argparse.Namespace) -> int:
    from edition.checks.check import check_edition  # noqa: PLC0415
    from edition.steps import check  # noqa: PLC0415  # each command imports what it needs

    edition, problems = check(options.root)
    problems = sorted([*problems, *check_edition(edition, _today())])
    printed = report(problems, options.format)
    if printed:
        print(printed)  # noqa: T201
    if options.format == "text":
        found = len(errors(problems))
        print(f"{found} errors, {len(problems) - found} other remarks")  # noqa: T201
    return 1 if errors(problems) else 0


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).date()


def _warn(problems: Sequence[Problem]) -> None:
    if problems:
        print(report(problems, "text"), file=sys.stderr)  # noqa: T201


def _outline(options: argparse.Namespace) -> int:
    from edition.text.outline import outline  # noqa: PLC0415  # each command imports what it needs
    from edition.text.parser import parse  # noqa: PLC0415
    from edition.text.source import read_file  # noqa: PLC0415

    tree, problems = parse(read_file(options.file))
    print("\n".join(outline(tree)))  # noqa: T201
    _warn(problems)
    return 0


def _coverage(options: argparse.Namespace) -> int:
    from edition.export.coverage import coverage  # noqa: PLC0415  # each command imports what it needs
    from edition.steps import check  # noqa: PLC0415

    edition, _ = check(options.root)
    print("\n".join(coverage(edition)))  # noqa: T201
    return 0


def _diff(options: argparse.Namespace) -> int:
    from edition.branch import branch  # noqa: PLC0415  # each command imports what it needs
    from edition.export.summary import summary  # noqa: PLC0415

    print(summary(branch(options.root, options.base, _today())), end="")  # noqa: T201
    return 0


def _scaffold(options: argparse.Namespace) -> int:
    from edition.steps import scaffold_files, term_file, write_schemas  # noqa: PLC0415  # each command imports what it needs

    if options.term:
        print(*write_new(options.root, term_file(options.root, *options.term)), sep="\n")  # noqa: T201
        return 0
    written = [*write_new(options.root, scaffold_files(options.root)), *write_schemas(options.root)]
    print("\n".join(written) or "nothing is missing")  # noqa: T201
    return 0

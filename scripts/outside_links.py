"""Asks all addresses outside that the project names, and prints those that do not answer, as Markdown.

Looked for in the annotations and in the pages written by hand; asked by lychee, gently: one request at a
time to each host. For each dead one the Internet Archive is asked for the copy nearest to the day on which
the source was seen (https://archive.org/help/wayback_api.php). The exit code says nothing of the addresses.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from html import escape
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from edition.annotations.files import load_annotations
from project_copy import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ARCHIVE = "https://archive.org/wayback/available"
FILES = ("annotations/**/*.yml", "docs/*.md")
ADDRESS = re.compile(r"https?://[^\s<>\"'`()\[\]（）“”，。；、…]+")
REFUSALS = {401, 403, 405, 406, 412, 418, 429}
"""Status codes of hosts that answer people and not programs: they tell nothing about the address."""
LYCHEE = ("--format", "json", "--no-progress", "--max-redirects", "10", "--max-concurrency", "16")
GENTLE = (
    "--host-concurrency",
    "1",
    "--host-request-interval",
    "1s",
    "--max-retries",
    "1",
    "--retry-wait-time",
    "5",
)


class NotAskedError(Exception):
    """Nothing could be asked; the message says why."""


@dataclass(frozen=True)
class Named:
    """An address, and what the project says of it."""

    address: str
    places: tuple[str, ...]
    seen: dt.date | None = None
    """The day on which the source was seen."""
    archived: str | None = None
    """The copy that the bibliography names already."""


@dataclass(frozen=True)
class Silent:
    """An address that did not answer as it should."""

    named: Named
    code: int | None
    """The status code, where there was an answer at all."""
    said: str


def gather(root: Path) -> list[Named]:
    """Return all addresses that the project names, with file and line of each, in the order of the files."""
    places: dict[str, list[str]] = {}
    for file in sorted(path for pattern in FILES for path in root.glob(pattern)):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            for address in ADDRESS.findall(line):
                place = f"{file.relative_to(root).as_posix()}:{number}"
                places.setdefault(address.rstrip(".,;:!?*"), []).append(place)
    listed = load_annotations(root)[0].sources
    sources = {source.url: source for source in (listed.value.sources if listed else ())}
    return [
        Named(address, tuple(at), sources[address].seen, sources[address].archived)
        if address in sources
        else Named(address, tuple(at))
        for address, at in places.items()
    ]


def ask(named: Sequence[Named], *options: str) -> list[Silent]:
    """Return those addresses that do not answer as they should.

    Raises:
        NotAskedError: Where lychee does not start, or nobody at all answers.
    """
    lines = "\n".join(f'<a href="{escape(each.address)}">x</a>' for each in named)
    beside_python = shutil.which("lychee", path=str(Path(sys.executable).parent))
    with TemporaryDirectory() as folder:
        (Path(folder) / "addresses.html").write_text(lines, encoding="utf-8")
        done = subprocess.run(  # noqa: S603  # our own words
            (beside_python or "lychee", *LYCHEE, *(options or GENTLE), "addresses.html"),
            cwd=folder,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
    if not done.stdout:
        raise NotAskedError(done.stderr.strip())
    answers = json.loads(done.stdout)
    failed = chain(*answers["error_map"].values(), *answers["timeout_map"].values())
    # Lychee may write an address in another way; its line says which one it is.
    by_line = sorted(failed, key=lambda answer: answer["span"]["line"])
    silent = [_silent(named[answer["span"]["line"] - 1], answer["status"]) for answer in by_line]
    if named and len([each for each in silent if each.code is None]) == len(named):
        raise NotAskedError("no host answered at all; this machine may have no way to the internet")
    return silent


def _silent(named: Named, status: Mapping[str, object]) -> Silent:
    code = status.get("code")
    said = str(status.get("details") or status["text"]).removeprefix("Rejected status code: ")
    return Silent(named, code if isinstance(code, int) else None, re.sub(r"[\s`]+", " ", said))


def archived(named: Named, archive: str = ARCHIVE) -> str:
    """Return what to say of an archived copy: its address, that there is none, or that it is not known."""
    near = {"timestamp": f"{named.seen:%Y%m%d}"} if named.seen else {}
    try:
        with urlopen(f"{archive}?{urlencode({'url': named.address} | near)}", timeout=30) as answer:  # noqa: S310  # an address of our own
            closest = json.load(answer)["archived_snapshots"].get("closest", {})
    except (URLError, TimeoutError, ValueError, KeyError, AttributeError):
        return "the archive did not answer"
    if not (closest.get("available") and closest.get("status") == "200"):
        return "the archive has no copy"
    address = re.sub(r"^http:", "https:", closest["url"])
    return f"archived: <{address}>"


def markdown(asked: int, silent: Sequence[Silent], copies: Mapping[str, str], today: dt.date) -> str:
    """Return the list.

    Args:
        asked: How many addresses were asked.
        silent: Those that did not answer as they should.
        copies: What to say of an archived copy of each dead address.
        today: The day of asking.
    """
    dead, gone, refused = sort(silent)
    counted = f"{asked} addresses were asked on {today}: {len(dead)} dead, {len(gone)} dead with a copy named"
    parts = [f"# Sources that do not answer\n\n{counted}, {len(refused)} that do not tell a program."]
    if dead:
        parts.append(
            f"## Dead: {len(dead)}\n\nOpen each before you change anything. Then name the archived copy in "
            "the entry of the source (`archived: …`); elsewhere put it in place of the link."
        )
        parts += [_item(each, copies[each.named.address]) for each in dead]
    if gone:
        parts.append(f"## Dead, and a copy is named: {len(gone)}\n\nNothing needs to be done.")
        parts += [_item(each, f"archived: <{each.named.archived}>") for each in gone]
    if refused:
        parts.append(f"## Not told: {len(refused)}\n\nThese hosts refuse programs. Look at them by hand.")
        parts += [_item(each) for each in refused]
    return "\n\n".join(parts) + "\n"


def sort(silent: Iterable[Silent]) -> tuple[list[Silent], list[Silent], list[Silent]]:
    """Return which are dead, which are dead and have a copy named, and which refuse to tell."""
    kinds: tuple[list[Silent], list[Silent], list[Silent]] = ([], [], [])
    for each in silent:
        kinds[2 if each.code in REFUSALS else 1 if each.named.archived else 0].append(each)
    return kinds


def _item(silent: Silent, *more: str) -> str:
    lines = [
        f"- <{silent.named.address}> `{silent.said}`",
        *(f"  - {place}" for place in silent.named.places),
    ]
    return "\n".join([*lines, *(f"  - {each}" for each in more)])


def main(words: Sequence[str] | None = None, options: Sequence[str] = (), pause: float = 1) -> int:
    """Ask and print.

    Args:
        words: The words after the program's name; those of the process where left out.
        options: Other words for lychee than those that make it gentle.
        pause: Seconds between two requests to the archive.
    """
    parser = argparse.ArgumentParser(description="List the addresses outside that do not answer.")
    parser.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help="another project folder")
    parser.add_argument("--archive", default=ARCHIVE, metavar="URL", help="another archive of the same kind")
    chosen = parser.parse_args(words)
    named = gather(chosen.root)
    try:
        silent = ask(named, *options)
    except (NotAskedError, OSError) as error:
        print(f"Nothing was asked: {error}", file=sys.stderr)  # noqa: T201
        return 1
    copies = {}
    for each in sort(silent)[0]:
        copies[each.named.address] = archived(each.named, chosen.archive)
        time.sleep(pause)
    print(markdown(len(named), silent, copies, dt.datetime.now(tz=dt.UTC).date()), end="")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())

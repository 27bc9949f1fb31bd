"""Builds the site beside the last good one, and moves it into place only when it is whole: `make site`.

Either builder empties its folder first and finds out afterwards that a link is broken. So it works in
``build/site``; where it fails or is killed, ``site/`` stays as it was. Two at once work one after another.

Builds of one commit are alike to the byte: what bears a date (MkDocs's ``sitemap.xml``) bears the day of the
commit, and in a project without Git that of the edition.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from edition import git
from edition.output import locked
from edition.problems import EditionError
from edition.settings import release

ROOT = Path(__file__).resolve().parents[1]
SITE = "site"
NEXT, LAST = "build/site", "build/last-site"
"""The site that is being built, and the one that it replaces, while they change places."""
LOCK = "build/site-lock"
"""Zensical empties .cache."""
ZENSICAL_SETTINGS = ".zensical.yml"
"""The settings with another folder for the site: Zensical takes that from nowhere else."""


def build(root: Path, builder: str) -> int:
    """Build the site of a project, and return the exit code of what failed, or 0."""
    with locked(root, LOCK):
        _tidy(root)
        try:
            environment = os.environ | {
                "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or epoch(root)
            }
            for command in _commands(root, builder):
                code = subprocess.run(  # noqa: S603  # our own words
                    [sys.executable, *command], cwd=root, env=environment, check=False
                ).returncode
                if code:
                    print(f"{SITE}/ is as it was before", file=sys.stderr)  # noqa: T201
                    return 1
            _move_into_place(root)
        finally:
            _tidy(root)
    return 0


def epoch(root: Path) -> str:
    """Return the seconds since 1970 at which this state of the project was made."""
    if committed := git.committed(root):
        return committed
    try:
        day = dt.datetime.strptime(release(root).date, "%Y-%m-%d").replace(tzinfo=dt.UTC)
    except ValueError:
        return "0"
    return str(int(day.timestamp()))


def _commands(root: Path, builder: str) -> list[tuple[str, ...]]:
    if builder == "mkdocs":  # it runs scripts/build_pages.py itself, by its hook
        return [("-m", "mkdocs", "build", "--strict", "--site-dir", NEXT)]
    settings = (root / "mkdocs.yml").read_text("utf-8")
    changed, count = re.subn(r"(?m)^site_dir: .*$", f"site_dir: {NEXT}", settings)
    (root / ZENSICAL_SETTINGS).write_text(changed if count else f"{settings}\nsite_dir: {NEXT}\n", "utf-8")
    zensical = ("-m", "zensical", "build", "--config-file", ZENSICAL_SETTINGS, "--clean", "--strict")
    return [("scripts/build_pages.py",), zensical]


def _move_into_place(root: Path) -> None:
    if (root / SITE).exists():
        (root / SITE).rename(root / LAST)
    (root / NEXT).rename(root / SITE)


def _tidy(root: Path) -> None:
    """Clear away what this build or a killed one left; bring back a site that lost its place."""
    if (root / LAST).exists() and not (root / SITE).exists():
        (root / LAST).rename(root / SITE)
    for folder in (NEXT, LAST):
        if (root / folder).exists():
            shutil.rmtree(root / folder)
    (root / ZENSICAL_SETTINGS).unlink(missing_ok=True)


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("builder", choices=["mkdocs", "zensical"])
    try:
        return build(ROOT, parser.parse_args().builder)
    except EditionError as error:
        print(error, file=sys.stderr)  # noqa: T201
    except OSError as error:
        print(f"{error.filename}: {error.strerror}; {SITE}/ is as it was before", file=sys.stderr)  # noqa: T201
    except KeyboardInterrupt:
        print(f"stopped; {SITE}/ is as it was before", file=sys.stderr)  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())

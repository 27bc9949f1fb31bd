"""Writes requirements/LICENCES.md: the licences of all locked packages, and of what the theme gives the site.

Licences are those that the installed packages say themselves, in the names of SPDX. One that is not in
``ALLOWED`` ends this with exit code 1.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError
from typing import TYPE_CHECKING

from project_copy import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.metadata import PackageMetadata

FILE = ROOT / "requirements/LICENCES.md"
LOCK = ROOT / "requirements/test.txt"
"""The lock of everything that is installed together."""
ALLOWED = {"Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MPL-2.0", "PSF-2.0"}
"""Whoever publishes the site or works on the project owes no more than a notice."""
NAMES = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "MIT Licence": "MIT",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
}
"""What packages say in other words."""
SAID_ELSEWHERE = {"axe-playwright-python": "MIT"}
"""Packages that say their licence only in a file beside the code."""
APART = {
    "binaryornot": "MIT",
    "python-debian": "GPL-2.0-or-later",
    "reuse": "Apache-2.0 AND CC0-1.0 AND CC-BY-SA-4.0 AND GPL-3.0-or-later",
    "tomlkit": "MIT",
}
"""What only `requirements/reuse.txt` installs: a tool of which no part gets into the project."""
IN_BUNDLES = {
    "clipboard": "MIT",
    "escape-html": "MIT",
    "focus-visible": "W3C",
    "lunr": "MIT",
    "material-design-color": "MIT",
    "rxjs": "Apache-2.0",
    "tslib": "0BSD",
}
"""Packages of npm within the theme's scripts and styles, as their source maps name them."""
ICONS = {"fontawesome": "CC-BY-4.0", "material": "Apache-2.0", "octicons": "MIT"}
"""Sets of icons of which the theme puts some into pages and styles."""
NEVER_LOADED = {
    "lunr-languages (`lunr/min/`)": "MPL-1.1",
    "TinySegmenter (`lunr/tinyseg.js`)": "BSD-3-Clause",
    "wordcut (`lunr/wordcut.js`)": "LGPL",
}
"""Files of the theme's own search, which no page loads."""

LIST = """\
# Licences

Written by `make licences`, from what the packages say themselves. A licence outside of a short list of
permissive ones and MPL-2.0 fails the tests.

## Packages

| package | version | licence |
|---|---|---|
{packages}

## Run apart

Installed by `make reuse` alone; no part of them gets into the project or the site.

{apart}

## What the site serves

Our own pages, styles and scripts; the HTML, styles and scripts of the theme (mkdocs-material or zensical:
MIT); no fonts. Within the theme's scripts and styles:

{bundles}

Icons of these sets:

{icons}

MkDocs also copies these files of the theme's own search. No page loads them, as the search is ours.

{never}
"""


def main() -> int:
    """Write the list, and say which licences are not allowed."""
    table = packages(LOCK.read_text("utf-8"))
    FILE.write_text(markdown(table), encoding="utf-8")
    wrong = not_allowed(table)
    for line in wrong:
        print(line, file=sys.stderr)  # noqa: T201
    return 1 if wrong else 0


def packages(lock: str) -> list[tuple[str, str, str]]:
    """Return name, version and licence of each package of a lock, in the order of the lock.

    Where the lock has another version for other machines, it is taken to be under the licence of the
    installed one; a package that is for other machines alone has none here.
    """
    pinned = re.findall(r"^([^\s=]+)==([^\s;]+)", lock, re.MULTILINE)
    return [(name, version, licence_of(name)) for name, version in pinned]


def licence_of(name: str) -> str:
    """Return the licence that an installed package says; an empty string where it is not installed."""
    try:
        found = Distribution.from_name(name)
    except PackageNotFoundError:
        return ""
    return SAID_ELSEWHERE.get(name) or named(found.metadata)


def named(metadata: PackageMetadata) -> str:
    """Return the licence in a package's metadata, by its SPDX name where we know it."""
    said = [*metadata.get_all("License-Expression", []), *metadata.get_all("License", [])]
    said += [line.split(" :: ")[-1] for line in metadata.get_all("Classifier", []) if line[:7] == "License"]
    short = [each for each in said if each.strip() and "\n" not in each and each != "UNKNOWN"]
    return NAMES.get(short[0], short[0]) if short else "not said"


def not_allowed(table: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return a message for each package with a licence that is not allowed; all of those joined must be."""
    return [
        f"{name} {version} is under {licence}; allowed are {', '.join(sorted(ALLOWED))}"
        for name, version, licence in table
        if licence and not set(re.split(r" AND | OR |[()]", licence)) - {""} <= ALLOWED
    ]


def markdown(table: Iterable[tuple[str, str, str]]) -> str:
    """Return the whole list."""
    rows = (f"| {name} | {version} | {licence or 'not installed here'} |" for name, version, licence in table)
    return LIST.format(
        packages="\n".join(rows),
        apart=_pairs(APART),
        bundles=_pairs(IN_BUNDLES),
        icons=_pairs(ICONS),
        never=_pairs(NEVER_LOADED),
    )


def _pairs(licences: dict[str, str]) -> str:
    return "\n".join(f"- {name}: {licence}" for name, licence in licences.items())


if __name__ == "__main__":
    sys.exit(main())

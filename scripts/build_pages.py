"""Build the edition's pages and data: read → parse → load → join → write.

Where nothing has changed since the last build, nothing is done: see ``edition/freshness.py``.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from edition import cli
from edition.freshness import inputs, standing

if TYPE_CHECKING:
    from pathlib import Path

    from edition.output import Written
    from edition.problems import Problem


def build(root: Path, problems: list[Problem]) -> Written:
    """Build the project in ``root``, and add to ``problems`` what was found.

    Args:
        root: A folder with ``docs/source/`` and ``annotations/``.
        problems: Takes everything that is to be said, also where the build goes through.

    Returns:
        What was written and deleted.

    Raises:
        EditionError: Where there is an error; the last good pages stay as they were.
    """
    began = inputs(root)
    if stands := standing(root, began):
        return stands
    from edition.steps import join, load, parse, read, write  # noqa: PLC0415  # only where there is work

    source = read(root)
    tree = parse(root, source, problems)
    annotations = load(root, problems)
    edition = join(root, source, tree, annotations, problems)
    return write(root, edition, problems, began)


if __name__ == "__main__":
    gc.disable()  # a build makes many small things and ends; looking for cycles takes a tenth of it
    sys.exit(cli.main(build))

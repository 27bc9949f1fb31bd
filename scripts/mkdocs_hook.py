"""The hook: MkDocs builds the pages first. The only file that knows MkDocs.

While serving, a mistake in somebody's file is logged and shown on every page, and the last good pages
are served; in a build it stops the build.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

sys.path.insert(0, str(Path(__file__).parent))

from build_pages import build  # needs the path above
from edition.problems import EditionError
from edition.render.problems import banner

state = {"command": "build", "banner": ""}


def on_startup(command: str, **_: object) -> None:
    """Remember whether this is a build or a server."""
    state["command"] = command


def on_config(config: MkDocsConfig) -> None:
    """Tell the pages that they are served: no policy allows the server's script (overrides/policy.html)."""
    config.extra["serving"] = state["command"] == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Build the pages, or keep the last good ones."""
    root = Path(config.config_file_path).parent
    state["banner"] = ""
    try:
        build(root, [])
    except EditionError as error:
        if state["command"] != "serve" or not (root / "docs/plan/index.md").exists():
            raise Abort(f"{error}\nThe annotations have errors; nothing was built.") from None
        logging.getLogger("mkdocs.hooks.edition").error("%s", error)  # noqa: TRY400  # no traceback
        state["banner"] = banner(error.problems)


def on_post_page(output: str, **_: object) -> str:
    """Show the problems on the page."""
    return output.replace("</body>", state["banner"] + "</body>")

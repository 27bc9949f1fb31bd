"""Copies of the project for ``compare_search.py``: built with stock searches, and served."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from project_copy import copy_project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
PACKAGES = {"pagefind": "1.6.0", "minisearch": "7.2.0"}
"""Packages of npm, with the versions that are compared."""
HOOK = '''"""Keeps out of the stock index what stands elsewhere, and one of two scripts."""

ELSEWHERE = ('class="apparatus"', 'class="term-occurrences"', '<p lang="zh-Hant-HK"')
OTHERS = ("index", "net", "received", "renderings", "sources", "timeline")


def on_page_markdown(markdown, page, **_):
    folder, _, name = page.file.src_uri.rpartition("/")
    page.meta["search"] = {"exclude": folder not in ("plan", "terms") or name.removesuffix(".md") in OTHERS}


def on_page_content(html, **_):
    for part in ELSEWHERE:
        html = html.replace(part, part + " data-search-exclude")
    return html
'''


def generated_copy(to: Path) -> Path:
    """Copy the project, and generate its pages and data."""
    copy_project(to)
    run(to, sys.executable, "scripts/build_pages.py")
    return to


def build(
    project: Path,
    name: str,
    *,
    language: str = "en",
    search: Mapping[str, str] | None = None,
    hook: bool = False,
) -> Path:
    """Build the site once more, with the stock search of the theme in place of our own.

    Args:
        project: The copy of the project.
        name: The folder for the site.
        language: Of the theme.
        search: Settings of the stock search.
        hook: Whether to keep out of its index what stands elsewhere.
    """
    (project / "stock").mkdir(exist_ok=True)
    (project / "stock_hook.py").write_text(HOOK, "utf-8")
    settings = {
        "INHERIT": "mkdocs.yml",
        "site_dir": name,
        "theme": {"custom_dir": "stock", "language": language},
        "extra_javascript": ["assets/apparatus.js", "assets/scripts.js"],
        "plugins": [{"search": dict(search or {})}],
        "hooks": ["scripts/mkdocs_hook.py", *(["stock_hook.py"] if hook else [])],
    }
    file = project / f"mkdocs-{name}.yml"
    file.write_text(json.dumps(settings), "utf-8")  # JSON is YAML
    run(project, sys.executable, "-m", "mkdocs", "build", "--no-strict", "--config-file", file.name)
    return project / name


def install(folder: Path) -> Path:
    """Install the packages of npm, and return the folder in which they are."""
    wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text("{}", "utf-8")
    run(folder, _program("npm"), "install", "--save-exact", "--no-audit", "--no-fund", *wanted)
    return folder / "node_modules"


def run(folder: Path, *command: str) -> None:
    """Run a command in a folder; where it fails, say what it printed and stop."""
    done = subprocess.run(  # noqa: S603  # our own words
        command,
        cwd=folder,
        env=ENVIRONMENT,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}")


def _program(name: str) -> str:
    return shutil.which(name) or sys.exit(f"{name} is needed for this comparison, and is not on the path.")


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder, and keeps quiet."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder while the block runs, at the address that is given."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def compressed(files: Iterable[Path]) -> int:
    """Return the bytes of files, each compressed with gzip where it is not compressed already."""
    contents = (path.read_bytes() for path in files)
    return sum(min(len(content), len(gzip.compress(content, 9))) for content in contents)

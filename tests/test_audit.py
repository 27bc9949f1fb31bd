"""`make audit`, with a database of our own in place of the one in the internet."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

WEAK = "jinja2"
ADVISORY = {"id": "XX-1", "summary": "A weakness.", "affected": [], "published": "2031-01-01T00:00:00Z"}


class Database(BaseHTTPRequestHandler):
    """Knows one weakness."""

    weak: str
    asked: list[str]

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["package"]["name"]
        self.asked.append(asked)
        body = json.dumps({"vulns": [ADVISORY]} if asked == self.weak else {}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def database(weak: str = "") -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Asked", (Database,), {"weak": weak, "asked": asked}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def audit(url: str) -> subprocess.CompletedProcess[str]:
    """Run what `make audit` runs, with another database and no memory of earlier answers."""
    recipe = re.search(
        r"^\t\$\(BIN\)/pip-audit ((?:.*\\\n)*.*)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    )
    assert recipe
    words = recipe[1].replace("\\\n", " ").replace("$(ARGS)", f"--osv-url {url}").split()
    command = [sys.executable, "-m", "pip_audit", *words]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, encoding="utf-8")  # noqa: S603  # our own words


def test_every_locked_package_is_asked_about_and_none_is_weak() -> None:
    with database() as (url, asked):
        done = audit(url)
    assert done.returncode == 0, done.stderr
    assert {"mkdocs", "mkdocs-material", "opencc", "pydantic", "zensical", "zizmor"} <= set(asked)
    locked = re.findall(r"^([^\s=]+)==", (ROOT / "requirements/test.txt").read_text("utf-8"), re.MULTILINE)
    assert len(set(locked) - set(asked)) <= 1, "only what this machine does not install may be left out"


def test_a_weakness_is_told_and_fails() -> None:
    with database(WEAK) as (url, _):
        done = audit(url)
    assert done.returncode == 1
    assert re.search(rf"{WEAK} +\S+ +XX-1", done.stdout)


def test_where_the_database_cannot_be_asked_the_audit_fails() -> None:
    with database() as (gone, _):
        pass
    done = audit(gone)
    assert done.returncode == 1
    assert "ConnectionError" in done.stderr

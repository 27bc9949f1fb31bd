"""A contributor saves files while `make serve` runs."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

import sites

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECTION = "3.6"
ANNOTATIONS = f"annotations/plan/{SECTION}.yml"
PAGE = f"plan/{SECTION}.html"
PATIENCE = 60
"""Seconds until a test gives up waiting, on a slow machine."""
QUIET = 3
"""Seconds within which a change is seen."""


class Server:
    """``mkdocs serve`` on a copy of the project."""

    def __init__(self, project: Path, log: Path) -> None:
        self.project = project
        self._log = log
        self._address = ""

    def started(self) -> bool:
        found = re.search(r"Serving on (http\S+)", self.log())
        self._address = found[1] if found else ""
        return bool(found)

    def log(self) -> str:
        return self._log.read_text("utf-8")

    def rebuilds(self) -> int:
        return self.log().count("Detected file changes")

    def is_idle(self) -> bool:
        return self.rebuilds() == self.log().count("Reloading browsers")

    def page(self) -> str:
        with urlopen(self._address + PAGE, timeout=PATIENCE) as response:  # noqa: S310  # it is our own
            content: bytes = response.read()
        return content.decode()

    def save(self, title: str) -> int:
        """Give the section another title, and return the line on which it stands."""
        path = self.project / ANNOTATIONS
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("title:")]
        after = next(number for number, line in enumerate(lines, 1) if line.startswith("section:"))
        path.write_text("\n".join([*lines[:after], f"title: {title}", *lines[after:], ""]), "utf-8")
        return after + 1


def wait_until(happened: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, f"waited for {PATIENCE} seconds: {what}"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("serve")
    project, log = sites.copy_project(folder / "project"), folder / "log"
    command = (sys.executable, *sites.SERVE, "--dev-addr", f"127.0.0.1:{sites.free_port()}")
    with (
        log.open("w") as output,
        subprocess.Popen(  # noqa: S603  # our own words
            command, cwd=project, env=sites.ENVIRONMENT, stdout=output, stderr=subprocess.STDOUT
        ) as process,
    ):
        server = Server(project, log)
        try:
            wait_until(lambda: server.started() or process.poll() is not None, "the server starts")
            assert process.poll() is None, server.log()
            yield server
        finally:
            process.terminate()


def test_a_saved_file_shows_without_a_restart_and_without_a_loop(server: Server) -> None:
    server.save("Saved while serving")
    wait_until(lambda: "Saved while serving" in server.page(), "the new title is served")
    # The pages that the first rebuild writes may set off a second one, which writes nothing.
    for _ in range(2):
        wait_until(server.is_idle, "the rebuild ends")
        time.sleep(QUIET)
    assert server.rebuilds() <= 2, server.log()


def test_a_mistake_is_shown_and_the_last_good_page_served_until_it_is_mended(server: Server) -> None:
    server.save("The last good title")
    wait_until(lambda: "The last good title" in server.page(), "the good title is served")
    assert 'id="problems"' not in server.page()

    line = server.save("[A mistake")
    wait_until(lambda: 'id="problems"' in server.page(), "the problem is shown")
    page = server.page()
    assert f"{ANNOTATIONS}:{line}:" in page
    assert "The last good title" in page
    assert f"{ANNOTATIONS}:{line}:" in server.log()

    server.save("Mended")
    wait_until(lambda: "Mended" in server.page(), "the mended title is served")
    assert 'id="problems"' not in server.page()


def test_pages_are_served_without_a_policy_so_that_the_server_can_renew_them(server: Server) -> None:
    assert "livereload(" in server.page()
    assert "Content-Security-Policy" not in server.page()

"""The browser that the tests drive. Run as a program, this installs one where the machine has none.

Looked for in this order: the environment variable ``CHROME``, a Chrome or Chromium of the system, the one
that Playwright keeps. Installed in this order: by Playwright for the user alone; where its download fails
and we are root on Debian or a kin, from the system's packages, with fonts for Chinese.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome")
"""Programs to look for on the path."""
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
"""Where it lies on systems that keep programs off the path."""
FLAGS = (
    "--no-sandbox",  # as root Chromium does not start with its sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Keep it quiet: no drivers of the machine, and no requests of its own."""
MISSING = (
    "The browser tests need Chrome or Chromium, and none was found or could be installed.\n"
    "Install one, or name yours: CHROME=/path/to/chrome make test"
)
DEBIAN = (
    ("apt-get", "update", "-q"),
    ("apt-get", "install", "-q", "--yes", "--no-install-recommends", "chromium", "fonts-noto-cjk"),
)


def find() -> Path | None:
    """Return the browser's program, or None where the machine has none that starts."""
    named = os.environ.get("CHROME")
    if named:
        return Path(named) if _starts(named) else None
    found = [path for path in map(shutil.which, NAMES) if path]
    return next((Path(path) for path in (*found, *PLACES) if _starts(path)), None) or _of_playwright()


def install() -> Path | None:
    """Return the browser's program, installed if need be, or None where that cannot be done."""
    if find() or os.environ.get("CHROME"):
        return find()
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    if not find() and shutil.which("apt-get") and os.geteuid() == 0:
        all(_run(*command) for command in DEBIAN)
    return find()


def _of_playwright() -> Path | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return Path(path) if _starts(path) else None


def _starts(path: str) -> bool:
    """Tell whether the program is there and has all libraries that it needs."""
    # On Windows it has no --version: there it opens a window and stays.
    return Path(path).exists() and (os.name == "nt" or _run(path, "--version", output=subprocess.DEVNULL))


def _run(*command: str, output: int | None = None) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(  # noqa: S603  # our own words
        command, check=False, env=environment, stdout=output, stderr=output
    )
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(None if install() else MISSING)

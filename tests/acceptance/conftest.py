"""Fixtures for tests of whole sites."""

from __future__ import annotations

import shutil
from functools import cache
from typing import TYPE_CHECKING

import pytest

import projects
from acceptance import building
from acceptance.html_page import HtmlPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sites import Site

    Pages = dict[str, HtmlPage]


@pytest.fixture(scope="session")
def read() -> Callable[[Site], Pages]:
    """Give what reads the pages of a site: by their paths below its folder, with forward slashes."""

    def pages(site: Site) -> Pages:
        paths = sorted(site.folder.rglob("*.html"))
        return {path.relative_to(site.folder).as_posix(): HtmlPage(path) for path in paths}

    return cache(pages)


@pytest.fixture(scope="session")
def pages(site: Site, read: Callable[[Site], Pages]) -> Pages:
    """Give all pages of the site."""
    return read(site)


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a small project, built and remembered, to be copied."""
    root = projects.make(tmp_path_factory.mktemp("origin") / "project", {"mkdocs.yml": "site_name: x\n"})
    building.run("scaffold", "--root", str(root))
    assert building.build(root) == (0, "")
    return root


@pytest.fixture
def root(origin: Path, tmp_path: Path) -> Path:
    """Give a copy of the project."""
    return shutil.copytree(origin, tmp_path / "project")

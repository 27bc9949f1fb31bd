"""Fixtures for tests of whole sites."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from acceptance.html_page import HtmlPage

if TYPE_CHECKING:
    from collections.abc import Callable

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

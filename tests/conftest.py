"""Fixtures for all tests."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

import chromium
import sites

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], sites.Site]:
    """Give the site that a builder makes of this project, built once."""
    return cache(lambda builder: sites.build(builder, tmp_path_factory.mktemp(builder) / "project"))


@pytest.fixture(scope="session", params=sites.BUILDERS)
def site(request: pytest.FixtureRequest, built: Callable[[str], sites.Site]) -> sites.Site:
    """Give the site, once for each builder."""
    return built(request.param)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the browser that the tests drive."""
    program = chromium.find()
    assert program, chromium.MISSING
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(chromium.FLAGS))
        yield browser
        browser.close()

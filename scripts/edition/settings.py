"""Settings of the site that the build needs too, from ``mkdocs.yml``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from edition.export.document_script import Release
from edition.problems import EditionError, Place, Problem
from edition.render.addresses import LINE, Repository

if TYPE_CHECKING:
    from pathlib import Path

FILE = "mkdocs.yml"


class _Loader(yaml.CSafeLoader):
    """Reads plain YAML; a tag that MkDocs alone understands is read as nothing."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def repository(root: Path) -> Repository:
    """Read where the annotations can be edited: ``extra.repository``, and ``extra.line_uri`` below it.

    It is not MkDocs's own ``repo_url``: where that is an address at GitHub or GitLab, the theme asks those
    for figures whenever a page is read.

    Args:
        root: The project's folder. Without an ``mkdocs.yml`` nothing has a link to its line.

    Raises:
        EditionError: Where the file is not YAML, or ``line_uri`` has other fields than file and line.
    """
    settings = _settings(root)
    extra = settings.get("extra") or {}
    line = str(extra.get("line_uri") or LINE)
    try:
        line.format(file="", line=1)
    except (KeyError, IndexError, ValueError) as error:
        message = "extra.line_uri is no address of a line"
        raise EditionError([Problem(Place(FILE), "settings", message, line, "{file} and {line}")]) from error
    return Repository(str(extra.get("repository") or ""), line)


def release(root: Path) -> Release:
    """Read which edition this is, ``extra.edition``, and the addresses that go with it.

    They are those at which a problem is reported, ``extra.report_uri``, and the site's, ``site_url``.

    Raises:
        EditionError: Where the file is not YAML.
    """
    settings = _settings(root)
    extra = settings.get("extra") or {}
    edition = extra.get("edition") or {}
    repository, report = str(extra.get("repository") or ""), str(extra.get("report_uri") or "")
    address = f"{repository.rstrip('/')}/{report}" if repository and report else ""
    version, date = str(edition.get("version") or ""), str(edition.get("date") or "")
    return Release(version, date, address, str(settings.get("site_url") or ""))


def _settings(root: Path) -> dict[str, Any]:
    try:
        text = (root / FILE).read_text(encoding="utf-8")
        settings: dict[str, Any] = yaml.load(text, Loader=_Loader) or {}  # noqa: S506  # see _Loader
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(FILE, mark.line + 1, mark.column + 1) if mark else Place(FILE)
        raise EditionError([Problem(place, "settings", "the settings cannot be read", str(error))]) from error
    return settings

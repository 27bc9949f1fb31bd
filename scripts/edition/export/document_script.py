"""What the document and this edition of it are, as a script: for citations and reports from a sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH, HANS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edition.joined.model import Edition


@dataclass(frozen=True, slots=True)
class Release:
    """Which edition of the document this is."""

    version: str
    """As people write it: ``0.5``."""
    date: str
    """Its day, as YYYY-MM-DD."""
    report: str = ""
    """Address at which a problem is reported; empty where there is none. ``{title}``, ``{sentence}`` (its
    address), ``{chinese}``, ``{english}`` and ``{body}`` (all of these) in it are filled in by the page."""
    site: str = ""
    """Address at which the site is published; empty where it is not known."""


NO_RELEASE = Release("", "")


def document_script(edition: Edition, release: Release) -> str:
    """Return a classic script that sets ``window.editionDocument``."""
    document = edition.document
    data = {
        "title": _names(document.title),
        "issuer": _names(document.issuer),
        "number": document.number,
        "date": document.date,
        "version": release.version,
        "released": release.date,
        "report": release.report,
    }
    return f"window.editionDocument = {json.dumps(data, ensure_ascii=False)};\n"


def _names(texts: Mapping[str, str]) -> dict[str, str]:
    """Return Chinese and English; where one is missing, the other stands for it."""
    chinese = texts.get(HANS) or texts.get(ENGLISH, "")
    return {"zh": chinese, "en": texts.get(ENGLISH) or chinese}

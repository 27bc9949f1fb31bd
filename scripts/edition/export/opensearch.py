"""``opensearch.xml``: by which a browser adds the search of the site to its own.

The format is OpenSearch 1.1, draft 6 (github.com/dewitt/opensearch).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH, HANS

if TYPE_CHECKING:
    from edition.export.document_script import Release
    from edition.joined.model import Edition

SHORT, LONG = 16, 1024
"""Characters that the format allows in the short name and in the description."""
PAGE = "search.html"
"""The page that takes what is asked for."""


def opensearch(edition: Edition, release: Release) -> str:
    """Return the description of the search, as XML.

    Args:
        edition: The edition; its document's number is the short name, or its title where it has none.
        release: Which edition this is, and the address of the site.
    """
    document = edition.document
    title = document.title.get(HANS, document.id)
    described = " · ".join(document.title[each] for each in (HANS, ENGLISH) if each in document.title)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- Edition {escape(release.version).replace("-", ".")}, {escape(release.date)} -->
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{escape((document.number or title)[:SHORT])}</ShortName>
<Description>{escape((described or title)[:LONG])}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>zh</Language>
<Language>en</Language>
<Url type="text/html" template="{escape(release.site.rstrip("/"))}/{PAGE}?q={{searchTerms}}"/>
</OpenSearchDescription>
"""

"""``changes.atom``: the revisions of the annotations as a feed, in Atom (RFC 4287)."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from edition.joined.model import ENGLISH, HANS
from edition.render.addresses import CHANGES, FEED
from edition.render.changes import anchor, revision_html, revisions_by_page
from edition.render.labels import both

if TYPE_CHECKING:
    from edition.export.document_script import Release
    from edition.joined.changes import Past, Revision
    from edition.render.view import View

ENTRIES = 30
"""How many revisions the feed holds, the newest first."""
UNITS = 20
"""How many sentences, terms and so on of a revision it shows with their words; the page has all."""
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write."""
AUTHOR = "The contributors of this edition"


def feed(seen: View, past: Past, release: Release) -> str:
    """Return the feed, as XML.

    Args:
        seen: The edition.
        past: The revisions; at least one.
        release: Which edition this is, and the address of the site.
    """
    site = release.site.rstrip("/")
    titles = seen.edition.document.title
    title = " · ".join(titles[language] for language in (HANS, ENGLISH) if language in titles)
    pages = {each.commit: page for page, group in revisions_by_page(past).items() for each in group}
    newest = reversed(past.revisions[-ENTRIES:])
    entries = "".join(_entry(seen, each, pages[each.commit], site) for each in newest)
    return NOT_XML.sub(
        "\ufffd",
        f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>{escape(site)}/{FEED}</id>
<title>{escape(both("changes"))} · {escape(title)}</title>
<subtitle>Edition {escape(release.version)}</subtitle>
<updated>{past.revisions[-1].time}</updated>
<author><name>{AUTHOR}</name></author>
<link rel="self" type="application/atom+xml" href="{escape(site)}/{FEED}"/>
<link rel="alternate" type="text/html" href="{escape(site)}/{CHANGES}.html"/>
{entries}</feed>
""",
    )


def _entry(seen: View, revision: Revision, page: str, site: str) -> str:
    """Return a revision as an entry; the links in it are made whole, for they are read elsewhere.

    Its id is the address at which it stood first, and stays when the revision moves to a numbered page.
    """
    id_ = escape(f"{site}/{CHANGES}.html#{anchor(revision)}")
    address = escape(f"{site}/{page}.html#{anchor(revision)}")
    content = revision_html(seen.on(""), revision, UNITS).replace(' href="', f' href="{escape(site)}/')
    return f"""<entry>
<id>{id_}</id>
<title>{escape(revision.subject) or revision.day}</title>
<updated>{revision.time}</updated>
<link rel="alternate" type="text/html" href="{address}"/>
<content type="html">{escape(content)}</content>
</entry>
"""

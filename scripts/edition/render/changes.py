"""What changed: each revision of the annotations, the newest first, with old and new words.

A page holds a limited number of them. The newest stand on ``plan/changes``, with a list of all others;
these stand on numbered pages, and what once stands on a numbered page stays there.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from edition.annotations.inline import plain
from edition.annotations.statements import CLAUSE, SENTENCE, TERM
from edition.joined import targets
from edition.joined.changes import sentence_ids, subject
from edition.joined.differences import differences
from edition.joined.model import ENGLISH, HANS
from edition.render.addresses import CHANGES, FEED, LISTS
from edition.render.html import element, escape, in_languages, unordered
from edition.render.labels import LABELS, both, label
from edition.render.notes import target_link
from edition.render.page import Page, heading, html_block, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from edition.annotations.statements import Unit
    from edition.joined.changes import Change, Past, Revision, Subject
    from edition.render.view import View

COUNTED = {"review", "excuse"}
"""What is counted and never shown: it says nothing that readers read."""
ALONE = {"gloss", "title", "definition"}
"""What a unit has one of."""
WITH_WORDS = {"gloss", "title", "note", "reference", "definition"}
"""What is shown with its words where it is new."""
SHOWN_NEW = 40
"""Up to how many new things of a revision are shown with their words; more are counted."""
A_PAGE = 150
"""How many changes a page shows, unless a single revision has more."""
MARKS = {"kept": "", "old": "del", "new": "ins"}
LANGUAGES = {"en": ENGLISH, "zh": HANS}


def changes_pages(seen: View, past: Past, *, has_feed: bool) -> list[Page]:
    """Return the pages of all revisions, that of the newest last.

    Args:
        seen: The edition.
        past: The revisions.
        has_feed: Whether there is a feed of them.
    """
    by_page = revisions_by_page(past)
    *earlier, newest = by_page
    pages = [
        _earlier_page(seen.on(name), number, by_page[name], has_feed=has_feed)
        for number, name in enumerate(earlier, 1)
    ]
    seen = seen.on(newest)
    blocks = [
        heading(1, "changes", label("changes")),
        _head(seen, past, has_feed=has_feed),
        *_revisions(seen, by_page[newest]),
    ]
    if earlier:
        older = [(name, revision) for name in reversed(earlier) for revision in reversed(by_page[name])]
        lines = element("ul", "".join(_line(seen, *each) for each in older), class_="earlier")
        blocks += [heading(2, "earlier", label("changes-earlier")), html_block(lines, "earlier")]
    description = (
        f"{len(past.revisions)} revisions of the glosses, notes and terms, with the words before and after"
    )
    return [*pages, Page(newest, both("changes"), description, join(blocks), feed=FEED if has_feed else "")]


def revisions_by_page(past: Past) -> dict[str, list[Revision]]:
    """Return the revisions of each page, by its path without ending; the oldest first."""
    groups: list[list[Revision]] = [[]]
    held = 0
    for revision in past.revisions:
        size = len(_shown(revision))
        if held and held + size > A_PAGE:
            groups.append([])
            held = 0
        groups[-1].append(revision)
        held += size
    names = [*(f"{CHANGES}-{number}" for number in range(1, len(groups))), CHANGES]
    return dict(zip(names, groups, strict=True))


def _earlier_page(seen: View, number: int, revisions: Sequence[Revision], *, has_feed: bool) -> Page:
    """Return a numbered page of revisions."""
    title = {language: f"{words} {number}" for language, words in label("changes").items()}
    newest = element("a", in_languages(label("changes-newest")), href=seen.href_of(f"{CHANGES}.html"))
    blocks = [
        heading(1, "changes", title),
        html_block(seen.stylesheet(LISTS) + element("p", newest), "changes-head"),
        *_revisions(seen, revisions),
    ]
    description = f"Revisions from {revisions[0].day} to {revisions[-1].day}, with the words before and after"
    feed = FEED if has_feed else ""
    return Page(seen.page, f"{both('changes')} {number}", description, join(blocks), feed=feed)


def _line(seen: View, page: str, revision: Revision) -> str:
    """Return a line that leads to a revision on its page. It has the id that the revision had here before."""
    href = seen.href_of(f"{page}.html#{anchor(revision)}")
    return element("li", element("a", _title(revision), href=href), id=anchor(revision))


def _title(revision: Revision) -> str:
    day = element("time", revision.day, datetime=revision.time)
    return f"{day} {element('span', escape(revision.subject), lang=ENGLISH)}"


def _revisions(seen: View, revisions: Sequence[Revision]) -> list[str]:
    named = Names(seen)
    return [
        html_block(
            element("h2", _title(revision), id=anchor(revision)) + _revision(named, revision), "revision"
        )
        for revision in reversed(revisions)
    ]


def anchor(revision: Revision) -> str:
    """Return the id of a revision on the page."""
    return f"r-{revision.commit[:10]}"


def _head(seen: View, past: Past, *, has_feed: bool) -> str:
    why = [] if past.revisions else ["changes-cut" if past.is_cut else "changes-none"]
    said = "".join(in_languages(label(key), "p") for key in why)
    link = element("a", in_languages(label("feed")), href=seen.href_of(FEED), type="application/atom+xml")
    return html_block(
        seen.stylesheet(LISTS) + said + (element("p", link) if has_feed else ""), "changes-head"
    )


def revision_html(seen: View, revision: Revision, most: int) -> str:
    """Return what a revision changed, as HTML, with links from the page of ``seen``.

    Args:
        seen: The edition.
        revision: The revision.
        most: How many units are shown with their words.
    """
    return _revision(Names(seen), revision, most)


def _revision(named: Names, revision: Revision, most: int | None = None) -> str:
    return counts(revision.changes) + unordered(islice(_units(named, _shown(revision)), most), "changed")


def _shown(revision: Revision) -> list[Change]:
    """Return what is shown with its words. It rests on the revision alone, and never on the edition."""
    new = {subject(change) for change in revision.changes if change.old is None}
    return [
        change
        for change in revision.changes
        if (change.old is not None and subject(change).kind not in COUNTED)
        or (len(new) <= SHOWN_NEW and _is_read(change))
    ]


def _is_read(change: Change) -> bool:
    """Whether something new is words for readers. Of a term its English is shown, of a source its title."""
    kind = subject(change).kind
    return kind in WITH_WORDS or (kind, change.field) in {("term", "en"), ("source", "title en")}


def counts(changes: Sequence[Change]) -> str:
    """Return how much a revision added, put otherwise and took out, as HTML."""
    found: dict[str, dict[Subject, None]] = {"added": {}, "put-otherwise": {}, "removed": {}}
    for change in changes:
        found[how(change)][subject(change)] = None
    lines = [_count(key, list(subjects)) for key, subjects in found.items() if subjects]
    return "".join(element("p", line, class_="counts") for line in lines)


def how(change: Change) -> str:
    """Return whether something was added, taken out or put otherwise, as the key of a label."""
    if change.old is None:
        return "added"
    return "removed" if change.new is None else "put-otherwise"


def _count(key: str, subjects: Sequence[Subject]) -> str:
    kinds = Counter(each.kind for each in subjects)
    english = ", ".join(f"{LABELS[kind][0].lower()} {count}" for kind, count in kinds.items())
    chinese = "，".join(f"{LABELS[kind][1]} {count}" for kind, count in kinds.items())
    words = {HANS: f"{label(key)[HANS]}：{chinese}", ENGLISH: f"{label(key)[ENGLISH]}: {english}"}
    return in_languages(words)


def _units(named: Names, changes: Sequence[Change]) -> Iterator[str]:
    """Yield the changes of each sentence, term or other thing."""
    by_unit: dict[Unit, list[Change]] = {}
    for change in changes:
        by_unit.setdefault(change.unit, []).append(change)
    for unit, group in by_unit.items():
        yield named.link(unit) + unordered(f"{_field(change)} {_words(change)}" for change in group)


def _field(change: Change) -> str:
    """Return which statement of a unit it is: the kind, and what tells it from others of this kind."""
    detail = _detail(change)
    return element(
        "span", both(subject(change).kind) + (f" {escape(detail)}" if detail else ""), class_="kind"
    )


def _detail(change: Change) -> str:
    """Return the words of the text on which a note stands, the key of a term's statement, and the like."""
    kind, _, part = subject(change)
    key = change.field.rpartition(" ")[2]
    if part:
        return " ".join([part.partition(" ")[2], *([] if key in LANGUAGES else [key])])
    return "" if kind in ALONE else change.field


def _words(change: Change) -> str:
    """Return the old and the new words as one run."""
    if change.old is None or change.new is None:
        mark = "ins" if change.old is None else "del"
        words = escape(plain(change.new or change.old or ""))
        return element(mark, words, class_="whole", lang=_language(change))
    old, new = plain(change.old), plain(change.new)
    if old == new:  # what differs is where a link leads
        old, new = change.old, change.new
    runs = "".join(
        element(MARKS[kind], escape(text)) if MARKS[kind] else escape(text)
        for kind, text in differences(old, new)
    )
    return element("span", runs, lang=_language(change))


def _language(change: Change) -> str | None:
    return LANGUAGES.get(change.field.rpartition(" ")[2], ENGLISH if change.key == "title" else None)


class Names:
    """Names the units of revisions, and links to those that are still there."""

    def __init__(self, seen: View) -> None:
        """Take the edition as it is now.

        Args:
            seen: The edition, from the page on which the links stand.
        """
        self._seen = seen
        self._sentences: Mapping[Unit, str] = sentence_ids(seen.edition)

    def link(self, unit: Unit) -> str:
        """Return the name of a unit as HTML."""
        target = self.target(unit)
        if target:
            return target_link(self._seen, target)
        quote = unit.id.partition(" ")[2] if unit.kind == SENTENCE else ""
        return element("span", escape(quote or unit.id), class_="target", lang=HANS if quote else None)

    def target(self, unit: Unit) -> str:
        """Return what a unit is in the edition; empty where it is nothing that has a place of its own."""
        edition = self._seen.edition
        known = {
            SENTENCE: lambda: self._sentences.get(unit, ""),
            CLAUSE: lambda: unit.id if unit.id in edition.clause_by_id else "",
            TERM: lambda: targets.TERM + unit.id if unit.id in edition.terms else "",
            "sources": lambda: targets.SOURCE + unit.id if unit.id in edition.sources else "",
        }
        return known[unit.kind]() if unit.kind in known else ""

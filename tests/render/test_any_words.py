"""Whatever words people write, a page stays the page that it is: properties that hold for any text."""

from __future__ import annotations

import json
import re
import tempfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import markdown as python_markdown
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import hostile
import pictures
import projects
from edition.annotations.inline import WEB, pieces, plain
from edition.joined.targets import Targets
from edition.pages import files
from edition.problems import Place
from edition.render.addresses import Repository
from edition.render.page import Page, html_block, tame
from edition.render.view import View, view

PARTS = st.sampled_from(
    [
        *"<>&\"'`*_[]()#{}|~^$%!\\:;=-+/.,? \n\tax1",
        *hostile.PIECES,
        "中",
        "javascript:",
        "https://",
        "http://example.org/a",
        "term:port",
        "source:port-law",
        "2.1.1-2",
        "](",
        "&lt;",
        "&#60;",
        "&amp",
        "\u2028",
        "\u0085",
        "\u3000",
        "𠮷",
        "\ufffe",
        "é",
    ]
)
TEXTS = st.lists(PARTS, max_size=25).map("".join) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60
)


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.found.append(("!--", {"": data}))


@cache
def seen() -> View:
    root = projects.make(Path(tempfile.mkdtemp()) / "project")
    return view(projects.joined(root)[0], Repository("https://example.org"))


def targets() -> Targets:
    edition = seen().edition
    return Targets(
        frozenset(edition.clause_by_id),
        frozenset(edition.sentence_by_id),
        frozenset(edition.terms),
        frozenset(edition.sources),
        frozenset(edition.categories),
        frozenset(edition.reference_types),
    )


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("*a*[b](term:port)*c*")
def test_the_pieces_of_a_text_hold_all_of_it(text: str) -> None:
    found = pieces(text)
    marked = {"plain": "{0}", "emphasis": "*{0}*", "link": "[{0}]({1})"}
    assert "".join(marked[each.kind].format(each.words, each.target) for each in found) == text
    assert plain(text) == "".join(each.words for each in found)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example('[a](https://example.org/"onclick=x)')
@example("[a](javascript:x) *b*")
@example("[a](term:port) [b](2.1.1-2) [c](https://example.org/a?b=1&c=2)")
def test_what_the_checks_let_through_is_words_emphasis_and_allowed_links(text: str) -> None:
    if targets().inline({"en": text}, {"en": Place("f.yml")}):
        return
    page = Elements(python_markdown.markdown(html_block(f"<p>{seen().inline(text)}</p>", "note")))
    known = {seen().href(target) for target in targets().everything()}
    assert page.found[:2] == [("div", {"class": "note"}), ("p", {})]
    for tag, attributes in page.found[2:]:
        assert (tag, set(attributes)) in (("em", set()), ("a", {"href"}))
        href = attributes.get("href") or "http://x"
        assert href in known or WEB.fullmatch(href)
    assert re.sub(r"\s", "", plain(text)) == re.sub(r"\s", "", page.words)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("&amp;lt;script&amp;gt;")
@example("R&D, Q&A")
def test_titles_are_words_also_where_a_theme_does_not_escape_them(text: str) -> None:
    tamed = tame(text)
    for html in (f"<title>{tamed}</title>", f'<meta content="{tamed}">', f"<p>{tamed}</p>"):
        page = Elements(html)
        assert len(page.found) == 1
        assert (page.found[0][1].get("content") or page.words) == tamed
    head = Page("x", text, text, ()).text().split("\n")
    assert (head[0], head[3]) == ("---", "---")
    assert json.loads(head[1].removeprefix("title: ")) == tamed


def bones(words: hostile.Words) -> tuple[dict[str, list[tuple[str, list[str]]]], dict[str, object]]:
    """Return the elements of all pages with their names of attributes, and the data."""
    root = projects.make(
        Path(tempfile.mkdtemp()) / "project",
        dict.fromkeys(projects.FILES) | hostile.files(words),
        pictures.TEXT,
    )
    edition, problems = projects.joined(root)
    assert not [problem for problem in problems if problem.level == "error"], problems
    made = files(edition, Repository("https://example.org"))
    found = {}
    for name, text in made.items():
        if name.endswith(".md"):
            body = text.split("---\n", 2)[2]
            page = Elements(python_markdown.markdown(body, extensions=["attr_list", "toc"]))
            found[name] = [(tag, sorted(attributes)) for tag, attributes in page.found]
    return found, json.loads(made["docs/data/edition.json"])


@cache
def usual() -> dict[str, list[tuple[str, list[str]]]]:
    return bones(hostile.harmless)[0]


ALLOWED = st.lists(
    PARTS.filter(lambda part: not re.search(r"[*\n\t\x0c\u0085\u2028\ufffe]|\]\(", part)),
    min_size=1,
    max_size=8,
).map(lambda parts: "".join(parts)[:250])


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ALLOWED)
def test_no_words_change_the_elements_of_any_page(words: str) -> None:
    if "](" in words:
        return
    found, data = bones(lambda lead: f"{lead} {words}")
    assert found == usual()
    source = data["sources"][0]  # type: ignore[index]
    assert source["title"]["en"] == f"Law {words}".strip()

"""The Content-Security-Policy of each page allows what the page is made of, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sites import Site

DATA = {"application/json", "application/ld+json", "text/plain"}
"""Types of scripts that no browser runs."""
OWN = {"'self'", "'none'", "data:", "blob:"}
"""What a page may load from: the site itself, nowhere, and what is in the page."""
HOME = "overrides/policy.html"


class Guarded(HTMLParser):
    """A page: its policy, and what of it the policy has to allow."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.policies: list[str] = []
        self.scripts: list[str] = []
        self.inline: list[str] = []
        """What only ``unsafe-inline`` would allow: handlers, ``style`` attributes and elements."""
        self.early = 0
        """How many scripts and styles stand before the policy."""
        self._is_script = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "meta" and attributes.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(attributes["content"])
        if tag in {"script", "link", "style"} and not self.policies:
            self.early += 1
        self._is_script = tag == "script" and "src" not in attributes and attributes.get("type") not in DATA
        if self._is_script:
            self.scripts.append("")
        self.inline += [name for name in attributes if name == "style" or name.startswith("on")]
        self.inline += [tag] if tag == "style" else []

    def handle_data(self, data: str) -> None:
        if self._is_script:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._is_script = self._is_script and tag != "script"


def faults(text: str) -> list[str]:
    """Return what is wrong with a page and its policy."""
    page = Guarded(text)
    if len(page.policies) != 1:
        return [f"{len(page.policies)} policies"]
    allowed = {source for part in page.policies[0].split(";") for source in part.split()[1:]}
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'"
        for each in page.scripts
    ]
    return [
        *(f"{HOME}: a script within the page is {each}" for each in hashes if each not in allowed),
        *(f"{HOME}: no page has a script that is {each}" for each in allowed - {*hashes, *OWN}),
        *(f"the page has {each} within it" for each in page.inline),
        *(["something stands before the policy"] if page.early else []),
    ]


def test_each_page_is_what_its_policy_allows(site: Site) -> None:
    pages = sorted(site.folder.rglob("*.html"))
    assert len(pages) > 200
    wrong = {path.relative_to(site.folder).as_posix(): faults(path.read_text("utf-8")) for path in pages}
    assert {path: found for path, found in wrong.items() if found} == {}


GOOD = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'; script-src 'self' {hash}\">"
    "<script>run()</script>"
)
HASH = f"'sha256-{base64.b64encode(hashlib.sha256(b'run()').digest()).decode()}'"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<p>x</p>", "0 policies"),
        (GOOD.format(hash=HASH) + "<script>other()</script>", "a script within the page is 'sha256-"),
        (GOOD.format(hash=f"{HASH} https://example.org"), "no page has a script that is https://example.org"),
        (GOOD.format(hash=f"{HASH} 'unsafe-inline'"), "no page has a script that is 'unsafe-inline'"),
        (GOOD.format(hash=HASH) + '<p onclick="x()">', "the page has onclick within it"),
        (GOOD.format(hash=HASH) + '<p style="color: red">', "the page has style within it"),
        (GOOD.format(hash=HASH) + "<style>p {}</style>", "the page has style within it"),
        ("<script src=x></script>" + GOOD.format(hash=HASH), "something stands before the policy"),
        (GOOD.format(hash=HASH) * 2, "2 policies"),
    ],
)
def test_each_fault_is_found(text: str, fault: str) -> None:
    assert faults(GOOD.format(hash=HASH)) == []
    assert [each for each in faults(text) if fault in each]

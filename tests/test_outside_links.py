"""Addresses outside: gathered with their places, asked, and listed with the archived copy to use."""

from __future__ import annotations

import datetime as dt
import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

import outside_links
import projects
from edition.annotations.files import load_annotations
from outside_links import Named, Silent, archived, ask, gather, markdown
from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

QUICK = ("--timeout", "2", "--max-retries", "0", "--host-request-interval", "1ms")
TODAY = dt.date(2021, 6, 1)
COPIES = {"/404": "http://archive.example/20210401000000/x", "/410": "http://archive.example/broken"}


class Host(BaseHTTPRequestHandler):
    """A host whose paths are the status codes that it answers with, and an archive."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        path = urlsplit(self.path).path
        if path == "/archive":
            self._snapshot()
        elif path == "/slow":
            time.sleep(4)
        elif path in ("/301", "/loop", "/to-404"):
            self._answer(301, to={"/301": "/200", "/loop": "/loop", "/to-404": "/404"}[path])
        else:
            self._answer(int(path.strip("/")))

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def _snapshot(self) -> None:
        address = parse_qs(urlsplit(self.path).query)["url"][0]
        copy = COPIES.get(urlsplit(address).path)
        status = "404" if copy and "broken" in copy else "200"
        closest = {"available": True, "url": copy, "timestamp": "20210401000000", "status": status}
        self._answer(200, json.dumps({"archived_snapshots": {"closest": closest} if copy else {}}))

    def _answer(self, code: int, body: str = "", to: str = "") -> None:
        self.send_response(code)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())


@contextmanager
def serving() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Asked", (Host,), {"asked": asked}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.fixture
def host() -> Iterator[tuple[str, list[str]]]:
    with serving() as served:
        yield served


def codes(answers: list[Silent]) -> dict[str, int | None]:
    return {urlsplit(each.named.address).path: each.code for each in answers}


def test_every_address_is_gathered_once_with_all_its_places(tmp_path: Path) -> None:
    links = "See [the law](https://example.org/law), https://example.org/b.\n（https://example.org/c）。\n"
    named = gather(projects.make(tmp_path, {"docs/about.md": links}))
    assert [(each.address, each.places) for each in named] == [
        ("https://example.org/law", ("annotations/sources.yml:7", "docs/about.md:1")),
        ("https://example.org/b", ("docs/about.md:1",)),
        ("https://example.org/c", ("docs/about.md:2",)),
    ]
    assert [each.seen for each in named] == [dt.date(2021, 4, 1), None, None]


def test_every_source_of_the_edition_is_gathered_with_the_day_on_which_it_was_seen() -> None:
    named = {each.address: each for each in gather(ROOT)}
    listed = load_annotations(ROOT)[0].sources
    assert listed
    sources = [source for source in listed.value.sources if source.url]
    assert sources
    assert all(named[source.url or ""].seen == source.seen for source in sources)


def test_what_answers_is_not_listed_and_what_does_not_is(host: tuple[str, list[str]]) -> None:
    wrong = {"404": 404, "410": 410, "500": 500, "403": 403, "429": 429, "412": 412, "to-404": 404}
    paths = ("200", "301", *wrong, "loop", "slow")
    answers = ask([Named(f"{host[0]}/{path}", ("a:1",)) for path in paths], *QUICK)
    expected: dict[str, int | None] = {f"/{path}": code for path, code in wrong.items()}
    assert codes(answers) == expected | {"/loop": 301, "/slow": None}


def test_a_host_that_is_not_there_is_listed(host: tuple[str, list[str]]) -> None:
    with serving() as (gone, _):
        pass
    (silent,) = ask([Named(gone, ("a:1",)), Named(f"{host[0]}/200", ("a:2",))], *QUICK)
    assert silent.code is None
    assert "refused" in silent.said


def test_a_machine_without_a_network_makes_no_list_of_the_dead() -> None:
    with serving() as (gone, _):
        pass
    with pytest.raises(outside_links.NotAskedError, match="no host answered at all"):
        ask([Named(gone, ("a:1",)), Named(f"{gone}/other", ("a:2",))], *QUICK)


def test_no_address_is_taken_for_another_one(host: tuple[str, list[str]]) -> None:
    odd = [f"{host[0]}/404?q=财经&a=<b>", f"{host[0]}/404?q=(1)", f"{host[0]}/404?q='\""]
    assert [each.named.address for each in ask([Named(each, ()) for each in odd], *QUICK)] == odd


def test_where_nothing_can_be_asked_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert outside_links.main(["--root", str(projects.make(tmp_path))], ["--no-such-option"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("Nothing was asked: ")
    assert "--no-such-option" in printed.err


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("404", "archived: <https://archive.example/20210401000000/x>"),
        ("410", "the archive has no copy"),
        ("500", "the archive has no copy"),
    ],
)
def test_the_archive_is_asked_for_the_day_on_which_the_source_was_seen(
    host: tuple[str, list[str]], path: str, said: str
) -> None:
    named = Named(f"https://example.org/{path}", (), seen=dt.date(2021, 4, 1))
    assert archived(named, f"{host[0]}/archive") == said
    asked = parse_qs(urlsplit(host[1][-1]).query)
    assert asked == {"url": [named.address], "timestamp": ["20210401"]}


@pytest.mark.parametrize("path", ["200", "500", "429"])
def test_an_archive_that_does_not_answer_is_no_archive_without_a_copy(
    host: tuple[str, list[str]], path: str
) -> None:
    assert archived(Named("https://example.org", ()), f"{host[0]}/{path}") == "the archive did not answer"


def test_the_list_keeps_apart_what_is_dead_what_has_a_copy_and_what_does_not_tell() -> None:
    dead = Silent(
        Named("https://a.example", ("annotations/sources.yml:7", "docs/a.md:1")), 404, "404 Not Found"
    )
    gone = Silent(Named("https://b.example", ("b:2",), archived="https://archive.example/b"), 410, "410 Gone")
    refused = Silent(Named("https://c.example", ("c:3",)), 403, "403 Forbidden")
    assert markdown(9, [dead, gone, refused], {"https://a.example": "the archive has no copy"}, TODAY) == (
        "# Sources that do not answer\n\n"
        "9 addresses were asked on 2021-06-01: 1 dead, 1 dead with a copy named, 1 that do not tell a program.\n\n"
        "## Dead: 1\n\n"
        "Open each before you change anything. Then name the archived copy in the entry of the source "
        "(`archived: …`); elsewhere put it in place of the link.\n\n"
        "- <https://a.example> `404 Not Found`\n  - annotations/sources.yml:7\n  - docs/a.md:1\n"
        "  - the archive has no copy\n\n"
        "## Dead, and a copy is named: 1\n\nNothing needs to be done.\n\n"
        "- <https://b.example> `410 Gone`\n  - b:2\n  - archived: <https://archive.example/b>\n\n"
        "## Not told: 1\n\nThese hosts refuse programs. Look at them by hand.\n\n"
        "- <https://c.example> `403 Forbidden`\n  - c:3\n"
    )


def test_nothing_dead_means_no_list_of_the_dead() -> None:
    refused = Silent(Named("https://c.example", ()), 429, "429 Too Many Requests")
    assert "## Dead" not in markdown(9, [refused], {}, TODAY)
    assert "##" not in markdown(9, [], {}, TODAY)


def test_all_of_it_in_one_go(
    host: tuple[str, list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    law = projects.change("annotations/sources.yml", "https://example.org/law", f"{host[0]}/404")
    root = projects.make(tmp_path, {**law, "docs/a.md": f"[one]({host[0]}/200) [two]({host[0]}/403)\n"})
    assert outside_links.main(["--root", str(root), "--archive", f"{host[0]}/archive"], QUICK, pause=0) == 0
    printed = capsys.readouterr().out
    assert "3 addresses were asked" in printed
    assert (
        f"- <{host[0]}/404> `404 Not Found`\n  - annotations/sources.yml:7\n  - archived: <https://"
        in printed
    )
    assert (
        f"## Not told: 1\n\nThese hosts refuse programs. Look at them by hand.\n\n- <{host[0]}/403>"
        in printed
    )

"""The built site, made by each of the two builders."""

from __future__ import annotations

import posixpath
import re
import shutil
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

import sites

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from acceptance.html_page import HtmlPage
    from sites import Site

    Pages = Mapping[str, HtmlPage]

LANGUAGES = {"zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "en"}
NOT_FOUND = "404.html"
EXPORTS = ("edition.json", "document.js", "opensearch.xml")
FEED = "data/changes.atom"
WARNING = re.compile(r"warning|error|(?<!No )issues? found", re.IGNORECASE)
STYLE_ADDRESS = re.compile(r"""(?:url\(|@import)\s*["']?([^"')\s;]+)""")


def test_a_strict_build_has_no_warnings(site: Site) -> None:
    assert not WARNING.search(site.log), site.log


def test_every_internal_link_and_fragment_leads_somewhere(site: Site, pages: Pages) -> None:
    broken = [
        f"{page}: {link}"
        for page, content in pages.items()
        for link in (*content.links, *content.loads)
        if not leads_somewhere(site, pages, page, link)
    ]
    assert not broken


def test_lychee_finds_no_broken_link(site: Site) -> None:
    report = sites.run(site.folder, *lychee(site.folder))
    assert " 0 Errors" in report, report


def test_lychee_finds_a_link_and_a_fragment_that_lead_nowhere(tmp_path: Path) -> None:
    links = '<p id="a"><a href="gone.html">1</a> <a href="#gone">2</a> <a href="#a">3</a></p>'
    (tmp_path / "index.html").write_text(links, encoding="utf-8")
    with pytest.raises(AssertionError, match=r"gone\.html(.|\n)*2 Errors"):
        sites.run(tmp_path, *lychee(tmp_path))


def lychee(folder: Path) -> tuple[str, ...]:
    """Return the command of `make links`."""
    beside_python = shutil.which("lychee", path=str(Path(sys.executable).parent))
    program = beside_python or shutil.which("lychee")
    assert program, "lychee is missing; it is in requirements/test.txt"
    return program, "--config", str(sites.ROOT / "links.toml"), "--root-dir", str(folder), str(folder)


def test_nothing_is_loaded_from_another_host(site: Site, pages: Pages) -> None:
    loaded = [(page, address) for page, content in pages.items() for address in content.loads]
    for style in site.folder.rglob("*.css"):
        loaded += [(style.name, address) for address in STYLE_ADDRESS.findall(style.read_text("utf-8"))]
    strange = [each for each in loaded if urlsplit(each[1]).netloc]
    assert loaded
    assert not strange


def test_everything_in_the_data_is_where_its_address_says(site: Site, pages: Pages) -> None:
    entries = [entry for kind in ("clauses", "sentences", "terms") for entry in site.data[kind]]
    addresses = [entry["url"] for entry in entries]
    assert addresses
    assert not [url for url in addresses if not leads_somewhere(site, pages, "index.html", url)]
    assert all(urlsplit(entry["url"]).fragment == entry["id"] for entry in entries)


def test_every_sentence_is_published_in_all_languages(site: Site, pages: Pages) -> None:
    for sentence in site.data["sentences"]:
        page = pages[urlsplit(sentence["url"]).path]
        texts = page.texts[sentence["id"]]
        assert set(texts) == LANGUAGES
        assert sentence["id"] not in page.repeated
        assert texts == texts | sentence["text"], "the page and the data differ"


def test_every_clause_with_a_title_is_published_under_it(site: Site, pages: Pages) -> None:
    for clause in site.data["clauses"]:
        texts = pages[urlsplit(clause["url"]).path].texts.get(clause["id"], {})
        assert texts == texts | clause["title"]


def test_the_data_hold_all_words_of_the_source_in_order(site: Site) -> None:
    source = plain(next((site.project / "docs/source").glob("*.txt")).read_text("utf-8"))
    end = 0
    for words in map(plain, words_in_order(site.data)):
        start = source.find(words, end)
        assert start >= 0, f"not in the source, or not in this order: {words}"
        assert not re.search(r"\w", source[end:start]), f"left out before {words}: {source[end:start]}"
        end = start + len(words)
    assert not re.search(r"\w", source[end:])


def test_sentences_are_published_in_the_order_of_the_source(site: Site, pages: Pages) -> None:
    in_order: dict[str, list[str]] = {}
    for sentence in site.data["sentences"]:
        in_order.setdefault(urlsplit(sentence["url"]).path, []).append(sentence["id"])
    published = {page: [id_ for id_ in pages[page].ids if id_ in set(ids)] for page, ids in in_order.items()}
    assert published == in_order


def test_no_id_stands_twice_on_a_page(pages: Pages) -> None:
    counted = {page: Counter(content.ids) for page, content in pages.items()}
    assert not [(page, id_) for page, ids in counted.items() for id_ in ids if ids[id_] > 1]


def test_both_builders_make_the_same_pages(
    built: Callable[[str], Site], read: Callable[[Site], Pages]
) -> None:
    one, other = (read(built(builder)) for builder in sites.BUILDERS)
    assert set(one) == set(other)
    for page, content in one.items():
        assert content.texts == other[page].texts, page


def leads_somewhere(site: Site, pages: Pages, page: str, link: str) -> bool:
    """Tell whether a link leads to a file of the site, and its fragment to an element there; or out."""
    to = urlsplit(link)
    if to.scheme or to.netloc:
        return True
    path = unquote(to.path)
    if path.startswith("/"):
        assert page == NOT_FOUND, f"{page}: {link} does not work under a sub-path"
        path = "/" + path.removeprefix(site.base)
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), path))[1:] if path else page
    if not (site.folder / target).is_file():
        return False
    return not to.fragment or unquote(to.fragment) in pages[target].ids


def words_in_order(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield numbers, titles and sentences as the source has them."""
    sentences: dict[str, list[str]] = {}
    for sentence in data["sentences"]:
        sentences.setdefault(sentence["clause"], []).append(sentence["text"]["zh-Hans"])
    for clause in data["clauses"]:
        yield from (clause["number"], clause["title"].get("zh-Hans", ""), *sentences.get(clause["id"], ()))


def plain(text: str) -> str:
    """Return a text without spaces, and with one width for all characters."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def test_the_icon_in_the_pages_is_the_one_in_its_file(site: Site) -> None:
    icon = (site.folder / "assets/favicon.svg").read_text("utf-8").strip()
    for page in site.folder.rglob("*.html"):
        found = re.search(r'<link rel="icon" href="data:image/svg\+xml,([^" ]+)"', page.read_text("utf-8"))
        assert found, page
        assert unquote(found[1]) == icon, page


def test_the_errors_in_the_html_of_the_theme_are_mended(site: Site) -> None:
    for page in site.folder.rglob("*.html"):
        html = page.read_text("utf-8")
        assert not re.search(r'type="checkbox"[^>]*autocomplete', html), page
        labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', html))
        assert labelled <= set(re.findall(r'<input[^>]* id="([^"]+)"', html)), page


def test_the_page_for_what_is_not_found_leads_on_in_both_languages(site: Site, pages: Pages) -> None:
    page = pages[NOT_FOUND]
    assert set(page.texts["not-found"]) == {"zh-Hans", "en"}
    for path in ("index.html", "plan/index.html", "terms/index.html", "search.html"):
        assert site.base + path in page.links


def test_the_version_of_the_edition_stands_on_every_page_and_in_every_export(site: Site) -> None:
    told = re.search(
        r'^  edition: {version: "(.+?)", date: "(.+?)"}',
        (site.project / "mkdocs.yml").read_text("utf-8"),
        re.MULTILINE,
    )
    assert told
    version, date = told.groups()
    without = [
        path.name
        for path in site.folder.rglob("*.html")
        if f"Edition {version}</a>, {date}." not in path.read_text("utf-8")
    ]
    assert not without
    assert site.data["edition"] == {"version": version, "date": date}
    exports = {name: (site.folder / "data" / name).read_text("utf-8") for name in EXPORTS}
    feed = site.folder / FEED
    assert feed.exists() == (FEED in (site.folder / "plan/changes.html").read_text("utf-8"))
    exports |= {FEED: feed.read_text("utf-8")} if feed.exists() else {}
    assert [name for name, text in exports.items() if version not in text] == []

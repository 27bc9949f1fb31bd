"""The searches that ``compare_search.py`` compares, each started in a page of a real browser.

Each gives its page a function ``ask``, which answers a query with the addresses of its results, best first
and as the reader is shown them, and the time that it took.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from compare_sites import build, compressed, run
from search_page import index_files, load_engine, load_index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

SHOWN = 40
"""Results that are asked for."""
CHARACTERS = r"[\s\u200b\-，。、；：“”（）《》〔〕—+]+|(?=[\u3400-\u9fff])"
"""Separates words for the theme's search, and makes a word of each Chinese character."""
OURS = """() => {
    window.ask = (query) => {
        const start = performance.now();
        const { results } = window.engine.search(query, { limit: %d });
        return { found: results.map((each) => each.url), milliseconds: performance.now() - start };
    };
}"""
CATCH = """
window.Worker = class extends window.Worker {
    constructor(...words) { super(...words); window.stock = this; }
    postMessage(...words) { this.asked = performance.now(); super.postMessage(...words); }
};"""
"""Keeps the worker of the theme's search within reach."""
MATERIAL = """async () => {
    const field = document.querySelector(".md-search__input");
    const answer = () => new Promise((done) => window.stock.addEventListener("message", function hear(event) {
        if (event.data.type === 3) window.stock.removeEventListener("message", hear);
        if (event.data.type === 3) done([event.data.data.items, performance.now() - window.stock.asked]);
    }));
    const shown = (page) => {
        const best = page.filter((each) => each.score >= page[0].score);
        return [...best, ...page.filter((each) => !each.location.includes("#") && !best.includes(each))];
    };
    window.ask = async (query) => {
        const answered = answer();
        field.value = query;
        field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
        const [pages, milliseconds] = await answered;
        return { found: pages.flatMap(shown).map((each) => each.location), milliseconds };
    };
    const ready = answer();
    field.focus();
    await ready; // with an empty query, which the theme sends of itself
}"""
"""Types into the theme's own field. Of each page, it shows the best sections and the page itself."""
PAGEFIND = """async (folder) => {
    const pagefind = await import(`/${folder}/pagefind.js`);
    await pagefind.options({ baseUrl: "/" });
    await pagefind.init();
    const more = (a, b) => b.locations.length - a.locations.length;
    const most = (sections) => [...sections].sort(more).slice(0, 3);
    window.ask = async (query) => {
        const start = performance.now();
        const { results } = await pagefind.search(query);
        const pages = await Promise.all(results.slice(0, 5).map((each) => each.data()));
        const found = pages.flatMap((page) => most(page.sub_results).map((each) => each.url));
        return { found, milliseconds: performance.now() - start };
    };
}"""
"""Asks for the five best pages, and of each for the three sections with the most matches."""
MINISEARCH = r"""([documents, better]) => {
    const pairs = (run) => run.length < 2 ? [run] : [...run].slice(1).map((each, at) => run[at] + each);
    const han = /\p{Script=Han}+/gu;
    const tokenize = (text) => [
        ...text.replace(han, " ").split(/[^\p{L}\p{N}.]+/u).filter(Boolean),
        ...(text.match(han) || []).flatMap(pairs),
    ];
    const options = { fields: ["zh", "en", "number"], storeFields: ["url"] };
    const searched = { prefix: true, fuzzy: 0.2, combineWith: "AND" };
    const index = new MiniSearch({ ...options, ...(better ? { tokenize, searchOptions: searched } : {}) });
    index.addAll(documents);
    window.ask = (query) => {
        const start = performance.now();
        const found = index.search(query).map((each) => each.url);
        return { found, milliseconds: performance.now() - start };
    };
    return JSON.stringify(index);
}"""


@dataclass(frozen=True)
class Place:
    """Where everything is."""

    project: Path
    """The copy of the project, with its pages."""
    packages: Path
    """Where the packages of npm are."""
    address: str
    """At which the copy of the project is served."""
    data: dict[str, Any]
    """The published data."""


def ours(place: Place, page: Page) -> int:
    """Start our own search; return the bytes of its index, compressed."""
    files = index_files(place.project / "docs/data")
    page.goto("about:blank")
    load_engine(page, place.project / "docs/assets")
    load_index(page, (path.read_text("utf-8") for path in files))
    page.evaluate(OURS % SHOWN)
    return compressed(files)


def material(place: Place, page: Page) -> int:
    """Start the theme's search as it comes in a Chinese site."""
    return _material(place, page, build(place.project, "material", language="zh"))


def material_best(place: Place, page: Page) -> int:
    """Start the theme's search with each character a word, and what stands elsewhere kept out."""
    search = {"lang": "en", "separator": CHARACTERS}
    return _material(place, page, build(place.project, "material-best", hook=True, search=search))


def _material(place: Place, page: Page, site: Path) -> int:
    page.add_init_script(CATCH)
    page.goto(f"{place.address}{site.name}/index.html")
    page.evaluate(MATERIAL)
    return compressed([site / "search/search_index.json"])


def pagefind(place: Place, page: Page) -> int:
    """Start Pagefind as it comes."""
    return _pagefind(place, page, "pagefind")


def pagefind_best(place: Place, page: Page) -> int:
    """Start Pagefind with Chinese as its language, over the text and the terms alone."""
    return _pagefind(
        place,
        page,
        "pagefind-best",
        *("--force-language", "zh", "--glob", "{plan,terms}/*.html", "--root-selector", ".md-content"),
        *("--exclude-selectors", ".apparatus, .term-occurrences, [lang=zh-Hant-HK]"),
    )


def _pagefind(place: Place, page: Page, name: str, *options: str) -> int:
    site, program = place.project / "material", place.packages / ".bin/pagefind"
    if not site.exists():
        build(place.project, site.name, language="zh")
    run(place.project, str(program), "--site", site.name, "--output-path", name, "--keep-index-url", *options)
    page.goto(f"{place.address}{site.name}/index.html")
    page.evaluate(PAGEFIND, name)
    index = [path for path in (place.project / name).rglob("*") if path.suffix.startswith(".pf_")]
    return compressed(index)


def minisearch(place: Place, page: Page) -> int:
    """Start MiniSearch as it comes."""
    return _minisearch(place, page, better=False)


def minisearch_best(place: Place, page: Page) -> int:
    """Start MiniSearch with pairs of characters, prefixes, slips forgiven and all words required."""
    return _minisearch(place, page, better=True)


def _minisearch(place: Place, page: Page, *, better: bool) -> int:
    page.goto("about:blank")
    page.add_script_tag(path=place.packages / "minisearch/dist/umd/index.js")
    index: str = page.evaluate(MINISEARCH, [list(_documents(place.data)), better])
    return len(gzip.compress(index.encode(), 9))


def _documents(data: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Yield titles, sentences and terms as documents of two fields, with their numbers."""
    entries = [
        *((each["id"], each["title"], each) for each in data["clauses"]),
        *((each["id"], each["text"], each) for each in data["sentences"]),
        *((f"term:{each['id']}", _forms(each), each) for each in data["terms"]),
    ]
    for at, (id_, text, entry) in enumerate(entries):
        words = {"zh": text.get("zh-Hans", ""), "en": text.get("en", "")}
        number = "" if id_.startswith("term:") else id_
        yield {"id": str(at), "number": number, "url": entry["url"], **words}


def _forms(term: dict[str, Any]) -> dict[str, str]:
    """Return all forms of a term, by language."""
    others = [term["also"], term["avoid"]]
    return {
        language: "; ".join([name, *(form for other in others for form in other.get(language, ()))])
        for language, name in term["term"].items()
    }

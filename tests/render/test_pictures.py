"""Pictures as readers get them: true to scale, in words for those who do not see them, and nothing but words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import pictures
import projects
from edition.pages import files
from edition.render.addresses import Repository
from render.test_pages import HOSTILE, rendered

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = projects.FILES["annotations/sources.yml"]
OTHER = (
    "  - id: {id}\n    kind: {kind}\n    title: {{en: {id}}}\n    issuer: {{en: County}}\n"
    '    {number}date: "{date}"\n    seen: "2021-04-01"\n'
)


def built(root: Path) -> dict[str, str]:
    edition, problems = projects.joined(root)
    assert [problem for problem in problems if problem.level == "error"] == []
    return files(edition, Repository())


def figure(page: str, id_: str) -> str:
    match = re.search(rf'<figure class="picture" id="picture-{id_}">.*?</figure>', page, re.DOTALL)
    assert match
    return match[0]


def bars(drawn: str) -> list[list[tuple[str, str]]]:
    """Return where each bar of each row starts and how long it is."""
    rows = re.findall(r"<svg.*?</svg>", drawn)
    return [re.findall(r'<rect x="([^"]+)" width="([^"]+)" height="100%"', row) for row in rows]


def test_bars_are_true_to_one_scale_and_parts_start_where_their_area_does(tmp_path: Path) -> None:
    drawn = figure(built(pictures.make(tmp_path))["docs/plan/1.1.md"], "zones")
    assert bars(drawn) == [
        [("0%", "80%"), ("80%", "20%")],
        [("0%", "80%")],
        [("0%", "30.48%")],
        [("0%", "56%")],
        [("80%", "20%")],
    ]


def test_every_amount_is_in_words_below_what_it_is_inside(tmp_path: Path) -> None:
    drawn = figure(built(pictures.make(tmp_path))["docs/plan/1.1.md"], "zones")
    words = re.sub(r"<svg.*?</svg>", "", drawn)
    assert re.findall(r'<span class="figure">([^<]+)</span>|(<ul)|(</ul>)', words) == [
        ("", "<ul", ""),
        ("12.5", "", ""),
        ("", "<ul", ""),
        ("10", "", ""),
        ("", "<ul", ""),
        ("3.81", "", ""),
        ("7", "", ""),
        ("", "", "</ul>"),
        ("2.5", "", ""),
        ("", "", "</ul>"),
        ("", "", "</ul>"),
    ]
    assert drawn.count("<svg") == drawn.count('aria-hidden="true"') == 5


def test_pictures_stand_below_their_sentence_and_after_their_clause(tmp_path: Path) -> None:
    pages = built(pictures.make(tmp_path))
    one, two = pages["docs/plan/1.1.md"], pages["docs/plan/2.1.md"]
    assert one.index('id="1.1-1"') < one.index('id="picture-zones"') < one.index('id="1.1-2"')
    assert two.index('id="2.1.1-2"') < two.index('id="picture-tasks"') < two.index("#2.1.2 ")


def test_columns_hold_their_groups_and_lead_to_their_sentences(tmp_path: Path) -> None:
    drawn = figure(built(pictures.make(tmp_path))["docs/plan/2.1.md"], "tasks")
    assert re.findall(r'<p class="column-head"><a href="([^"]+)">', drawn) == ["#2.1.1-1", "#2.1.1-2"]
    assert re.findall(r'<d[td]><span lang="zh-Hans">([^<]+)', drawn) == [
        "推动",
        "建设码头",
        "支持",
        "发展",
        "探索",
        "运单质押",
    ]


def test_nothing_in_a_picture_needs_a_style_of_its_own_or_a_script(tmp_path: Path) -> None:
    pages = built(pictures.make(tmp_path))
    for name in ("1.1", "2.1", "net", "timeline"):
        page = pages[f"docs/plan/{name}.md"]
        assert not re.search(r"<style|<script|\sstyle=|\son[a-z]+=", page)


def test_pages_without_pictures_hold_none(tmp_path: Path) -> None:
    pages = built(pictures.make(tmp_path, None))
    assert not [name for name, page in pages.items() if "<figure" in page]


def test_words_of_pictures_are_in_the_table_of_scripts(tmp_path: Path) -> None:
    plain = built(pictures.make(tmp_path / "plain"))["docs/data/scripts.js"]
    rare = built(pictures.make(tmp_path / "rare", pictures.changed("zh: 或有重叠。", "zh: 锕。")))
    assert "锕錒" in rare["docs/data/scripts.js"]
    assert "锕錒" not in plain


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_of_a_picture_stay_words(tmp_path: Path, words: str) -> None:
    quoted = '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
    plain = built(pictures.make(tmp_path / "plain"))["docs/plan/1.1.md"]
    content = pictures.changed("title: {en: Zones", f"title: {{en: {quoted}")
    content = content.replace("en: They may overlap.", f"en: {quoted}")
    hostile = built(pictures.make(tmp_path / "hostile", content))["docs/plan/1.1.md"]
    assert [tag for tag, _ in rendered(hostile).tags] == [tag for tag, _ in rendered(plain).tags]
    assert " ".join(words.split()) in " ".join(rendered(hostile).words.split())


def sources(*others: tuple[str, str, str, str]) -> dict[str, str | None]:
    """Return the bibliography with other entries, all cited by a term."""
    added = "".join(
        OTHER.format(id=id_, kind=kind, date=date, number=f"number: {number}\n    " if number else "")
        for id_, kind, date, number in others
    )
    cited = ", ".join(["port-law", *(id_ for id_, *_ in others)])
    term = projects.change("annotations/terms/port.yml", "[port-law]", f"[{cited}]")
    return {"annotations/sources.yml": SOURCES + added} | term


def timeline(root: Path, *others: tuple[str, str, str, str]) -> str:
    page = built(projects.make(root, sources(*others)))["docs/plan/timeline.md"]
    return page.split("# ", 1)[1]


def order(page: str) -> list[str]:
    return re.findall(r"#timeline-([a-z-]+)|<h3>(\d+)|sources\.html#([a-z-]+)", page)


def test_time_line_is_in_the_order_of_dates_before_and_after_the_plan(tmp_path: Path) -> None:
    page = timeline(
        tmp_path,
        ("reply", "decision", "2021-03-05", ""),
        ("old-plan", "plan", "2019-12-31", ""),
        ("same-day", "opinion", "2021-03-04", ""),
        ("that-year", "opinion", "2021", ""),
        ("a-newspaper", "news", "2020-01", ""),
    )
    assert ["".join(each) for each in order(page)] == [
        "before", "2019", "old-plan", "2020", "port-law",
        "plan-itself", "2021", "that-year", "same-day",
        "after", "2021", "reply",
    ]  # fmt: skip


def test_instruments_without_a_date_come_last(tmp_path: Path) -> None:
    changes = sources(("reply", "decision", "2021-03-05", ""))
    changes["annotations/sources.yml"] = str(changes["annotations/sources.yml"]).replace(
        'date: "2020-01"', ""
    )
    page = built(projects.make(tmp_path, changes))["docs/plan/timeline.md"]
    assert ["".join(each) for each in order(page)][-2:] == ["undated", "port-law"]


def test_time_line_says_where_an_entry_is_cited(tmp_path: Path) -> None:
    page = rendered("---\n---\n" + "# " + timeline(tmp_path))
    links = [attrs["href"] for tag, attrs in page.tags if attrs.get("class") == "target"]
    assert links == ["2.1.html#2.1.1-2", "../terms/port.html#port"]


def test_plan_stands_on_the_time_line_once(tmp_path: Path) -> None:
    own = 'class="itself"><span class="when">'
    assert own in timeline(tmp_path / "without")
    itself = ("the-plan", "plan", "2021-03-04", "青政发〔2021〕5号")
    assert own not in timeline(tmp_path / "with", itself)


def test_time_line_of_a_plan_without_a_date_says_nothing_of_before_and_after(tmp_path: Path) -> None:
    provenance = projects.provenance().replace('date: "2021-03-04"\n', "")
    page = built(projects.make(tmp_path, {"docs/source/provenance.yml": provenance}))
    assert ["".join(each) for each in order(page["docs/plan/timeline.md"])] == ["2020", "port-law"]


def test_time_line_of_a_project_without_sources_or_date_holds_nothing(tmp_path: Path) -> None:
    nothing: dict[str, str | None] = dict.fromkeys((*projects.FILES, "docs/source/provenance.yml"))
    pages = files(projects.joined(projects.make(tmp_path, nothing))[0], Repository())
    assert "<svg" not in pages["docs/plan/timeline.md"]
    assert "<svg" not in pages["docs/plan/net.md"]


def test_drawing_of_the_years_says_its_numbers(tmp_path: Path) -> None:
    page = timeline(tmp_path, ("reply", "decision", "2021-03-05", ""), ("b", "law", "2020", ""))
    assert "2020 2, 2021 1" in page
    assert page.count('class="itself"></rect>') == 1


def test_net_joins_clauses_by_the_references_between_them(tmp_path: Path) -> None:
    page = built(projects.make(tmp_path))["docs/plan/net.md"]
    everything, own = page.split("<ol>")
    assert everything.count("<path") == 1
    assert re.findall(r'<path d="[^"]+" stroke-width="1" class="(from|to)">', own) == ["to", "from"]


def test_net_counts_references_that_run_in_parallel(tmp_path: Path) -> None:
    again = '{to: "1.1-2", as: builds-on, en: x, zh: 一}\n          - {to: "1.1-1"'
    changes = projects.change("annotations/plan/2.1.yml", '{to: "1.1-1"', again)
    page = built(projects.make(tmp_path, changes))["docs/plan/net.md"]
    assert set(re.findall(r'stroke-width="([^"]+)"', page)) == {"1.7"}


def test_each_clause_of_the_net_leads_to_its_row_and_the_row_to_the_sentences(tmp_path: Path) -> None:
    page = rendered(built(projects.make(tmp_path))["docs/plan/net.md"])
    links = [attrs["href"] for tag, attrs in page.tags if (attrs.get("href") or "").startswith("#net-")]
    ids = ["#" + (attrs["id"] or "") for tag, attrs in page.tags if tag == "th" and "id" in attrs]
    assert links == ids
    targets = [attrs["href"] for tag, attrs in page.tags if attrs.get("class") == "target"]
    assert targets == ["2.1.html#2.1.1-2", "2.1.html#2.1.1-2", "1.1.html#1.1-1"]
    assert "is built on by" in page.words

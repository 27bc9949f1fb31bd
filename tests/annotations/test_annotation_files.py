from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition.annotations import load_annotations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from edition.annotations import Annotations
    from edition.problems import Problem

    Load = Callable[[dict[str, str | bytes]], tuple[Annotations, list[Problem]]]

TERM = "term: {}\nen: word\ncategory: general\n"
GOOD = {
    "docs/source/provenance.yml": f"id: plan\nfile: a.txt\ntitle: 方案\nissuer: 国务院\nsha256: {'0' * 64}\n",
    "docs/source/a.txt": "not ours",
    "annotations/document.yml": "title: Plan\nissuer: State Council\n",
    "annotations/plan/notice.yml": "section: notice\n",
    "annotations/plan/3.10.yml": 'section: "3.10"\n',
    "annotations/plan/3.2.yml": 'section: "3.2"\n',
    "annotations/terms/waybill.yml": TERM.format("运单"),
    "annotations/terms/port.yml": TERM.format("口岸"),
    "annotations/sources.yml": "sources: []\n",
    "annotations/categories.yml": "categories:\n  - {id: general, en: General, zh: 一般}\n",
    "annotations/reference-types.yml": "types: []\n",
    "annotations/renderings.yml": "renderings: []\n",
    "annotations/pictures.yml": "areas: []\ncolumns: []\n",
    "annotations/pinyin.yml": "words: []\n",
    "annotations/schema/section.json": "{}",
    "annotations/README.md": "About this folder",
}


def said(problem: Problem) -> tuple[str, str, str]:
    return problem.place.file, problem.rule, problem.nearest


def test_every_file_finds_its_place(load: Load) -> None:
    annotations, problems = load(GOOD)
    assert problems == []
    assert annotations.provenance
    assert annotations.provenance.value.id == "plan"
    assert annotations.document
    assert annotations.document.file == "annotations/document.yml"
    assert list(annotations.sections) == ["3.10", "3.2", "notice"]
    assert list(annotations.terms) == ["port", "waybill"]
    assert annotations.sources
    assert annotations.categories
    assert annotations.categories.places.value(("categories", 0, "id")).column == 10
    assert annotations.reference_types
    assert annotations.pictures
    assert "annotations/plan/3.2.yml" in annotations.present


def test_nothing_at_all_is_no_problem(tmp_path: Path) -> None:
    annotations, problems = load_annotations(tmp_path)
    assert problems == []
    assert annotations.document is None
    assert not annotations.sections
    assert not annotations.present


@pytest.mark.parametrize(
    ("path", "rule", "nearest"),
    [
        ("annotations/3.6.yml", "file-place", "annotations/plan/3.6.yml"),
        ("annotations/notice.yml", "file-place", "annotations/plan/notice.yml"),
        ("annotations/waybill.yml", "file-place", "annotations/terms/waybill.yml"),
        ("annotations/source.yml", "file-name", "annotations/sources.yml"),
        ("annotations/Sources.yml", "file-name", "annotations/sources.yml"),
        ("annotations/provenance.yml", "file-place", "docs/source/provenance.yml"),
        ("annotations/notes.txt", "file-place", ""),
        ("annotations/plan/x.txt", "file-place", ""),
        ("annotations/plan/3.6", "file-place", ""),
        ("annotations/plan/3.6.yaml", "file-extension", "annotations/plan/3.6.yml"),
        ("annotations/plan/3.6.YML", "file-extension", "annotations/plan/3.6.yml"),
        ("annotations/plan/3..6.yml", "file-place", "annotations/terms/3-6.yml"),
        ("annotations/plan/Notice.yml", "file-name", "annotations/plan/notice.yml"),
        ("annotations/plan/free-trade-zone.yml", "file-place", "annotations/terms/free-trade-zone.yml"),
        ("annotations/plan/document.yml", "file-place", "annotations/document.yml"),
        ("annotations/terms/3.6.yml", "file-place", "annotations/plan/3.6.yml"),
        ("annotations/terms/Foo_Bar.yml", "file-name", "annotations/terms/foo-bar.yml"),
        ("annotations/terms/a--b.yml", "file-name", "annotations/terms/a-b.yml"),
        ("annotations/terms/物权凭证.yml", "file-name", ""),
        ("annotations/terms/con.yml", "file-reserved", ""),
        ("annotations/terms/nul.yml", "file-reserved", ""),
        ("annotations/plan/com1.yml", "file-reserved", ""),
        ("annotations/plan/aux.x.yml", "file-reserved", ""),
        (f"annotations/terms/{'a' * 61}.yml", "file-name", f"annotations/terms/{'a' * 60}.yml"),
        ("annotations/schema/section.yml", "file-place", "annotations/terms/section.yml"),
        ("docs/source/provenance.yaml", "file-extension", "docs/source/provenance.yml"),
        ("docs/source/Provenance.yml", "file-extension", "docs/source/provenance.yml"),
    ],
)
def test_a_file_in_a_wrong_place_is_told_where_it_belongs(
    path: str, rule: str, nearest: str, load: Load
) -> None:
    annotations, problems = load({path: "section: x"})
    assert [said(problem) for problem in problems] == [(path, rule, nearest)]
    assert path in annotations.present


@pytest.mark.parametrize(
    ("path", "folder", "nearest"),
    [
        ("annotations/plan/part3/3.6.yml", "annotations/plan/part3", ""),
        ("annotations/term/a.yml", "annotations/term", "annotations/terms"),
        ("annotations/Plan/3.6.yml", "annotations/Plan", "annotations/plan"),
    ],
)
def test_a_strange_folder_is_a_problem(path: str, folder: str, nearest: str, load: Load) -> None:
    _, problems = load({path: 'section: "3.6"'})
    assert [said(problem) for problem in problems] == [(folder, "file-place", nearest)]


@pytest.mark.parametrize(
    "name",
    [".3.6.yml.swp", "3.6.yml~", ".DS_Store", ".git/config", "#3.6.yml#", "Thumbs.db", ".gitkeep", "3.6.swp"],
)
@pytest.mark.parametrize("folder", ["annotations", "annotations/plan", "annotations/terms", "docs/source"])
def test_editors_and_systems_own_files_are_ignored(folder: str, name: str, load: Load) -> None:
    assert load({f"{folder}/{name}": "x"})[1] == []


def test_names_that_are_one_on_many_disks_are_a_problem(load: Load, tmp_path: Path) -> None:
    annotations, problems = load(
        {
            "annotations/terms/waybill.yml": TERM.format("运单"),
            "annotations/terms/Waybill.yml": TERM.format("提单"),
        }
    )
    if len(list((tmp_path / "annotations/terms").iterdir())) == 1:
        pytest.skip("this disk takes them for one")
    assert [said(problem) for problem in problems] == [
        ("annotations/terms/Waybill.yml", "file-case", "annotations/terms/waybill.yml")
    ]
    assert list(annotations.terms) == ["waybill"]


def test_two_terms_with_the_same_words_are_a_problem(load: Load) -> None:
    _, problems = load(
        {
            "annotations/terms/a.yml": TERM.format("运单"),
            "annotations/terms/b.yml": TERM.format("运单"),
            "annotations/terms/c.yml": TERM.format("提单") + "also: {zh: [海运单, 运单]}\n",
        }
    )
    assert [line for problem in problems for line in problem.lines()] == [
        "annotations/terms/b.yml:1:7: error: another term has these words [duplicate-term]",
        "    found:   运单",
        "    allowed: words of its own; the first stands in annotations/terms/a.yml:1",
        "annotations/terms/c.yml:4:18: error: another term has these words [duplicate-term]",
        "    found:   运单",
        "    allowed: words of its own; the first stands in annotations/terms/a.yml:1",
    ]


def test_a_section_file_named_after_another_is_left_out(load: Load) -> None:
    annotations, problems = load({"annotations/plan/3.6.yml": 'section: "3.7"\n'})
    assert [said(problem) for problem in problems] == [("annotations/plan/3.6.yml", "file-section", "3.6")]
    assert not annotations.sections


def test_the_order_on_the_disk_changes_nothing(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    import os  # noqa: PLC0415  # only here

    first = load(GOOD | {"annotations/x.txt": "", "annotations/terms/X.yml": ""})
    real = os.scandir

    class Backwards:
        def __init__(self, path: Path) -> None:
            self.entries = sorted(real(path), key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_: object) -> None: ...

    monkeypatch.setattr(os, "scandir", Backwards)
    second = load(GOOD)
    assert list(second[0].sections) == list(first[0].sections)
    assert list(second[0].terms) == list(first[0].terms)
    assert second[1] == first[1]

"""Files that somebody wrote to break the build: each gets a problem, none an exception, none much time."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from edition.annotations import load_annotations, reading
from edition.annotations.models import SectionFile
from edition.annotations.reading import MAX_BYTES, decode
from edition.annotations.validation import validate
from edition.annotations.yaml_tree import parse
from edition.problems import EditionError, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from edition.annotations import Annotations

    Load = Callable[[dict[str, str | bytes]], tuple[Annotations, list[Problem]]]

SECTION = "annotations/plan/3.6.yml"


def rules(problems: list[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


def read(raw: bytes) -> list[Problem]:
    """Do with the bytes of a file what loading does."""
    text, problems = decode(raw, "f.yml")
    return problems if text is None else validate(SectionFile, parse(text, "f.yml"))[1]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("[" * 100_000, "yaml-depth"),
        ("{a: " * 100_000, "yaml-depth"),
        ("- " * 100_000, "yaml-depth"),
        ("? " * 100_000, "yaml-key"),
        ("- - [" * 1000, "yaml-syntax"),
        ("".join(" " * depth + "a:\n" for depth in range(1000)), "yaml-depth"),
        ("a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50)), "yaml-anchor"),
        ("a: [" + "*x," * 100_000 + "]", "yaml-alias"),
        ("a: [" + "x," * 200_000 + "]", "file-values"),
        ("a: 1\n" * 100_000, "yaml-duplicate-key"),
        ("a:" + "\t" * 500_000, "yaml-tab"),
        ("a: '" + "\u202e" * 200_000 + "'", "text-direction"),
        ('a: "' + "\\u202e" * 100_000 + '"', "text-direction"),
        ("clauses:\n" + "- x\n" * 90_000, "wrong-type"),
        ("".join(f"k{n}: v\n" for n in range(40_000)), "unknown-key"),
        ("a" * 1_000_000, "wrong-type"),
        ("a: " + "ж" * 450_000, "unknown-key"),
        ("a: " + "\u0430" * 450_000, "text-lookalike"),
        ("!!python/object/apply:os.system ['true']", "yaml-tag"),
    ],
)
def test_traps_are_refused_quickly(text: str, rule: str) -> None:
    start = time.process_time()
    problems = read(text.encode())
    assert rule in rules(problems)
    assert len(problems) <= 2 * reading.MAX_REPORTED + 1
    assert time.process_time() - start < 5, "a trap may not cost more than a moment"


UNITS = (
    *"[]*“”'\\а\u0430αж<&`_#|%@一１é0\u0301\u3000",
    *(
        "](",
        "[a](",
        "[x](y)",
        "a-",
        "- ",
        "? ",
        ": ",
        "a:\n",
        "- a\n",
        "\n ",
        "&a ",
        "!a ",
        "0.",
        "中a",
        "aа",
    ),
)


@pytest.mark.parametrize("before", ["a: ", 'a: "', "a: '", "a: |\n  "])
def test_nothing_takes_longer_than_its_length(before: str) -> None:
    """Whatever is repeated: a rule that looks at each place from every other one would take minutes."""
    slow = {}
    for unit in UNITS:
        start = time.process_time()
        read((before + unit * (300_000 // len(unit.encode())) + before[3:4]).encode())
        slow[unit] = time.process_time() - start
    assert {unit: taken for unit, taken in slow.items() if taken > 2} == {}


def test_a_file_of_50_megabytes_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / SECTION
    path.parent.mkdir(parents=True)
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(reading, "open", lambda *_: pytest.fail("the file was opened"), raising=False)
    _, problems = load_annotations(tmp_path)
    assert problems == [
        Problem(
            Place(SECTION),
            "file-size",
            "the file is too large",
            "52,428,800 bytes",
            "at most 1,048,576 bytes",
        )
    ]


def test_a_file_that_grows_while_it_is_read_is_too_large(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 20)
    real = os.stat

    def small(path: str, **_: object) -> os.stat_result:
        return os.stat_result((*tuple(real(path))[:6], 1, 0, 0, 0))

    monkeypatch.setattr(reading.os, "stat", small)
    _, problems = load({SECTION: b"section: " + b"a" * 30})
    assert rules(problems) == ["file-size"]
    assert MAX_BYTES > 20


def test_a_folder_that_cannot_be_read_is_a_problem(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    load({SECTION: 'section: "3.6"\n'})
    real = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "plan":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    _, problems = load({"annotations/document.yml": "title: Plan\nissuer: State Council\n"})
    assert [line for problem in problems for line in problem.lines()] == [
        "annotations/plan:1:1: error: this cannot be read [file-unreadable]",
        "    found:   permission denied",
        "    allowed: files and folders that everybody may read",
    ]


def test_a_file_that_cannot_be_read_is_a_problem(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> object:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(reading, "open", refuse, raising=False)
    path = "annotations/sources.yml"
    _, problems = load({path: "sources: []\n"})
    assert problems == [
        Problem(
            Place(path),
            "file-unreadable",
            "this cannot be read",
            "permission denied",
            "files and folders that everybody may read",
        )
    ]


def test_a_folder_named_like_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "annotations/sources.yml").mkdir(parents=True)
    (tmp_path / "annotations/plan/3.6.yml").mkdir(parents=True)
    (tmp_path / "docs/source/provenance.yml").mkdir(parents=True)
    _, problems = load_annotations(tmp_path)
    assert [(problem.place.file, problem.rule) for problem in problems] == [
        ("annotations/plan/3.6.yml", "file-place"),
        ("annotations/sources.yml", "file-kind"),
        ("docs/source/provenance.yml", "file-kind"),
    ]


def test_a_file_named_like_a_folder_is_a_problem(load: Load) -> None:
    _, problems = load({"annotations/plan": "x", "annotations/terms": "x"})
    assert rules(problems) == ["file-unreadable", "file-unreadable"]


def test_a_file_in_place_of_all_annotations_is_a_problem(load: Load) -> None:
    assert rules(load({"annotations": "x", "docs": "x"})[1]) == ["file-unreadable", "file-unreadable"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "annotations/sources.yml"
    path.parent.mkdir()
    os.mkfifo(path)
    _, problems = load_annotations(tmp_path)
    assert [(problem.rule, problem.found) for problem in problems] == [("file-kind", "a pipe")]


def link(tmp_path: Path, name: str, target: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("no symbolic links here")


@pytest.mark.parametrize("target", ["outside.yml", "project/mkdocs.yml", "/etc/hostname", "nowhere.yml"])
@pytest.mark.parametrize("name", [SECTION, "annotations/sources.yml", "docs/source/provenance.yml"])
def test_links_out_of_the_folder_are_not_followed(tmp_path: Path, name: str, target: str) -> None:
    (tmp_path / "outside.yml").write_text('section: "3.6"\n')
    link(tmp_path / "project", name, tmp_path / target)
    (tmp_path / "project/mkdocs.yml").write_text('section: "3.6"\n')
    annotations, problems = load_annotations(tmp_path / "project")
    assert [(problem.place.file, problem.rule) for problem in problems] == [(name, "file-link")]
    assert not annotations.sections


@pytest.mark.parametrize("folder", ["annotations", "annotations/plan", "annotations/terms"])
def test_folders_that_are_links_out_are_not_followed(tmp_path: Path, folder: str) -> None:
    (tmp_path / "outside/plan").mkdir(parents=True)
    (tmp_path / "outside/3.6.yml").write_text('section: "3.6"\n')
    (tmp_path / "outside/plan/3.6.yml").write_text('section: "3.6"\n')
    link(tmp_path / "project", folder, tmp_path / "outside")
    annotations, problems = load_annotations(tmp_path / "project")
    assert set(rules(problems)) == {"file-link"}
    assert not annotations.sections


def test_a_link_to_itself_is_a_problem(tmp_path: Path) -> None:
    link(tmp_path, "annotations/sources.yml", tmp_path / "annotations/sources.yml")
    assert rules(load_annotations(tmp_path)[1]) in (["file-unreadable"], ["file-link"])


def test_a_project_reached_by_a_link_loads(tmp_path: Path) -> None:
    (tmp_path / "real/annotations/plan").mkdir(parents=True)
    (tmp_path / "real" / SECTION).write_text('section: "3.6"\n')
    link(tmp_path, "linked", tmp_path / "real")
    annotations, problems = load_annotations(tmp_path / "linked")
    assert problems == []
    assert list(annotations.sections) == ["3.6"]


def test_names_that_cannot_be_printed_are_shown_as_escapes(tmp_path: Path) -> None:
    folder = tmp_path / "annotations/terms"
    folder.mkdir(parents=True)
    names = ["a\nb.yml", "\u202egpj.yml", os.fsdecode(b"\xff.yml"), "::error::x.yml"]
    for name in names:
        try:
            (folder / name).write_text("x")
        except OSError:
            pytest.skip("this disk takes no such names")
    _, problems = load_annotations(tmp_path)
    assert len(problems) == len(names)
    text = "\n".join(line for problem in problems for line in problem.lines())
    text.encode()
    assert "\u202e" not in text
    assert "a\\nb.yml" in text
    assert "\\xff.yml" in text


def test_without_libyaml_loading_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.raises(EditionError, match="libyaml"):
        parse("a: b", "f.yml")


ALPHABET = st.sampled_from(
    [
        *"abz019 :-#'\"{}[],&*!|>%@`?~<=\n\t\\/.$^",
        "  ",
        "\n  ",
        ": ",
        "- ",
        "<<",
        "---\n",
        "...",
        "\x00",
        "\x07",
        "\x85",
        "\u2028",
        "\u202e",
        "\ufeff",
        "新",
        "：",
        "😀",
        "\r",
        "\r\n",
        "section",
        "clauses",
        "sentences",
        "zh",
        "notes",
        "status: reviewed",
    ]
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(ALPHABET, max_size=40).map("".join))
@example("---\n#\u202e")  # nothing but a comment with a fault: its place was said to be behind the end
def test_random_yaml_is_never_an_exception(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + 1
    for problem in read(text.encode()):
        assert problem.message
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1
        assert all(line.isprintable() for line in problem.lines())


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_random_bytes_are_never_an_exception(raw: bytes) -> None:
    assert read(raw), "no random bytes make a section"


VALUES = st.recursive(
    st.none()
    | st.text(max_size=5)
    | st.sampled_from(["draft", "reviewed", "3.6", "2026-11-23", "context", "1"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "section",
                    "title",
                    "clauses",
                    "sentences",
                    "id",
                    "zh",
                    "en",
                    "status",
                    "reviewed",
                    "notes",
                    "on",
                    "kind",
                    "see",
                    "to",
                    "as",
                    "by",
                    "x",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(VALUES)
def test_random_values_are_never_an_exception(value: object) -> None:
    text = yaml.safe_dump({"section": "3.6", "clauses": value}, allow_unicode=True)
    for problem in read(text.encode()):
        assert problem.rule
        assert "pydantic" not in problem.message

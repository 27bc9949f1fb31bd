from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from edition.problems import EditionError, Problem
from edition.text import source
from edition.text.parser import parse
from edition.text.source import read_file, read_source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the source folder of a new project."""
    folder = tmp_path / "docs" / "source"
    folder.mkdir(parents=True)
    return folder


def refusal(root: Path) -> Problem:
    with pytest.raises(EditionError) as caught:
        read_source(root)
    (problem,) = caught.value.problems
    assert problem.level == "error"
    assert problem.found
    assert problem.allowed
    return problem


def test_the_only_text_is_read_with_its_checksum(folder: Path, tmp_path: Path) -> None:
    (folder / "plan.txt").write_bytes("方案\n".encode())
    (folder / "README.md").write_text("provenance", encoding="utf-8")

    read = read_source(tmp_path)

    assert read.file == "docs/source/plan.txt"
    assert read.path == folder / "plan.txt"
    assert read.text == "方案\n"
    assert read.sha256 == hashlib.sha256("方案\n".encode()).hexdigest()


def test_line_ends_and_byte_order_mark_are_kept(folder: Path, tmp_path: Path) -> None:
    first, rest = "推进体制改革，加快建设现代化的港口和完善的物流枢纽体", "系。"
    received = f"\ufeff某市方案\r\n\r\n一、目标\r\n\r\n{first}\r\n\r\n{rest}\r达到\r\n".encode()
    (folder / "plan.txt").write_bytes(received)

    read = read_source(tmp_path)
    tree, _ = parse(read)

    assert tree.received().encode() == received
    assert tree.clauses[0].title is not None
    assert tree.clauses[0].title.text == "某市方案"
    assert tree.clauses[1].line == 3
    assert tree.sentences[0].text == first + rest
    assert tree.sentences[1].span.line == 8


def test_a_project_without_a_text_is_told_so(folder: Path, tmp_path: Path) -> None:
    (folder / "plan.md").write_text("方案", encoding="utf-8")
    problem = refusal(tmp_path)
    assert (problem.rule, problem.place.file) == ("source-missing", "docs/source")


def test_a_project_without_the_folder_is_told_so(tmp_path: Path) -> None:
    assert refusal(tmp_path).rule == "source-missing"


def test_two_texts_are_refused_by_name(folder: Path, tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT"):
        (folder / name).write_text("方案", encoding="utf-8")
    problem = refusal(tmp_path)
    assert (problem.rule, problem.found) == ("source-several", "a.TXT, b.txt")


def test_another_encoding_is_refused_at_its_line(folder: Path, tmp_path: Path) -> None:
    (folder / "plan.txt").write_bytes("方案\n".encode() + "改革".encode("gb18030"))
    problem = refusal(tmp_path)
    assert (problem.rule, problem.place.file, problem.place.line) == (
        "source-encoding",
        "docs/source/plan.txt",
        2,
    )
    assert problem.found == "byte 0xb8 at position 7"
    assert problem.allowed == "UTF-8"


def test_a_text_that_is_too_large_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "LARGEST", 10)
    (folder / "plan.txt").write_bytes(b"x" * 1234)
    problem = refusal(tmp_path)
    assert (problem.rule, problem.found, problem.allowed) == (
        "source-too-large",
        "1,234 bytes",
        "at most 10 bytes",
    )


@pytest.mark.parametrize("content", [b"", b"\n\n", "\ufeff \u3000\r\n".encode()])
def test_an_empty_text_is_refused(folder: Path, tmp_path: Path, content: bytes) -> None:
    (folder / "plan.txt").write_bytes(content)
    assert refusal(tmp_path).rule == "source-empty"


def test_a_folder_in_place_of_the_text_is_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "plan.txt").mkdir()
    problem = refusal(tmp_path)
    assert (problem.rule, problem.place.file) == ("source-unreadable", "docs/source/plan.txt")


def test_a_folder_that_cannot_be_listed_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    problem = refusal(tmp_path)
    assert (problem.rule, problem.place.file, problem.found) == (
        "source-unreadable",
        "docs/source",
        "Permission denied",
    )
    assert folder.exists()


def test_any_file_can_be_read_under_the_name_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "reply.txt"
    path.write_text("批复", encoding="utf-8")
    assert read_file(path).file == path.as_posix()
    assert read_file(path, "reply.txt").file == "reply.txt"


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(EditionError) as caught:
        read_file(tmp_path / "none.txt")
    assert caught.value.problems[0].rule == "source-unreadable"

"""The command line: builds, checks, outlines and scaffolds; answers mistakes without a traceback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import build_pages
import projects
from edition import cli, output

if TYPE_CHECKING:
    from pathlib import Path

BAD = projects.change("annotations/plan/2.1.yml", "推动建设码头3座。", "推动建设码头4座。")
BAD["annotations/plan/2.1.yml"] = (BAD["annotations/plan/2.1.yml"] or "").replace('as_of: "2021-04"\n', "\n")
"""One fault, and no statement that is due by now."""


def run(*words: str | Path) -> int:
    return cli.main(build_pages.build, [str(word) for word in words])


def ids(root: Path) -> Path:
    """Give a project its list of ids."""
    assert run("scaffold", "--root", root) == 0
    return root


def test_build_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = ids(projects.make(tmp_path))
    capsys.readouterr()
    assert run("--root", root) == 0
    count = len(list(output.present(root)))
    assert capsys.readouterr() == (f"{count} files, {count} written, 0 deleted\n", "")


def test_second_build_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = ids(projects.make(tmp_path))
    run("--root", root)
    capsys.readouterr()
    assert run("--root", root) == 0
    assert capsys.readouterr().out == f"{len(list(output.present(root)))} files, 0 written, 0 deleted\n"


def test_error_stops_the_build_and_keeps_the_last_good_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = ids(projects.make(tmp_path))
    run("--root", root)
    before = {path: path.read_bytes() for path in (root / "docs").rglob("*.*")}
    projects.make(root, BAD)
    capsys.readouterr()
    assert run("--root", root) == 1
    assert {path: path.read_bytes() for path in (root / "docs").rglob("*.*")} == before
    assert "2.1.yml:7:13: error: the quote differs" in capsys.readouterr().err


def test_check_reports_all_problems_of_all_files_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = projects.change("annotations/terms/port.yml", "category: transport", "category: transports")
    root = ids(projects.make(tmp_path))
    projects.make(root, BAD | more | {"annotations/sources.yml": "sources: [\n"})
    capsys.readouterr()
    assert run("check", "--root", root) == 1
    printed = capsys.readouterr().out
    places = [line.split(": error")[0] for line in printed.splitlines() if ": error" in line]
    assert [place.rsplit(":", 2)[0] for place in places] == [
        "annotations/plan/2.1.yml",
        "annotations/sources.yml",
        "annotations/terms/port.yml",
    ]
    assert printed.endswith("3 errors, 0 other remarks\n")
    assert "Traceback" not in printed


def test_check_writes_nothing_that_readers_see(tmp_path: Path) -> None:
    root = projects.make(tmp_path)
    run("check", "--root", root)
    assert not (root / "docs/plan").exists()


def test_check_for_programs_is_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = ids(projects.make(tmp_path))
    projects.make(root, BAD)
    capsys.readouterr()
    assert run("check", "--root", root, "--format", "json") == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert (problem["file"], problem["line"], problem["column"]) == ("annotations/plan/2.1.yml", 7, 13)
    assert problem["nearest"] == "推动建设码头3座。"


def test_check_for_github_is_workflow_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = ids(projects.make(tmp_path))
    projects.make(root, BAD)
    capsys.readouterr()
    run("check", "--root", root, "--format", "github")
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(
        "::error file=annotations/plan/2.1.yml,line=7,col=13,title=quote-differs::the quote"
    )
    assert "%0A" in line


def test_outline_reads_a_text_without_its_annotations(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "some.txt"
    text.write_text(projects.TEXT, encoding="utf-8")
    assert run("outline", text) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert ["2.1.1", "measure", "1", "建设码头", "2"] in lines
    assert {len(line) for line in lines} == {5}


def test_outline_of_nothing_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("outline", tmp_path / "none.txt") == 1
    assert "error" in capsys.readouterr().err


def test_scaffold_makes_a_bare_text_a_project_that_checks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = projects.make(tmp_path, dict.fromkeys((*projects.FILES, "docs/source/provenance.yml")))
    assert run("scaffold", "--root", root) == 0
    assert "annotations/plan/2.1.yml" in capsys.readouterr().out.splitlines()
    assert run("check", "--root", root) == 0
    assert capsys.readouterr().out == "0 errors, 0 other remarks\n"
    assert run("--root", root) == 0
    provenance = (root / "docs/source/provenance.yml").read_text("utf-8")
    assert "number: 青政发〔2021〕5号" in provenance
    assert 'date: "2021-03-04"' in provenance


def test_scaffold_leaves_work_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = ids(projects.make(tmp_path))
    kept = {path: path.read_bytes() for path in root.rglob("*.yml")}
    capsys.readouterr()
    assert run("scaffold", "--root", root) == 0
    assert capsys.readouterr().out == "nothing is missing\n"
    assert {path: path.read_bytes() for path in root.rglob("*.yml")} == kept


@pytest.mark.parametrize("words", [["frobnicate"], ["check", "--format", "xml"], ["outline"], ["--root"]])
def test_wrong_word_is_answered_with_the_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(*words)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: build_pages.py")


def test_id_that_vanishes_stops_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = ids(projects.make(tmp_path))
    listed = root / "docs/source/ids.tsv"
    listed.write_text(listed.read_text("utf-8") + "2.1.9-1\tsentence\n", encoding="utf-8")
    capsys.readouterr()
    assert run("check", "--root", root) == 1
    assert "[id-vanished]" in capsys.readouterr().out


def test_id_that_appears_stops_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = ids(projects.make(tmp_path))
    listed = root / "docs/source/ids.tsv"
    listed.write_text(listed.read_text("utf-8").replace("2.1.1-2\tsentence\n", ""), encoding="utf-8")
    capsys.readouterr()
    assert run("check", "--root", root) == 1
    assert "2.1.1-2" in capsys.readouterr().out


def test_settings_that_are_no_yaml_are_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = ids(projects.make(tmp_path, {"mkdocs.yml": "extra: [\n"}))
    assert run("--root", root) == 1
    assert "mkdocs.yml:2:1: error: the settings cannot be read" in capsys.readouterr().err


def test_address_of_a_line_may_have_no_other_fields(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = ids(projects.make(tmp_path, {"mkdocs.yml": "extra: {line_uri: 'a/{branch}/b'}\n"}))
    assert run("--root", root) == 1
    assert "extra.line_uri" in capsys.readouterr().err

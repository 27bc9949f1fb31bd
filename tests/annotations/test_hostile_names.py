"""Names that would lead out of the project or meet another name: each is a problem, and nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import build_pages
import projects
from edition.problems import EditionError

if TYPE_CHECKING:
    from pathlib import Path

TERM = projects.FILES["annotations/terms/port.yml"].replace("港口\n", "码头\n")
PROVENANCE = projects.provenance()
OUT = ("../../evil", "/etc/evil", "..\\evil", "a/../../evil", "C:evil", ".", "..", "evil/", "con", "рort-law")


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def said(tmp_path: Path, changes: dict[str, str | None]) -> list[str]:
    """Build a project; return the rules that fired. Nothing but its own folders may have changed."""
    root = projects.make(tmp_path / "around/project", changes)
    before = everything(tmp_path)
    with pytest.raises(EditionError) as caught:
        build_pages.build(root, [])
    assert everything(tmp_path) == before
    return sorted({problem.rule for problem in caught.value.problems if problem.level == "error"})


@pytest.mark.parametrize("name", OUT)
@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("docs/source/provenance.yml", "file: plan.txt"),
        ("docs/source/provenance.yml", "id: port-plan"),
        ("annotations/sources.yml", "id: port-law"),
        ("annotations/categories.yml", "id: transport"),
        ("annotations/reference-types.yml", "id: cites"),
        ("annotations/plan/2.1.yml", 'section: "2.1"'),
        ("annotations/plan/2.1.yml", 'id: "2.1.2"'),
        ("annotations/plan/2.1.yml", "to: 'term:port'"),
        ("annotations/terms/port.yml", "related: [logistics-hub]"),
    ],
)
def test_a_name_that_leads_elsewhere_is_a_problem(tmp_path: Path, file: str, key: str, name: str) -> None:
    text = {**projects.FILES, "docs/source/provenance.yml": PROVENANCE}[file]
    assert key in text
    value = f"[{name!r}]" if "[" in key else repr(name)
    changed = text.replace(key, f"{key.partition(':')[0]}: {value}", 1)
    if name == "con" and ("id: cites" in key or "id: port-" in key):
        pytest.skip("an id that becomes no file may have this name")
    assert said(tmp_path, {file: changed})


@pytest.mark.parametrize(
    ("names", "rule"),
    [
        (("quay.yml", "Quay.yml"), "file-case"),
        (("caf\u00e9.yml", "cafe\u0301.yml"), "file-case"),
        (("index.yml",), "term-reserved"),
        (("con.yml",), "file-reserved"),
        (("AUX.yml",), "file-reserved"),
        (("com1.yml",), "file-reserved"),
        (("lpt9.v2.yml",), "file-reserved"),
        (("quay.",), "file-place"),
        (("quay.yml ",), "file-place"),
        (("quay .yml",), "file-name"),
        (("qu\u0430y.yml",), "file-name"),
        (("quay\\..\\x.yml",), "file-name"),
    ],
)
def test_a_name_that_some_disks_do_not_keep_is_a_problem(
    tmp_path: Path, names: tuple[str, ...], rule: str
) -> None:
    assert rule in said(tmp_path, {f"annotations/terms/{name}": TERM for name in names})


def test_a_text_that_is_a_link_elsewhere_is_not_published(tmp_path: Path) -> None:
    root = projects.make(tmp_path / "project")
    text = root / "docs/source/plan.txt"
    text.rename(tmp_path / "secret.txt")
    text.symlink_to(tmp_path / "secret.txt")
    with pytest.raises(EditionError) as caught:
        build_pages.build(root, [])
    assert [problem.rule for problem in caught.value.problems] == ["source-link"]


def test_no_text_of_a_file_becomes_a_line_of_its_own_in_a_log(tmp_path: Path) -> None:
    quote = '"推动建设码头3座。\\n::error file=x::y"'
    changes = projects.change("annotations/plan/2.1.yml", "推动建设码头3座。", quote)
    root = projects.make(tmp_path, changes)
    with pytest.raises(EditionError) as caught:
        build_pages.build(root, [])
    assert "::error file=x::y" in str(caught.value)
    assert not [line for line in str(caught.value).splitlines() if line.strip().startswith("::")]

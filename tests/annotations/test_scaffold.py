from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.annotations import Annotations, load_annotations
from edition.annotations.explanations import explained
from edition.annotations.models import Gloss, Rendering, Source, TermFile
from edition.annotations.scaffold import Facts, scaffold, term_skeleton
from edition.annotations.scalars import comment, scalar
from edition.annotations.shapes import keys_of
from edition.annotations.yaml_tree import parse
from edition.clauses import Clause, Kind, Sentence, Span, Tree

FACTS = Facts(
    title="方案",
    issuer="国务院",
    number="国发〔2023〕17号",
    date="2023-10-21",
    file="guofa-2023-17.txt",
    sha256="0" * 64,
)


def clause(name: str, kind: Kind, parent: str | None, title: str | None, *texts: str) -> Clause:
    sentences = tuple(Sentence(f"{name}-{n}", name, 1, Span(text, 1)) for n, text in enumerate(texts, 1))
    return Clause(name, kind, parent, Span(f"（{name}）", 1), Span(title, 1) if title else None, sentences)


TREE = Tree(
    (
        clause("notice", "notice", None, "通知", "国发〔2023〕17号", "各省："),
        clause("preamble", "preamble", None, "总体方案", "制定本方案。"),
        clause("1", "part", None, "总体要求"),
        clause("1.1", "section", "1", "指导思想", "坚持: 创新 # 发展。"),
        clause("2", "part", None, "任务"),
        clause("2.1", "section", "2", "枢纽"),
        clause("2.1.1", "measure", "2.1", "综合", "- 一", '说“好”"x"'),
        clause("2.1.2", "measure", "2.1", None, "no"),
        clause("3", "part", None, "保障", "加强。"),
    )
)


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def test_what_is_written_loads_and_quotes_the_text(tmp_path: Path) -> None:
    files = scaffold(TREE, Annotations(), FACTS)
    write(tmp_path, files)
    annotations, problems = load_annotations(tmp_path)
    assert problems == []
    assert sorted(files) == [
        "annotations/categories.yml",
        "annotations/document.yml",
        "annotations/plan/1.1.yml",
        "annotations/plan/2.1.yml",
        "annotations/plan/3.yml",
        "annotations/plan/notice.yml",
        "annotations/plan/preamble.yml",
        "annotations/reference-types.yml",
        "annotations/renderings.yml",
        "annotations/sources.yml",
        "docs/source/provenance.yml",
    ]
    quotes = [
        gloss.zh
        for name in ("notice", "preamble", "1.1", "2.1", "3")
        for part in (annotations.sections[name].value, *annotations.sections[name].value.clauses)
        for gloss in part.sentences
    ]
    assert quotes == [sentence.text for sentence in TREE.sentences]
    assert [part.id for part in annotations.sections["2.1"].value.clauses] == ["2.1.1", "2.1.2"]
    assert annotations.provenance
    assert annotations.provenance.value.id == "guofa-2023-17"
    assert annotations.provenance.value.sha256 == "0" * 64


def test_nothing_is_glossed(tmp_path: Path) -> None:
    write(tmp_path, scaffold(TREE, Annotations()))
    sections = load_annotations(tmp_path)[0].sections.values()
    glosses = [
        gloss
        for section in sections
        for part in (section.value, *section.value.clauses)
        for gloss in part.sentences
    ]
    assert glosses
    assert not any(gloss.en or gloss.notes or gloss.see or gloss.status != "draft" for gloss in glosses)
    assert not any(section.value.title for section in sections)


def test_a_text_that_says_nothing_of_itself_gets_no_provenance() -> None:
    files = scaffold(TREE, Annotations())
    assert "docs/source/provenance.yml" not in files
    assert "总体方案" in files["annotations/document.yml"]


def test_nothing_is_written_over_existing_work(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "annotations/plan/1.1.yml": "section: [broken",
            "annotations/Sources.yml": "x",
            "docs/source/provenance.yml": "",
        },
    )
    files = scaffold(TREE, load_annotations(tmp_path)[0], FACTS)
    assert "annotations/plan/2.1.yml" in files
    assert not {"annotations/plan/1.1.yml", "annotations/sources.yml", "docs/source/provenance.yml"} & set(
        files
    )


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, scaffold(TREE, Annotations(), FACTS))
    assert scaffold(TREE, load_annotations(tmp_path)[0], FACTS) == {}


def test_each_file_leads_the_editor_to_its_schema() -> None:
    for path, text in scaffold(TREE, Annotations(), FACTS).items():
        first = text.split("\n", maxsplit=1)[0]
        assert first.startswith("# yaml-language-server: $schema=")
        target = (Path("/project") / path).parent / first.partition("=")[2]
        assert Path(target).resolve().parent == Path("/project/annotations/schema")


def test_placeholders_become_keys_when_their_mark_is_taken_away() -> None:
    text = scaffold(TREE, Annotations())["annotations/plan/2.1.yml"].split("section:")[1]
    text = "section:" + text.replace("# en: …", "en: words").replace("# title: …", "title: words")
    assert parse(text, "f.yml").problems == ()
    assert text.count("en: words") == 3


@pytest.mark.parametrize("model", [Gloss, Rendering, TermFile, Source])
def test_explanations_are_examples_that_the_model_takes(
    model: type[Gloss | Rendering | TermFile | Source],
) -> None:
    lines = explained(model)
    parsed = parse("\n".join(line for line in lines), "f.yml")
    assert parsed.problems == ()
    assert isinstance(parsed.value, dict)
    assert list(parsed.value) == list(keys_of(model))
    if parsed.value.get("status") == "draft":
        del parsed.value["reviewed"]
    model.model_validate(parsed.value)


def test_each_key_is_explained_in_the_skeleton() -> None:
    section = scaffold(TREE, Annotations())["annotations/plan/2.1.yml"]
    for key in keys_of(Gloss):
        assert f" {key}:" in section
    term = term_skeleton("waybill", "运单")
    for key in keys_of(TermFile):
        assert f"{key}:" in term


def test_a_term_skeleton_waits_for_what_only_a_person_knows(tmp_path: Path) -> None:
    write(tmp_path, {"annotations/terms/waybill.yml": term_skeleton("waybill", "运单")})
    _, problems = load_annotations(tmp_path)
    assert [(problem.rule, problem.message) for problem in problems] == [
        ("no-value", "en has no value"),
        ("no-value", "category has no value"),
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("探索赋予运单物权凭证功能。", "探索赋予运单物权凭证功能。"),
        ("（本文有删减）", "（本文有删减）"),
        ("3.6", '"3.6"'),
        ("no", '"no"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        ("*a*", '"*a*"'),
        ('say "a"', "'say \"a\"'"),
        ("it's", '"it\'s"'),
        ("'\"", "'''\"'"),
        ("C:\\x", "'C:\\x'"),
        ("a\tb", '"a\\tb"'),
        ("a\nb", '"a\\nb"'),
        ("a\u200bb", '"a\\u200Bb"'),
        ("a\u3000b", '"a\u3000b"'),
        ("2023年10月21日", '"2023年10月21日"'),
    ],
)
def test_values_are_quoted_where_needed(text: str, written: str) -> None:
    assert scalar(text) == written


CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc"),
    exclude_characters="\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)
NASTY = st.sampled_from(
    [
        ": ",
        " #",
        "#",
        "- ",
        "'",
        '"',
        "\\",
        "\t",
        "\n",
        "{",
        "}",
        "[",
        "]",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "?",
        "~",
        "null",
        "<<",
        "---",
        "...",
        "\u2028",
        "\ufeff",
        "\u3000",
        "：",
        "😀",
        "”",
        "1",
        "no",
        ":",
        "- -",
        "=",
        "\U000e0001",
    ]
)
TEXTS = st.lists(NASTY | CHARACTERS, min_size=1, max_size=20).map("".join).map(str.strip).filter(bool)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    parsed = parse(f"a:\n  - zh: {scalar(text)}\n    b: c\n", "f.yml")
    assert parsed.problems == ()
    assert parsed.value == {"a": [{"zh": text, "b": "c"}]}


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS)
def test_any_sentences_are_quoted_so_that_they_load(texts: list[str], title: str) -> None:
    tree = Tree(
        (clause("preamble", "preamble", None, title, *texts), clause("1", "measure", None, title, *texts))
    )
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), scaffold(tree, Annotations()))
        annotations, problems = load_annotations(Path(folder))
    assert problems == []
    section = annotations.sections["preamble"].value
    assert [gloss.zh for gloss in section.sentences] == texts
    assert [gloss.zh for gloss in section.clauses[0].sentences] == texts


@given(st.text())
def test_any_comment_stays_one(text: str) -> None:
    line = comment(text)
    assert parse(f"# {line}\na: b\n", "f.yml").value == {"a": "b"}
    assert parse(f"# {line}\na: b\n", "f.yml").problems == ()

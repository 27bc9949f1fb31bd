"""The join: what fits comes together, and what does not is named with its place."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

import projects
from edition.joined.model import LANGUAGES

SECTION = "annotations/plan/2.1.yml"
PORT = "annotations/terms/port.yml"
PINYIN = "annotations/pinyin.yml"


def test_whole_project_joins_without_a_problem(tmp_path: Path) -> None:
    _, problems = projects.joined(projects.make(tmp_path))
    assert problems == []


def test_every_sentence_of_the_text_is_in_the_edition_in_order(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    received = "".join(projects.TEXT.split())
    start = 0
    for sentence in edition.sentences:
        start = received.index("".join(sentence.source_text.split()), start)


def test_every_item_of_a_section_file_is_in_the_edition(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    sentence = edition.sentence_by_id["2.1.1-2"]
    assert sentence.text["en"].startswith("Support the growth")
    assert [(note.start, note.end, note.as_of) for note in sentence.notes] == [(13, 15, "2021-04")]
    manual = [each for each in edition.references if each.origin == "manual"]
    assert [(each.from_, each.to, each.type) for each in manual] == [
        ("2.1.1-2", "1.1-1", "builds-on"),
        ("2.1.1-2", "term:port", "builds-on"),
    ]
    assert set(manual[0].reason) == set(LANGUAGES)


def test_sources_of_notes_become_references(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    auto = [each for each in edition.references if each.origin == "auto"]
    assert [(each.from_, each.to, each.type) for each in auto] == [("2.1.1-2", "source:port-law", "cites")]


def test_status_says_what_is_missing_draft_or_reviewed(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    status = {id_: sentence.status for id_, sentence in edition.sentence_by_id.items()}
    assert (status["2.1.1-1"], status["2.1.1-2"], status["2.1.2-1"]) == ("reviewed", "draft", "missing")
    assert status["notice-1"] == "missing"


def test_place_of_a_gloss_is_its_line(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    place = edition.sentence_by_id["2.1.1-2"].place
    assert place
    line = projects.FILES[SECTION].splitlines()[place.line - 1]
    assert (place.file, line.strip()) == (SECTION, "- zh: 支持港口物流枢纽发展，探索运单质押。")


def test_half_width_brackets_are_full_width_for_readers_alone(tmp_path: Path) -> None:
    edition, _ = projects.joined(projects.make(tmp_path))
    sentence = edition.sentence_by_id["1.1-2"]
    assert sentence.source_text == "港口(青山)对外开放。"
    assert sentence.text["zh-Hans"] == "港口（青山）对外开放。"


def test_text_without_annotations_joins_with_missing_glosses(tmp_path: Path) -> None:
    nothing: dict[str, str | None] = dict.fromkeys((*projects.FILES, "docs/source/provenance.yml"))
    edition, problems = projects.joined(projects.make(tmp_path, nothing))
    assert [(problem.rule, problem.level) for problem in problems] == [("provenance-missing", "warning")]
    assert {sentence.status for sentence in edition.sentences} == {"missing"}
    assert edition.document.title["zh-Hans"] == "青山县港口发展方案"


MESSAGES = Path(__file__).parent / "messages.txt"
RULES = [
    ("quote-differs", SECTION, "推动建设码头3座。", "推动建设码头4座。"),
    ("quote-repeated", SECTION, "支持港口物流枢纽发展，探索运单质押。", "推动建设码头3座。"),
    (
        "quote-unknown",
        SECTION,
        "      - zh: 鼓励企业参与。\n",
        "      - zh: 鼓励企业参与。\n      - zh: 又一句。\n",
    ),
    ("sentence-missing", SECTION, "    sentences:\n      - zh: 鼓励企业参与。\n", ""),
    ("reviewed-nothing", SECTION, "        en: Promote the building of three quays.\n", ""),
    (
        "rendering-both",
        "annotations/terms/logistics-hub.yml",
        "avoid: {en: [pivot]}",
        "avoid: {en: [Logistics centre]}",
    ),
    ("rendering-repeated", "annotations/terms/logistics-hub.yml", "[pivot]", "[pivot, pivot]"),
    (
        "rendering-repeated",
        "annotations/terms/logistics-hub.yml",
        "[logistics centre]",
        "[port logistics hub]",
    ),
    ("unknown-clause", SECTION, '"2.1.2"', '"2.1.3"'),
    ("clause-elsewhere", SECTION, '"2.1.2"', '"1.1"'),
    ("clause-repeated", SECTION, '"2.1.2"', '"2.1.1"'),
    ("clause-missing", SECTION, '"2.1.2"', '"2.1.1"'),
    ("unknown-section", SECTION, 'section: "2.1"', 'section: "2.2"'),
    ("note-words", SECTION, "on: 运单", "on: 运费"),
    ("note-occurrence", SECTION, "kind: context", "kind: context\n            occurrence: 2"),
    ("unknown-target", SECTION, 'to: "1.1-1"', 'to: "1.1-9"'),
    ("unknown-target", SECTION, "'term:port'", "'term:sport'"),
    ("unknown-target", SECTION, "(source:port-law)", "(source:port-lore)"),
    ("link-target", SECTION, "(source:port-law)", "(javascript:alert)"),
    ("unknown-type", SECTION, 'to: "1.1-1", as: builds-on', 'to: "1.1-1", as: builds-in'),
    ("self-link", SECTION, 'to: "1.1-1"', 'to: "2.1.1-2"'),
    ("reference-repeated", SECTION, "'term:port'", '"1.1-1"'),
    ("unknown-source", SECTION, "sources: [port-law]", "sources: [port-low]"),
    ("source-repeated", SECTION, "sources: [port-law]", "sources: [port-law, port-law]"),
    ("unknown-category", PORT, "category: transport", "category: transports"),
    ("unknown-term", PORT, "[logistics-hub]", "[logistic-hub]"),
    ("self-link", PORT, "[logistics-hub]", "[port]"),
    ("unknown-source", PORT, "[port-law]", "[law]"),
    ("unknown-target", PORT, "(2.1.1)", "(2.1.9)"),
    ("term-unused", PORT, "term: 港口", "term: 机场"),
    ("traditional-length", PORT, "en: port", "traditional: {tw: 港}\nen: port"),
    ("form-repeated", "annotations/terms/logistics-hub.yml", "zh: [物流枢纽]", "zh: [港口]"),
    ("pinyin-length", PORT, "en: port", "pinyin: gǎng\nen: port"),
    ("pinyin-syllable", PORT, "en: port", "pinyin: gǎng kǒo\nen: port"),
    ("pinyin-unused", PINYIN, "码 头", "码头 船"),
    ("pinyin-length", PINYIN, "guàn chè", "guàn chè qǐ"),
    ("pinyin-syllable", PINYIN, "guàn chè", "guàn chee"),
    ("pinyin-syllable", PINYIN, "wù liú", "wù líu"),
]


@pytest.mark.parametrize(("rule", "file", "old", "new"), RULES)
def test_each_rule_fires_in_the_file_and_line_of_the_mistake(
    tmp_path: Path, rule: str, file: str, old: str, new: str
) -> None:
    _, problems = projects.joined(projects.make(tmp_path, _renamed(projects.change(file, old, new), rule)))
    found = [problem for problem in problems if problem.rule == rule]
    assert found, [problem.rule for problem in problems]
    assert all(problem.place.file.startswith("annotations/") for problem in found)


def test_messages_of_all_rules_are_the_ones_that_were_agreed(tmp_path: Path) -> None:
    """Where a message changes on purpose, ``python tests/joined/test_join.py`` writes the file anew."""
    assert messages(tmp_path) == MESSAGES.read_text("utf-8")


def messages(folder: Path) -> str:
    """Return what is said about each faulty file above, with the line that is at fault."""
    said = []
    for number, (rule, file, old, new) in enumerate(RULES):
        changes = _renamed(projects.change(file, old, new), rule)
        _, problems = projects.joined(projects.make(folder / str(number), changes))
        for problem in problems:
            if problem.rule == rule:
                source = folder / str(number) / problem.place.file
                line = source.read_text("utf-8").splitlines()[problem.place.line - 1].strip()
                said.append("\n".join([f"> {line}", *problem.lines(), ""]))
    return "\n".join(said)


def _renamed(changes: dict[str, str | None], rule: str) -> dict[str, str | None]:
    """A section file is named after its section, or it would have another problem first."""
    if rule != "unknown-section":
        return changes
    return {SECTION: None, "annotations/plan/2.2.yml": changes[SECTION]}


RENDERINGS = "annotations/renderings.yml"


@pytest.mark.parametrize(
    ("rule", "row", "line"),
    [
        ("rendering-unused", "{zh: 飞机, en: [plane]}", 2),
        ("rendering-both", "{zh: 推动, en: [promote], avoid: [promote]}", 2),
        ("rendering-repeated", "{zh: 推动, en: [promote, Promote]}", 2),
    ],
)
def test_strange_phrases_are_reported(tmp_path: Path, rule: str, row: str, line: int) -> None:
    changes: dict[str, str | None] = {RENDERINGS: f"renderings:\n  - {row}\n"}
    _, (problem,) = projects.joined(projects.make(tmp_path, changes))
    assert (problem.rule, problem.place.file, problem.place.line) == (rule, RENDERINGS, line)


PROVENANCE = "docs/source/provenance.yml"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("title: 青山县", "title: 青水县", 3), ("〕5号", "〕6号", 5), ("2021-03-04", "2021-03-05", 6)],
)
def test_provenance_says_what_the_text_says_of_itself(tmp_path: Path, old: str, new: str, line: int) -> None:
    changes: dict[str, str | None] = {PROVENANCE: projects.provenance().replace(old, new)}
    _, (problem,) = projects.joined(projects.make(tmp_path, changes))
    assert (problem.rule, problem.place.file, problem.place.line) == ("provenance-differs", PROVENANCE, line)


def test_changed_source_is_named_at_its_own_line(tmp_path: Path) -> None:
    root = projects.make(tmp_path)
    text = projects.TEXT.replace("推动建设码头3座。", "推动建设码头4座。")
    (root / "docs/source/plan.txt").write_text(text, encoding="utf-8")
    _, problems = projects.joined(root)
    line = next(at for at, row in enumerate(text.splitlines(), 1) if "码头4座" in row)
    places = {problem.rule: (problem.place.file, problem.place.line) for problem in problems}
    assert places["source-changed"] == ("docs/source/plan.txt", line)
    assert {"source-sha256", "quote-differs"} <= places.keys()


def test_differing_quote_shows_both_and_where_they_part(tmp_path: Path) -> None:
    changes = projects.change(SECTION, "推动建设码头3座。", "推动建没码头3座。")
    _, (problem,) = projects.joined(projects.make(tmp_path, changes))
    assert problem.lines() == [
        "annotations/plan/2.1.yml:7:13: error: the quote differs from sentence 2.1.1-1 of the source "
        "at character 4 [quote-differs]",
        "    found:   推动建【没】码头3座。",
        "    allowed: 推动建【设】码头3座。",
        "    nearest: 推动建设码头3座。",
    ]


def test_unknown_target_names_the_nearest(tmp_path: Path) -> None:
    changes = projects.change(SECTION, "'term:port'", "'term:prot'")
    _, (problem,) = projects.joined(projects.make(tmp_path, changes))
    assert (problem.found, problem.nearest, problem.place.line) == ("term:prot", "term:port", 22)


def test_part_that_holds_only_sections_has_its_title_in_the_document_s_file(tmp_path: Path) -> None:
    document = projects.FILES["annotations/document.yml"]
    parts = document + 'parts:\n  - {id: "2", title: Main tasks}\n'
    edition, problems = projects.joined(projects.make(tmp_path, {"annotations/document.yml": parts}))
    assert (edition.clause_by_id["2"].title["en"], problems) == ("Main tasks", [])


@pytest.mark.parametrize(
    ("ids", "rule"), [(["3"], "unknown-part"), (["2.1"], "unknown-part"), (["2", "2"], "part-repeated")]
)
def test_strange_parts_are_reported(tmp_path: Path, ids: list[str], rule: str) -> None:
    listed = "".join(f'  - {{id: "{id_}", title: Main tasks}}\n' for id_ in ids)
    content = projects.FILES["annotations/document.yml"] + "parts:\n" + listed
    _, (problem,) = projects.joined(projects.make(tmp_path, {"annotations/document.yml": content}))
    assert (problem.rule, problem.place.line) == (rule, 3 + len(ids))


def test_term_may_not_take_the_address_of_the_index(tmp_path: Path) -> None:
    term = {"annotations/terms/index.yml": "term: 码头\nen: quay\ncategory: transport\n"}
    _, (problem,) = projects.joined(projects.make(tmp_path, term))
    assert (problem.rule, problem.place.file) == ("term-reserved", "annotations/terms/index.yml")


def test_sentences_out_of_order_are_reported(tmp_path: Path) -> None:
    first, second = "      - zh: 推动建设码头3座。\n", "      - zh: 支持港口物流枢纽发展，探索运单质押。\n"
    content = f'section: "2.1"\nclauses:\n  - id: "2.1.1"\n    sentences:\n{second}{first}  - id: "2.1.2"\n'
    content += "    sentences:\n      - zh: 鼓励企业参与。\n"
    _, problems = projects.joined(projects.make(tmp_path, {SECTION: content}))
    assert [problem.rule for problem in problems] == ["sentence-order"]


def test_clauses_out_of_order_are_reported(tmp_path: Path) -> None:
    head, first, second = projects.FILES[SECTION].partition('  - id: "2.1.1"\n')[0], *_clauses()
    _, problems = projects.joined(projects.make(tmp_path, {SECTION: head + second + first}))
    assert [problem.rule for problem in problems] == ["clause-order"]


def _clauses() -> tuple[str, str]:
    _, marker, rest = projects.FILES[SECTION].partition('  - id: "2.1.1"\n')
    first, other, second = rest.partition('  - id: "2.1.2"\n')
    return marker + first, other + second


def test_repeated_note_is_reported(tmp_path: Path) -> None:
    content = projects.FILES[SECTION]
    _, start, rest = content.partition("          - on: 运单\n")
    note = start + rest.partition("        see:\n")[0]
    _, problems = projects.joined(projects.make(tmp_path, {SECTION: content.replace(note, note + note)}))
    assert [problem.rule for problem in problems] == ["note-repeated"]


def test_fault_in_the_bibliography_is_not_reported_at_everything_that_cites_it(tmp_path: Path) -> None:
    changes = projects.change("annotations/sources.yml", "kind: law", "kind: lore")
    _, problems = projects.joined(projects.make(tmp_path, changes))
    assert [problem.place.file for problem in problems] == ["annotations/sources.yml"]


@pytest.mark.parametrize(
    ("old", "new", "rule"), [("sha256: ", "sha256: f", "source-sha256"), ("plan.txt", "p.txt", "source-file")]
)
def test_provenance_that_is_wrong_stops_the_build(tmp_path: Path, old: str, new: str, rule: str) -> None:
    content = projects.provenance().replace(old, new, 1)
    content = content[:-2] + "\n" if rule == "source-sha256" else content
    _, (problem,) = projects.joined(projects.make(tmp_path, {"docs/source/provenance.yml": content}))
    assert (problem.rule, problem.level, problem.place.file) == (rule, "error", "docs/source/provenance.yml")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        MESSAGES.write_text(messages(Path(folder)), "utf-8")

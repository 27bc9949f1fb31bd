"""The way in: forms, templates of requests, and what CONTRIBUTING promises, held against what there is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from edition.cli import main
from sites import ROOT, copy_project

if TYPE_CHECKING:
    from pathlib import Path

FORMS = sorted(path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
TYPES = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}
"""What GitHub allows in each field of a form."""
WRITTEN = ("CONTRIBUTING.md", "CONTRIBUTING.zh.md", "docs/contributing.md")
WAYS_IN = (
    "CONTRIBUTING.md",
    "CONTRIBUTING.zh.md",
    "CODE_OF_CONDUCT.md",
    "CODE_OF_CONDUCT.zh.md",
    "LICENSE.md",
)
HAN, LATIN = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z]{2}")


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def form_problems(form: dict[str, Any]) -> list[str]:
    """Return what GitHub would refuse in a form."""
    fields = form.get("body") or []
    asked = [field for field in fields if field.get("type") != "markdown"]
    found = [f"{key} is missing" for key in ("name", "description") if not str(form.get(key) or "").strip()]
    found += [
        f"unknown key {key}" for key in form.keys() - {"name", "description", "title", "labels", "body"}
    ]
    found += [] if asked else ["nothing is asked"]
    found += [each for field in fields for each in field_problems(field)]
    for what in (lambda field: field.get("id"), lambda field: field.get("attributes", {}).get("label")):
        named = [str(what(field)).casefold() for field in asked]
        found += [f"{name} stands there twice" for name in set(named) if named.count(name) > 1]
    return found


def field_problems(field: dict[str, Any]) -> list[str]:
    type_, attributes = field.get("type"), field.get("attributes", {})
    if type_ not in TYPES:
        return [f"no type of field: {type_}"]
    found = [f"unknown key {key}" for key in field.keys() - {"type", "id", "attributes", "validations"}]
    found += [f"unknown attribute {key}" for key in attributes.keys() - ATTRIBUTES[type_]]
    needed = "value" if type_ == "markdown" else "label"
    found += [] if str(attributes.get(needed) or "").strip() else [f"{needed} is missing"]
    if type_ != "markdown" and not re.fullmatch(r"[A-Za-z0-9_-]+", str(field.get("id", ""))):
        found.append(f"no id for an address: {field.get('id')}")
    options = attributes.get("options", [])
    found += (
        ["options repeat, or there are none"]
        if type_ == "dropdown" and len(set(options)) != len(options) > 0
        else []
    )
    found += [f"option {each} is no text" for each in options if not isinstance(each, str) or each == "None"]
    found += [
        f"{key} is no text"
        for key, value in attributes.items()
        if key not in {"options", "multiple"} and not isinstance(value, str)
    ]
    return found


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_the_host_takes_a_form(path: Path) -> None:
    assert form_problems(yaml.safe_load(path.read_text("utf-8"))) == []


GOOD = {"name": "A", "description": "B", "body": [{"type": "input", "id": "a", "attributes": {"label": "C"}}]}
FIELD = {"type": "input", "id": "b", "attributes": {"label": "D"}}


@pytest.mark.parametrize(
    "form",
    [
        GOOD | {"name": " "},
        GOOD | {"colour": "red"},
        GOOD | {"body": []},
        GOOD | {"body": [FIELD, FIELD | {"id": "c"}]},
        GOOD | {"body": [FIELD, FIELD | {"attributes": {"label": "E"}}]},
        GOOD | {"body": [FIELD | {"type": "text"}]},
        GOOD | {"body": [FIELD | {"id": "a b"}]},
        GOOD | {"body": [FIELD | {"attributes": {"label": True}}]},
        GOOD | {"body": [FIELD | {"type": "dropdown", "attributes": {"label": "E", "options": ["x", "x"]}}]},
        GOOD | {"body": [FIELD | {"type": "dropdown", "attributes": {"label": "E", "options": ["None"]}}]},
    ],
)
def test_a_form_that_the_host_would_refuse_is_seen(form: dict[str, Any]) -> None:
    assert form_problems(GOOD) == []
    assert form_problems(form)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_speaks_both_languages_and_needs_an_answer(path: Path) -> None:
    form = yaml.safe_load(path.read_text("utf-8"))
    labels = [field["attributes"]["label"] for field in form["body"] if field["type"] != "markdown"]
    options = [each for field in form["body"] for each in field["attributes"].get("options", [])]
    for words in (form["name"], form["description"], *labels, *options):
        assert HAN.search(words), words
        assert LATIN.search(words), words
    assert any(field.get("validations", {}).get("required") for field in form["body"])


def test_there_are_forms_for_a_gloss_a_term_a_source_and_a_fault() -> None:
    assert {path.stem for path in FORMS} == {"gloss", "term", "source", "bug"}
    assert len({yaml.safe_load(path.read_text("utf-8"))["name"] for path in FORMS}) == len(FORMS)


def test_what_the_site_fills_in_is_asked_by_the_form() -> None:
    address = yaml.load(read("mkdocs.yml"), yaml.BaseLoader)["extra"]["report_uri"]  # noqa: S506  # texts alone
    template, title, *filled = re.findall(r"[?&](\w+)=([^&]*)", address)
    assert (template, title) == (("template", "gloss.yml"), ("title", "{title}"))
    form = yaml.safe_load(read(".github/ISSUE_TEMPLATE/gloss.yml"))
    inputs = {field.get("id") for field in form["body"] if field["type"] in {"input", "textarea"}}
    assert {name for name, _ in filled} <= inputs
    assert all(value == f"{{{name}}}" for name, value in filled)


@pytest.mark.parametrize("name", WAYS_IN)
def test_links_between_the_ways_in_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", read(name))
    assert targets
    assert not [target for target in targets if not (ROOT / target).exists()]


def test_both_languages_go_the_same_way() -> None:
    english, chinese = (read(name) for name in WRITTEN[:2])
    for pattern in (r"^\*\*\d\.", r"^#+ ", r"^```\w*$", r"^- "):
        assert len(re.findall(pattern, english, re.MULTILINE)) == len(
            re.findall(pattern, chinese, re.MULTILINE)
        )
    blocks = [
        re.findall(r"^```yaml\n.*?^```$", text, re.MULTILINE | re.DOTALL) for text in (english, chinese)
    ]
    assert blocks[0] == blocks[1] != []


def test_words_of_the_site_are_quoted_as_they_stand_there() -> None:
    tools = read("docs/assets/sentence-tools.js")
    for chinese, english in (("编辑本句", "Edit this sentence"), ("报告问题", "Report a problem")):
        assert f'["{chinese}", "{english}"]' in tools
        for name in WRITTEN[:2]:
            assert english in " ".join(read(name).split())
        assert chinese in read("CONTRIBUTING.zh.md")


def test_the_message_that_is_shown_is_a_real_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = copy_project(tmp_path / "project")
    file = project / "annotations/plan/3.6.yml"
    file.write_text(file.read_text("utf-8").replace("on: 国际陆港区", "on: 国际陆港片区", 1), "utf-8")
    assert main(lambda *_: pytest.fail("nothing is built"), ["check", "--root", str(project)]) == 1
    message = capsys.readouterr().out.partition("1 errors")[0]
    assert message.count("\n") == 3
    for name in WRITTEN:
        assert f"```\n{message}```" in read(name)


def test_the_sentence_that_is_shown_is_a_real_one() -> None:
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", read("CONTRIBUTING.md"), re.MULTILINE | re.DOTALL)
    assert block in read("annotations/plan/3.6.yml")

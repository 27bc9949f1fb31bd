from __future__ import annotations

import pytest

from edition.annotations.yaml_tree import parse
from edition.problems import Place

TEXT = """\
# a comment
section: "3.6"
标题: 新疆😀 and more
list:
  - one
  - {a: 1, b: [x, 'y']}
block: |
  two
  lines
"""


def rules(text: str) -> list[str]:
    return [problem.rule for problem in parse(text, "f.yml").problems]


def test_values_keep_their_shape() -> None:
    parsed = parse(TEXT, "f.yml")
    assert parsed.problems == ()
    assert parsed.value == {
        "section": "3.6",
        "标题": "新疆😀 and more",
        "list": ["one", {"a": "1", "b": ["x", "y"]}],
        "block": "two\nlines\n",
    }


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "true", "1.10", "12:30", "2026-11-23", "0x1F", "1e3", ".inf", "017", "NaN", "=", "-1"],
)
def test_every_value_is_text(text: str) -> None:
    assert parse(f"key: {text}\n", "f.yml").value == {"key": text}


def test_a_key_without_value_has_none() -> None:
    assert parse("a:\nb: # comment\nc: ''\n", "f.yml").value == {"a": None, "b": None, "c": ""}


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("section",), (2, 10), (2, 1)),
        (("标题",), (3, 5), (3, 1)),
        (("list",), (5, 3), (4, 1)),
        (("list", 0), (5, 5), (5, 5)),
        (("list", 1, "b"), (6, 15), (6, 12)),
        (("list", 1, "b", 1), (6, 19), (6, 19)),
        (("block",), (7, 8), (7, 1)),
    ],
)
def test_places_of_values_and_keys(
    path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    places = parse(TEXT, "f.yml").places
    assert places.value(path) == Place("f.yml", *value)
    assert places.key(path) == Place("f.yml", *key)


@pytest.mark.parametrize("path", [("list", 7), ("list", 7, "deep", 1), ("list", "no"), ("list", -1)])
def test_a_path_that_leads_nowhere_falls_back_to_what_is_around_it(path: tuple[str | int, ...]) -> None:
    places = parse(TEXT, "f.yml").places
    assert places.value(path) == places.key(path) == Place("f.yml", 5, 3)


def test_columns_count_characters() -> None:
    assert parse("😀新: {键: 值, b: c}\n", "f.yml").places.key(("😀新", "b")) == Place("f.yml", 1, 12)


def test_windows_line_ends_change_no_place() -> None:
    unix, windows = parse(TEXT, "f.yml"), parse(TEXT.replace("\n", "\r\n"), "f.yml")
    assert windows.value == unix.value
    assert windows.places.value(("block",)) == unix.places.value(("block",))


def test_the_first_of_two_keys_counts() -> None:
    parsed = parse("a: 1\na: {b: 2}\nc: 3\n", "f.yml")
    assert parsed.value == {"a": "1", "c": "3"}
    assert rules("a: 1\na: {b: 2}\nc: 3\n") == ["yaml-duplicate-key"]


def test_a_key_may_not_hold_what_no_text_may_hold() -> None:
    assert rules('"\\0": b\n"c\\u202e": d\n') == ["text-control", "text-direction"]


@pytest.mark.parametrize(
    "text",
    [
        "&a b: c",
        "- &a b",
        "[&a b]",
        "{a: &a b}",
        "[c,&a b]",
        '{"a":&a b}',
        "--- &a b",
        "a:\n  &a b",
        "? &a b",
    ],
)
def test_anchors_are_found_wherever_they_stand(text: str) -> None:
    assert "yaml-anchor" in rules(text)
    assert "yaml-tag" in rules(text.replace("&", "!"))


def test_all_refusals_of_a_file_are_reported() -> None:
    text = "a: &x 1\nb: *x\n<<: {d: 1}\nc: !t 1\nc: ~\nd: a #b\n"
    assert rules(text) == [
        "yaml-anchor",
        "yaml-alias",
        "yaml-merge-key",
        "yaml-tag",
        "yaml-duplicate-key",
        "yaml-null",
        "yaml-comment",
    ]


def test_a_comment_that_looks_like_one_is_none_of_our_business() -> None:
    assert rules("a: b # c\nd: 'x' #y\n#z\ne: https://a.b/#c\n#!f\n") == []


def test_words_in_quotes_are_text_whatever_they_say() -> None:
    assert parse("a: 'null'\nb: \"~\"\n'<<': c\n", "f.yml").value == {"a": "null", "b": "~", "<<": "c"}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "\n\n"])
def test_nothing_is_an_empty_file(text: str) -> None:
    parsed = parse(text, "f.yml")
    assert [problem.rule for problem in parsed.problems] == ["file-empty"]
    assert not parsed.whole

"""The list of licences: whole, fresh, and of allowed licences alone."""

from __future__ import annotations

import json
import re
from email.message import Message
from importlib.metadata import Distribution
from pathlib import Path

import material
import pytest

import licences
from sites import ROOT

THEME = Path(material.__file__).parent / "templates"


def metadata(**lines: str) -> Message:
    message = Message()
    for name, value in lines.items():
        message[name.replace("_", "-")] = value
    return message


def listed() -> dict[tuple[str, str], str]:
    rows = re.findall(r"^\| (\S+) \| (\S+) \| (.+) \|$", licences.FILE.read_text("utf-8"), re.MULTILINE)[1:]
    return {(name, each): licence for name, each, licence in rows}


def test_the_list_is_fresh() -> None:
    written = listed()
    for name, version, licence in licences.packages(licences.LOCK.read_text("utf-8")):
        assert (name, version) in written, "make licences"
        # What is for other machines alone stands in the list as on the one that wrote it.
        assert written.pop((name, version)) == licence or not licence, "make licences"
    assert not written, "make licences"


def test_every_licence_is_an_allowed_one() -> None:
    table = licences.packages(licences.LOCK.read_text("utf-8"))
    assert len([licence for *_, licence in table if licence]) > 50
    assert not licences.not_allowed(table)


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "MIT AND GPL-2.0-or-later", "not said", "MIT OR Other"])
def test_a_licence_that_is_not_allowed_is_told(licence: str) -> None:
    (told,) = licences.not_allowed([("good", "1.0", "MIT OR Apache-2.0"), ("bad", "2.0", licence)])
    assert told.startswith(f"bad 2.0 is under {licence}; allowed are Apache-2.0, ")


def test_the_command_writes_the_list_and_fails_where_a_licence_is_not_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(licences, "FILE", tmp_path / "LICENCES.md")
    assert licences.main() == 0
    assert licences.FILE.read_text("utf-8") == (ROOT / "requirements/LICENCES.md").read_text("utf-8")
    monkeypatch.setattr(licences, "ALLOWED", licences.ALLOWED - {"MPL-2.0"})
    assert licences.main() == 1
    assert "certifi" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ({"License_Expression": "MIT", "License": "whatever"}, "MIT"),
        ({"License": "Apache 2.0"}, "Apache-2.0"),
        ({"License": "UNKNOWN", "Classifier": "License :: OSI Approved :: MIT License"}, "MIT"),
        ({"License": "A long\ntext", "Classifier": "License :: OSI Approved :: BSD License"}, "BSD"),
        ({"Classifier": "Topic :: Text"}, "not said"),
    ],
)
def test_a_licence_is_read_wherever_a_package_says_it(said: dict[str, str], licence: str) -> None:
    assert licences.named(metadata(**said)) == licence  # type: ignore[arg-type]


def test_a_package_that_is_not_installed_has_no_licence_here() -> None:
    assert licences.licence_of("no-such-package") == ""
    assert licences.licence_of("pytest") == "MIT"


def test_what_is_run_apart_is_all_that_the_lock_of_everything_does_not_hold() -> None:
    names = [
        {name for name, *_ in licences.packages((ROOT / f"requirements/{lock}.txt").read_text("utf-8"))}
        for lock in ("reuse", "test")
    ]
    assert licences.APART.keys() == names[0] - names[1]


def test_every_package_within_the_scripts_and_styles_of_the_theme_is_listed() -> None:
    maps = [*THEME.rglob("*.map")]
    sources = [source for each in maps for source in json.loads(each.read_text("utf-8"))["sources"]]
    found = {
        match[1]
        for match in (re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", each) for each in sources)
        if match
    }
    assert found == licences.IN_BUNDLES.keys()


def test_every_set_of_icons_in_the_styles_and_templates_of_the_theme_is_listed() -> None:
    drawn = {
        path: file.relative_to(THEME / ".icons").parts[0]
        for file in (THEME / ".icons").rglob("*.svg")
        for path in re.findall(r' d="([^"]+)"', file.read_text("utf-8"))
    }
    styles = " ".join(file.read_text("utf-8") for file in THEME.rglob("*.min.css"))
    found = {drawn[path] for path in re.findall(r" d='([^']+)'", styles.replace('"', "'")) if path in drawn}
    assert found == licences.ICONS.keys()


def test_packages_that_say_nothing_in_their_metadata_still_do_not() -> None:
    for name in licences.SAID_ELSEWHERE:
        assert licences.named(Distribution.from_name(name).metadata) == "not said", f"{name} says it now"

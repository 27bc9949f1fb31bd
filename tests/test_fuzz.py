"""What `make fuzz` asks of any input holds for the inputs that it starts from, and it can fail."""

from __future__ import annotations

import pytest

import fuzz
from edition.annotations import yaml_tree
from edition.clauses import Tree
from edition.problems import Place
from edition.render import view

STRANGE = b"\0\xff<script>x</script> *a* <b>*c</b>* [d](https://x) {: a=b } \xe2\x80\xae\n\n- &a *a"


@pytest.mark.parametrize("target", fuzz.TARGETS)
def test_the_seeds_of_a_target_break_nothing(target: str) -> None:
    run = fuzz.TARGETS[target]()
    seeds = [seed[: fuzz.LONGEST] for seed in fuzz.seeds(target)]
    assert len(seeds) > 20
    for seed in [*seeds[::4], STRANGE, b""]:
        run(seed)


def test_an_element_that_gets_through_breaks_the_target(monkeypatch: pytest.MonkeyPatch) -> None:
    run = fuzz.inline()
    run(STRANGE)
    monkeypatch.setattr(view, "escape", str)
    with pytest.raises((AssertionError, KeyError)):
        run(STRANGE)


def test_a_character_that_is_lost_breaks_the_target(monkeypatch: pytest.MonkeyPatch) -> None:
    run = fuzz.text()
    run(STRANGE)
    received = Tree.received
    monkeypatch.setattr(Tree, "received", lambda tree: received(tree).strip())
    with pytest.raises(AssertionError, match="lost"):
        run(STRANGE + b"\n")


def test_a_problem_without_a_place_breaks_the_target(monkeypatch: pytest.MonkeyPatch) -> None:
    run = fuzz.loader()
    run(STRANGE[2:])
    monkeypatch.setattr(yaml_tree, "Place", lambda file, *_: Place(file, 99))
    with pytest.raises(AssertionError):
        run(b"\0a: &a b\n")

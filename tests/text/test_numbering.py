from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition.text.headings import marker
from edition.text.numbering import Numbering

if TYPE_CHECKING:
    from edition.text.headings import Marker


def found(number: str) -> Marker:
    result = marker(number + "甲")
    assert result is not None
    return result


def enter(numbers: str, prefix: str = "") -> list[tuple[str, str | None, str]]:
    numbering = Numbering(prefix)
    positions = []
    for number in numbers.split():
        position = numbering.position(found(number))
        if position.order != "repeats":
            numbering.enter(found(number), position)
        positions.append((position.id, position.parent, position.order))
    return positions


@pytest.mark.parametrize(
    ("numbers", "ids"),
    [
        ("一、 （一） 1. 2. （二） 3. 二、 （一） 4.", "1 1.1 1.1.1 1.1.2 1.2 1.2.3 2 2.1 2.1.4"),
        ("一、 （一） 1. 2. （二） 1. 二、 （一） 1.", "1 1.1 1.1.1 1.1.2 1.2 1.2.1 2 2.1 2.1.1"),
        ("一、 （一） （二） 二、 （三） （四）", "1 1.1 1.2 2 2.3 2.4"),
        ("一、 1. 2. 二、 1. （1） ①", "1 1.1 1.2 2 2.1 2.1.1 2.1.1.1"),
        ("（一） （二） 1. （三） 2.", "1 2 2.1 3 3.2"),
    ],
)
def test_numbers_run_on_or_restart_and_levels_may_be_missing(numbers: str, ids: str) -> None:
    entered = enter(numbers)
    assert [name for name, _, _ in entered] == ids.split()
    assert {order for _, _, order in entered} == {"follows"}
    assert all(parent == (name.rpartition(".")[0] or None) for name, parent, _ in entered)


def test_a_number_that_does_not_follow_jumps_and_one_whose_id_is_taken_repeats() -> None:
    assert [order for _, _, order in enter("一、 三、 三、 二、 四、 四、")] == [
        "follows",
        "jumps",
        "repeats",
        "jumps",
        "jumps",
        "repeats",
    ]


def test_a_region_prefixes_its_ids() -> None:
    assert enter("一、 1.", "annex2") == [
        ("annex2.1", "annex2", "follows"),
        ("annex2.1.1", "annex2.1", "follows"),
    ]


def test_a_message_can_say_what_would_follow() -> None:
    numbering = Numbering("")
    for number in ("一、", "1.", "2.", "二、"):
        numbering.enter(found(number), numbering.position(found(number)))
    assert numbering.position(found("5.")).expected == "1 or 3"

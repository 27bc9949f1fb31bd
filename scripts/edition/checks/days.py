"""Days: what was seen, read or true on a day that cannot be."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from edition.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edition.joined.model import Edition

ELSEWHERE = dt.timedelta(days=1)
"""Where the day starts earlier, it is tomorrow already."""


def untimely(edition: Edition, today: dt.date) -> Iterator[Problem]:
    """Yield days that have not come yet, and days before that of which they say something.

    Args:
        edition: The edition.
        today: The day on which this is asked.
    """
    latest = (today + ELSEWHERE).isoformat()
    for day in edition.days:
        if day.written > latest[: len(day.written)]:
            message = f"{day.key} lies in the future"
            allowed = f"{latest[: len(day.written)]} at the latest"
            yield Problem(day.place, "day-to-come", message, day.written, allowed)
        elif day.not_before and day.written < day.not_before[: len(day.written)]:
            message = f"{day.key} lies before the date of what was read"
            allowed = f"{day.not_before} at the earliest"
            yield Problem(day.place, "day-too-early", message, day.written, allowed)

"""The bounds of a date as it is stored, read off the text: of 100,000 dates none has to be made for it."""

from __future__ import annotations

from datetime import date

# What stands for an open or unknown end, so that it sorts first or last.
NO_START, NO_END = "0000-00-00", "9999-12-31"
# Where its first and its last day stand.
FIRST_DAY, LAST_DAY = slice(0, 10), slice(11, 21)


def first_day(stored: str) -> str:
    """The first possible day, as ISO text that can be compared."""
    return stored[FIRST_DAY]


def last_day(stored: str) -> str:
    """The last possible day."""
    return stored[LAST_DAY]


def bounds(stored: str) -> str:
    """Both of them as one text: the same for one time, in whatever words it is printed."""
    return stored[:21]


def days(stored: str) -> tuple[int, int] | None:
    """The first and the last day as ordinals; None where either end is open or unknown."""
    first, last = first_day(stored), last_day(stored)
    if first in ("", NO_START) or last in ("", NO_END):
        return None
    try:
        begins = date.fromisoformat(first).toordinal()
        return begins, begins if last == first else date.fromisoformat(last).toordinal()
    except ValueError:
        # It cannot be read, and whoever shows it says so.
        return None

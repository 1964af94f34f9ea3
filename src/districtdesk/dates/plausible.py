"""Which dates may belong to a register of districts: one rule for every field and line with a date."""

from __future__ import annotations

from datetime import date
from typing import Protocol

# Years outside are slips of the hand: 0202, 1202, 2202. Acts and plans of the register lie well within.
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)


class Spanning(Protocol):
    """A date with the days between which it lies; None is an open or an unknown end."""

    @property
    def earliest(self) -> date | None: ...

    @property
    def latest(self) -> date | None: ...


def is_plausible(when: Spanning) -> bool:
    """Whether neither end lies in a time of which the register can say nothing."""
    first, last = when.earliest, when.latest
    return (first is None or FIRST <= first <= LAST) and (last is None or FIRST <= last <= LAST)

"""Bounds: between which ends a claimed number lies. Of Decimals or of plain integers, which compare faster."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, TypeVar

# Which qualifiers name only an end below, or only one above.
LOWER_BOUNDS = frozenset({"more_than", "at_least"})
UPPER_BOUNDS = frozenset({"less_than", "up_to"})
# What is no number at all: nobody knows it, or the source does not say.
WITHOUT_NUMBER = frozenset({"unknown", "not_stated"})

# "About 500" is taken to mean no less than 450 and no more than 550: all ends are kept in tenths, so that integers
# stay whole.
TENTHS = 10
_NOWHERE = float("inf")
_JUST_BELOW, _AT, _JUST_ABOVE = -1, 0, 1
# A number in tenths, and whether the end is just below it, at it or just above it: ends compare as they stand.
End = tuple[Decimal | float, int]

N = TypeVar("N", Decimal, int)


class Bounds(NamedTuple):
    """The least and the most that it allows; infinite where no such end is named."""

    least: End
    most: End

    def is_certainly_below(self, other: Bounds) -> bool:
        """All that it allows lies below all that the other allows."""
        return self.most < other.least

    def contradict(self, other: Bounds) -> bool:
        """No number fits both."""
        return self.most < other.least or other.most < self.least


_OPEN_BELOW: End = (-_NOWHERE, _AT)
_OPEN_ABOVE: End = (_NOWHERE, _AT)
_OPEN = Bounds(_OPEN_BELOW, _OPEN_ABOVE)


def bounds_of(qualifier: str, value: N, value_to: N | None = None) -> Bounds:
    """Between which ends a number with this qualifier lies; `value_to` is the upper end of a range."""
    if qualifier == "exact" and value_to is None:
        at = (value * TENTHS, _AT)
        return Bounds(at, at)
    end = value if value_to is None else value_to
    low, high = value * TENTHS, end * TENTHS
    if qualifier in LOWER_BOUNDS:
        return Bounds((low, _JUST_ABOVE if qualifier == "more_than" else _AT), _OPEN_ABOVE)
    if qualifier in UPPER_BOUNDS:
        return Bounds(_OPEN_BELOW, (high, _JUST_BELOW if qualifier == "less_than" else _AT))
    if qualifier in WITHOUT_NUMBER:
        return _OPEN
    if qualifier == "about":
        low, high = low - abs(value), high + abs(end)
    return Bounds((low, _AT), (high, _AT))

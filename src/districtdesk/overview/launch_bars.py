"""The launches by year as bars: which years stand alone, and where each part of a bar is. No painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..i18n import _
from .launch_years import LaunchYear, LaunchYears

# From below to above.
SORTS = ("took_place", "expected", "perhaps")
# A part of a bar is seen however few it is of.
_LEAST = 2.0
_BAR, _WIDEST = 0.62, 44.0


@dataclass(frozen=True, slots=True)
class YearBar:
    """The launches of one year, or of all years before or after those that stand alone; an end is None there."""

    first: int | None
    last: int | None
    took_place: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        if self.first is None:
            return f"≤\u2009{self.last}"
        return f"≥\u2009{self.first}" if self.last is None else str(self.first)

    @property
    def count(self) -> int:
        return len(self.took_place) + len(self.expected) + len(self.perhaps)

    @property
    def subjects(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((*self.took_place, *self.expected, *self.perhaps)))

    def spoken(self) -> str:
        """The whole bar as one text."""
        counts = (
            _("{count} took place", count=len(self.took_place)),
            _("{count} expected", count=len(self.expected)),
            _("{count} perhaps", count=len(self.perhaps)),
        )
        return _("Launches {year}: {said}.", year=self.label, said=", ".join(counts))


class BarPart(NamedTuple):
    """A part of a bar, in pixels from the top left of the drawing."""

    sort: str
    top: float
    height: float


class PlacedBar(NamedTuple):
    """A bar with the room of its year, from `left` on, and the bar itself in the middle of that."""

    bar: YearBar
    left: float
    width: float
    bar_left: float
    bar_width: float
    parts: tuple[BarPart, ...]

    @property
    def top(self) -> float | None:
        """Where the highest part ends; None for an empty year."""
        return min((part.top for part in self.parts), default=None)


def year_bars(years: LaunchYears, this_year: int, most: int) -> tuple[YearBar, ...]:
    """At most so many bars: the years about this one, and what lies before and after them together."""
    told = years.years
    if len(told) <= most:
        return tuple(YearBar(each.year, each.year, each.took_place, each.expected, each.perhaps) for each in told)
    most = max(most, 3)
    start = max(told[0].year, min(this_year - (most - 2) // 2 + 1, told[-1].year - most + 2))
    has_before = start > told[0].year
    end = start + most - has_before
    if end <= told[-1].year:
        end -= 1
    alone = [each for each in told if start <= each.year < end]
    before, after = [each for each in told if each.year < start], [each for each in told if each.year >= end]
    return (
        *([_together(before, None, start - 1)] if before else []),
        *(YearBar(each.year, each.year, each.took_place, each.expected, each.perhaps) for each in alone),
        *([_together(after, end, None)] if after else []),
    )


def _together(years: Sequence[LaunchYear], first: int | None, last: int | None) -> YearBar:
    """What is perhaps of one of these years and perhaps of another counts once."""
    took_place = (each for year in years for each in year.took_place)
    expected = (each for year in years for each in year.expected)
    perhaps = dict.fromkeys(each for year in years for each in year.perhaps)
    return YearBar(first, last, tuple(took_place), tuple(expected), tuple(perhaps))


def place_bars(bars: Sequence[YearBar], width: float, top: float, bottom: float) -> list[PlacedBar]:
    """Where each stands between these heights; the highest reaches the top."""
    if not bars:
        return []
    room = width / len(bars)
    bar_width = min(room * _BAR, _WIDEST)
    highest = max(max(bar.count for bar in bars), 1)
    placed = []
    for at, bar in enumerate(bars):
        left = at * room
        parts = tuple(_parts(bar, (bottom - top) / highest, bottom))
        placed.append(PlacedBar(bar, left, room, left + (room - bar_width) / 2, bar_width, parts))
    return placed


def _parts(bar: YearBar, each: float, bottom: float) -> list[BarPart]:
    found = []
    for sort in SORTS:
        count = len(getattr(bar, sort))
        if count:
            height = max(count * each, _LEAST)
            bottom -= height
            found.append(BarPart(sort, bottom, height))
    return found

"""The axis of the timeline: days to points and back, zoom and pan, and the ticks that fit the scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from .. import i18n
from ..i18n import _

Step = Literal["years", "quarters", "months", "weeks", "days"]

FIRST_DAY, LAST_DAY = float(date(1000, 1, 1).toordinal()), float(date(3000, 1, 1).toordinal())
_LARGEST_SCALE = 64.0
_LONGEST_VIEW = 400 * 365.25
_DAYS = {"quarters": 91.3, "months": 30.4, "weeks": 7.0, "days": 1.0}
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
# The room one tick wants, in widths of a digit.
_ROOM = {"days": 4.0, "weeks": 5.5, "months": 6.5, "quarters": 7.0, "years": 7.5}


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of the grid: its day, what stands beside it, and whether a larger unit begins here."""

    day: float
    label: str
    is_major: bool = False


@dataclass(frozen=True, slots=True)
class Ticks:
    """The lines of one scale. `upper` names the larger unit where the lower labels alone would not tell."""

    step: Step
    lower: tuple[Tick, ...]
    upper: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """`first` is the day at x = 0, `scale` is points a day, `width` is how many points are seen."""

    first: float
    scale: float
    width: float

    @property
    def last(self) -> float:
        return self.first + self.width / self.scale

    def x(self, day: float) -> float:
        return (day - self.first) * self.scale

    def day(self, x: float) -> float:
        return self.first + x / self.scale

    def zoomed(self, factor: float, about: float) -> Axis:
        """Larger by `factor`, with the day under the point `about` staying where it is."""
        scale = self._allowed(self.scale * factor)
        held = self.day(about)
        return replace(self, first=held - about / scale, scale=scale)._kept()

    def panned(self, points: float) -> Axis:
        """Moved so that what stood at x = points stands at the left edge."""
        return replace(self, first=self.first + points / self.scale)._kept()

    def centred(self, day: float) -> Axis:
        return replace(self, first=day - self.width / self.scale / 2)._kept()

    def resized(self, width: float) -> Axis:
        axis = replace(self, width=max(width, 1.0))
        return replace(axis, scale=axis._allowed(axis.scale))._kept()

    def spread(self, width: float) -> Axis:
        """The same days over another width."""
        days, wide = self.width / self.scale, max(width, 1.0)
        return replace(self, scale=wide / days, width=wide)

    def fitted(self, begin: float, end: float, margin: float = 0.06) -> Axis:
        """The same width showing the days from begin to end with a margin at either side."""
        days = max(end - begin, 30.0)
        scale = self._allowed(self.width * (1 - 2 * margin) / days)
        return replace(self, scale=scale).centred((begin + end) / 2)

    def showing(self, begin: float, end: float) -> Axis:
        """The same with room for what is written beside what ends last."""
        return self.fitted(begin, end + (end - begin) * 0.11)

    def _allowed(self, scale: float) -> float:
        return min(max(scale, self.width / _LONGEST_VIEW), _LARGEST_SCALE)

    def _kept(self) -> Axis:
        seen = self.width / self.scale
        return replace(self, first=min(max(self.first, FIRST_DAY), LAST_DAY - seen))

    def ticks(self, digit: float = 7.0) -> Ticks:
        """The ticks to draw, from the last one left of the view to the first one right of it.

        `digit` is the width of a digit: labels that would crowd take the next larger unit.
        """
        step = self._step(digit)
        begin, end = _date(self.first), _date(self.last)
        if step == "years":
            every = self._years_apart(digit)
            return Ticks(step, tuple(_years(begin, end, every)), ())
        roomy = self.scale * _DAYS["months"] > 13 * digit
        upper = _years(begin, end, 1) if step in ("quarters", "months") else _months(begin, end, 1, dated=True)
        return Ticks(step, tuple(_lower(step, begin, end, roomy)), tuple(upper))

    def _step(self, digit: float) -> Step:
        for step in ("days", "weeks", "months", "quarters"):
            if self.scale * _DAYS[step] >= _ROOM[step] * digit:
                return step
        return "years"

    def _years_apart(self, digit: float) -> int:
        fits = (step for step in _YEAR_STEPS if self.scale * 365.25 * step >= _ROOM["years"] * digit)
        return next(fits, _YEAR_STEPS[-1])


def _date(day: float) -> date:
    return date.fromordinal(int(min(max(day, 1.0), float(date.max.toordinal() - 400))))


def _lower(step: Step, begin: date, end: date, roomy: bool) -> Iterator[Tick]:
    if step == "quarters":
        return _months(begin, end, 3)
    if step == "months":
        return _months(begin, end, 1, roomy=roomy)
    return _some_days(begin, end, 7 if step == "weeks" else 1)


def _years(begin: date, end: date, every: int) -> Iterator[Tick]:
    for year in range(begin.year - begin.year % every, end.year + every + 1, every):
        yield Tick(float(date(year, 1, 1).toordinal()), str(year), every == 1 or year % (10 * every) == 0)


def _months(begin: date, end: date, every: int, *, dated: bool = False, roomy: bool = True) -> Iterator[Tick]:
    count = begin.year * 12 + (begin.month - 1) // every * every
    while count <= end.year * 12 + end.month - 1 + every:
        year, month = divmod(count, 12)
        label = _month_label(year, month + 1, every, dated, roomy)
        yield Tick(float(date(year, month + 1, 1).toordinal()), label, month == 0)
        count += every


def _month_label(year: int, month: int, every: int, dated: bool, roomy: bool) -> str:
    if every == 3:
        return _("Q{quarter}", quarter=(month + 2) // 3)
    name = i18n.locale().months["stand-alone"]["wide" if roomy or dated else "abbreviated"][month]
    return _("{month} {year}", month=name, year=year) if dated else str(name)


def _some_days(begin: date, end: date, every: int) -> Iterator[Tick]:
    day = begin - timedelta(days=begin.weekday()) if every == 7 else begin
    while day <= end + timedelta(days=every):
        yield Tick(float(day.toordinal()), str(day.day), day.weekday() == 0 and every == 1)
        day += timedelta(days=every)

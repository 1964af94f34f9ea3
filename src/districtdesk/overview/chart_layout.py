"""Where everything of a chart stands: axes, claims with their spans and ends, and names. No painting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, log10
from typing import NamedTuple

from .indicator_chart import ChartData, ChartPoint

# So many series are told apart by shape and name; more would be a thicket.
MOST_SERIES = 6
_STEPS = (1, 2, 5, 10)
_TICKS_UP, _YEAR_ROOM = 5, 44.0
# In heights of text: so far from the plot a name stands, clear of the ring about the last claim.
_BESIDE = 0.9


class ChartTick(NamedTuple):
    """A line of the grid at `at` pixels from the left or the top, and what stands beside it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim in pixels: its middle, the ends of its span, and the ends of its bounds; None where one is open."""

    point: ChartPoint
    series: int
    x: float
    left: float
    right: float
    y: float
    low: float | None
    high: float | None


class PlacedSeriesName(NamedTuple):
    """Where the name of a series stands: its left end and its middle, and where its last claim is."""

    series: int
    text: str
    x: float
    y: float
    from_y: float


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """All of it, within `left`, `top`, `right`, `bottom` of the plot."""

    left: float
    top: float
    right: float
    bottom: float
    years: tuple[ChartTick, ...]
    numbers: tuple[ChartTick, ...]
    points: tuple[PlacedClaim, ...]
    names: tuple[PlacedSeriesName, ...]

    def beside(self, at: int | None, across: int, up: int) -> int | None:
        """Which claim the keyboard goes to from this one, by their places among the points: the one before or after
        it of the same series, or the nearest in time of the series before or after it. From none to the earliest.
        """
        if at is None or at >= len(self.points):
            return min(range(len(self.points)), key=lambda each: self.points[each].x, default=None)
        here = self.points[at]
        if across:
            own = [each for each, point in enumerate(self.points) if point.series == here.series]
            return own[max(0, min(own.index(at) + across, len(own) - 1))]
        series = sorted({point.series for point in self.points})
        wanted = series[max(0, min(series.index(here.series) + up, len(series) - 1))]
        others = [each for each, point in enumerate(self.points) if point.series == wanted]
        return at if wanted == here.series else min(others, key=lambda each: abs(self.points[each].x - here.x))

    def nearest(self, x: float, y: float, within: float) -> PlacedClaim | None:
        """The claim next to a place, none that is farther than so many pixels."""
        far = [(max(p.left - x, 0, x - p.right) ** 2 + (p.y - y) ** 2, at) for at, p in enumerate(self.points)]
        distance, at = min(far, default=(within**2 + 1, -1))
        return self.points[at] if at >= 0 and distance <= within**2 else None


def lay_out(
    data: ChartData, width: float, height: float, line: float, number: Callable[[float], str], names: float
) -> ChartLayout:
    """In so many pixels; `line`: the height of text, `names`: the width for the names at the right. `number` shows
    one of the axis.
    """
    points = data.points
    first, last = _span(points)
    highest = max((each.high if each.high is not None else each.value for each in points), default=1.0)
    lowest = min([0.0, *(each.low if each.low is not None else each.value for each in points)])
    step = _step((highest - lowest) or 1.0)
    top_value = (floor(highest / step) + 1) * step
    low_value = floor(lowest / step) * step
    labels = [low_value + step * at for at in range(round((top_value - low_value) / step) + 1)]
    left = max(map(len, map(number, labels))) * line * 0.55 + line
    plot = _Plot(left, line, max(width - names, left + 1), max(height - 2 * line, line + 1), first, last)
    plot.set_values(low_value, top_value)
    placed = tuple(
        plot.place(point, at) for at, series in enumerate(data.series[:MOST_SERIES]) for point in series.points
    )
    return ChartLayout(
        plot.left,
        plot.top,
        plot.right,
        plot.bottom,
        tuple(plot.years()),
        tuple(ChartTick(plot.y(each), number(each)) for each in labels),
        placed,
        _names(data, placed, plot, line),
    )


def _span(points: Sequence[ChartPoint]) -> tuple[int, int]:
    """Whole years, so that a chart of one day has some room too."""
    if not points:
        this = date.today().year
        return date(this, 1, 1).toordinal(), date(this, 12, 31).toordinal()
    first = date.fromordinal(min(each.first for each in points)).year
    last = date.fromordinal(max(each.last for each in points)).year
    return date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()


def _step(span: float) -> float:
    rough = span / _TICKS_UP
    power = 10.0 ** floor(log10(rough))
    return next(each * power for each in _STEPS if each * power >= rough)


class _Plot:
    """Turns days and numbers into pixels."""

    def __init__(self, left: float, top: float, right: float, bottom: float, first: int, last: int) -> None:
        self.left, self.top, self.right, self.bottom = left, top, right, bottom
        self._first, self._days = first, last - first + 1
        self._low = self._high = 0.0

    def set_values(self, low: float, high: float) -> None:
        self._low, self._high = low, high

    def x(self, day: float) -> float:
        return self.left + (self.right - self.left) * (day - self._first) / self._days

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * (value - self._low) / (self._high - self._low)

    def place(self, point: ChartPoint, series: int) -> PlacedClaim:
        """A day is as wide as it is: its span ends with its last moment."""
        left, right = self.x(point.first), self.x(point.last + 1)
        low = None if point.low is None else self.y(point.low)
        high = None if point.high is None else self.y(point.high)
        return PlacedClaim(point, series, (left + right) / 2, left, right, self.y(point.value), low, high)

    def years(self) -> list[ChartTick]:
        first, count = date.fromordinal(self._first).year, max(round(self._days / 365.25), 1)
        every = max(1, -(-int(count * _YEAR_ROOM) // max(int(self.right - self.left), 1)))
        found = (first + at for at in range(0, count + 1, every))
        return [ChartTick(self.x(date(year, 1, 1).toordinal()), str(year)) for year in found if year - first < count]


def _names(data: ChartData, placed: Sequence[PlacedClaim], plot: _Plot, line: float) -> tuple[PlacedSeriesName, ...]:
    """Each beside its last claim, pushed apart where they would lie over each other."""
    ends: dict[int, PlacedClaim] = {}
    for each in placed:
        # What was withdrawn is no end, unless there is nothing else.
        if each.point.sort != "withdrawn" or each.series not in ends:
            ends[each.series] = each
    wanted = sorted(ends.items(), key=lambda end: (end[1].y, end[0]))
    ys: list[float] = []
    for _series, end in wanted:
        ys.append(max(end.y, ys[-1] + line if ys else plot.top))
    # From below again: none stands below the plot, as long as there is room for all.
    for at in range(len(ys) - 1, -1, -1):
        ys[at] = min(ys[at], plot.bottom - (len(ys) - 1 - at) * line)
    return tuple(
        PlacedSeriesName(series, data.series[series].name, plot.right + line * _BESIDE, y, end.y)
        for (series, end), y in zip(wanted, ys, strict=True)
    )

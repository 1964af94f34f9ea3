"""What of a lane lies out of sight: an arrow at the edge of the window, with the year."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from .axis import Axis
from .lane import Track
from .marks import Shape

# Points, at a line of 22: the arrow beside its year, and the room before and after them.
ARROW, _EDGE = 12.0, 6.0
# Of shapes in a row that stand for no mark of their own.
_DERIVED = 4


class Beyond(NamedTuple):
    """An arrow from x to x + width with its middle at y, to a shape right of the window or left of it."""

    shape: Shape
    text: str
    x: float
    y: float
    width: float
    is_right: bool


def beyond(
    placed: Sequence[tuple[Track, float]],
    axis: Axis,
    near: tuple[float, float],
    is_bare: bool,
    size: float,
    width_of: Callable[[str], float],
) -> list[Beyond]:
    """At each edge at most one arrow: to the nearest of a lane of which nothing is seen, else to what lies far off.

    `placed` has the tracks of the lane with their middles; `near` is where nearly everything lies.
    """
    last = axis.last if is_bare else max(axis.last, near[1])
    first = axis.first if is_bare else min(axis.first, near[0])
    right = min(_after(placed, last), key=lambda one: one[0].begin, default=None)
    left = max(_before(placed, first), key=lambda one: one[0].end, default=None)
    found = []
    if left is not None:
        text = _year(left[0].end - 1)
        found.append(Beyond(left[0], text, _EDGE * size, left[1], width_of(text) + ARROW * size, False))
    if right is not None:
        text = _year(right[0].begin)
        width = width_of(text) + ARROW * size
        found.append(Beyond(right[0], text, axis.width - width - _EDGE * size, right[1], width, True))
    return found


def _after(placed: Iterable[tuple[Track, float]], day: float) -> Iterator[tuple[Shape, float]]:
    for track, y in placed:
        at = bisect_right(track.begins, day)
        yield from ((shape, y) for shape in track.shapes[at : at + _DERIVED] if not shape.is_derived)


def _before(placed: Iterable[tuple[Track, float]], day: float) -> Iterator[tuple[Shape, float]]:
    for track, y in placed:
        at = bisect_right(track.reach, day)
        yield from ((shape, y) for shape in track.shapes[max(at - _DERIVED, 0) : at] if not shape.is_derived)


def _year(day: float) -> str:
    return str(date.fromordinal(int(min(max(day, 1.0), float(date.max.toordinal())))).year)

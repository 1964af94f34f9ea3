"""The timeline: lanes stacked into rows with their arranged tracks, in lines and days; no painting."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..dates import plausible
from .lane import Arrangement, Supersession, Track, arrange
from .marks import Lane, Mark, Shape, Span, State

__all__ = [
    "Arrangement",
    "Lane",
    "LaneRow",
    "Layout",
    "Mark",
    "Shape",
    "Span",
    "State",
    "Supersession",
    "Track",
    "lay_out",
]

_PAD = 0.4
_LOWEST, _LOWEST_TWO_LINES = 1.8, 2.5
# Letters that stand side by side across the whole range when it is fitted into a common window.
_LETTERS_ACROSS = 130
# A slip of the hand would leave no room for all that is seen beside it. A mark ends where its last day does.
_FIRST, _LAST = float(plausible.FIRST.toordinal()), float(plausible.LAST.toordinal() + 1)


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane on the screen. `y` and `height` are in lines; `hidden` counts the lanes folded into it."""

    lane: Lane
    depth: int
    y: float
    height: float
    tracks: Sequence[Track]
    links: Sequence[Supersession]
    undated: tuple[Mark, ...]
    child_kinds: tuple[str, ...] = ()
    is_collapsed: bool = False

    @property
    def has_children(self) -> bool:
        return bool(self.child_kinds)

    def track_tops(self) -> Iterator[float]:
        """The y of each track, in lines; the tracks stand in the middle of the row."""
        top = self.y + (self.height - sum(track.height for track in self.tracks)) / 2
        for track in self.tracks:
            yield top
            top += track.height

    def shapes(self) -> list[Shape]:
        """What a person can step through, the earliest first: no derived stretches."""
        found = [shape for track in self.tracks for shape in track.shapes if not shape.is_derived]
        return sorted(found, key=lambda shape: (shape.begin, shape.mark.id))


@dataclass(frozen=True, slots=True)
class Layout:
    """All rows from top to bottom. `begin` and `end` are the first and last day anything touches.

    `usual` are the same without what lies in years of which the register can say nothing.
    """

    rows: tuple[LaneRow, ...]
    begin: float
    end: float
    today: date
    lanes: tuple[Lane, ...]
    arrangements: Mapping[str, Arrangement]
    usual: tuple[float, float]

    @property
    def height(self) -> float:
        return self.rows[-1].y + self.rows[-1].height if self.rows else 0.0

    def rows_between(self, top: float, bottom: float) -> Sequence[LaneRow]:
        """The rows that show between two heights, found without walking through the others."""
        first = bisect_right(self.rows, top, key=_top) - 1
        return self.rows[max(first, 0) : bisect_left(self.rows, bottom, key=_top)]

    def row_of(self, lane: str) -> LaneRow | None:
        return next((row for row in self.rows if row.lane.id == lane), None)

    def with_collapsed(self, collapsed: frozenset[str]) -> Layout:
        """The same tracks with other lanes folded."""
        rows = tuple(_stacked(self.lanes, self.arrangements, collapsed))
        return Layout(rows, self.begin, self.end, self.today, self.lanes, self.arrangements, self.usual)


def _top(row: LaneRow) -> float:
    return row.y


def lay_out(
    lanes: Iterable[Lane], marks: Iterable[Mark], *, today: date, collapsed: frozenset[str] = frozenset()
) -> Layout:
    """Arrange every lane's marks and stack the lanes. Marks of unknown lanes are left out."""
    known = tuple(lanes)
    by_lane: dict[str, list[Mark]] = {lane.id: [] for lane in known}
    for mark in marks:
        if mark.lane in by_lane:
            by_lane[mark.lane].append(mark)
    days_a_letter = _whole_range(by_lane.values(), today) / _LETTERS_ACROSS
    arranged = {lane.id: arrange(lane, by_lane[lane.id], today, days_a_letter) for lane in known}
    begin, end = _extent(arranged.values(), today)
    usual = _usual_extent(arranged.values(), today) if begin < _FIRST or end > _LAST else (begin, end)
    return Layout((), begin, end, today, known, arranged, usual).with_collapsed(collapsed)


def _whole_range(lanes: Iterable[list[Mark]], today: date) -> float:
    starts = (mark.start for marks in lanes for mark in marks if plausible.is_plausible(mark.start))
    days = [day for start in starts for day in (start.earliest, start.latest) if day]
    days.append(today)
    return float((max(days) - min(days)).days)


def _extent(arrangements: Iterable[Arrangement], today: date) -> tuple[float, float]:
    begin = end = float(today.toordinal())
    for arrangement in arrangements:
        for track in arrangement.tracks:
            if track.shapes:
                begin = min(begin, track.shapes[0].begin)
                end = max(end, max(shape.end for shape in track.shapes))
    return begin, end


def _usual_extent(arrangements: Iterable[Arrangement], today: date) -> tuple[float, float]:
    """The extent of what lies in plausible years, and of today."""
    days = [float(today.toordinal())]
    for arrangement in arrangements:
        for track in arrangement.tracks:
            days += [day for shape in track.shapes for day in (shape.begin, shape.end) if _FIRST <= day <= _LAST]
    return min(days), max(days)


def _stacked(
    lanes: Sequence[Lane], arrangements: Mapping[str, Arrangement], collapsed: frozenset[str]
) -> Iterator[LaneRow]:
    known = {lane.id for lane in lanes}
    children: dict[str | None, list[Lane]] = {}
    for lane in lanes:
        children.setdefault(lane.parent if lane.parent in known else None, []).append(lane)
    y = 0.0
    waiting = [(lane, 0) for lane in reversed(children.get(None, []))]
    while waiting:
        lane, depth = waiting.pop()
        below = children.get(lane.id, [])
        is_collapsed = lane.id in collapsed
        row = _row(lane, depth, y, arrangements[lane.id], tuple(c.record_kind for c in below), is_collapsed)
        yield row
        y += row.height
        if not is_collapsed:
            waiting += [(child, depth + 1) for child in reversed(below)]


def _row(
    lane: Lane, depth: int, y: float, arranged: Arrangement, child_kinds: tuple[str, ...], is_collapsed: bool
) -> LaneRow:
    tracks = arranged.tracks[: arranged.shown_closed] if is_collapsed else arranged.tracks
    has_second_line = lane.subtitle or arranged.undated or (is_collapsed and child_kinds)
    lowest = _LOWEST_TWO_LINES if has_second_line else _LOWEST
    height = max(lowest, sum(track.height for track in tracks) + 2 * _PAD)
    return LaneRow(lane, depth, y, height, tracks, arranged.links, arranged.undated, child_kinds, is_collapsed)


def minimap(layout: Layout, columns: int, lines: int) -> list[tuple[int, int, int]]:
    """The usual years in a few lines: (line, first column, column after the last) wherever something lies."""
    grid = [bytearray(columns) for _line in range(lines)]
    begin, end = layout.usual
    scale = columns / max(end - begin, 1.0)
    height = max(len(layout.lanes), 1)
    for place, lane in enumerate(layout.lanes):
        line = grid[place * lines // height]
        for track in layout.arrangements[lane.id].tracks:
            for shape in track.shapes:
                if shape.end < begin or shape.begin > end:
                    continue
                first = min(max(int((shape.begin - begin) * scale), 0), columns - 1)
                last = min(max(int((shape.end - begin) * scale), first + 1), columns)
                line[first:last] = b"\x01" * (last - first)
    return [(place, *run) for place, line in enumerate(grid) for run in _runs(line)]


def _runs(line: bytearray) -> Iterator[tuple[int, int]]:
    at = line.find(1)
    while at >= 0:
        stop = line.find(0, at)
        stop = len(line) if stop < 0 else stop
        yield at, stop
        at = line.find(1, stop)

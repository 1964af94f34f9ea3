"""The timeline: lanes stacked into rows with their arranged tracks, in lines and days; no painting."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, islice

from ..dates import plausible
from .density import COMFORTABLE, LOWEST_SUMMARY, Density
from .lane import Arrangement, Supersession, Track
from .lateness import NOT_LATE, Lateness
from .marks import Lane, Mark, Shape, Span, State, shape_of
from .pending import GuessedHeights, Pending
from .summary import summarise, undated_in, within

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
    "lay_out_first",
    "settle",
]

# The head of a lane that has scrolled away, kept above those within it; in lines.
HEAD = 1.3
# Letters that stand side by side across the whole range when it is fitted into a common window.
_LETTERS_ACROSS = 130
# Of all dates so many lie far off, at either end; of very many only some are looked at.
_FAR, _SAMPLED = 0.02, 20_000
_ASKED, _MAPPED = 200, 20_000
# What is nearer to the others than this share of their range is not far off.
_ABOUT, _YEAR = 0.25, 365.0
# A slip of the hand would leave no room for all that is seen beside it. A mark ends where its last day does.
_FIRST, _LAST = float(plausible.FIRST.toordinal()), float(plausible.LAST.toordinal() + 1)


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane on the screen. `y` and `height` are in lines; `child_kinds` are those of the lanes within it.

    One that is not settled has no tracks yet, and a height that is guessed.
    """

    lane: Lane
    depth: int
    y: float
    height: float
    tracks: Sequence[Track]
    links: Sequence[Supersession]
    undated: tuple[Mark, ...]
    child_kinds: tuple[str, ...] = ()
    is_collapsed: bool = False
    density: Density = COMFORTABLE
    is_settled: bool = True
    late: Lateness = NOT_LATE

    @property
    def has_children(self) -> bool:
        return bool(self.child_kinds)

    def track_tops(self) -> Iterator[float]:
        """The y of each track, in lines; the tracks stand in the middle of the row."""
        top = self.y + (self.height - sum(track.height(self.density) for track in self.tracks)) / 2
        for track in self.tracks:
            yield top
            top += track.height(self.density)

    def track_middles(self) -> Iterator[float]:
        """The y of the shapes of each track, in lines, below the captions above them."""
        for track, top in zip(self.tracks, self.track_tops(), strict=True):
            above = track.above(self.density)
            yield top + above + (track.height(self.density) - above) / 2

    def shapes(self) -> list[Shape]:
        """What a person can step through, the earliest first: no derived stretches, no event of two lanes twice."""
        found = {shape.mark.id: shape for track in self.tracks for shape in track.shapes if not shape.is_derived}
        return sorted(found.values(), key=lambda shape: (shape.begin, shape.mark.id))


@dataclass(frozen=True, slots=True)
class Layout:
    """All rows from top to bottom. `begin` and `end` are the first and last day anything touches.

    `usual` are the same without what lies in years of which the register can say nothing, `near` those without the
    few that lie far from all others. Of a `pending` one only some lanes are arranged, and where it begins and ends is
    guessed from some of the marks. `late` has those lanes that are, or that hold others that are.
    """

    rows: tuple[LaneRow, ...]
    begin: float
    end: float
    today: date
    lanes: tuple[Lane, ...]
    arrangements: dict[str, Arrangement]
    usual: tuple[float, float]
    near: tuple[float, float]
    density: Density = COMFORTABLE
    collapsed: frozenset[str] = frozenset()
    pending: Pending | None = None
    late: Mapping[str, Lateness] = field(default_factory=dict)

    @property
    def height(self) -> float:
        return self.rows[-1].y + self.rows[-1].height if self.rows else 0.0

    @property
    def outer(self) -> frozenset[str]:
        """The lanes that have others within them."""
        known = {lane.id for lane in self.lanes}
        return frozenset(lane.parent for lane in self.lanes if lane.parent and lane.parent in known)

    def rows_between(self, top: float, bottom: float) -> Sequence[LaneRow]:
        """The rows that show between two heights, found without walking through the others."""
        first = bisect_right(self.rows, top, key=_top) - 1
        return self.rows[max(first, 0) : bisect_left(self.rows, bottom, key=_top)]

    def head_above(self, top: float) -> LaneRow | None:
        """The outermost lane that began above this height and whose inner lanes still go on there."""
        place = bisect_right(self.rows, top, key=_top) - 1
        while place > 0 and self.rows[place].depth:
            place -= 1
        found = self.rows[place] if 0 <= place < len(self.rows) else None
        return found if found and found.y + max(found.height - HEAD, 0) < top and not found.is_collapsed else None

    def row_of(self, lane: str) -> LaneRow | None:
        return next((row for row in self.rows if row.lane.id == lane), None)

    def title_of(self, lane: str) -> str:
        """What a lane is called, whether it has a row of its own or is summed up in another."""
        return next((each.title for each in self.lanes if each.id == lane), "")

    def with_collapsed(
        self,
        collapsed: frozenset[str],
        density: Density | None = None,
        seen: tuple[float, float] = (0.0, 0.0),
    ) -> Layout:
        """The same tracks with other lanes folded, and as close as `density` has them.

        Of a pending one the rows between two heights, those `seen`, are settled.
        """
        chosen = density or self.density
        rows = tuple(_Stack(self, collapsed, chosen, seen).rows())
        return replace(self, rows=rows, density=chosen, collapsed=collapsed)

    def is_settled_between(self, top: float, bottom: float) -> bool:
        """Whether all rows that show between two heights are as they will be."""
        return self.pending is None or all(row.is_settled for row in self.rows_between(top, bottom))


def _top(row: LaneRow) -> float:
    return row.y


def lay_out(
    lanes: Iterable[Lane],
    marks: Iterable[Mark],
    *,
    today: date,
    collapsed: frozenset[str] = frozenset(),
    late: Mapping[str, Lateness] | None = None,
) -> Layout:
    """Arrange every lane's marks and stack the lanes. Marks of unknown lanes are left out; `late` lanes say so."""
    known = tuple(lanes)
    whole = _whole(known, _pending(known, marks, today), {})
    return replace(whole, late=late or {}).with_collapsed(collapsed)


def lay_out_first(
    lanes: Iterable[Lane],
    marks: Iterable[Mark],
    *,
    today: date,
    late: Mapping[str, Lateness] | None = None,
) -> Layout:
    """The same of very many marks before any lane is arranged, for the lanes that are seen first; without rows.

    with_collapsed() stacks them; settle() makes of it what lay_out() would have made.
    """
    known = tuple(lanes)
    pending = _pending(known, marks, today)
    few = list(chain.from_iterable(pending.marks.values()))
    sample = [mark for mark in few[:: max(len(few) // _SAMPLED, 1)] if not mark.is_undated]
    shown = [Arrangement([Track([shape_of(mark, today) for mark in sample])], [], (), 1)]
    return replace(_extended(known, shown, today), pending=pending, late=late or {})


def settle(layout: Layout) -> Layout:
    """The whole of one that is pending, its lanes folded and as close as they are there."""
    if layout.pending is None:
        return layout
    whole = replace(_whole(layout.lanes, layout.pending, layout.arrangements), late=layout.late)
    return whole.with_collapsed(layout.collapsed, layout.density)


def _pending(lanes: Iterable[Lane], marks: Iterable[Mark], today: date) -> Pending:
    by_lane: dict[str, list[Mark]] = {lane.id: [] for lane in lanes}
    for mark in marks:
        of_lane = by_lane.get(mark.lane)
        if of_lane is not None:
            of_lane.append(mark)
    return Pending(by_lane, today, _whole_range(by_lane.values(), today) / _LETTERS_ACROSS)


def _whole(lanes: tuple[Lane, ...], pending: Pending, known: Mapping[str, Arrangement]) -> Layout:
    arranged = {lane.id: known.get(lane.id) or pending.arrange(lane) for lane in lanes}
    return replace(_extended(lanes, arranged.values(), pending.today), arrangements=arranged)


def _extended(lanes: tuple[Lane, ...], arranged: Collection[Arrangement], today: date) -> Layout:
    """From the first to the last day of these, without rows."""
    begin, end = _extent(arranged, today)
    usual = _usual_extent(arranged, today) if begin < _FIRST or end > _LAST else (begin, end)
    return Layout((), begin, end, today, lanes, {}, usual, _near(arranged, today, usual))


def _whole_range(lanes: Iterable[list[Mark]], today: date) -> float:
    """From the first plausible day on which something begins to the last, in days."""
    first = last = today
    for marks in lanes:
        for mark in marks:
            day = mark.start.earliest or mark.start.latest
            if day is None or not plausible.FIRST <= day <= plausible.LAST:
                continue
            if day < first:
                first = day
            elif day > last:
                last = day
    return float((last - first).days)


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


def _near(arrangements: Iterable[Arrangement], today: date, usual: tuple[float, float]) -> tuple[float, float]:
    """Where nearly all of it lies with what is not far from that, and today."""
    begin, end = usual
    tracks = [track.shapes for each in arrangements for track in each.tracks]
    apart = max(sum(map(len, tracks)) // _SAMPLED, 1)
    sample = [(shape.begin, shape.end) for shape in islice(chain.from_iterable(tracks), None, None, apart)]
    firsts = sorted(first for first, _last in sample if first >= begin)
    lasts = sorted(last for _first, last in sample if last <= end)
    now = float(today.toordinal())
    if not firsts or not lasts:
        return usual
    core = firsts[int(len(firsts) * _FAR)], lasts[-1 - int(len(lasts) * _FAR)]
    about = max((core[1] - core[0]) * _ABOUT, _YEAR)
    begin = min(next(day for day in firsts if day >= core[0] - about), now)
    end = max(next(day for day in reversed(lasts) if day <= core[1] + about), now)
    return max(begin, usual[0]), min(end, usual[1])


class _Stack:
    """Lanes one below the other, those within others below them unless they are folded away."""

    def __init__(
        self, layout: Layout, collapsed: frozenset[str], density: Density, seen: tuple[float, float]
    ) -> None:
        self._arrangements, self._collapsed, self._density = layout.arrangements, collapsed, density
        self._late = layout.late
        self._pending, self._seen, self._guessed = layout.pending, seen, GuessedHeights()
        self._gap = (layout.near[1] - layout.near[0]) / _LETTERS_ACROSS
        self._children: dict[str | None, list[Lane]] = {}
        known = {lane.id for lane in layout.lanes}
        for lane in layout.lanes:
            self._children.setdefault(lane.parent if lane.parent in known else None, []).append(lane)

    def rows(self) -> Iterator[LaneRow]:
        y = 0.0
        waiting = [(lane, 0) for lane in reversed(self._children.get(None, []))]
        while waiting:
            lane, depth = waiting.pop()
            late = self._late.get(lane.id, NOT_LATE)
            arranged = self._is_arranged(lane, y)
            row = self._row(lane, depth, y, late) if arranged else self._unsettled(lane, depth, y, late)
            if self._pending is not None and row.is_settled:
                self._guessed.note(lane, row.height)
            yield row
            y += row.height
            if row.child_kinds and not row.is_collapsed:
                waiting += [(child, depth + 1) for child in reversed(self._children[lane.id])]

    def _is_arranged(self, lane: Lane, y: float) -> bool:
        """Arranged with what is summed up in it, as it is where it is in sight."""
        if self._pending is None:
            return True
        is_seen = self._seen[0] <= y + self._guessed.guess(lane, self._density.lowest) and y < self._seen[1]
        # Of very many lanes nearly all are neither.
        if not is_seen and lane.id not in self._arrangements:
            return False
        is_summed_up = lane.id in self._collapsed and self._density.is_dense
        needed = [lane, *(within(lane.id, self._children) if is_summed_up else ())]
        if is_seen:
            for each in needed:
                if each.id not in self._arrangements:
                    self._arrangements[each.id] = self._pending.arrange(each)
        return all(each.id in self._arrangements for each in needed)

    def _kinds_within(self, lane: Lane) -> tuple[str, ...]:
        children = self._children.get(lane.id)
        return tuple(child.record_kind for child in children) if children else ()

    def _unsettled(self, lane: Lane, depth: int, y: float, late: Lateness) -> LaneRow:
        kinds = self._kinds_within(lane)
        height = self._guessed.guess(lane, self._density.lowest)
        folded = lane.id in self._collapsed
        return LaneRow(lane, depth, y, height, (), (), (), kinds, folded, self._density, is_settled=False, late=late)

    def _row(self, lane: Lane, depth: int, y: float, late: Lateness) -> LaneRow:
        arranged, density = self._arrangements[lane.id], self._density
        kinds = self._kinds_within(lane)
        is_collapsed = lane.id in self._collapsed
        if is_collapsed and kinds and density.is_dense:
            return replace(self._summary(lane, depth, y, kinds), late=late)
        tracks = arranged.tracks[: arranged.shown_closed] if is_collapsed else arranged.tracks
        has_second_line = lane.subtitle or arranged.undated or late != NOT_LATE or (is_collapsed and kinds)
        lowest = density.lowest_two_lines if has_second_line else density.lowest
        height = max(lowest, sum(track.height(density) for track in tracks) + 2 * density.pad)
        row = LaneRow(lane, depth, y, height, tracks, arranged.links, arranged.undated, kinds, is_collapsed, density)
        return replace(row, late=late) if late != NOT_LATE else row

    def _summary(self, lane: Lane, depth: int, y: float, kinds: tuple[str, ...]) -> LaneRow:
        own = self._arrangements[lane.id]
        inner = [self._arrangements[each.id] for each in within(lane.id, self._children)]
        tracks = summarise(own, inner, self._gap)
        height = max(LOWEST_SUMMARY, sum(track.height(self._density) for track in tracks) + 4 * self._density.pad)
        undated = undated_in(own, inner)
        return LaneRow(lane, depth, y, height, tracks, (), undated, kinds, True, self._density)


def minimap(layout: Layout, columns: int, lines: int) -> list[tuple[int, int, int]]:
    """The usual years in a few lines: (line, first column, column after the last) wherever something lies."""
    grid = [bytearray(columns) for _line in range(lines)]
    begin, end = layout.usual
    days = end - begin
    scale = columns / max(days, 1.0)
    height = max(len(layout.lanes), 1)
    # Of very many lanes, of which hundreds share each line, some are looked at.
    for place in range(0, len(layout.lanes), _apart(layout)):
        line = grid[place * lines // height]
        arranged = layout.arrangements.get(layout.lanes[place].id)
        for track in arranged.tracks if arranged else ():
            for shape in track.shapes:
                starts, stops = shape.begin - begin, shape.end - begin
                if stops < 0 or starts > days:
                    continue
                first = min(int(starts * scale), columns - 1) if starts > 0 else 0
                last = min(int(stops * scale), columns)
                if last > first + 1:
                    line[first:last] = b"\x01" * (last - first)
                else:
                    line[first] = 1
    return [(place, *run) for place, line in enumerate(grid) for run in _runs(line)]


def _apart(layout: Layout) -> int:
    """Each lane of so many is looked at for the map: the windows stand still meanwhile."""
    few = layout.lanes[:: max(len(layout.lanes) // _ASKED, 1)]
    arranged = [each for lane in few if (each := layout.arrangements.get(lane.id))]
    shapes = sum(len(track.shapes) for each in arranged for track in each.tracks)
    return max(shapes * len(layout.lanes) // max(len(few), 1) // _MAPPED, 1)


def _runs(line: bytearray) -> Iterator[tuple[int, int]]:
    at = line.find(1)
    while at >= 0:
        stop = line.find(0, at)
        stop = len(line) if stop < 0 else stop
        yield at, stop
        at = line.find(1, stop)

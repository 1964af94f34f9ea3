"""What was promised when: the day it was said across, the day that was promised up, one line a project."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise
from typing import NamedTuple

from ..dates import plausible
from ..records.project import GIVEN_UP
from . import words
from .axis import Axis
from .facts import slip_of
from .marked_cells import MarkedCells
from .marks import SHELVED, Lane, Mark, bounds
from .stories import Story, said_on, stories_of

# Points, at a line of 22.
_BESIDE, _HALF, _USUAL_LINE = 8.0, 5.0, 22.0
_YEAR = 365.0
# Of no more lines than these, those of one promise are named too.
_FEW = 30
# Of very many lines the names of these are tried; hardly one more would find room.
_TRIED = 300
# Of more promises than these nobody could tell one from another, and a name may stand on some.
_CROWD, _PLACES_IN_A_CROWD = 600, 2


class Promise(NamedTuple):
    """A date as it was promised on the day `said`, from the midnight `low` to the midnight `high`; or what came."""

    mark: Mark
    said: float
    low: float
    high: float
    is_fact: bool = False

    @property
    def is_shelved(self) -> bool:
        """Put off or given up: a date that nobody waits for."""
        return self.mark.state in SHELVED


class PromiseLine(NamedTuple):
    """The promises of one lane in the order they were made, and how far they slipped in days, least and most.

    Nothing slips of a project that was given up.
    """

    lane: Lane
    promises: tuple[Promise, ...]
    slip: tuple[int, int] | None = None

    @property
    def is_chain(self) -> bool:
        return len(self.promises) > 1


@dataclass(frozen=True, slots=True)
class Promises:
    """All lines, the longest slips first. `left_out` counts what nobody said when."""

    lines: tuple[PromiseLine, ...]
    today: date
    left_out: int

    @property
    def has_shelved(self) -> bool:
        return any(each.is_shelved for line in self.lines for each in line.promises)

    @property
    def said(self) -> tuple[float, float]:
        """From the first day something was said to the last, and today."""
        days = [each.said for line in self.lines for each in line.promises] or [float(self.today.toordinal())]
        return min(days), max(*days, float(self.today.toordinal()), min(days) + _YEAR)

    @property
    def promised(self) -> tuple[float, float]:
        days = [day for line in self.lines for each in line.promises for day in (each.low, each.high)]
        now = float(self.today.toordinal())
        return min([*days, now]), max([*days, now])


def read_promises(lanes: Iterable[Lane], marks: Iterable[Mark], today: date, kind: str = "launch") -> Promises:
    """The promises of this kind of event in every project's lane; a project that has several lanes has one line."""
    known: dict[str, Lane] = {}
    homes: dict[str, str] = {}
    for lane in lanes:
        if lane.record_kind == "project" and lane.record_id not in homes:
            homes[lane.record_id] = lane.id
            known[lane.id] = lane
    by_lane: dict[str, list[Mark]] = {lane: [] for lane in known}
    for mark in marks:
        if mark.kind == kind and mark.lane in by_lane and not mark.is_undated:
            by_lane[mark.lane].append(mark)
    lines: list[PromiseLine] = []
    left_out = 0
    for home, own in by_lane.items():
        story = stories_of(own).get(kind)
        if story is None:
            continue
        promises = tuple(_promises(story))
        left_out += len(story.claims) - sum(not each.is_fact for each in promises)
        if promises and not promises[0].is_fact:
            slip = None if known[home].status in GIVEN_UP else slip_of(story)
            lines.append(PromiseLine(known[home], promises, slip))
    lines.sort(key=_by_slip)
    return Promises(tuple(lines), today, left_out)


def _by_slip(line: PromiseLine) -> tuple[bool, float, str]:
    return not line.is_chain, -(line.slip[0] if line.slip else 0), line.lane.title


def _promises(story: Story) -> Iterator[Promise]:
    for claim in story.claims:
        said = said_on(claim)
        if said is not None:
            yield Promise(claim, float(said.toordinal()), *bounds(claim.start))
    fact = story.fact
    if fact is not None and plausible.is_plausible(fact.start):
        low, high = bounds(fact.start)
        yield Promise(fact, low, low, high, is_fact=True)


class DrawnPromise(NamedTuple):
    """A promise in points: at x, from `top` down to `bottom`; a single day is as high as a diamond."""

    promise: Promise
    x: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class PromiseLabel(NamedTuple):
    """The name of a line, from x to x + width with its middle at y."""

    text: str
    x: float
    y: float
    width: float


class DrawnPromises(NamedTuple):
    line: PromiseLine
    points: tuple[DrawnPromise, ...]
    label: PromiseLabel | None = None


def draw_promises(
    promises: Promises, across: Axis, up: Axis, line: float, width_of: Callable[[str], float], first: str = ""
) -> list[DrawnPromises]:
    """Every line that touches the window, those named whose names have room; the lane `first` is named before all.

    `up` runs from the bottom of the window: its width is the window's height. `line` is the height of a line of text.
    """
    size = line / _USUAL_LINE
    drawn = [DrawnPromises(each, _points(each, across, up, size)) for each in promises.lines]
    room = across.width, up.width
    seen = [each for each in drawn if _touches(each.points, room)]
    taken: list[PromiseLabel] = []
    named = {}
    nameable = [each for each in seen if each.line.is_chain or each.line.lane.id == first or len(seen) <= _FEW]
    marked = _marked(seen, room, size)
    for each in sorted(nameable, key=lambda one: one.line.lane.id != first)[:_TRIED]:
        text = words.line_name(each.line.lane.title, each.line.slip) if each.line.lane.id == first else ""
        label = _label(each, text, (room, line), width_of, marked, taken)
        if label is not None:
            taken.append(label)
            named[each.line.lane.id] = label
    return [each._replace(label=named.get(each.line.lane.id)) for each in seen]


def _points(line: PromiseLine, across: Axis, up: Axis, size: float) -> tuple[DrawnPromise, ...]:
    return tuple(_point(each, across, up, size) for each in line.promises)


def _point(promise: Promise, across: Axis, up: Axis, size: float) -> DrawnPromise:
    top, bottom = up.width - up.x(promise.high), up.width - up.x(promise.low)
    least = 2 * _HALF * size
    if bottom - top < least:
        middle = (top + bottom) / 2
        top, bottom = middle - least / 2, middle + least / 2
    return DrawnPromise(promise, across.x(promise.said), top, bottom)


def _touches(points: Sequence[DrawnPromise], room: tuple[float, float]) -> bool:
    """Whether a promise or a line between two may be seen in a window so wide and so high."""
    if any(0 <= point.x <= room[0] and point.bottom >= 0 and point.top <= room[1] for point in points):
        return True
    return any(
        min(a.x, b.x) <= room[0]
        and max(a.x, b.x) >= 0
        and min(a.middle, b.middle) <= room[1]
        and max(a.middle, b.middle) >= 0
        for a, b in pairwise(points)
    )


def _marked(seen: Sequence[DrawnPromises], room: tuple[float, float], size: float) -> MarkedCells | None:
    """Where promises stand, None where they crowd; what is beside one at the distance of a name is free."""
    if sum(len(each.points) for each in seen) > _CROWD:
        return None
    reach = _BESIDE / 2 * size
    marked = MarkedCells(*room, reach)
    for each in seen:
        for point in each.points:
            marked.mark(point.x - reach, point.x + reach, point.top, point.bottom)
    return marked


def _label(
    drawn: DrawnPromises,
    text: str,
    place: tuple[tuple[float, float], float],
    width_of: Callable[[str], float],
    marked: MarkedCells | None,
    taken: Sequence[PromiseLabel],
) -> PromiseLabel | None:
    """Right of the last promise, left of the first, or a little above or below the last; on no name and no promise.

    One with a `text` of its own is named all the same, above its last promise. `place` is the room and a line.
    """
    room, line = place
    said = text or drawn.line.lane.title
    wide = width_of(said)
    for x, y in islice(_places(drawn, wide, line), None if marked else _PLACES_IN_A_CROWD):
        label = PromiseLabel(said, x, y, wide)
        is_free = marked is None or marked.is_free(x, x + wide, y - line * 0.3, y + line * 0.3)
        if is_free and _fits(label, room, line) and not any(_meet(label, other, line) for other in taken):
            return label
    last = drawn.points[-1]
    above = min(max(last.top - line * 0.7, line / 2), room[1] - line / 2)
    forced = PromiseLabel(said, max(min(last.x, room[0]) - wide, 0.0), above, wide)
    return forced if text and _fits(forced, room, line) else None


def _places(drawn: DrawnPromises, wide: float, line: float) -> Iterator[tuple[float, float]]:
    gap = _BESIDE * line / _USUAL_LINE
    last, first = drawn.points[-1], drawn.points[0]
    yield last.x + gap, last.middle
    yield first.x - gap - wide, first.middle
    yield last.x + gap, last.top - line * 0.4
    yield last.x + gap, last.bottom + line * 0.4


def _fits(label: PromiseLabel, room: tuple[float, float], line: float) -> bool:
    return label.x >= 0 and label.x + label.width <= room[0] and line / 2 <= label.y <= room[1] - line / 2


def _meet(one: PromiseLabel, other: PromiseLabel, line: float) -> bool:
    return abs(one.y - other.y) < line * 0.8 and one.x < other.x + other.width and other.x < one.x + one.width

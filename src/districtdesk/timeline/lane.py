"""How the marks of one lane share its tracks: slippage chains, construction, single days and what lasts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from heapq import heappop, heappush
from itertools import accumulate
from typing import NamedTuple

from .density import THIN, Density
from .marks import SHELVED, CaptionKind, Lane, Mark, Shape, shape_of, stretch_between
from .stories import Story, overdue_of, stories_of, when_of

_STARTS = ("groundbreaking", "construction_start")
# Days that crowd may take this many tracks; then their captions give way.
_POINT_TRACKS = 3


class Supersession(NamedTuple):
    """A claim and the one that took its place, with the tracks they lie in."""

    earlier: Shape
    earlier_track: int
    later: Shape
    later_track: int
    is_overdue: bool


class Track:
    """Shapes on one line, the earliest first."""

    def __init__(self, shapes: list[Shape], *, has_captions_above: bool = False, is_thin: bool = False) -> None:
        shapes.sort(key=_begin)
        self.shapes = shapes
        self.has_captions_above = has_captions_above
        self.is_thin = is_thin

    # Only the tracks that come into sight are searched, so the lists for it are made then.
    @cached_property
    def begins(self) -> list[float]:
        return [shape.begin for shape in self.shapes]

    @cached_property
    def reach(self) -> list[float]:
        """The last day that any of the first i + 1 shapes touches."""
        return list(accumulate((shape.end for shape in self.shapes), max))

    def above(self, density: Density) -> float:
        """The room for captions above the shapes, in lines."""
        return density.caption if self.has_captions_above else 0.0

    def height(self, density: Density) -> float:
        return THIN if self.is_thin else density.track + self.above(density)


@dataclass(slots=True)
class Arrangement:
    """The tracks of a lane from top to bottom; a closed lane shows the first `shown_closed` of them."""

    tracks: list[Track]
    links: list[Supersession]
    undated: tuple[Mark, ...]
    shown_closed: int
    is_project: bool = False


def _begin(shape: Shape) -> float:
    return shape.begin


def arrange(lane: Lane, marks: Sequence[Mark], today: date, days_a_letter: float) -> Arrangement:
    """Share the marks among tracks. A caption is reckoned at `days_a_letter` for each of its letters."""
    undated = tuple(mark for mark in marks if mark.is_undated)
    dated: Sequence[Mark] = [mark for mark in marks if not mark.is_undated] if undated else marks
    tracks: list[Track] = []
    links: list[Supersession] = []
    if lane.record_kind == "project":
        tracks, links, dated = _building(dated, today, lane.status)
    points = [shape_of(mark, today) for mark in dated if not mark.lasts]
    stretches = [shape_of(mark, today) for mark in dated if mark.lasts]
    tracks += _pack(points, days_a_letter, _POINT_TRACKS)
    closed = len(tracks)
    tracks += _pack(stretches, days_a_letter, None)
    is_project = lane.record_kind == "project"
    return Arrangement(tracks or [Track([])], links, undated, max(closed, 1), is_project)


def _pack(shapes: list[Shape], days_a_letter: float, most: int | None) -> list[Track]:
    """Each shape and its caption on the track that is free first; beyond `most` tracks captions may collide."""
    shapes.sort(key=_begin)
    tracks: list[list[Shape]] = []
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    for shape in shapes:
        while busy and busy[0][0] <= shape.begin:
            heappush(free, heappop(busy)[1])
        if free:
            index = heappop(free)
        elif len(tracks) == most:
            index = heappop(busy)[1]
        else:
            index = len(tracks)
            tracks.append([])
        tracks[index].append(shape)
        heappush(busy, (shape.end + _letters(shape.mark) * days_a_letter, index))
    return [Track(each) for each in tracks]


def _letters(mark: Mark) -> int:
    dates = len(mark.start.text) + (len(mark.end.text) + 4 if mark.end else 0)
    return len(mark.label) + dates + (5 if mark.state == "actual" else 16)


def _building(
    marks: Sequence[Mark], today: date, status: str | None
) -> tuple[list[Track], list[Supersession], list[Mark]]:
    """A project's plan and, below it, what was built; and the marks that are neither."""
    stories = stories_of(marks)
    start = _start(stories)
    drawn = {mark.id for story in stories.values() for mark in story.claims}
    launch = stories.get("launch", Story([], None))
    plan, links = _plan(stories.values(), today, status)
    built = _built(start, launch, today, status)
    drawn.update(shape.mark.id for shape in built)
    if start is not None:
        under = plan[0] if launch.claims else built
        if launch.claims:
            under += _hatched(start, _nearest(launch.claims, today), today)
        if start.state == "actual" and under:
            drawn.add(start.id)
            under.append(shape_of(start, today))
    if launch.fact is not None:
        drawn.add(launch.fact.id)
        built.append(_fact_shape(launch.fact, launch.claims, today))
    tracks = [Track(shapes, has_captions_above=True) for shapes in plan] + ([Track(built)] if built else [])
    if launch.fact is not None and launch.claims:
        links.append(_last_link(tracks, launch.claims[-1], launch.fact))
    return tracks, links, [mark for mark in marks if mark.id not in drawn]


def _start(stories: dict[str, Story]) -> Mark | None:
    found = [stories[kind] for kind in _STARTS if kind in stories]
    facts = [story.fact for story in found if story.fact is not None]
    if facts:
        return min(facts, key=when_of)
    planned = [story.claims[-1] for story in found if story.claims and story.claims[-1].state not in SHELVED]
    return min(planned, key=when_of, default=None)


def _plan(stories: Iterable[Story], today: date, status: str | None) -> tuple[list[list[Shape]], list[Supersession]]:
    """All claims, each on the first track where it covers no other, and the links from each to the next."""
    tracks: list[list[Shape]] = []
    links: list[Supersession] = []
    for story in stories:
        last: tuple[Shape, int] | None = None
        is_ordered = story.is_ordered
        for shape in _claim_shapes(story, today, status):
            index = _put(shape, tracks)
            if last is not None and is_ordered:
                links.append(Supersession(*last, shape, index, shape.is_overdue))
            last = shape, index
    return tracks, links


def _put(shape: Shape, tracks: list[list[Shape]]) -> int:
    """Into the first track that has room for it, of which the shapes are in order and cover none another."""
    for index, track in enumerate(tracks):
        at = bisect_right(track, shape.begin, key=_begin)
        is_free_before = at == 0 or track[at - 1].end <= shape.begin
        if is_free_before and (at == len(track) or shape.end <= track[at].begin):
            track.insert(at, shape)
            return index
    tracks.append([shape])
    return len(tracks) - 1


def _claim_shapes(story: Story, today: date, status: str | None) -> Iterable[Shape]:
    earlier: Mark | None = None
    late, is_ordered = overdue_of(story, today, status), story.is_ordered
    for claim in story.claims:
        shape = shape_of(claim, today)
        kind = _caption_kind(story, claim, earlier, today)
        is_faint = story.fact is not None or (is_ordered and claim is not story.claims[-1])
        yield Shape(*shape[:7], kind, earlier, is_faint, claim is late, *shape[11:])
        earlier = claim if is_ordered else None


def _caption_kind(story: Story, claim: Mark, earlier: Mark | None, today: date) -> CaptionKind:
    """What holds is named before what lies beyond it and holds no longer."""
    if claim.state in SHELVED:
        return "claim"
    holds = story.fact or (story.claims[-1] if story.is_ordered else None)
    if holds is not None and _is_beyond(claim, holds, today):
        return "earlier"
    if claim is holds and any(_is_beyond(other, claim, today) for other in story.claims[:-1]):
        return "forward"
    return "claim" if earlier is None else "moved"


def _is_beyond(claim: Mark, other: Mark, today: date) -> bool:
    one, two = shape_of(claim, today), shape_of(other, today)
    return (one.begin, one.end) > (two.begin, two.end)


def _nearest(claims: Sequence[Mark], today: date) -> Mark:
    """Up to which the plan runs: what was announced beyond the earliest date is joined to it by the chain."""
    return min(claims, key=lambda claim: shape_of(claim, today).begin)


def _hatched(start: Mark, claim: Mark, today: date) -> list[Shape]:
    a, b = shape_of(start, today), shape_of(claim, today)
    # From a day that somebody named: an end that nobody knows is drawn to fade somewhere, and is no day.
    first = a.full_begin if start.state == "actual" else a.full_end
    if b.begin <= max(first, a.full_end):
        return []
    span = (first, first), (b.begin, b.begin)
    return [stretch_between(claim, "planned", *span, caption_kind="nothing", is_derived=True)]


def _built(start: Mark | None, launch: Story, today: date, status: str | None) -> list[Shape]:
    if start is None or start.state != "actual":
        return []
    a = shape_of(start, today)
    now = float(today.toordinal())
    if launch.fact is not None:
        b = shape_of(launch.fact, today)
        # By then it was launched, and nobody said since when.
        stop = a.begin if b.fades_in else b.begin, b.end
    else:
        given_up = launch.claims[-1].announced if launch.claims and launch.claims[-1].state == "cancelled" else None
        now = min(now, float(given_up.toordinal())) if given_up else now
        stop = now, now
    if stop[1] <= a.begin:
        return []
    overdue = overdue_of(launch, today, status)
    opened = overdue or start
    bar = stretch_between(
        opened,
        "actual",
        # It began on one of the days of its start.
        (a.begin, max(a.full_end - 1, a.begin)),
        stop,
        caption_kind="overdue" if overdue else "nothing",
        is_overdue=overdue is not None,
        is_derived=True,
    )
    ends = [a] if launch.fact is None else [a, shape_of(launch.fact, today)]
    return [
        bar._replace(
            is_open=launch.fact is None,
            fades_in=a.fades_in,
            fades_out=ends[-1].fades_out and launch.fact is not None,
            is_about=any(each.is_about for each in ends),
        )
    ]


def _fact_shape(fact: Mark, claims: list[Mark], today: date) -> Shape:
    shape = shape_of(fact, today)
    return shape._replace(caption_kind="moved", earlier=claims[-1]) if claims else shape


def _last_link(tracks: list[Track], claim: Mark, fact: Mark) -> Supersession:
    drawn = {
        shape.mark.id: (shape, index)
        for index, track in enumerate(tracks)
        for shape in track.shapes
        if not shape.is_derived
    }
    return Supersession(*drawn[claim.id], *drawn[fact.id], is_overdue=False)

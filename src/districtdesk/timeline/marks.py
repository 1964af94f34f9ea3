"""What a timeline is made of: lanes, dated marks, and the shapes that stand for them on a line of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

State = Literal["planned", "expected", "actual", "postponed", "cancelled", "unknown"]
Form = Literal["day", "span", "stretch"]
# "forward": a date that holds now though a later one was announced before; "earlier": that later one.
CaptionKind = Literal["date", "claim", "moved", "forward", "earlier", "overdue", "nothing"]

# What was announced and then put off or given up: its date is waited for no longer.
SHELVED: frozenset[State] = frozenset({"postponed", "cancelled"})
# An end that nobody knows fades over this many days; where it fades to means nothing.
OPEN_DAYS = 365


@dataclass(frozen=True, slots=True)
class Span:
    """A date as far as it is known. A bound of None is open; `text` is the date as a reader is shown it."""

    earliest: date | None
    latest: date | None
    text: str
    is_approximate: bool = False

    @property
    def is_day(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest and not self.is_approximate

    @property
    def is_undated(self) -> bool:
        return self.earliest is None and self.latest is None


@dataclass(frozen=True, slots=True)
class Mark:
    """One dated record in a lane. `kind` is the event's kind, "residency" or "legal_act".

    What lasts has an `end`, or no end and `is_ongoing`; everything else happens once, at `start`. `announced` orders
    the claims; `announced_as` says it in words where it is not known to the day; `speakers` said it, and
    it stands in these `sources`.
    """

    id: str
    record_kind: str
    lane: str
    kind: str
    label: str
    start: Span
    end: Span | None = None
    state: State = "actual"
    announced: date | None = None
    note: str = ""
    is_ongoing: bool = False
    announced_as: str = ""
    speakers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def is_undated(self) -> bool:
        return self.start.is_undated and (self.end is None or self.end.is_undated)

    @property
    def lasts(self) -> bool:
        return self.end is not None or self.is_ongoing


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the timeline, with the record it belongs to. A project's lane has its district's as parent.

    `names` are all names of the record, by which the lane is sought as well as by its titles. `record` is the id of
    the record where it is not that of the lane, as of a project that has lanes in two groups. `status`: a project's.
    """

    id: str
    record_kind: str
    title: str
    subtitle: str = ""
    parent: str | None = None
    names: str = ""
    record: str = ""
    status: str | None = None

    @property
    def record_id(self) -> str:
        return self.record or self.id


class Shape(NamedTuple):
    """A mark on the line of days (proleptic ordinals, an end is the midnight after the last day).

    It surely lasts from `full_begin` to `full_end`, and no longer than from `begin` to `end`; where nobody knows an
    end, it fades. `is_about`: its bounds are only about right. `caption_kind` tells which caption it carries,
    `earlier` is the claim that this one moved. A derived shape stands for no mark of its own; an open one ends only
    because today is as far as anybody knows.
    """

    mark: Mark
    form: Form
    state: State
    begin: float
    full_begin: float
    full_end: float
    end: float
    caption_kind: CaptionKind = "date"
    earlier: Mark | None = None
    is_faint: bool = False
    is_overdue: bool = False
    is_derived: bool = False
    is_open: bool = False
    fades_in: bool = False
    fades_out: bool = False
    is_about: bool = False


def shape_of(mark: Mark, today: date) -> Shape:
    """The shape of a dated mark: a day, the span of an imprecise date, or a stretch that lasts."""
    if mark.lasts:
        return _stretch(mark, today)
    span = mark.start
    if span.earliest is not None and span.earliest == span.latest and not span.is_approximate:
        day = float(span.earliest.toordinal())
        return Shape(mark, "day", mark.state, day, day, day + 1, day + 1)
    first, last = bounds(span)
    fades_in, fades_out = span.earliest is None, span.latest is None
    sure = last if fades_in else first
    until = first if fades_out else last
    is_about = span.is_approximate
    known = Shape(mark, "span", mark.state, first, sure, until, last)
    if fades_in or fades_out or is_about:
        return known._replace(fades_in=fades_in, fades_out=fades_out, is_about=is_about)
    return known


def bounds(span: Span) -> tuple[float, float]:
    """First and last midnight of a dated span; an open side lies OPEN_DAYS away."""
    first = None if span.earliest is None else float(span.earliest.toordinal())
    last = None if span.latest is None else float(span.latest.toordinal() + 1)
    if first is None:
        return (0.0, 0.0) if last is None else (last - OPEN_DAYS, last)
    return first, first + OPEN_DAYS if last is None else last


def _stretch(mark: Mark, today: date) -> Shape:
    begin, full_begin = _beginning(mark.start)
    if mark.end is None or mark.end.is_undated:
        full_end, end = _unended(full_begin, today, mark.is_ongoing)
    else:
        full_end, end = _ending(mark.end)
    if mark.end is not None and mark.end.earliest is None and mark.end.latest is not None:
        # Over by then, and nobody said since when.
        full_end = end - OPEN_DAYS if begin is None else begin
    if begin is None or full_begin is None:
        begin, full_begin = full_end - OPEN_DAYS, full_end
    shape = stretch_between(mark, mark.state, (begin, full_begin), (full_end, end))
    return shape._replace(
        is_open=mark.is_ongoing,
        fades_in=mark.start.earliest is None,
        fades_out=not mark.is_ongoing and (mark.end is None or mark.end.latest is None),
        is_about=mark.start.is_approximate or (mark.end is not None and mark.end.is_approximate),
    )


def _unended(full_begin: float | None, today: date, is_ongoing: bool) -> tuple[float, float]:
    now = float(today.toordinal())
    if is_ongoing and (full_begin is None or full_begin < now):
        return now, now
    start = now if full_begin is None else full_begin
    return start, start + OPEN_DAYS


def stretch_between(
    mark: Mark,
    state: State,
    start: tuple[float, float],
    stop: tuple[float, float],
    *,
    caption_kind: CaptionKind = "date",
    is_overdue: bool = False,
    is_derived: bool = False,
) -> Shape:
    """A stretch from somewhere in `start` to somewhere in `stop`; where the two overlap it has no full part."""
    begin, full_begin = start
    full_end, end = stop
    end = max(end, begin + 1)
    if full_begin > full_end:
        full_begin = full_end = min(max((full_begin + full_end) / 2, begin), end)
    full_end = min(full_end, end)
    return Shape(
        mark,
        "stretch",
        state,
        begin,
        full_begin,
        full_end,
        end,
        caption_kind,
        is_overdue=is_overdue,
        is_derived=is_derived,
    )


def _beginning(span: Span) -> tuple[float | None, float | None]:
    if span.is_undated:
        return None, None
    first, last = bounds(span)
    if span.earliest is None:
        return first, last - 1
    if span.latest is None:
        return first, first
    return first, last - 1


def _ending(span: Span) -> tuple[float, float]:
    first, last = bounds(span)
    return (last, last) if span.is_day else (first, last)

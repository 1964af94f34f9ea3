"""The dates of a timeline as an iCalendar file, which calendars of other programs take in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from icalendar import Calendar, Event, vText

from ..dates.plausible import is_plausible
from ..i18n import _, ngettext
from ..timeline.marks import Lane, Mark, State
from ..timeline.stories import earlier_claims
from ..timeline.words import say_mark, state_word, story
from .safe_file import replacing

CALENDAR_FORM = ".ics"
_MAKER = "-//DistrictDesk//Timeline//EN"
_STATUS: dict[State, str] = {"actual": "CONFIRMED", "cancelled": "CANCELLED"}


class CalendarCounts(NamedTuple):
    """How many entries were written, and how many marks were left out: without both bounds, or announced anew."""

    written: int
    left_out: int


class CalendarSpan(NamedTuple):
    """A mark with the days over which it stands in a calendar, the last one included."""

    lane: Lane
    mark: Mark
    first: date
    last: date


def calendar_spans(lanes: Sequence[Lane], marks: Iterable[Mark]) -> tuple[list[CalendarSpan], int]:
    """What has its place in a calendar, each record once in the first of its lanes, and how many have none.

    An imprecise date stands over all days on which it can be. What is open at an end, what lies in years of which
    nothing can be said, and what was announced anew since is left out: a calendar would make a day of it.
    """
    by_lane: dict[str, list[Mark]] = {lane.id: [] for lane in lanes}
    for mark in marks:
        if mark.lane in by_lane:
            by_lane[mark.lane].append(mark)
    found: dict[str, CalendarSpan] = {}
    left_out: set[str] = set()
    for lane in lanes:
        replaced = {earlier.id for earlier in earlier_claims(by_lane[lane.id]).values()}
        for mark in by_lane[lane.id]:
            days = None if mark.id in replaced else _days(mark)
            if days is None:
                left_out.add(mark.id)
            else:
                found.setdefault(mark.id, CalendarSpan(lane, mark, *days))
    return list(found.values()), len(left_out - found.keys())


def _days(mark: Mark) -> tuple[date, date] | None:
    end = mark.end or mark.start
    if mark.is_ongoing or not (is_plausible(mark.start) and is_plausible(end)):
        return None
    first, last = mark.start.earliest, end.latest
    if first is None or last is None or mark.start.latest is None or end.earliest is None:
        return None
    return first, max(first, last)


def write_calendar(lanes: Sequence[Lane], marks: Iterable[Mark], name: str, target: Path) -> CalendarCounts:
    """Write these marks as all-day entries. Raises ExchangeError where the file cannot be written."""
    spans, left_out = calendar_spans(lanes, marks)
    made = Calendar()
    made.add("prodid", _MAKER)
    made.add("version", "2.0")
    # The one that the standard has, and the older one that more programs read; the library knows the type of neither.
    made.add("name", vText(name))
    made.add("x-wr-calname", vText(name))
    now = datetime.now(UTC)
    for entry in _entries(spans, now):
        made.add_component(entry)
    with replacing(target) as draft:
        draft.write(made.to_ical())
    return CalendarCounts(len(spans), left_out)


def calendar_words(counts: CalendarCounts) -> str:
    """What was written, and why the rest was not."""
    written = ngettext("{count} date was written.", "{count} dates were written.", counts.written)
    if not counts.left_out:
        return written
    left_out = ngettext(
        "{count} is left out: it is open at an end, or was announced anew.",
        "{count} are left out: they are open at an end, or were announced anew.",
        counts.left_out,
    )
    return f"{written} {left_out}"


def _entries(spans: Iterable[CalendarSpan], now: datetime) -> Iterator[Event]:
    for lane, mark, first, last in spans:
        entry = Event()
        entry.add("uid", f"{mark.id}@districtdesk")
        entry.add("dtstamp", now)
        entry.add("dtstart", first)
        # The day after: an end in a calendar is no day of it.
        entry.add("dtend", last + timedelta(days=1))
        entry.add("summary", _summary(lane, mark))
        # Who said it stays in the register: a calendar is handed on.
        entry.add("description", "\n".join(story(replace(mark, speakers=()))))
        entry.add("status", _STATUS.get(mark.state, "TENTATIVE"))
        entry.add("transp", "TRANSPARENT")
        yield entry


def _summary(lane: Lane, mark: Mark) -> str:
    said = say_mark(mark)
    if mark.state != "actual":
        said = _("{said} ({state})", said=said, state=state_word(mark.state))
    return _("{label}: {date}", label=lane.title, date=said)

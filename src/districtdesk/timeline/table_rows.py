"""The content of the timeline, and of what was promised when, as rows of a table: on the screen and in a file."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from .. import i18n
from ..i18n import N_, _
from ..records.titling import joined
from . import words
from .marks import Lane, Mark, Span
from .promises import Promise, PromiseLine, Promises
from .stories import earlier_claims, overdue_of, stories_of

TableValue = str | date | None
# A workbook, or a table for a spreadsheet.
TABLE_FORMS = (".xlsx", ".csv")


class TableRows(ABC):
    """Rows in the language of the moment. `shared`: the columns that give way where room is lacking, and by how much.

    A file has more of each row than a screen, but no names of persons: it is handed on. `file_days`: which of its
    columns hold days.
    """

    shared: tuple[tuple[int, ...], tuple[int, ...]]
    file_days: tuple[int, ...]

    def __init__(
        self, title: str, count: int, lanes: Iterable[Lane], headings: Iterable[str], in_file: Iterable[str]
    ) -> None:
        """`count`: of rows. `headings`, and those `in_file`, are messages to be translated."""
        self.title = title
        self.headings, self.file_headings = tuple(map(_, headings)), tuple(map(_, in_file))
        self._count = count
        self._titles = {lane.id: lane.title for lane in lanes}

    def __len__(self) -> int:
        return self._count

    def _within(self, lane: Lane) -> str:
        """The title of the lane that holds this one; empty where none does."""
        return self._titles.get(lane.parent or "", "")

    @abstractmethod
    def texts(self, row: int) -> tuple[str, ...]:
        """What stands in the cells of a row."""

    @abstractmethod
    def file_values(self, row: int) -> tuple[TableValue, ...]:
        """The same in a file."""

    @abstractmethod
    def story(self, row: int) -> list[str]:
        """All that is known of it, line by line."""

    @abstractmethod
    def record(self, row: int) -> tuple[str, str]:
        """Of which record it tells, by its kind and id."""

    @abstractmethod
    def key(self, row: int) -> tuple[str, str]:
        """By which it is found again."""


class _OfLane(NamedTuple):
    """By the ids of the marks of a lane, what they took the place of; and those that have passed."""

    earlier: dict[str, Mark]
    passed: frozenset[str]


class TimelineRows(TableRows):
    """One row a mark, undated ones too, lane by lane; and one for a lane in which nothing is."""

    shared = (0, 1, 6), (5, 4, 3)
    file_days = 5, 6

    def __init__(self, lanes: Iterable[Lane], marks: Iterable[Mark], today: date) -> None:
        self._today = today
        own = list(lanes)
        self._of_lane: dict[str, list[Mark]] = {}
        for lane, mark in words.in_order(own, marks):
            self._of_lane.setdefault(lane.id, []).append(mark)
        self._known: dict[str, _OfLane] = {}
        self._rows = _with_empty(own, self._of_lane)
        super().__init__(_("Timeline"), len(self._rows), own, _HEADINGS, _FILE_HEADINGS)

    def texts(self, row: int) -> tuple[str, ...]:
        lane, mark = self._rows[row]
        title = joined((lane.title, self._within(lane)))
        if mark is None:
            return (title, _("nothing with a date"), *[""] * (len(_HEADINGS) - 2))
        found = words.table_row(replace(lane, title=title), mark, self._earlier(lane, mark))
        return (*found[:3], self._state(lane, mark), *found[4:])

    def _state(self, lane: Lane, mark: Mark) -> str:
        """As it is drawn: of what has passed it is said that it is not recorded."""
        state = words.state_word(mark.state)
        if mark.id not in self._of(lane, mark).passed:
            return state
        return _("{said}, {overdue}", said=state, overdue=words.not_recorded(mark.kind))

    def file_values(self, row: int) -> tuple[TableValue, ...]:
        lane, mark = self._rows[row]
        begun = lane.title, self._within(lane), lane.subtitle
        if mark is None:
            return (*begun, *[None] * (len(_FILE_HEADINGS) - len(begun)))
        _title, label, when, _state, slip, announced, _speakers = words.table_row(
            lane, mark, self._earlier(lane, mark)
        )
        first, last = mark.start.earliest, (mark.end or mark.start).latest
        sources = "; ".join(mark.sources)
        return (*begun, label, when, first, last, self._state(lane, mark), slip, announced, sources)

    def story(self, row: int) -> list[str]:
        lane, mark = self._rows[row]
        if mark is None:
            return [lane.title, _("nothing with a date")]
        is_overdue = mark.id in self._of(lane, mark).passed
        return words.story(mark, is_overdue=is_overdue, earlier=self._earlier(lane, mark))

    def record(self, row: int) -> tuple[str, str]:
        lane, mark = self._rows[row]
        return (lane.record_kind, lane.record_id) if mark is None else (mark.record_kind, mark.id)

    def key(self, row: int) -> tuple[str, str]:
        lane, mark = self._rows[row]
        return lane.id, mark.id if mark else ""

    def _earlier(self, lane: Lane, mark: Mark) -> Mark | None:
        """The claim that it took the place of."""
        return self._of(lane, mark).earlier.get(mark.id)

    def _of(self, lane: Lane, mark: Mark) -> _OfLane:
        """Only the lanes that come into sight are asked."""
        known = self._known.get(mark.lane)
        if known is None:
            own = self._of_lane[mark.lane]
            stories = stories_of(each for each in own if not each.is_undated).values()
            late = (overdue_of(each, self._today, lane.status) for each in stories)
            known = _OfLane(earlier_claims(own), frozenset(each.id for each in late if each))
            self._known[mark.lane] = known
        return known


_HEADINGS = (N_("Lane"), N_("What"), N_("Date"), N_("State"), N_("Slip"), N_("Announced"), N_("Said by"))
_FILE_HEADINGS = (
    N_("Lane"),
    N_("Within"),
    N_("Status"),
    N_("What"),
    N_("Date"),
    N_("Earliest"),
    N_("Latest"),
    N_("State"),
    N_("Slip"),
    N_("Announced"),
    N_("Sources"),
)


def _with_empty(lanes: Sequence[Lane], marks: Mapping[str, Sequence[Mark]]) -> list[tuple[Lane, Mark | None]]:
    """The marks of each lane; a lane that has none and holds no other lane has one row all the same."""
    outer = {lane.parent for lane in lanes}
    found: list[tuple[Lane, Mark | None]] = []
    for lane in lanes:
        found += [(lane, mark) for mark in marks.get(lane.id, ())]
        if lane.id not in marks and lane.id not in outer:
            found.append((lane, None))
    return found


class PromiseRows(TableRows):
    """One row a promise, project by project as they are drawn; and what came of them."""

    shared = (0, 7), (5, 4)
    file_days = 2, 4, 5

    def __init__(self, promises: Promises, lanes: Iterable[Lane]) -> None:
        self._rows = [(line, place) for line in promises.lines for place in range(len(line.promises))]
        headings = _PROMISE_HEADINGS, _PROMISE_FILE_HEADINGS
        super().__init__(_("What was promised when"), len(self._rows), lanes, *headings)

    def texts(self, row: int) -> tuple[str, ...]:
        line, place = self._rows[row]
        promise = line.promises[place]
        mark = promise.mark
        title = joined((line.lane.title, self._within(line.lane)))
        state, speakers = words.state_word(mark.state), ", ".join(mark.speakers)
        return title, _said_on(promise), mark.start.text, *_bounds(mark), state, self._slip(line, place), speakers

    @staticmethod
    def _slip(line: PromiseLine, place: int) -> str:
        """How far it moved from what was promised before."""
        return words.moved(line.promises[place - 1].mark.start, line.promises[place].mark.start) if place else ""

    def file_values(self, row: int) -> tuple[TableValue, ...]:
        line, place = self._rows[row]
        promise = line.promises[place]
        mark = promise.mark
        said = None if promise.is_fact else date.fromordinal(int(promise.said))
        span: Span = mark.start
        state, sources = words.state_word(mark.state), "; ".join(mark.sources)
        began = line.lane.title, self._within(line.lane), said, span.text, span.earliest, span.latest
        return (*began, state, self._slip(line, place), sources)

    def story(self, row: int) -> list[str]:
        line, place = self._rows[row]
        earlier = line.promises[place - 1].mark if place else None
        return [line.lane.title, *words.story(line.promises[place].mark, earlier=earlier)]

    def record(self, row: int) -> tuple[str, str]:
        line, place = self._rows[row]
        mark = line.promises[place].mark
        return mark.record_kind, mark.id

    def key(self, row: int) -> tuple[str, str]:
        line, place = self._rows[row]
        return line.lane.id, line.promises[place].mark.id


_PROMISE_HEADINGS = (
    N_("Project"),
    N_("Said on"),
    N_("Promised for"),
    N_("Earliest"),
    N_("Latest"),
    N_("State"),
    N_("Slip"),
    N_("Said by"),
)
_PROMISE_FILE_HEADINGS = (
    N_("Project"),
    N_("Within"),
    N_("Said on"),
    N_("Promised for"),
    N_("Earliest"),
    N_("Latest"),
    N_("State"),
    N_("Slip"),
    N_("Sources"),
)


def _bounds(mark: Mark) -> tuple[str, str]:
    """The earliest and the latest day of a date that is no day."""
    span = mark.start
    if span.is_day:
        return "", ""
    return i18n.short_day(span.earliest) if span.earliest else "", i18n.short_day(span.latest) if span.latest else ""


def _said_on(promise: Promise) -> str:
    return "" if promise.is_fact else i18n.day(date.fromordinal(int(promise.said)))

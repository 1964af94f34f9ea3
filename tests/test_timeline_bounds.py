"""Whatever is drawn: blocks cover what may be, full parts are sure, ticks were said, and no text lies on anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk.painting.timeline.paint import tick_places
from districtdesk.timeline.axis import Axis
from districtdesk.timeline.density import COMFORTABLE, COMPACT, DENSE, Density
from districtdesk.timeline.facts import facts_of
from districtdesk.timeline.frame import Drawn, DrawnRow, Wordings, make_frame
from districtdesk.timeline.layout import Lane, Layout, Mark, Span, lay_out

TODAY = date(2026, 11, 23)
LINE, LETTER, TALL = 22.0, 7.0, 13.0
NOW = float(TODAY.toordinal())
LANES = [
    Lane("d", "district", "District"),
    Lane("p", "project", "Plant", "Under construction", "d", status="under_construction"),
    Lane("q", "project", "Mill", "Operating", "d", status="operating"),
    Lane("r", "residency", "Firm", "", "d"),
]
_ONCE = ("launch", "launch", "groundbreaking", "construction_start", "visit", "established")
_STATES = ("planned", "expected", "actual", "postponed", "cancelled", "unknown")


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A day, a span, or a date of which one end is open; perhaps only about right, seldom far off."""
    years = (1203, 2206) if draw(st.integers(0, 30)) == 0 else (2012, 2034)
    first = draw(st.dates(date(years[0], 1, 1), date(years[1], 1, 1)))
    last = first + timedelta(days=draw(st.sampled_from([0, 0, 30, 91, 364, 3651])))
    is_open = draw(st.sampled_from(["", "", "", "start", "end"]))
    earliest, latest = None if is_open == "start" else first, None if is_open == "end" else last
    return Span(earliest, latest, "in the second half of 2025", draw(st.booleans()))


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    made = []
    for number in range(draw(st.integers(0, 22))):
        lane, state = draw(st.sampled_from("dpqr")), draw(st.sampled_from(_STATES))
        label, said = "x" * draw(st.integers(1, 40)), draw(st.none() | st.dates(date(2015, 1, 1), TODAY))
        if draw(st.integers(0, 3)) == 0:
            end = draw(st.none() | spans())
            lasting = Mark(f"m{number}", "residency", lane, "residency", label, draw(spans()), end, state)
            made.append(replace(lasting, is_ongoing=end is None))
        else:
            kind = draw(st.sampled_from(_ONCE))
            made.append(Mark(f"m{number}", "event", lane, kind, label, draw(spans()), None, state, said))
    return made


class Window(NamedTuple):
    rows: list[DrawnRow]
    axis: Axis

    @property
    def drawn(self) -> list[Drawn]:
        return [each for row in self.rows for each in row.shapes]


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """Any lanes as close as one likes, folded or not, at any scale and any place."""
    density: Density = draw(st.sampled_from([COMFORTABLE, COMPACT, DENSE]))
    folded = frozenset("d") if draw(st.booleans()) else frozenset[str]()
    layout: Layout = lay_out(LANES, draw(marks()), today=TODAY).with_collapsed(folded, density)
    first = float(draw(st.dates(date(2008, 1, 1), date(2034, 1, 1))).toordinal())
    axis = Axis(first, draw(st.floats(0.02, 12)), 900)
    return Window(make_frame(layout, axis, 0, 10_000, LINE, Wordings(lambda text: LETTER * len(text))), axis)


def first_day(mark: Mark) -> float | None:
    return None if mark.start.earliest is None else float(mark.start.earliest.toordinal())


def last_midnight(mark: Mark) -> float | None:
    """After the last day on which it may be; None where nobody knows."""
    last = mark.end.latest if mark.end is not None else None if mark.lasts else mark.start.latest
    return None if last is None else float(last.toordinal() + 1)


@given(windows())
def test_a_block_covers_every_day_that_may_be(window: Window):
    axis = window.axis
    for each in (each for each in window.drawn if len(each.marks) == 1 and not each.shape.is_derived):
        mark, shape = each.shape.mark, each.shape
        reach = 7.0 if shape.form == "day" else 1e-6
        begin, end = first_day(mark), last_midnight(mark)
        if begin is not None and (end is None or begin < end):
            assert each.x0 <= axis.x(begin) + reach
        if end is not None and (begin is None or begin < end):
            assert each.x1 >= axis.x(end) - reach
        assert shape.fades_in == (mark.start.earliest is None)


@given(windows())
def test_the_full_part_of_what_lasts_is_sure(window: Window):
    axis = window.axis
    for each in (each for each in window.drawn if each.shape.form == "stretch" and each.x1 - each.x0 > 10):
        mark = each.shape.mark
        if each.full1 - each.full0 < 0.5 or each.shape.is_derived:
            continue
        assert mark.end is None or mark.end.is_undated or mark.end.earliest is not None
        if mark.start.latest is not None and mark.start.earliest is not None:
            assert each.full0 >= axis.x(mark.start.latest.toordinal()) - 0.5
        if mark.end is not None and mark.end.earliest is not None:
            after = float(mark.end.earliest.toordinal() + (1 if mark.end.is_day else 0))
            assert each.full1 <= axis.x(max(after, first_day(mark) or after)) + 0.5


@given(windows())
def test_a_tick_stands_only_at_a_day_that_was_said_or_today(window: Window):
    axis, wide = window.axis, 1e-3
    known = [mark for each in window.drawn for mark in each.marks]
    spans_said = [span for mark in known for span in (mark.start, mark.end) if span]
    days = {day for span in spans_said for day in (span.earliest, span.latest) if day}
    said = {NOW, *(float(day.toordinal() + more) for day in days for more in (0, 1))}
    for each in window.drawn:
        # What is drawn wider than it is has its ticks a little beside its days.
        if each.shape.form == "day" or each.x1 - each.x0 < 10 or each.shape.is_derived or each.is_thin:
            continue
        for x in tick_places(each, wide):
            assert any(abs(axis.x(day) - x) < 0.01 or abs(axis.x(day) - x - wide) < 0.01 for day in said)


@pytest.mark.thorough
@given(windows())
def test_no_caption_leaves_its_lane_or_the_window_or_lies_on_another_or_on_a_shape(window: Window):
    for row in window.rows:
        captioned = [(each, each.caption) for each in row.shapes if each.caption]
        for _each, caption in captioned:
            assert caption.x >= -0.01 and caption.x + caption.width <= 900.01
            assert row.top - 1 <= caption.y - TALL / 2 and caption.y + TALL / 2 <= row.top + row.height + 1
        for (_one, a), (_two, b) in combinations(captioned, 2):
            is_level = abs(a.y - b.y) < TALL
            assert not is_level or a.x + a.width <= b.x + 0.01 or b.x + b.width <= a.x + 0.01
        for _each, caption in captioned:
            for other in row.shapes:
                if other.is_thin or caption.is_over or abs(other.y - caption.y) >= TALL / 2 + LINE * 0.25:
                    continue
                assert caption.x + caption.width <= other.x0 + 0.01 or caption.x >= other.x1 - 0.01
        for arrow in row.beyond:
            for _each, caption in captioned:
                if abs(arrow.y - caption.y) < TALL:
                    assert caption.x + caption.width <= arrow.x + 0.01 or caption.x >= arrow.x + arrow.width - 0.01


_claims = st.lists(
    st.tuples(st.dates(date(2020, 1, 1), date(2021, 6, 1)), st.integers(0, 30)), min_size=2, max_size=4
)


@given(_claims, st.permutations(range(4)), st.booleans())
def test_a_slip_runs_over_all_days_from_what_was_said_first_to_what_was_said_last_or_came(made, order, has_come):
    told = [Span(first, first + timedelta(days=long), f"{first} {long}") for first, long in made]
    said = [date(2019, 1, 1) + timedelta(days=30 * place) for place in order[: len(told)]]
    claims = [
        Mark(f"c{n}", "event", "p", "launch", "Launch", span, None, "expected", when)
        for n, (span, when) in enumerate(zip(told, said, strict=True))
    ]
    came = Mark("f", "event", "p", "launch", "Launch", Span(date(2021, 3, 1), date(2021, 3, 9), "came"), None)
    by_day = [claim.start for claim in sorted(claims, key=lambda claim: claim.announced or date.max)]
    first, last = by_day[0], came.start if has_come else by_day[-1]
    apart = [(b - a).days for a in _days(first) for b in _days(last)]
    is_same = (first.earliest, first.latest) == (last.earliest, last.latest)
    slip = facts_of([*claims, *([came] if has_come else [])], TODAY).slip
    assert slip == ((0, 0) if is_same else (min(apart), max(apart)))


def _days(span: Span) -> list[date]:
    assert span.earliest and span.latest
    return [span.earliest + timedelta(days=n) for n in range((span.latest - span.earliest).days + 1)]

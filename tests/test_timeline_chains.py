"""The lines that join announcements: dashed where they lie on each other too, the overdue before the others."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from districtdesk.timeline.axis import Axis
from districtdesk.timeline.captioning import Wordings
from districtdesk.timeline.drawn import Joint
from districtdesk.timeline.frame import make_frame
from districtdesk.timeline.layout import Lane, Mark, Span, lay_out

TODAY = date(2026, 11, 23)
PLANT = Lane("p", "project", "Plant")
AXIS = Axis(float(date(2020, 1, 1).toordinal()), 0.25, 1000)


def joints(days: list[date]) -> list[Joint]:
    """Of a launch announced for these days, one after another."""
    marks = [
        Mark(
            f"m{place}",
            "event",
            "p",
            "launch",
            "Launch",
            Span(when, when, ""),
            None,
            "expected",
            date(2010 + place, 1, 1),
        )
        for place, when in enumerate(days)
    ]
    rows = make_frame(lay_out([PLANT], marks, today=TODAY), AXIS, 0, 10_000, 22, Wordings(len))
    return [joint for row in rows for joint in row.joints]


def test_a_chain_that_goes_back_and_forth_is_one_line():
    there, further, back = date(2027, 1, 1), date(2029, 1, 1), date(2028, 1, 1)
    assert len(joints([there, further])) == 1
    assert len(joints([there, further, back])) == 1


def test_what_is_overdue_is_not_covered_by_what_is_not():
    found = joints([date(2027, 1, 1), date(2022, 1, 1), date(2028, 1, 1), date(2024, 1, 1)])
    (late,) = [each for each in found if each.is_overdue]
    assert all(each.x1 <= late.x0 or each.x0 >= late.x1 for each in found if not each.is_overdue)
    assert {each.is_overdue for each in found} == {True, False}


@given(st.lists(st.dates(date(2020, 6, 1), date(2029, 6, 1)), min_size=2, max_size=12))
def test_level_lines_never_lie_on_each_other(days: list[date]):
    level = sorted(each for each in joints(days) if each.y0 == each.y1)
    for one, other in pairwise(level):
        assert one.y0 != other.y0 or one.x1 <= other.x0
        assert one.x0 < one.x1

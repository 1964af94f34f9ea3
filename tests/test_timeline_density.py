"""How close the lanes of the timeline stand, what a folded one still shows, and what lies out of sight."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk.timeline import words
from districtdesk.timeline.axis import Axis
from districtdesk.timeline.captioning import Wordings
from districtdesk.timeline.density import COMFORTABLE, COMPACT, DENSE
from districtdesk.timeline.frame import DrawnRow, make_frame
from districtdesk.timeline.layout import Lane, Layout, Mark, Span, lay_out

TODAY = date(2026, 11, 23)


def day(year: int, month: int = 1, number: int = 1) -> Span:
    value = date(year, month, number)
    return Span(value, value, value.isoformat())


def district(projects: int, *marks: Mark) -> Layout:
    lanes = [Lane("d", "district", "Hajigabul")]
    lanes += [Lane(f"p{n}", "project", f"Plant {n}", "Operating", "d") for n in range(projects)]
    launches = [
        Mark(f"l{n}", "event", f"p{n}", "launch", "Launch", day(2016 + n % 10, 1 + n % 12)) for n in range(projects)
    ]
    return lay_out(lanes, [*launches, *marks], today=TODAY)


def frame(layout: Layout, axis: Axis) -> list[DrawnRow]:
    return make_frame(layout, axis, 0, 10_000, 22, Wordings(lambda text: 7.0 * len(text)))


def test_lanes_stand_closer_from_density_to_density():
    layout = district(30)
    heights = [layout.with_collapsed(frozenset(), each).height for each in (COMFORTABLE, COMPACT, DENSE)]
    assert heights[0] > 2 * heights[1] > 2 * heights[2] * 0.8


def test_a_compact_lane_is_one_line_of_text_high():
    assert all(row.height < 1.2 for row in district(5).with_collapsed(frozenset(), COMPACT).rows)


def test_a_folded_district_is_a_summary_of_all_its_projects_in_thin_lines():
    folded = district(300).with_collapsed(frozenset("d"), DENSE)
    (row,) = folded.rows
    assert {shape.mark.id for shape in row.shapes()} == {f"l{n}" for n in range(300)}
    assert all(track.is_thin for track in row.tracks)
    drawn = frame(folded, Axis(date(2015, 1, 1).toordinal(), 0.2, 1000))[0].shapes
    assert sum(len(each.marks) for each in drawn) == 300
    assert not any(each.caption for each in drawn)


def test_a_summary_counts_the_undated_of_all_its_lanes_and_names_them_by_their_lanes():
    visit = Mark("v", "event", "p0", "visit", "Visit", Span(None, None, ""))
    folded = district(2, visit).with_collapsed(frozenset("d"), DENSE)
    assert folded.rows[0].undated == (visit,)
    assert folded.title_of("p0") == "Plant 0"


def test_what_is_folded_is_said_kind_by_kind():
    assert words.folded(["project"] * 4 + ["residency"]) == "4 projects · 1 resident"
    assert words.folded(["company"] * 2) == "2 lines"


_days = st.dates(date(2010, 1, 1), date(2032, 1, 1))


@given(st.lists(st.tuples(_days, st.integers(0, 900)), max_size=40))
def test_no_two_lanes_of_a_summary_cover_each_other(spans: list[tuple[date, int]]):
    lanes = [Lane("d", "district", "D"), *(Lane(f"p{n}", "project", "P", "", "d") for n in range(len(spans)))]
    marks = [
        Mark(f"m{n}", "event", f"p{n}", "launch", "Launch", Span(first, first + timedelta(days=long), "then"))
        for n, (first, long) in enumerate(spans)
    ]
    (row,) = lay_out(lanes, marks, today=TODAY).with_collapsed(frozenset("d"), DENSE).rows
    assert sorted(shape.mark.id for shape in row.shapes()) == sorted(mark.id for mark in marks)
    for track in row.tracks:
        for one, next_one in zip(track.shapes, track.shapes[1:], strict=False):
            assert one.end <= next_one.begin


@given(
    st.lists(st.tuples(st.integers(0, 5), _days, st.integers(0, 900), st.booleans()), max_size=40),
    st.sampled_from([COMFORTABLE, COMPACT, DENSE]),
    st.sets(st.sampled_from(["d0", "d1"])),
)
def test_no_lane_overlaps_another_and_every_track_lies_within_its_lane(made, density, folded):
    lanes = [
        Lane(f"d{n // 3}", "district", "D") if n % 3 == 0 else Lane(f"p{n}", "project", "P", "", f"d{n // 3}")
        for n in range(6)
    ]
    marks = [
        Mark(
            f"m{n}",
            "event",
            lanes[lane].id,
            "launch" if is_launch else "visit",
            "Something said of it",
            Span(first, first + timedelta(days=long), "then"),
            state="expected",
            announced=first,
        )
        for n, (lane, first, long, is_launch) in enumerate(made)
    ]
    layout = lay_out(lanes, marks, today=TODAY).with_collapsed(frozenset(folded), density)
    for above, below in pairwise(layout.rows):
        assert below.y == pytest.approx(above.y + above.height)
    for row in layout.rows:
        tops = list(row.track_tops())
        ends = [top + track.height(density) for top, track in zip(tops, row.tracks, strict=True)]
        assert tops[0] >= row.y - 1e-9 and ends[-1] <= row.y + row.height + 1e-9
        assert all(end <= after + 1e-9 for end, after in zip(ends, tops[1:], strict=False))
        middles = list(row.track_middles())
        assert all(top <= middle <= end for top, middle, end in zip(tops, middles, ends, strict=True))


# What is near, and what lies out of sight.


def test_the_first_view_holds_today_and_leaves_out_the_few_days_far_off():
    few = Mark("far", "event", "d", "visit", "Visit", day(1931))
    layout = district(120, few)
    begin, end = layout.near
    assert begin > date(2014, 1, 1).toordinal() > layout.usual[0]
    assert begin < TODAY.toordinal() <= end


def test_all_is_near_where_there_is_little():
    layout = district(3)
    assert layout.near[0] == layout.usual[0] and layout.near[1] >= layout.usual[1]


def test_a_mistyped_year_is_an_arrow_at_the_edge_with_that_year():
    layout = district(60, Mark("far", "event", "p0", "visit", "Visit", day(2202, 5, 1)))
    axis = Axis(layout.near[0], 0.2, 1000)
    arrows = {row.row.lane.id: row.beyond for row in frame(layout, axis)}
    assert [(each.text, each.is_right) for each in arrows["p0"]] == [("2202", True)]
    assert not arrows["p1"]


def test_a_lane_of_which_nothing_is_in_sight_says_on_which_side_it_lies():
    layout = district(1)
    later, earlier = (Axis(float(date(year, 1, 1).toordinal()), 1.0, 600) for year in (2020, 2010))
    assert [(a.text, a.is_right) for a in frame(layout, later)[1].beyond] == [("2016", False)]
    assert [(a.text, a.is_right) for a in frame(layout, earlier)[1].beyond] == [("2016", True)]


@pytest.mark.parametrize("density", [COMFORTABLE, COMPACT])
def test_no_caption_lies_under_an_arrow(density):
    far = Mark("far", "event", "p0", "visit", "Visit", day(2202, 5, 1))
    layout = district(60, far).with_collapsed(frozenset(), density)
    last = layout.near[1]
    for scale in (0.1, 0.3, 1.0, 3.0):
        for row in frame(layout, Axis(last - 700 / scale, scale, 700)):
            for arrow in row.beyond:
                for caption in (each.caption for each in row.shapes if each.caption and each.y == arrow.y):
                    assert caption.x + caption.width <= arrow.x or caption.x >= arrow.x + arrow.width

"""The timeline without a window: shapes, chains, rows, the axis, captions, steps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.painting.timeline.paint import tick_places
from districtdesk.timeline import words
from districtdesk.timeline.axis import Axis
from districtdesk.timeline.captioning import Wordings
from districtdesk.timeline.drawn import Drawn
from districtdesk.timeline.frame import make_frame
from districtdesk.timeline.layout import Lane, Layout, Mark, Shape, Span, lay_out, minimap
from districtdesk.timeline.marks import State, shape_of
from districtdesk.timeline.proposing import proposed_date
from districtdesk.timeline.steps import FocusPlace, across, end_of_lane, shape_at, sideways

TODAY = date(2026, 11, 23)
DISTRICT = Lane("d", "district", "Hajigabul")
PLANT = Lane("p", "project", "Car plant", "Two countries", "d")


def day(year: int, month: int, number: int) -> Span:
    value = date(year, month, number)
    return Span(value, value, value.isoformat())


MAY_2025 = Span(date(2025, 5, 1), date(2025, 5, 31), "May 2025")
LATE_2025 = Span(date(2025, 10, 1), date(2025, 12, 31), "late 2025")
GROUND = Mark("g", "event", "p", "groundbreaking", "Groundbreaking", day(2023, 5, 1))
FIRST = Mark("l1", "event", "p", "launch", "Launch", MAY_2025, state="expected", announced=date(2023, 5, 1))
SECOND = Mark("l2", "event", "p", "launch", "Launch", LATE_2025, state="expected", announced=date(2024, 2, 6))
FOUNDED = Mark("e", "event", "d", "established", "Established", day(2017, 7, 25))
UNDATED = Mark("v", "event", "d", "visit", "Visit", Span(None, None, ""))
EXAMPLE = [SECOND, FOUNDED, UNDATED, GROUND, FIRST]


def example(*more: Mark, collapsed: frozenset[str] = frozenset()) -> Layout:
    return lay_out([DISTRICT, PLANT], [*EXAMPLE, *more], today=TODAY, collapsed=collapsed)


def shapes(layout: Layout, lane: str = "p") -> list[Shape]:
    row = layout.row_of(lane)
    assert row is not None
    return [shape for track in row.tracks for shape in track.shapes]


def drawn_in(layout: Layout, axis: Axis) -> list[Drawn]:
    rows = make_frame(layout, axis, 0, 10_000, 22, Wordings(lambda text: 7.0 * len(text)))
    return [drawn for row in rows for drawn in row.shapes]


def test_a_day_is_a_day_and_a_month_is_as_wide_as_the_month():
    assert shape_of(FOUNDED, TODAY).form == "day"
    month = shape_of(FIRST, TODAY)
    assert (month.form, month.end - month.begin) == ("span", 31)


def test_an_approximate_date_covers_its_bounds_and_says_that_they_are_about_right():
    about = shape_of(
        Mark("a", "event", "d", "visit", "Visit", Span(date(2018, 1, 1), date(2018, 12, 31), "", True)), TODAY
    )
    assert (about.begin, about.end) == (date(2018, 1, 1).toordinal(), date(2019, 1, 1).toordinal())
    assert about.is_about and not (about.fades_in or about.fades_out)


def test_an_open_end_fades_from_what_is_known():
    later = shape_of(Mark("a", "event", "d", "visit", "Visit", Span(date(2018, 1, 1), None, "")), TODAY)
    assert later.begin == later.full_end == date(2018, 1, 1).toordinal() < later.end
    assert later.fades_out and not later.fades_in
    before = shape_of(Mark("a", "event", "d", "visit", "Visit", Span(None, date(2018, 1, 1), "")), TODAY)
    assert before.begin < before.full_begin == before.end == date(2018, 1, 2).toordinal()


def test_what_goes_on_ends_today_and_says_that_it_is_open():
    resident = Mark("r", "residency", "d", "residency", "Resident", day(2020, 1, 1), is_ongoing=True)
    shape = shape_of(resident, TODAY)
    assert (shape.form, shape.end, shape.is_open) == ("stretch", TODAY.toordinal(), True)


def test_imprecise_ends_of_a_stretch_that_overlap_leave_no_full_part():
    year = Span(date(2021, 1, 1), date(2021, 12, 31), "2021")
    shape = shape_of(Mark("r", "residency", "d", "residency", "Resident", year, year), TODAY)
    assert shape.begin < shape.full_begin == shape.full_end < shape.end


def test_undated_marks_are_listed_and_not_drawn():
    row = example().row_of("d")
    assert row is not None and row.undated == (UNDATED,)
    assert [shape.mark for shape in row.shapes()] == [FOUNDED]


def test_claims_of_one_launch_form_a_chain_in_the_order_they_were_made():
    row = example().row_of("p")
    assert row is not None
    (link,) = row.links
    assert (link.earlier.mark, link.later.mark) == (FIRST, SECOND)
    assert link.earlier.is_faint and not link.later.is_faint
    assert words.captions(link.later)[0].startswith("late 2025: 4 to 8 months later")


def test_an_expected_launch_that_has_passed_is_overdue_and_says_so():
    layout = example()
    assert [shape.mark for shape in shapes(layout) if shape.is_overdue and not shape.is_derived] == [SECOND]
    bar = next(shape for shape in shapes(layout) if shape.caption_kind == "overdue")
    assert (bar.state, bar.begin, bar.end) == ("actual", date(2023, 5, 1).toordinal(), TODAY.toordinal())
    assert words.captions(bar) == ("no launch recorded",)


@pytest.mark.parametrize(("width", "places"), [(1200, ["claim"]), (320, ["overdue"])])
def test_that_no_launch_is_recorded_stands_once_in_a_lane(width: int, places: list[str]):
    layout = lay_out([DISTRICT, PLANT], [GROUND, FIRST], today=TODAY)
    axis = Axis(date(2022, 1, 1).toordinal(), width / 2000, width)
    said = [each for each in drawn_in(layout, axis) if each.caption and "no launch recorded" in each.caption.text]
    assert [each.shape.caption_kind for each in said] == places


def test_a_date_that_moved_and_passed_says_that_no_launch_is_recorded():
    second = shapes(lay_out([PLANT], [FIRST, SECOND], today=TODAY))[1]
    assert second.is_overdue
    said = words.captions(second)
    assert said[:2] == (
        "late 2025: 4 to 8 months later, no launch recorded",
        "late 2025, no launch recorded",
    )


@pytest.mark.parametrize("width", [60, 90, 120, 200, 500])
def test_a_date_is_written_whole_or_not_at_all(width: int):
    years = [(2024, 2022), (2025, 2023), (2026, 2024), (2027, 2025)]
    claims = [
        Mark(str(year), "event", "p", "launch", "Launch", day(year, 5, 1), None, "expected", date(said, 1, 1))
        for year, said in years
    ]
    axis = Axis(date(2024, 1, 1).toordinal(), width / 1461, width)
    drawn = drawn_in(lay_out([PLANT], claims, today=TODAY), axis)
    assert all(each.caption.is_whole for each in drawn if each.caption and each.shape.caption_kind == "moved")


def test_a_recorded_launch_ends_construction_and_the_wait():
    launch = Mark("l3", "event", "p", "launch", "Launch", day(2026, 2, 1))
    found = shapes(example(launch))
    assert not any(shape.is_overdue for shape in found)
    bar = next(shape for shape in found if shape.is_derived and shape.state == "actual")
    assert bar.end == date(2026, 2, 2).toordinal() and not bar.is_open
    row = example(launch).row_of("p")
    assert row is not None and [link.later.mark.id for link in row.links] == ["l2", "l3"]


def test_plans_are_hatched_from_the_start_to_the_first_expected_launch():
    hatched = next(shape for shape in shapes(example()) if shape.is_derived and shape.state == "planned")
    assert (hatched.begin, hatched.end) == (date(2023, 5, 1).toordinal(), date(2025, 5, 1).toordinal())


SOONER = Mark("l0", "event", "p", "launch", "Launch", MAY_2025, state="expected", announced=date(2024, 3, 1))
LATER = Mark("l9", "event", "p", "launch", "Launch", LATE_2025, state="expected", announced=date(2023, 3, 1))


def _claim_in(layout: Layout, mark: Mark) -> Shape:
    return next(each for each in shapes(layout) if each.mark is mark and not each.is_derived)


def test_of_a_launch_that_was_moved_forward_what_holds_is_named_and_the_later_date_is_called_earlier():
    layout = lay_out([DISTRICT, PLANT], [GROUND, LATER, SOONER], today=TODAY)
    holds, before = (_claim_in(layout, mark) for mark in (SOONER, LATER))
    assert words.captions(holds)[0] == "Launch: May 2025: 4 to 8 months earlier, no launch recorded"
    assert words.captions(before) == ("earlier: late 2025, said March 2023", "earlier: late 2025")
    axis = Axis(date(2022, 1, 1).toordinal(), 0.6, 1200)
    said = {each.shape.mark.id: each.caption.text for each in drawn_in(layout, axis) if each.caption}
    assert said["l0"].startswith("Launch: May 2025") and said["l9"].startswith("earlier: late 2025")


def test_no_plan_is_hatched_beyond_the_launch_that_holds():
    moved = lay_out([DISTRICT, PLANT], [GROUND, LATER, SOONER], today=TODAY)
    (hatched,) = [shape for shape in shapes(moved) if shape.is_derived and shape.state == "planned"]
    assert (hatched.begin, hatched.end) == (date(2023, 5, 1).toordinal(), date(2025, 5, 1).toordinal())
    row = moved.row_of("p")
    assert row is not None and [(each.earlier.mark, each.later.mark) for each in row.links] == [(LATER, SOONER)]


def test_what_was_announced_for_later_than_it_came_is_called_earlier():
    came = Mark("f", "event", "p", "launch", "Launch", day(2025, 2, 1))
    told = {each.mark.id: words.captions(each)[0] for each in shapes(lay_out([PLANT], [LATER, came], today=TODAY))}
    assert told["l9"] == "earlier: late 2025, said March 2023" and told["f"].startswith("Launch, 2025-02-01")


def test_what_was_announced_before_is_smaller_than_what_holds_now():
    days = [
        Mark(
            f"l{year}",
            "event",
            "p",
            "launch",
            "Launch",
            day(year, 5, 1),
            state="expected",
            announced=date(year - 2, 1, 1),
        )
        for year in (2025, 2027)
    ]
    axis = Axis(date(2024, 1, 1).toordinal(), 0.5, 900)
    earlier, later = drawn_in(lay_out([PLANT], days, today=TODAY), axis)
    assert earlier.x1 - earlier.x0 < later.x1 - later.x0


def test_two_expected_visits_are_not_a_slippage():
    visits = [
        Mark(f"v{year}", "event", "p", "visit", "Visit", day(year, 1, 1), state="expected") for year in (2027, 2028)
    ]
    row = lay_out([PLANT], visits, today=TODAY).rows[0]
    assert not row.links


@pytest.mark.parametrize("state", ["cancelled", "postponed"])
def test_what_was_given_up_or_put_off_is_never_overdue(state: State):
    off = Mark("c", "event", "p", "launch", "Launch", day(2026, 1, 1), state=state, announced=date(2025, 1, 1))
    assert not any(shape.is_overdue for shape in shapes(example(off)))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (MAY_2025, LATE_2025, "4 to 8 months later"),
        (LATE_2025, MAY_2025, "4 to 8 months earlier"),
        (MAY_2025, MAY_2025, "unchanged"),
        (day(2025, 5, 1), day(2025, 5, 15), "14 days later"),
        (day(2025, 5, 2), day(2025, 5, 1), "1 day earlier"),
        (day(2025, 5, 1), day(2030, 5, 1), "5 years later"),
        (MAY_2025, Span(date(2025, 5, 1), date(2025, 12, 31), ""), "up to 8 months later"),
        (MAY_2025, Span(date(2026, 1, 1), None, ""), "moved by an unknown time"),
    ],
)
def test_slippage_is_told_from_the_nearest_to_the_furthest(before: Span, after: Span, said: str):
    assert words.moved(before, after) == said


def test_a_folded_district_hides_its_projects_and_says_how_many():
    layout = example(collapsed=frozenset("d"))
    assert [row.lane for row in layout.rows] == [DISTRICT]
    assert words.folded(layout.rows[0].child_kinds) == "1 project"
    assert [row.lane for row in layout.with_collapsed(frozenset()).rows] == [DISTRICT, PLANT]


def test_a_lane_whose_parent_is_not_shown_stands_by_itself():
    assert lay_out([PLANT], [GROUND], today=TODAY).rows[0].depth == 0


def test_stretches_at_one_time_take_tracks_of_their_own():
    many = [Mark(f"r{n}", "residency", "d", "residency", "R", day(2020, 1, 1), is_ongoing=True) for n in range(30)]
    row = lay_out([DISTRICT], many, today=TODAY).rows[0]
    assert len(row.tracks) == 30
    assert row.height > 30


def test_rows_follow_each_other_and_are_found_by_height():
    lanes = [Lane(f"x{n}", "district", str(n)) for n in range(50)]
    layout = lay_out(lanes, [], today=TODAY)
    for above, below in zip(layout.rows, layout.rows[1:], strict=False):
        assert below.y == pytest.approx(above.y + above.height)
    target = layout.rows[20]
    assert layout.rows_between(target.y + 0.1, target.y + 0.2) == (target,)


def test_the_small_map_shows_where_something_lies():
    runs = minimap(example(), 100, 2)
    assert {line for line, _first, _last in runs} == {0, 1}
    assert all(0 <= first < last <= 100 for _line, first, last in runs)


def test_a_day_of_a_slip_of_the_hand_takes_no_room_on_the_small_map():
    slip = Mark("far", "event", "d", "visit", "Visit", day(2202, 5, 1))
    assert minimap(example(slip), 100, 2) == minimap(example(), 100, 2)


# The axis.

AXIS = Axis(float(date(2020, 1, 1).toordinal()), 0.5, 900.0)


@given(st.floats(0.01, 100), st.floats(0, 900))
def test_zoom_keeps_the_day_under_the_pointer(factor: float, about: float):
    assert AXIS.zoomed(factor, about).day(about) == pytest.approx(AXIS.day(about), abs=1e-3)


@given(st.lists(st.floats(0.02, 50), max_size=40), st.floats(-1e6, 1e6))
def test_no_zoom_or_pan_leaves_the_calendar(factors: list[float], points: float):
    axis = AXIS
    for factor in factors:
        axis = axis.zoomed(factor, 10).panned(points)
    assert date(999, 12, 31).toordinal() <= axis.first < axis.last <= date(3000, 1, 2).toordinal()


@given(st.floats(0.01, 64), st.floats(100, 5000))
def test_spread_over_another_width_the_same_days_are_seen(scale: float, width: float):
    spread = Axis(AXIS.first, scale, 900).spread(width)
    assert (spread.first, spread.width) == (AXIS.first, width)
    assert spread.last == pytest.approx(Axis(AXIS.first, scale, 900).last)


@given(st.floats(0.006, 64), st.floats(4, 30))
def test_tick_labels_never_crowd_at_any_scale(scale: float, digit: float):
    axis = Axis(float(date(2019, 3, 7).toordinal()), scale, 900)
    ticks = axis.ticks(digit)
    xs = [axis.x(tick.day) for tick in ticks.lower]
    assert xs == sorted(xs) and xs[0] <= 0 and xs[-1] >= 900
    if ticks.step in ("years", "days"):
        for left, right, tick in zip(xs, xs[1:], ticks.lower, strict=False):
            assert right - left >= len(tick.label) * digit or scale < 0.01


@pytest.mark.parametrize(
    ("scale", "step"), [(0.1, "years"), (0.6, "quarters"), (1.6, "months"), (6, "weeks"), (30, "days")]
)
def test_the_scale_chooses_the_unit(scale: float, step: str):
    assert Axis(AXIS.first, scale, 900).ticks().step == step


def test_fit_shows_both_ends():
    axis = AXIS.fitted(730_000, 740_000)
    assert axis.first < 730_000 and axis.last > 740_000


# What a window shows.


def test_a_frame_draws_only_what_is_seen():
    marks = [
        Mark(f"m{n}", "event", f"x{n // 20}", "visit", "Visit", day(2010 + n % 20, 1, 1 + n % 28))
        for n in range(4000)
    ]
    lanes = [Lane(f"x{n}", "district", str(n)) for n in range(200)]
    layout = lay_out(lanes, marks, today=TODAY)
    rows = make_frame(layout, AXIS, 0, 220, 22, Wordings(len))
    assert len(rows) < 10
    seen = [drawn for row in rows for drawn in row.shapes]
    assert seen and all(drawn.x1 >= 0 and drawn.x0 <= AXIS.width for drawn in seen)


def test_a_long_stretch_is_drawn_though_both_its_ends_are_out_of_sight():
    resident = Mark("r", "residency", "d", "residency", "Resident", day(1990, 1, 1), day(2030, 1, 1))
    later = Mark("e", "event", "d", "visit", "Visit", day(2000, 1, 1))
    drawn = drawn_in(lay_out([DISTRICT], [resident, later], today=TODAY), Axis(AXIS.first, 5, 900))
    assert [each.shape.mark for each in drawn] == [resident]
    assert drawn[0].caption is not None and drawn[0].caption.is_over


def test_of_a_lane_taller_than_the_window_only_the_tracks_in_sight_are_drawn():
    many = [Mark(f"r{n}", "residency", "d", "residency", "R", day(2020, 1, 1), is_ongoing=True) for n in range(500)]
    rows = make_frame(lay_out([DISTRICT], many, today=TODAY), AXIS, 4000, 220, 22, Wordings(len))
    assert 10 <= len(rows[0].shapes) <= 14


def test_days_too_near_to_tell_apart_are_gathered_and_counted():
    near = [Mark(f"m{n}", "event", "d", "visit", f"Visit {n}", day(2020, 6, 1 + n)) for n in range(28)]
    drawn = drawn_in(lay_out([DISTRICT], near, today=TODAY), Axis(AXIS.first, 0.1, 900))
    assert sum(len(each.marks) for each in drawn) == 28
    assert len(drawn) <= 3
    assert any(each.caption and "more" in each.caption.text for each in drawn)


def test_a_shape_that_reaches_over_the_edge_of_the_window_keeps_its_caption():
    month = Mark("m", "event", "d", "visit", "Visit", MAY_2025)
    axis = Axis(float(date(2025, 5, 30).toordinal()), 2.0, 900)
    (drawn,) = drawn_in(lay_out([DISTRICT], [month], today=TODAY), axis)
    assert 0 < drawn.x1 < 6 and drawn.caption and drawn.caption.text == "Visit, May 2025"


def test_an_imprecise_day_never_looks_like_a_day():
    axis = Axis(float(date(2000, 1, 1).toordinal()), 0.05, 900)
    month = next(each for each in drawn_in(example(), axis) if each.shape.mark == FIRST and not each.shape.is_derived)
    assert month.shape.form == "span" and month.x1 - month.x0 >= 9


@given(st.dates(date(2010, 1, 1), date(2032, 1, 1)), st.integers(0, 800), st.booleans(), st.floats(0.01, 30))
def test_a_block_always_covers_its_bounds_and_fades_at_none_of_them(
    first: date, days: int, about: bool, scale: float
):
    span = Span(first, first + timedelta(days=days), "then", about)
    axis = Axis(first.toordinal() - 10 / scale, scale, 900)
    (drawn,) = drawn_in(lay_out([DISTRICT], [Mark("a", "event", "d", "visit", "V", span)], today=TODAY), axis)
    assert drawn.x0 <= axis.x(first.toordinal()) + 7 and drawn.x1 >= axis.x(first.toordinal() + days + 1) - 7
    if days:
        assert drawn.x0 <= axis.x(first.toordinal()) + 1e-6
        assert drawn.x1 >= axis.x(first.toordinal() + days + 1) - 1e-6
    assert not (drawn.shape.fades_in or drawn.shape.fades_out)


def test_what_was_built_may_have_begun_on_any_day_of_its_start():
    year = Span(date(2023, 1, 1), date(2023, 12, 31), "2023")
    ground = Mark("g", "event", "p", "groundbreaking", "Groundbreaking", year)
    bar = next(shape for shape in shapes(lay_out([PLANT], [ground], today=TODAY)) if shape.is_derived)
    assert (bar.begin, bar.full_begin) == (date(2023, 1, 1).toordinal(), date(2023, 12, 31).toordinal())


@st.composite
def _part_known(draw: st.DrawFn) -> Span:
    """A day, a span, or a date of which one end is open; perhaps only about right."""
    first = draw(st.dates(date(2015, 1, 1), date(2030, 1, 1)))
    last = first + timedelta(days=draw(st.sampled_from([0, 0, 30, 364, 3000])))
    is_open = draw(st.sampled_from(["", "", "start", "end"]))
    return Span(
        None if is_open == "start" else first, None if is_open == "end" else last, "then", draw(st.booleans())
    )


@given(_part_known(), _part_known(), st.sampled_from(["planned", "actual"]), st.sampled_from(["planned", "actual"]))
def test_what_lies_between_a_start_and_a_launch_is_bounded_by_days_that_were_said(
    begun: Span, launched: Span, start_state: State, launch_state: State
):
    start = Mark("g", "event", "p", "groundbreaking", "Groundbreaking", begun, state=start_state)
    launch = Mark("l", "event", "p", "launch", "Launch", launched, state=launch_state, announced=date(2014, 1, 1))
    said = {float(TODAY.toordinal())}
    for span in (begun, launched):
        said |= {float(each.toordinal() + more) for each in (span.earliest, span.latest) if each for more in (0, 1)}
    wide = 0.25
    axis = Axis(float(date(2000, 1, 1).toordinal()), 1.0, 20_000)
    for each in drawn_in(lay_out([PLANT], [start, launch], today=TODAY), axis):
        shape = each.shape
        if shape.is_derived and shape.state == "actual":
            assert shape.fades_in or shape.begin in said
            assert shape.fades_out or shape.end in said
            assert shape.is_about == (begun.is_approximate or (launch_state == "actual" and launched.is_approximate))
            # A tick stands at the day itself, or ends there.
            days = [(axis.day(x), axis.day(x + wide)) for x in tick_places(each, wide)]
            assert all(said & {round(a, 6), round(b, 6)} for a, b in days)


_dates = st.dates(date(2010, 1, 1), date(2032, 1, 1))
_kinds = st.sampled_from(["launch", "groundbreaking", "visit", "residency", "established"])


@st.composite
def _marks(draw: st.DrawFn) -> list[Mark]:
    made = []
    for number in range(draw(st.integers(0, 25))):
        start = draw(_dates)
        latest = start + timedelta(days=draw(st.sampled_from([0, 0, 30, 364])))
        state = draw(st.sampled_from(["planned", "expected", "actual", "postponed", "cancelled", "unknown"]))
        kind = draw(_kinds)
        span = Span(start, draw(st.sampled_from([latest, latest, None])), f"{start:%B %Y}", draw(st.booleans()))
        label = "x" * draw(st.integers(1, 60))
        announced = draw(st.none() | _dates)
        made.append(
            Mark(str(number), "event", "p", kind, label, span, None, state, announced, is_ongoing=kind == "residency")
        )
    return made


@pytest.mark.thorough
@given(_marks(), st.floats(0.02, 20), _dates)
def test_captions_never_meet_and_never_leave_the_window(marks: list[Mark], scale: float, first: date):
    axis = Axis(float(first.toordinal()), scale, 900)
    drawn = drawn_in(lay_out([PLANT], marks, today=TODAY), axis)
    captions = [each.caption for each in drawn if each.caption]
    for index, one in enumerate(captions):
        assert one.x >= 0 and one.x + one.width <= 900.01
        for other in captions[index + 1 :]:
            if abs(one.y - other.y) < 1:
                assert one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
    for caption in captions:
        for each in drawn:
            if abs(each.y - caption.y) < 1 and not caption.is_over:
                assert caption.x + caption.width <= each.x0 + 0.01 or caption.x >= each.x1 - 0.01


@pytest.mark.thorough
@given(_marks(), st.floats(0.02, 20))
def test_every_dated_mark_is_drawn_or_gathered(marks: list[Mark], scale: float):
    layout = lay_out([PLANT], marks, today=TODAY)
    axis = Axis(layout.begin - 10, scale, (layout.end - layout.begin + 20) * scale)
    drawn = {mark.id for each in drawn_in(layout, axis) for mark in each.marks}
    assert drawn == {mark.id for mark in marks}


# Steps.


def test_the_keyboard_walks_from_a_title_through_its_marks_in_time():
    layout, place = example(), FocusPlace("p")
    walked = []
    for _step in range(4):
        place = sideways(layout, place, 1)
        walked.append(place.mark)
    assert walked == ["g", "l1", "l2", "l2"]
    assert sideways(layout, FocusPlace("p", "g"), -1) == FocusPlace("p")
    assert end_of_lane(layout, FocusPlace("p"), is_last=True) == FocusPlace("p", "l2")


def test_the_keyboard_goes_to_the_nearest_mark_of_the_next_lane():
    layout = example()
    assert across(layout, FocusPlace("d", "e"), 1) == FocusPlace("p", "g")
    assert across(layout, FocusPlace("d"), 1) == FocusPlace("p")
    assert across(layout, FocusPlace("p", "l2"), 1) == FocusPlace("p", "l2")
    shape = shape_at(layout, FocusPlace("d", "e"))
    assert shape is not None and shape.mark == FOUNDED


def test_a_story_tells_date_state_slippage_announcement_and_note():
    told = words.story(SECOND, is_overdue=True, earlier=FIRST)
    assert told == [
        "Launch",
        "late 2025, expected",
        "Between 1 October 2025 and 31 December 2025",
        "no launch recorded",
        "Before: May 2025, 4 to 8 months later",
        "Announced on 6 February 2024",
    ]


@pytest.mark.parametrize(("scale", "text"), [(0.05, "2021"), (1.6, "2021-06"), (30, "2021-06-15")])
def test_a_date_is_proposed_no_more_exactly_than_the_scale_shows_it(scale: float, text: str):
    axis = Axis(float(date(2021, 6, 15).toordinal()) - 100 / scale, scale, 900)
    assert proposed_date(axis, 100.5, 7.0) == ImpreciseDate(text)

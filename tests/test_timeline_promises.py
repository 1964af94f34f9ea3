"""What was promised when: the promises of every project in order, where they lie, and which names have room."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from districtdesk.timeline.axis import Axis
from districtdesk.timeline.layout import Lane, Mark, Span
from districtdesk.timeline.promises import DrawnPromises, Promises, draw_promises, read_promises
from districtdesk.timeline.words import promises_legend

TODAY = date(2026, 11, 23)
LINE = 22.0


def span(first: date, days: int = 0) -> Span:
    return Span(first, first + timedelta(days=days), "then")


def promise(ident: str, lane: str, promised: Span, said: date | None, state="expected") -> Mark:
    return Mark(ident, "event", lane, "launch", "Launch", promised, state=state, announced=said, speakers=("A",))


PLANT, MILL = Lane("p", "project", "Plant"), Lane("m", "project", "Mill")
SLIPPED = [
    promise("b", "p", span(date(2026, 1, 1), 364), date(2024, 5, 1)),
    promise("a", "p", span(date(2025, 1, 1), 30), date(2023, 5, 1)),
    promise("c", "p", span(date(2026, 6, 1)), None, "actual"),
    promise("d", "m", span(date(2027, 1, 1)), date(2024, 1, 1)),
]


def drawn(promises: Promises, first: str = "") -> list[DrawnPromises]:
    across = Axis(0, 1, 900).fitted(*promises.said)
    up = Axis(0, 1, 500).fitted(*promises.promised)
    return draw_promises(promises, across, up, LINE, lambda text: 7.0 * len(text), first)


def test_the_promises_of_a_project_stand_in_the_order_they_were_made_and_end_with_what_came():
    line = read_promises([PLANT, MILL], SLIPPED, TODAY).lines[0]
    assert [(each.mark.id, each.is_fact) for each in line.promises] == [("a", False), ("b", False), ("c", True)]
    assert line.slip == (486, 516)
    assert line.promises[-1].said == date(2026, 6, 1).toordinal()


def test_the_longest_slip_comes_first_and_what_was_said_once_last():
    assert [line.lane.title for line in read_promises([MILL, PLANT], SLIPPED, TODAY).lines] == ["Plant", "Mill"]


def test_what_nobody_said_when_is_left_out_and_counted():
    unsaid = promise("e", "m", span(date(2028, 1, 1)), None)
    promises = read_promises([PLANT, MILL], [*SLIPPED, unsaid], TODAY)
    assert promises.left_out == 1
    assert promises_legend(1).startswith(promises_legend(0)) and "1 announcement" in promises_legend(1)


def test_a_project_in_two_groups_has_one_line():
    again = Lane("p@x", "project", "Plant", record="p")
    copies = [
        Mark(*(getattr(mark, key) if key != "lane" else "p@x" for key in Mark.__slots__)) for mark in SLIPPED[:3]
    ]
    assert len(read_promises([PLANT, again], [*SLIPPED, *copies], TODAY).lines) == 1


def test_a_line_that_climbs_is_a_slip():
    (plant, _mill) = drawn(read_promises([PLANT, MILL], SLIPPED, TODAY))
    first, second = plant.points[:2]
    assert second.x > first.x and second.bottom < first.top


def test_the_chosen_line_is_named_with_its_slip_though_others_have_names_too():
    plant, mill = drawn(read_promises([PLANT, MILL], SLIPPED, TODAY), first="p")
    assert plant.label and plant.label.text == "Plant: 16 to 17 months later"
    assert mill.label and mill.label.text == "Mill"


def test_a_line_between_two_days_out_of_sight_is_drawn_where_it_passes():
    promises = read_promises([PLANT], SLIPPED[:2], TODAY)
    across = Axis(0, 1, 900).fitted(date(2023, 9, 1).toordinal(), date(2024, 2, 1).toordinal())
    up = Axis(0, 1, 500).fitted(*promises.promised)
    (line,) = draw_promises(promises, across, up, LINE, lambda text: 7.0 * len(text))
    assert line.points[0].x < 0 and line.points[1].x > 900 and line.label is None


def test_nothing_slips_of_a_project_that_was_given_up():
    given_up = Lane("p", "project", "Plant", status="cancelled")
    assert read_promises([given_up], SLIPPED, TODAY).lines[0].slip is None


def test_what_was_put_off_is_told_in_the_legend_where_there_is_such():
    off = promise("o", "m", span(date(2028, 1, 1)), date(2025, 1, 1), "postponed")
    assert not read_promises([PLANT, MILL], SLIPPED, TODAY).has_shelved
    promises = read_promises([PLANT, MILL], [*SLIPPED, off], TODAY)
    assert "postponed is dashed" in promises_legend(0, has_shelved=promises.has_shelved)
    assert "postponed" not in promises_legend(0)


_days = st.dates(date(2015, 1, 1), date(2030, 1, 1))
_one = st.tuples(st.integers(0, 12), _days, st.integers(0, 700), _days)


@given(st.lists(_one, max_size=40), st.floats(0.5, 6))
def test_a_bar_covers_its_bounds_and_no_two_names_overlap(made: list[tuple[int, date, int, date]], closer: float):
    lanes = [Lane(f"p{n}", "project", f"Plant {n} of a long name") for n in range(13)]
    marks = [promise(str(n), f"p{lane}", span(day, long), said) for n, (lane, day, long, said) in enumerate(made)]
    promises = read_promises(lanes, marks, TODAY)
    across = Axis(0, 1, 900).fitted(*promises.said).zoomed(closer, 450)
    up = Axis(0, 1, 500).fitted(*promises.promised).zoomed(closer, 250)
    shown = draw_promises(promises, across, up, LINE, lambda text: 7.0 * len(text))
    for each in shown:
        for point in each.points:
            assert point.top <= 500 - up.x(point.promise.high) + 5.1
            assert point.bottom >= 500 - up.x(point.promise.low) - 5.1
            assert abs(across.day(point.x) - point.promise.said) < 1e-6
    labels = [each.label for each in shown if each.label]
    points = [point for each in shown for point in each.points]
    for label in labels:
        left, right = label.x - 1, label.x + label.width + 1
        below = [point for point in points if left < point.x < right]
        assert not any(point.top < label.y < point.bottom for point in below)
    for index, one in enumerate(labels):
        assert one.x >= 0 and one.x + one.width <= 900
        for other in labels[index + 1 :]:
            apart = abs(one.y - other.y) >= LINE * 0.8
            assert apart or one.x + one.width <= other.x or other.x + other.width <= one.x

"""The timeline on paper: each launch as a bar over its days, whatever one mistyped year says."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from districtdesk import i18n
from districtdesk.exchange.noted import reading_still
from districtdesk.paper.making import make_page
from districtdesk.paper.order import PaperOrder
from districtdesk.paper.page import Chart, ChartRow, PaperPage, Paragraph
from districtdesk.paper.timeline_page import find_scale
from districtdesk.register.journal.store import Register
from tests.making import district, event, keep, on, project
from tests.paper.park import keep_park, page_of

_DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def bars(page: PaperPage) -> list[ChartRow]:
    return [row for each in page.parts for block in each.blocks if isinstance(block, Chart) for row in block.rows]


def test_a_launch_goes_from_its_first_announced_day_and_is_dark_over_the_days_said_last(register: Register) -> None:
    keep_park(register)
    (plant,) = bars(page_of(register, "", "timeline"))
    assert plant.label == "Car plant" and plant.sources == "1, 2"
    assert plant.said.startswith("May 2025 (expected), ") and plant.said.endswith("later")
    # Two whole years are drawn; May 2024 begins on the 121st day of them, and May 2025 lies 365 days behind it.
    assert (plant.begin, plant.end) == (121 / 731, 517 / 731) and plant.solid == (486 / 731, 517 / 731)


def test_projects_without_a_date_are_counted_and_a_district_stands_alone_where_it_is_asked_for(
    register: Register,
) -> None:
    record = keep_park(register, 3)
    other = district("Second")
    late = project("Late plant", district=other.id)
    keep(register, other, late, event(late, date=on("2031")))
    page = page_of(register, "", "timeline")
    assert [each.title for each in page.parts] == ["Park", "Second"]
    assert Paragraph("Without a launch date: 3", is_small=True) in page.parts[0].blocks
    assert [each.title for each in page_of(register, record, "timeline").parts] == ["Park"]


def test_of_a_day_it_tells_what_was_announced_by_then(register: Register) -> None:
    (plant,) = bars(page_of(register, keep_park(register), "timeline", date(2024, 1, 31)))
    assert plant.said == "May 2024 (expected)"


@given(st.lists(st.tuples(_DAYS, st.integers(0, 4000)), min_size=1, max_size=120))
def test_days_keep_their_order_and_nearly_all_lie_within_the_years_that_are_drawn(
    drawn: list[tuple[date, int]],
) -> None:
    spans = [(first.toordinal(), (first + timedelta(days=long)).toordinal() + 1) for first, long in drawn]
    scale = find_scale(spans)
    ends = sorted(day for span in spans for day in span)
    places = [scale.place(day) for day in ends]
    assert places == sorted(places) and places[0] >= 0 and places[-1] <= 1
    outside = sum(not (scale.first <= first and last <= scale.last) for first, last in spans)
    assert outside <= 2 * int(len(spans) * 0.02)


def test_what_was_not_there_on_a_day_is_left_out_and_a_day_before_all_has_no_page(register: Register) -> None:
    old, new = district("Old"), district("New")
    opened = [
        event(place, event_kind="established", status="actual", date=on(day))
        for place, day in ((old, "2013-01-01"), (new, "2020-01-01"))
    ]
    keep(register, old, new, *opened, *(project(f"Plant of {each.id}", district=each.id) for each in (old, new)))
    keep(register, event(once := project("Once"), event_kind="established", status="actual", date=on("1980")), once)
    # What lay in a district that was not there yet lies in none.
    titles = [each.title for each in page_of(register, "", "timeline", date(2015, 1, 1)).parts]
    assert titles == ["Old", "Without a district"]
    for record, day in ((new.id, date(2015, 1, 1)), (once.id, date(1950, 1, 1))):
        order = PaperOrder("timeline", record, day)
        with reading_still(register, day=day) as session:
            assert make_page(register, session, order) is None


def test_districts_stand_in_the_order_of_the_alphabet_of_the_language(register: Register) -> None:
    names = ["Bərdə", "Çinarlı", "Əkinçi", "Şorbaşı", "Yeddiarx"]
    for name in reversed(names):
        place = district(name)
        keep(register, place, project(f"Zavod {name}", district=place.id))
    with i18n.speaking("az"):
        assert [each.title for each in page_of(register, "", "timeline").parts] == names


def test_years_not_far_off_are_drawn_and_an_arrow_leads_to_those_that_are(register: Register) -> None:
    place = district("Park")
    keep(register, place)
    for day in (*["2020", "2025"] * 30, "2026", "1930", "2060"):
        plant = project(f"Plant {day}", district=place.id)
        keep(register, plant, event(plant, date=on(day)))
    page = page_of(register, "", "timeline")
    (chart,) = (block for block in page.parts[0].blocks if isinstance(block, Chart))
    assert chart.columns[1] == "Launch, 2020–2026" and page.lines[-1].startswith("An arrow with a year")
    assert [row.said.rpartition(", ")[2] for row in chart.rows if {*"←→"} & {*row.said}] == ["← 1930", "2060 →"]

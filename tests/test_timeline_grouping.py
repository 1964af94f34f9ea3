"""The timeline put together by status, company, country, activity or year, in another order, and narrowed at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk.overview.launches import overdue
from districtdesk.records import Participation
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.overview_query import read_launches
from districtdesk.timeline import words
from districtdesk.timeline.facts import counted, facts_of, slip_between
from districtdesk.timeline.lateness import NOT_LATE, Lateness
from districtdesk.timeline.layout import Mark, Span
from districtdesk.timeline.showing import Shown, TimelineWishes, read_known, show
from districtdesk.timeline.words import legend, legend_of
from tests.making import company, district, event, figure, keep, on, project

TODAY = date(2026, 11, 23)


@pytest.fixture
def filled(register: Register) -> Register:
    """Two districts; a plant of two companies that slipped, one that is late, and one of which nothing is known."""
    hajigabul, sumgait = district(), district("Sumgait")
    mill = project("Mill", district=hajigabul.id, status="operating", activity="Steel")
    plant = project("Plant", district=sumgait.id, status="under_construction", activity="Cars")
    bare = project("Bare", district=sumgait.id)
    uzauto, cement = company("UzAuto", country="UZ"), company(country="AZ")
    keep(register, hajigabul, sumgait, uzauto, cement)
    keep(register, mill, plant, bare)
    for each in (uzauto, cement):
        keep(register, Participation(id=new_id(), project=plant.id, company=each.id, role="investor"))
    keep(
        register,
        launch(plant, "2024", announced_on=on("2022-05")),
        launch(plant, "2026", announced_on=on("2024-05")),
        launch(mill, "2021-03-03", status="actual"),
        event(sumgait, event_kind="established", status="actual", date=on("2011")),
    )
    return register


def launch(of, day: str, **values):
    return event(of, **{"event_kind": "launch", "status": "expected", "date": on(day)} | values)


def seen(register: Register, **wishes) -> Shown:
    return show(register, read_known(register), TimelineWishes(**wishes))


def outline(shown: Shown) -> list[tuple[str, list[str]]]:
    """The title of each outermost lane with those within it."""
    lanes = shown.found.lanes
    return [
        (lane.title, [each.title for each in lanes if each.parent == lane.id]) for lane in lanes if not lane.parent
    ]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("district", [("Hajigabul", ["Mill"]), ("Sumgait", ["Bare", "Plant"])]),
        ("status", [("Under construction", ["Plant"]), ("Operating", ["Mill"]), ("Without a status", ["Bare"])]),
        ("company", [("Cement", ["Plant"]), ("UzAuto", ["Plant"]), ("Without a company", ["Bare", "Mill"])]),
        ("country", [("Azerbaijan", ["Plant"]), ("Uzbekistan", ["Plant"]), ("Without a country", ["Bare", "Mill"])]),
        ("activity", [("Cars", ["Plant"]), ("Steel", ["Mill"]), ("Without an activity", ["Bare"])]),
        ("year", [("2021", ["Mill"]), ("2026", ["Plant"]), ("Without a launch date", ["Bare"])]),
    ],
)
def test_projects_stand_in_every_group_they_belong_to(filled: Register, by: str, expected):
    assert outline(seen(filled, by=by)) == expected


def test_a_project_in_two_groups_has_its_marks_in_both_and_one_record(filled: Register):
    found = seen(filled, by="company").found
    copies = [lane for lane in found.lanes if lane.title == "Plant"]
    assert len({lane.id for lane in copies}) == 2 and len({lane.record_id for lane in copies}) == 1
    assert all(sum(mark.lane == lane.id for mark in found.marks) == 2 for lane in copies)
    assert copies[0].subtitle == "Sumgait"


def test_what_is_left_out_by_another_grouping_is_said():
    assert legend_of("district") == legend() != legend_of("status")


@pytest.mark.parametrize(("sort", "first"), [("name", "Bare"), ("launch", "Plant"), ("slip", "Plant")])
def test_projects_are_put_in_order_and_what_is_not_known_comes_last(filled: Register, sort: str, first: str):
    assert dict(outline(seen(filled, sort=sort)))["Sumgait"][0] == first


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("district", ["Sumgait", "Hajigabul"]),
        ("activity", ["Cars", "Steel", "Without an activity"]),
        ("company", ["Cement", "UzAuto", "Without a company"]),
        ("year", ["2021", "2026", "Without a launch date"]),
    ],
)
def test_what_holds_the_longest_slip_comes_first_but_years_keep_their_order(filled: Register, by: str, expected):
    assert [title for title, _projects in outline(seen(filled, by=by, sort="slip"))] == expected


def test_the_largest_investment_comes_first_when_sorted_by_size(register: Register):
    place = district()
    small, large = project("A small one", district=place.id), project("B large one", district=place.id)
    keep(register, place)
    keep(register, small, large)
    for plant, value in ((small, 5_000_000), (large, 9_000_000)):
        keep(register, figure(plant, "investment_value", value, unit="one", currency="AZN"))
    assert outline(seen(register, sort="size")) == [("Hajigabul", ["B large one", "A small one"])]


@pytest.mark.parametrize(("chip", "names"), [("slipped", ["Plant"]), ("undated", ["Bare"]), ("overdue", [])])
def test_a_chip_leaves_the_projects_it_counts(filled: Register, chip: str, names: list[str]):
    shown = seen(filled, chips=frozenset({chip}))
    assert [lane.title for lane in shown.found.lanes if lane.record_kind == "project"] == names
    assert shown.counts[chip] == len(names)


def test_a_project_that_was_given_up_lacks_no_launch_date(register: Register):
    keep(register, project("Planned"), project("Given up", status="cancelled"))
    assert seen(register).counts["undated"] == 1


def test_two_chips_leave_what_meets_both(filled: Register):
    assert outline(seen(filled, chips=frozenset({"slipped", "undated"}))) == []


# How far a launch slipped.

_days = st.dates(date(2020, 1, 1), date(2021, 12, 31))


@given(_days, st.integers(0, 40), _days, st.integers(0, 40))
def test_a_slip_is_what_brute_force_over_all_days_finds(first: date, long: int, second: date, wide: int):
    before, after = _span(first, long), _span(second, wide)
    each = [(b - a).days for a in _all(before) for b in _all(after)]
    is_same = (first, long) == (second, wide)
    assert slip_between(before, after) == ((0, 0) if is_same else (min(each), max(each)))


def _span(first: date, long: int) -> Span:
    return Span(first, first + timedelta(days=long), "then")


def _all(span: Span) -> list[date]:
    assert span.earliest and span.latest
    return [span.earliest + timedelta(days=n) for n in range((span.latest - span.earliest).days + 1)]


def claim(ident: str, span: Span, said: date | None, state="expected") -> Mark:
    return Mark(ident, "event", "p", "launch", "Launch", span, state=state, announced=said)


def test_the_slip_runs_from_the_first_claim_to_what_came_of_it():
    first = claim("a", _span(date(2024, 1, 1), 30), date(2022, 1, 1))
    second = claim("b", _span(date(2025, 1, 1), 30), date(2023, 1, 1))
    fact = claim("c", _span(date(2026, 1, 1), 0), None, "actual")
    assert facts_of([second, first], TODAY).slip == (336, 396)
    assert facts_of([second, first, fact], TODAY).slip == (701, 731)


def test_no_slip_is_known_where_nobody_said_when_or_it_is_given_up():
    first, second = claim("a", _span(date(2024, 1, 1), 0), None), claim("b", _span(date(2025, 1, 1), 0), None)
    assert facts_of([first, second], TODAY).slip is None
    off = claim("c", _span(date(2026, 1, 1), 0), date(2025, 1, 1), "cancelled")
    given_up = facts_of([claim("a", _span(date(2024, 1, 1), 0), date(2022, 1, 1)), off], TODAY)
    assert given_up.slip is None and given_up.launch is None


@pytest.mark.parametrize(
    ("status", "is_late"), [("suspended", True), (None, True), ("cancelled", False), ("operating", False)]
)
def test_a_project_is_overdue_on_the_timeline_where_it_is_on_the_overview(
    register: Register, status: str | None, is_late: bool
) -> None:
    plant = project("Plant", status=status)
    keep(register, plant, launch(plant, "2024", announced_on=on("2022")))
    assert read_known(register).facts[plant.id].is_overdue == is_late
    with register.read() as session:
        assert bool(overdue(read_launches(session), TODAY)) == is_late


def test_a_project_that_was_given_up_has_not_slipped_and_one_that_may_have_is_told_apart():
    first = claim("a", _span(date(2024, 1, 1), 30), date(2022, 1, 1))
    later = claim("b", _span(date(2025, 1, 1), 30), date(2023, 1, 1))
    perhaps = claim("c", _span(date(2024, 1, 15), 60), date(2023, 1, 1))
    assert facts_of([first, later], TODAY, "preparation").meets("slipped")
    assert facts_of([first, perhaps], TODAY).slippage == "perhaps"
    assert not facts_of([first, later], TODAY, "cancelled").meets("slipped")


def test_a_claim_that_only_became_more_exact_has_not_slipped():
    year = claim("a", _span(date(2025, 1, 1), 364), date(2022, 1, 1))
    month = claim("b", _span(date(2025, 5, 1), 30), date(2023, 1, 1))
    facts = facts_of([year, month], TODAY)
    assert facts.slip == (-244, 150) and not facts.meets("slipped")
    assert counted({"p": facts}, []) == {"overdue": 0, "slipped": 0, "undated": 0}


# What is late, above and beside.


def test_a_late_project_says_how_late_and_what_holds_it_counts_as_the_chips_do(filled: Register):
    late = project("Late", status="preparation")
    keep(filled, late, launch(late, "2020", announced_on=on("2018")), launch(late, "2022", announced_on=on("2019")))
    shown = seen(filled)
    rows = {row.lane.id: row for row in shown.layout.rows}
    projects = [row for row in shown.layout.rows if row.lane.record_kind == "project"]
    outer = [row for row in shown.layout.rows if row.depth == 0]
    for chip, place in (("overdue", 0), ("slipped", 1)):
        assert sum(row.late[place] for row in projects) == shown.counts[chip] > 0
        assert sum(row.late[place] for row in outer) == shown.counts[chip]
    for lane, facts in shown.known.facts.items():
        assert rows[lane].late.slip == (facts.slip if facts.slippage == "certain" else None)


def test_how_late_is_said_in_words():
    one = Lateness(1, 1, (270, 275))
    assert words.lateness(one, is_one=True) == ["overdue", "slip: 9 months later"]
    assert words.lateness(Lateness(2, 1), is_one=False) == ["2 overdue", "1 slipped"]
    assert words.lateness(NOT_LATE, is_one=True) == words.lateness(NOT_LATE, is_one=False) == []

"""The projects of the overview: by status, district and money, by the year of their launch, and how late it is."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.overview.launch_years import by_delay, launch_years
from districtdesk.overview.launches import overdue
from districtdesk.overview.overview import read_overview
from districtdesk.overview.projects import ProjectsSummary
from districtdesk.records import Event, Figure, Indicator, Project, Record
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.overview_material import Launch
from tests.filled_register import keep_filled
from tests.making import district, event, figure, keep, on, project

TODAY = date(2026, 11, 23)
_EDTF = st.one_of(
    st.integers(2015, 2035).map(str),
    st.builds("{}-{:02}".format, st.integers(2015, 2035), st.integers(1, 12)),
    st.builds("{}-{}".format, st.integers(2015, 2035), st.integers(33, 36)),
    st.builds("{}/{}".format, st.integers(2015, 2025), st.integers(2025, 2035)),
    st.dates(date(2015, 1, 1), date(2035, 12, 31)).map(str),
)


def view(register: Register, *records: Record) -> ProjectsSummary:
    keep(register, *records)
    return read_overview(register, TODAY).projects


def launch(number: int, when: str, status: str = "expected", announced: str | None = None) -> Launch:
    said = on(announced) if announced else None
    return Launch(f"e{number}", f"p{number}", "project", "preparation", on(when), status, said)


def days_of(when: ImpreciseDate) -> list[date]:
    assert when.earliest and when.latest
    return [when.earliest + timedelta(each) for each in range((when.latest - when.earliest).days + 1)]


@given(st.lists(st.tuples(_EDTF, st.sampled_from(("expected", "planned", "actual"))), max_size=12))
def test_a_launch_is_certain_of_a_year_only_if_every_day_that_it_may_fall_on_is(told: list[tuple[str, str]]) -> None:
    launches = [launch(number, when, status) for number, (when, status) in enumerate(told)]
    found = launch_years(launches)
    falls_in = [(each, {day.year for day in days_of(each.date)}) for each in launches]
    for year in found.years:
        certain = [each for each, years in falls_in if years == {year.year}]
        possible = [each for each, years in falls_in if year.year in years]
        assert set(year.took_place) == {each.subject for each in certain if each.status == "actual"}
        assert set(year.expected) == {each.subject for each in certain if each.status != "actual"}
        assert set(year.perhaps) == {each.subject for each in possible} - {each.subject for each in certain}
    assert {one for _each, years in falls_in for one in years} <= {each.year for each in found.years}


@given(st.lists(_EDTF, max_size=12))
def test_each_overdue_launch_stands_once_among_those_that_are_late_by_as_long(told: list[str]) -> None:
    late = overdue([launch(number, when) for number, when in enumerate(told)], TODAY)
    passed = [when for when in told if days_of(on(when))[-1] < TODAY]
    assert len(late) == len(passed)
    delays = by_delay(late, TODAY)
    assert sum(len(each.late) for each in delays) == len(late)
    for each in delays:
        for one in each.late:
            waited = (TODAY - days_of(one.date)[-1]).days
            assert each.months * 30 - 1 < waited


def test_the_last_announcement_decides_the_year_and_a_launch_put_off_has_none() -> None:
    chain = [launch(1, "2025", announced="2023"), launch(1, "2027", announced="2025")._replace(id="later")]
    given_up = [launch(2, "2026", announced="2023"), launch(2, "2026", "postponed", "2025")._replace(id="off")]
    found = launch_years([*chain, *given_up])
    assert [(each.year, each.expected) for each in found.years] == [(2027, ("p1",))]


def test_a_launch_whose_date_has_no_end_stands_in_no_year() -> None:
    assert launch_years([launch(1, "2027/..")]).open == ("p1",)


def test_projects_are_counted_by_status_and_in_their_district(register: Register) -> None:
    park = district()
    plants = [project(status=status, district=park.id) for status in ("operating", "operating", "cancelled", None)]
    part = project(phase_of=plants[0].id)
    found = view(register, park, *plants, part)
    assert [(line.status, len(line.projects)) for line in found.lines] == [
        ("operating", 2),
        ("cancelled", 1),
        (None, 2),
    ]
    assert (found.standing, found.given_up, found.phases) == (4, 1, 1)
    assert {key: set(ids) for key, ids in found.by_district.items()} == {
        park.id: {plants[0].id, plants[1].id, plants[3].id, part.id}
    }


def money(found: ProjectsSummary, code: str, *, is_planned: bool) -> dict[str | None, list[str]]:
    column = next(each for each in found.money if (each.code, each.is_planned) == (code, is_planned))
    of = {line.status: line.of(column) for line in found.lines}
    return {status: [each.full() for each in told.quantities] for status, told in of.items() if told}


def said(about: Record, code: str, value: int, **values: Any) -> Figure:
    return figure(about, code, value, **{"currency": "AZN", "as_of": on("2024")} | values)


def test_a_phase_is_not_added_to_its_project(register: Register) -> None:
    whole = project(status="operating")
    part = project(status="operating", phase_of=whole.id)
    found = view(register, whole, part, said(whole, "invested", 10), said(part, "invested", 4))
    assert money(found, "invested", is_planned=False) == {"operating": ["10\u00a0₼"]}
    assert [row.subject for row in found.lines[0].money[0].inside] == [part.id]


def test_all_amounts_of_a_status_are_counted_and_told_and_silent_is_who_states_none(register: Register) -> None:
    plants = [project(f"Plant {number}", status="identified") for number in range(7)]
    ways = [(10, "more_than", "AZN"), (5, "up_to", "AZN"), (3, "about", "AZN"), (8, "at_least", "USD")]
    ways.append((2, "about", "USD"))
    claims = [
        said(plant, "invested", value, qualifier=qualifier, currency=currency)
        for plant, (value, qualifier, currency) in zip(plants, ways, strict=False)
    ]
    [told] = view(register, *plants, *claims).lines[0].money
    assert told.short() == [
        ">\u00a010\u00a0₼",
        "≤\u00a05\u00a0₼",
        "≈\u00a03\u00a0₼",
        "≥\u00a08\u00a0$",
        "≈\u00a02\u00a0$",
    ]
    assert "at least 8\u00a0$; about 2\u00a0$." in told.told()
    assert [note for note in told.notes if "not stated" in note] == [
        "More than 10\u00a0₼ from 1, up to 5\u00a0₼ from 1, about 3\u00a0₼ from 1, 2 not stated."
    ]


def test_what_is_planned_stands_apart_from_what_is_made(register: Register) -> None:
    plant = project(status="preparation")
    claims = [
        said(plant, "investment_value", 90, status="planned"),
        said(plant, "investment_planned", 60),
        said(plant, "invested", 30),
    ]
    found = view(register, plant, *claims)
    assert money(found, "investment_value", is_planned=True) == {"preparation": ["90\u00a0₼"]}
    assert money(found, "investment_planned", is_planned=True) == {"preparation": ["60\u00a0₼"]}
    assert money(found, "invested", is_planned=False) == {"preparation": ["30\u00a0₼"]}


def test_plans_for_different_years_are_not_added(register: Register) -> None:
    one, other = project("One", status="preparation"), project("Other", status="preparation")
    plans = [
        said(plant, "investment_planned", 60, status="planned", for_when=on(year))
        for plant, year in ((one, "2027"), (other, "2028"))
    ]
    found = view(register, one, other, *plans)
    assert money(found, "investment_planned", is_planned=True) == {"preparation": ["60\u00a0₼", "60\u00a0₼"]}
    assert {"Meant for: 2027.", "Meant for: 2028."} <= set(found.lines[0].money[0].notes)


@pytest.mark.thorough
def test_the_sums_of_a_filled_register_are_those_that_plain_counting_gives(register: Register) -> None:
    keep_filled(register)
    found = read_overview(register, TODAY).projects
    with register.read() as session:
        projects = [each for each in session.query(Project) if each.removed_at is None]
        value = session.query(Indicator).filter_by(code="investment_value").one().id
        figures = [each for each in session.query(Figure).filter_by(indicator=value) if each.removed_at is None]
        launches = [each for each in session.query(Event).filter_by(event_kind="launch") if each.removed_at is None]
    statuses = {each.id: each.status for each in projects}
    assert {line.status: len(line.projects) for line in found.lines} == Counter(statuses.values())
    sums: Counter[tuple[str | None, str | None]] = Counter()
    for each in figures:
        sums[statuses[each.subject], each.currency] += each.value or Decimal(0)
    told: Counter[tuple[str | None, str | None]] = Counter()
    for line in found.lines:
        for row in (row for amount in line.money for row in amount.rows):
            told[line.status, row.currency] += row.quantity.value
    assert told == sums
    actual = [each for each in launches if each.status == "actual" and each.date]
    plain = Counter(each.date.earliest.year for each in actual if each.date and each.date.earliest)
    assert {each.year: len(each.took_place) for each in found.launches.years if each.took_place} == plain


def test_the_tiles_tell_of_projects_and_of_launches_that_are_near(register: Register) -> None:
    one, other = project("One", status="preparation"), project("Other", status="operating")
    keep(register, one, other, event(one, date=on("2027-05")), event(other, status="actual", date=on("2026-03")))
    tiles = {each.key: each for each in read_overview(register, TODAY).tiles}
    assert tiles["projects"].told() == "2. In preparation\u00a01, Operating\u00a01."
    assert tiles["overdue"].brief[1:] == ("Due in 2026: 0", "Due in 2027: 1")
    assert tiles["overdue"].notes == (
        "No expected launch has passed.",
        "Launches 2026: 1 took place.",
        "Launches 2027: 1 expected.",
    )


def test_the_tile_of_planned_investment_names_the_year_for_which_it_is_meant(register: Register) -> None:
    park = district()
    keep(register, park, said(park, "investment_planned", 9, status="planned", for_when=on("2027")))
    tiles = {each.key: each for each in read_overview(register, TODAY).tiles}
    assert tiles["investment_planned"].told() == "9\u00a0₼. 1 of 1 district. As of 2024. Meant for: 2027."

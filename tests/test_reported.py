"""What is reported of a district against what is recorded in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk.bounds import bounds_of
from districtdesk.overview.breakdown import AskedNumber, read_breakdown
from districtdesk.overview.overview import read_overview
from districtdesk.overview.reported import AgainstRecords, verdict_of
from districtdesk.records import District, Record, Residency
from districtdesk.register.journal.entry import remove_record
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.chosen import read_chosen
from districtdesk.register.queries.listing import Query
from tests.making import company, district, figure, keep, on, profile, project, residency

TODAY = date(2026, 11, 23)
_QUALIFIERS = ("exact", "about", "more_than", "at_least", "less_than", "up_to")


def compared(register: Register, place: Record, *records: Record) -> dict[str, AgainstRecords]:
    keep(register, place, *records)
    return {each.code: each for each in read_overview(register, TODAY).compared[place.id]}


@pytest.mark.parametrize(
    ("qualifier", "recorded", "verdict"),
    [("exact", 2, ""), ("exact", 1, "less"), ("exact", 3, "more"), ("more_than", 2, "less"), ("up_to", 1, ""),
     ("up_to", 3, "more"), ("at_least", 3, ""), ("about", 2, "")],
)  # fmt: skip
def test_residents_differ_only_where_no_number_fits_both(
    register: Register, qualifier: str, recorded: int, verdict: str
) -> None:
    park = district()
    firms = [company(f"Firm {number}") for number in range(recorded)]
    homes = [residency(park, firm) for firm in firms]
    found = compared(register, park, *firms, *homes, figure(park, "residents", 2, qualifier=qualifier))["residents"]
    assert found.verdict == verdict


@given(st.sampled_from(_QUALIFIERS), st.integers(0, 30), st.integers(0, 40))
def test_a_verdict_is_given_only_where_bounds_exclude_the_count(qualifier: str, says: int, count: int) -> None:
    says_bounds, value = bounds_of(qualifier, Decimal(says)), Decimal(count)
    low, high = (float(end[0]) / 10 for end in says_bounds)
    is_above = value > high or (value == high and qualifier == "less_than")
    is_below = value < low or (value == low and qualifier == "more_than")
    wanted = "more" if is_above else "less" if is_below else ""
    assert verdict_of(says_bounds, bounds_of("exact", value)) == wanted


def test_jobs_of_projects_stand_beside_those_reported_and_a_missing_one_leaves_them_open(register: Register) -> None:
    park = district()
    plants = [project(f"Plant {number}", district=park.id) for number in range(3)]
    part = project("Part", phase_of=plants[0].id)
    claims = [
        figure(plants[0], "jobs_created", 40),
        figure(plants[1], "jobs_created", 30),
        figure(part, "jobs_created", 9),
    ]
    found = compared(register, park, *plants, part, *claims, figure(park, "jobs_created", 60))["jobs_created"]
    assert found.told() == (
        "Jobs created: reported 60\u00a0jobs, date not stated; recorded 70\u00a0jobs for 2 of 4. "
        "More is recorded than reported."
    )
    with_one_missing = compared(register, other := district("Other"), figure(other, "jobs_created", 600))
    assert with_one_missing["jobs_created"].recorded is None


def test_plots_beyond_the_area_of_a_district_are_more_than_reported(register: Register) -> None:
    park, firm = district(), company()
    home = residency(park, firm, plot_area=700_000)
    found = compared(register, park, firm, home, figure(park, "area", 60, as_of=on("2024")))["area"]
    assert (found.verdict, found.told_recorded()) == ("more", "70\u00a0ha for 1 of 1")


def test_only_the_plots_of_recorded_residents_stand_beside_the_area(register: Register) -> None:
    park, firms = district(), [company(f"Firm {number}") for number in range(4)]
    ways: list[dict[str, Any]] = [{}, {"plot_area": None}, {"status": "applied"}, {"residency_kind": "non_resident"}]
    homes = [residency(park, firm, **{"plot_area": 10_000} | way) for firm, way in zip(firms, ways, strict=True)]
    found = compared(register, park, *firms, *homes)["area"]
    assert found.told_recorded() == "1\u00a0ha for 1 of 2"
    opened = read_breakdown(register, AskedNumber("recorded", "area", park.id), TODAY)
    assert [each.id for each in opened.counted] == [homes[0].id]
    assert {each.id for each in opened.left_out} == {homes[2].id, homes[3].id}


@pytest.mark.parametrize("code", ["residents", "jobs_created", "area"])
def test_what_is_recorded_opens_the_records_that_it_consists_of(register: Register, code: str) -> None:
    park, firm = district(), company()
    home = residency(park, firm, plot_area=10_000)
    plant = project(district=park.id)
    jobs = [figure(plant, "jobs_created", 40, as_of=on("2024")), figure(plant, "jobs_created", 30, as_of=on("2023"))]
    keep(register, park, firm, home, plant, *jobs)
    found = read_breakdown(register, AskedNumber("recorded", code, park.id), TODAY)
    wanted: dict[str, Any] = {"residents": [home.id], "area": [home.id], "jobs_created": [jobs[0].id]}
    assert [each.id for each in found.counted] == wanted[code]
    assert len(found.left_out) == (code == "jobs_created")


def test_jobs_that_were_promised_stand_beside_those_created_and_different_times_are_not_added(
    register: Register,
) -> None:
    park = district()
    one, other, third = (project(f"Plant {number}", district=park.id) for number in range(3))
    planned = {"status": "planned", "for_when": on("2027")}
    claims = [
        figure(park, "jobs_expected", 500, status="expected"),
        figure(one, "jobs_expected", 40, **planned),
        figure(other, "jobs_expected", 60, **planned),
        figure(third, "jobs_expected", 5, status="planned", for_when=on("2030")),
    ]
    found = compared(register, park, one, other, third, *claims)["jobs_expected"]
    assert found.reported and found.recorded and (found.reported.value, found.verdict) == (Decimal(500), "")
    assert [each.value for each in found.recorded.quantities] == [Decimal(100), Decimal(5)]
    asked = AskedNumber("recorded", "jobs_expected", park.id)
    opened = read_breakdown(register, asked, TODAY)
    assert {each.id for each in opened.counted} == {each.id for each in claims[1:]}
    assert opened.told.endswith("a phase stands in the number of its project.")
    stated = read_breakdown(register, AskedNumber("cell", "jobs_expected", park.id), TODAY)
    assert [each.id for each in stated.counted] == [claims[0].id]


def test_nothing_is_expected_of_a_project_that_was_given_up_but_what_it_created_stays(register: Register) -> None:
    park = district()
    going, over = project("Mill", district=park.id), project("Forge", district=park.id, status="cancelled")
    claims = [
        figure(plant, code, count, status=status)
        for plant, count in ((going, 40), (over, 7))
        for code, status in (("jobs_expected", "planned"), ("jobs_created", "reported"))
    ]
    found = compared(register, park, going, over, *claims)
    expected, created = (found[code].recorded for code in ("jobs_expected", "jobs_created"))
    assert expected and created
    assert ([each.value for each in expected.quantities], expected.count) == ([Decimal(40)], 1)
    assert ([each.value for each in created.quantities], created.count) == ([Decimal(47)], 2)
    opened = read_breakdown(register, AskedNumber("recorded", "jobs_expected", park.id), TODAY)
    assert [each.id for each in opened.counted] == [claims[0].id]
    assert [(each.id, each.why) for each in opened.left_out] == [(claims[2].id, "Given up")]


def keep_zones(register: Register) -> tuple[District, District, list[Residency]]:
    """A park that says of three residents, one its own, one of its zone, and one of a zone within that."""
    park = district("Park")
    zone = district("Zone", part_of=park.id)
    inner = district("Inner", part_of=zone.id)
    firms = [company(f"Firm {number}") for number in range(3)]
    homes = [residency(place, firm, plot_area=10_000) for place, firm in zip((park, zone, inner), firms, strict=True)]
    claims = [figure(place, "residents", count) for place, count in ((park, 3), (zone, 2), (inner, 4))]
    keep(register, park, zone, inner, *firms, *homes, *claims, figure(park, "area", 9, unit="hectare"))
    return park, zone, homes


def test_residents_and_plots_of_zones_are_recorded_in_their_whole(register: Register) -> None:
    park, zone, homes = keep_zones(register)
    view = read_overview(register, TODAY)
    recorded = {line.name: line.recorded for line in view.lines}
    assert recorded == {"Park": 3, "Zone": 2, "Inner": 1}
    told = {each.code: each for each in view.compared[park.id]}
    assert told["residents"].verdict == "" and told["area"].recorded is not None
    assert [each.value for each in told["area"].recorded.quantities] == [Decimal(3)]
    for code in ("residents", "area"):
        opened = read_breakdown(register, AskedNumber("recorded", code, park.id), TODAY)
        assert {each.id for each in opened.counted} == {each.id for each in homes}
    with register.read() as session:
        listed = read_chosen(session, Query("residency", conditions=opened.conditions)).ids
        counted = profile(session, zone).counts["residents"]
    assert listed == {each.id for each in homes} and counted == (2, 2)


def test_a_resident_that_is_missing_in_a_zone_and_its_whole_is_missing_once(register: Register) -> None:
    park, _zone, homes = keep_zones(register)
    remove_record(register, "residency", homes[2].id)
    finding = next(each for each in read_overview(register, TODAY).findings if each.key == "residents")
    assert {item.title: item.note for item in finding.items}["Park"].endswith("2 recorded")
    assert len(finding.items) == 3 and finding.count == 1 and park.id


def test_what_is_to_come_is_told_with_the_time_for_which_it_is_meant(register: Register) -> None:
    park = district()
    plants = [project(f"Plant {number}", district=park.id) for number in range(3)]
    ways = ((40, "2030", "exact"), (60, "2030", "about"), (5, "2028-05", "exact"))
    claims = [
        figure(plant, "jobs_expected", value, status="planned", for_when=on(when), qualifier=qualifier)
        for plant, (value, when, qualifier) in zip(plants, ways, strict=True)
    ]
    found = compared(register, park, *plants, *claims)
    said = "5\u00a0jobs (May 2028); 40\u00a0jobs (2030); about 60\u00a0jobs (2030) for 3 of 3"
    assert found["jobs_expected"].told() == f"Jobs expected: reported not stated; recorded {said}."
    opened = read_breakdown(register, AskedNumber("recorded", "jobs_expected", park.id), TODAY)
    notes = {
        "40\u00a0jobs; meant for: 2030",
        "about 60\u00a0jobs; meant for: 2030",
        "5\u00a0jobs; meant for: May 2028",
    }
    assert {each.note for each in opened.counted} == notes


def test_where_nothing_is_recorded_it_is_said_once(register: Register) -> None:
    park = district()
    found = compared(register, park, figure(park, "jobs_created", 30, as_of=on("2025")))["jobs_created"]
    assert found.told() == "Jobs created: reported 30\u00a0jobs as of 2025; nothing is recorded."

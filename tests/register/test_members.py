"""Zones, phases and members: their numbers stand beside the whole's, never in it, and are held to it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.names import Names
from districtdesk.overview.members import MemberSum, read_member_sums, read_project_sums, read_resident_sums
from districtdesk.overview.overview import read_overview
from districtdesk.records import Record, SubjectGroup, kind_of
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from tests.making import company, district, figure, keep, on, project, residency
from tests.register.saying import warnings

EXCESS = "zones_exceed_whole"


def _group(*members: Record, **values: Any) -> SubjectGroup:
    ids = tuple(each.id for each in members)
    return SubjectGroup(
        **{"id": new_id(), "names": Names(en="All"), "group_kind": "districts", "members": ids} | values
    )


def _sums(register: Register, whole: Record) -> list[MemberSum]:
    with register.read() as session:
        return read_member_sums(session, kind_of(type(whole)), whole.id)


def _said(register: Register, whole: Record) -> list[str]:
    return [each.spoken().replace("\u00a0", " ").replace("\u202f", " ") for each in _sums(register, whole)]


def test_the_zones_of_a_district_stand_beside_its_own_number(register: Register) -> None:
    park = district()
    zones = [district(name, part_of=park.id) for name in ("North", "South", "East")]
    claims = [figure(park, "area", 100), figure(zones[0], "area", 30), figure(zones[1], "area", 20)]
    keep(register, park, *zones, *claims)
    assert _said(register, park) == ["reported 100 ha, date not stated; recorded 50 ha for 2 of 3"]


def test_the_phases_of_a_project_stand_beside_its_own_number(register: Register) -> None:
    plant = project()
    phases = [project(name, phase_of=plant.id) for name in ("First", "Second")]
    keep(register, plant, *phases, figure(phases[0], "jobs_created", 30, qualifier="more_than"))
    assert _said(register, plant) == ["recorded more than 30 jobs for 1 of 2"]


def test_a_group_says_what_is_reported_of_it_and_recorded_of_its_members(register: Register) -> None:
    parks = [district(name) for name in ("One", "Other", "Third")]
    group = _group(*parks)
    keep(register, *parks, group, figure(group, "invested", 7_000_000, currency="AZN", as_of=on("2024")))
    keep(register, *(figure(each, "invested", 2_950_000, currency="AZN", as_of=on("2024")) for each in parks[:2]))
    assert _said(register, group) == ["reported 7 000 000 ₼ as of 2024; recorded 5 900 000 ₼ for 2 of 3"]


def test_what_is_planned_of_the_members_stands_beside_the_plan_of_the_whole_and_in_no_sum_of_what_is_so(
    register: Register,
) -> None:
    parks = [district(name) for name in ("One", "Other", "Third")]
    group = _group(*parks)
    plan: dict[str, Any] = {"currency": "AZN", "status": "planned"}
    keep(register, *parks, group, figure(group, "investment_planned", 7_000_000, **plan))
    keep(register, *(figure(each, "investment_planned", 2_950_000, **plan) for each in parks[:2]))
    keep(register, figure(parks[2], "investment_planned", 100, currency="AZN"))
    assert _said(register, group) == [
        "recorded 100 ₼ for 1 of 3",
        "Planned: reported 7 000 000 ₼, date not stated; recorded 5 900 000 ₼ for 2 of 3",
    ]


def test_plans_for_different_times_are_not_added_and_those_for_one_are_in_whatever_language_it_is_printed(
    register: Register,
) -> None:
    parks = [district(name) for name in ("One", "Other", "Third")]
    group = _group(*parks)
    times = ImpreciseDate("../2030", "by 2030"), ImpreciseDate("../2030", "до 2030 года"), on("2035")
    claims = (
        figure(each, "jobs_created", 4, status="expected", for_when=when)
        for each, when in zip(parks, times, strict=True)
    )
    keep(register, *parks, group, *claims)
    assert _said(register, group) == [
        "Planned, meant for: by 2030: recorded 8 jobs for 2 of 3",
        "Planned, meant for: 2035: recorded 4 jobs for 1 of 3",
    ]


def test_all_districts_of_a_kind_are_members_without_being_named(register: Register) -> None:
    parks = [district(name, district_kind="industrial_park") for name in ("One", "Other")]
    other = district("Zone", district_kind="industrial_district")
    group = _group(all_of_kind="industrial_park", members=None)
    keep(register, *parks, other, group, *(figure(each, "residents", 4) for each in (*parks, other)))
    assert _said(register, group) == ["recorded 8 residents for 2 of 2"]


def test_the_members_of_a_group_within_a_group_are_its_own(register: Register) -> None:
    firms = [company(name) for name in ("One", "Other")]
    inner = _group(*firms, group_kind="companies")
    outer = _group(inner, firms[0])
    keep(register, *firms, inner, outer, *(figure(each, "jobs_created", 4) for each in firms))
    keep(register, figure(inner, "jobs_created", 100))
    assert _said(register, outer) == ["recorded 8 jobs for 2 of 2"]


def test_a_zone_is_not_added_to_its_district_in_a_group(register: Register) -> None:
    park = district()
    zone = district("Zone", part_of=park.id)
    group = _group(park, zone)
    keep(register, park, zone, group, figure(park, "residents", 9), figure(zone, "residents", 4))
    assert _said(register, group) == ["recorded 9 residents for 1 of 2"]


def test_what_lies_within_another_member_is_named_and_not_added(register: Register) -> None:
    park, firm = district(), company("Firm")
    home = residency(park, firm)
    plant = project("Plant", residency=home.id, district=park.id)
    keep(register, park, firm, home, plant)
    for subject, jobs in ((firm, 120), (home, 110), (plant, 90)):
        keep(register, figure(subject, "jobs_created", jobs, as_of=on("2024")))
    for members, said in (
        ((firm, home), "recorded 120 jobs for 1 of 2"),
        ((firm, plant), "recorded 120 jobs for 1 of 2"),
        ((home, plant), "recorded 110 jobs for 1 of 2"),
        ((park, plant), "recorded 90 jobs for 1 of 2"),
    ):
        group = _group(*members, group_kind="other")
        keep(register, group)
        assert _said(register, group) == [said]
        (found,) = _sums(register, group)
        named = [note for note in found.notes if note.startswith("Not added, because it lies within another")]
        assert named == (
            [] if park in members else [f"Not added, because it lies within another: {_name(members[1])}."]
        )


def _name(record: Record) -> str:
    return "Firm · Hajigabul" if record.kind == "residency" else "Plant"


def test_a_sum_called_less_than_says_what_it_is_at_least(register: Register) -> None:
    parks = [district(name) for name in ("One", "Other", "Third")]
    group = _group(*parks)
    keep(
        register,
        *parks,
        group,
        figure(parks[0], "residents", 100),
        figure(parks[1], "residents", 200, qualifier="less_than"),
    )
    keep(register, figure(parks[2], "residents", 5, qualifier="between", value_to=Decimal(9)))
    (found,) = _sums(register, group)
    assert found.recorded.replace("\u00a0", " ") == "less than 309 residents for 3 of 3"
    assert found.notes[0].replace("\u00a0", " ") == "Together at least 105 residents and less than 309 residents."


def test_a_number_of_several_members_is_counted_once(register: Register) -> None:
    firms = [company(name) for name in ("One", "Other", "Third")]
    group = _group(*firms, group_kind="companies")
    together = tuple(each.id for each in firms[1:])
    keep(register, *firms, group, figure(firms[0], "jobs_created", 474, together_with=together))
    assert _said(register, group) == ["recorded 474 jobs for 3 of 3"]


def test_bounds_and_days_are_said_beside_the_sum(register: Register) -> None:
    parks = [district(name) for name in ("One", "Other", "Third")]
    group = _group(*parks)
    keep(register, *parks, group)
    keep(register, figure(parks[0], "residents", 51, qualifier="more_than", as_of=on("2024")))
    keep(register, figure(parks[1], "residents", 20, qualifier="about", as_of=on("2024")))
    (found,) = _sums(register, group)
    assert [each.full().replace("\u00a0", " ") for each in found.quantities] == [
        "more than 51 residents",
        "about 20 residents",
    ]
    assert found.notes[-1] == "As of 2024." and len(found.notes) == 3


def _over(words: str) -> dict[str, Any]:
    return {"currency": "AZN", "period": ImpreciseDate("../2025", words)}


def test_amounts_over_one_time_are_added_in_whatever_language_it_is_printed(register: Register) -> None:
    parks = [district(name) for name in ("One", "Other")]
    group = _group(*parks)
    keep(register, *parks, group, figure(parks[0], "exports", 4, **_over("by 2025")))
    keep(register, figure(parks[1], "exports", 5, **_over("до 2025 года")))
    assert _said(register, group) == ["recorded 9 ₼ for 2 of 2"]


def test_zones_over_the_time_of_their_whole_are_warned_of_in_whatever_language_it_is_printed(
    register: Register,
) -> None:
    park = district()
    zone = district("Zone", part_of=park.id)
    keep(register, park, zone, figure(park, "exports", 4, **_over("by 2025")))
    assert warnings(register, figure(zone, "exports", 5, **_over("до 2025 года"))) == [EXCESS]


def test_the_totals_of_the_overview_leave_groups_out(register: Register) -> None:
    park = district()
    group = _group(park)
    keep(register, park, group, figure(park, "residents", 4), figure(group, "residents", 100))
    view = read_overview(register, date(2026, 11, 23))
    (residents,) = (tile for tile in view.tiles if tile.key == "residents")
    assert [each.full() for each in residents.quantities] == ["4\u00a0residents"]
    assert [line.name for line in view.lines] == ["Hajigabul"]


def test_zones_that_certainly_exceed_their_district_are_warned_of(register: Register) -> None:
    park = district()
    zones = [district(name, part_of=park.id) for name in ("North", "South")]
    keep(register, park, *zones, figure(zones[0], "area", 60))
    assert warnings(register, figure(park, "area", 100)) == []
    assert warnings(register, figure(zones[1], "area", 50)) == [EXCESS]


@pytest.mark.parametrize(
    ("values", "whole"),
    [
        ({"qualifier": "up_to"}, {}),
        ({"status": "planned"}, {}),
        ({"as_of": on("2025")}, {"as_of": on("2020")}),
        ({}, {"qualifier": "at_least"}),
    ],
)
def test_zones_that_may_be_right_are_not_warned_of(
    register: Register, values: dict[str, Any], whole: dict[str, Any]
) -> None:
    park = district()
    zone = district("Zone", part_of=park.id)
    claims = figure(park, "area", 100, **whole), figure(zone, "area", 150, **values)
    assert warnings(register, park, zone, *claims) == []


def test_the_projects_and_the_residents_of_a_district_stand_beside_its_own_number_like_with_like(
    register: Register,
) -> None:
    park, other = district(), district("Other")
    firms = [company(name) for name in ("Anar", "Brick", "Cotton", "Gone")]
    keep(register, park, other, *firms)
    held = [residency(park, firm) for firm in firms[:3]] + [residency(park, firms[3], status="left")]
    plants = [project(f"Plant {place}", district=park.id) for place in range(4)]
    given_up, elsewhere = project("Given up", district=park.id, status="cancelled"), project("Far", district=other.id)
    keep(register, *held, *plants, given_up, elsewhere)
    money = [(plants[0], 5, "AZN"), (plants[1], 7, "AZN"), (plants[2], 3, "USD"), (given_up, 100, "AZN")]
    claims = [
        figure(plant, "invested", value, currency=currency, as_of=on("2024")) for plant, value, currency in money
    ]
    claims += [figure(elsewhere, "invested", 900, currency="AZN", as_of=on("2024"))]
    claims += [
        figure(park, "jobs_created", 50),
        figure(held[0], "jobs_created", 30),
        figure(held[3], "jobs_created", 9),
    ]
    claims += [figure(firms[0], "jobs_created", 80), figure(firms[1], "jobs_created", 40)]
    keep(register, *claims)
    with register.read() as session:
        of_projects = read_project_sums(session, park.id)
        of_residents = read_resident_sums(session, park.id)
    told = [" ".join((each.spoken(), *each.notes)) for each in (*of_projects, *of_residents)]
    clean = [each.replace("\u00a0", " ").replace("\u202f", " ") for each in told]
    assert clean == [
        "recorded 12 ₼; 3 $ for 3 of 4 One currency is not added to another. As of 2024.",
        "reported 50 jobs, date not stated; recorded 30 jobs for 1 of 3 "
        "Not added, because it is said of the company as a whole: Brick.",
    ]

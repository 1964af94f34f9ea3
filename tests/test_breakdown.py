"""Where the numbers of the overview come from: what each counts, and what it leaves out and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from districtdesk.overview.breakdown import AskedNumber, read_breakdown
from districtdesk.overview.overview import read_overview
from districtdesk.overview.traced import Breakdown
from districtdesk.records import Citation, Figure, Person, Record
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.chosen import read_chosen
from districtdesk.register.queries.listing import Query
from tests.filled_register import keep_filled
from tests.making import INDICATOR_IDS, district, event, figure, keep, named, new_id, on, project, source

TODAY = date(2026, 11, 23)


def ask(register: Register, *records: Record, **asked: Any) -> Breakdown:
    if records:
        keep(register, *records)
    return read_breakdown(register, AskedNumber(**asked), TODAY)


def said(about: Record, code: str, value: int, **values: Any) -> Figure:
    return figure(about, code, value, **{"currency": "AZN", "as_of": on("2024")} | values)


def test_a_tile_opens_what_it_adds_and_all_else_with_the_reason(register: Register) -> None:
    one, other, plant = district("One"), district("Other"), project("Plant")
    claims = [
        said(one, "invested", 10),
        said(one, "invested", 7, as_of=on("2022")),
        said(other, "invested", 5),
        said(other, "invested", 9, status="planned"),
        said(plant, "invested", 3),
    ]
    found = ask(register, one, other, plant, *claims, what="tile", key="invested")
    assert found.told.startswith("15\u00a0₼. 2 of 2 districts.")
    assert {(each.title, each.note) for each in found.counted} == {
        ("One", "10\u00a0₼ as of 2024"),
        ("Other", "5\u00a0₼ as of 2024"),
    }
    assert [(each.title, each.why) for each in found.left_out] == [
        ("Other", "It is planned, and the sum is of what is so"),
        ("One", "Another is shown: 10\u00a0₼ as of 2024"),
        ("Plant", "It is not of a district, and the sum is of districts"),
    ]
    assert found.summary() == "Counted: 2. Not counted: 3."


def test_the_cell_of_a_district_opens_what_is_claimed_of_it(register: Register) -> None:
    one, other = district("One"), district("Other")
    claims = [figure(one, "residents", 8, as_of=on("2024")), figure(one, "residents", 6, as_of=on("2023"))]
    keep(register, one, other, *claims, figure(other, "residents", 3))
    found = ask(register, what="cell", key="residents", district=one.id)
    assert found.title == "One · Residents"
    assert [each.id for each in found.counted] == [claims[0].id]
    assert [each.id for each in found.left_out] == [claims[1].id]


def test_who_says_a_claim_stands_beside_it_and_each_source_once(register: Register) -> None:
    park, paper, letter = (
        district("Park"),
        source("Paper", publisher="The Paper"),
        source("Letter", publisher="Agency"),
    )
    minister = Person(id=new_id(), names=named("Anar Aliyev"))
    told, bare = (said(park, "invested", value, as_of=on(year)) for value, year in ((9, "2025"), (7, "2024")))
    keep(register, park, paper, letter, minister, told, bare)
    cited = ((paper, minister.id), (paper, minister.id), (letter, None))
    keep(register, *(Citation(record=told.id, source=whence.id, speaker=who) for whence, who in cited))
    found = ask(register, what="cell", key="invested", district=park.id)
    assert [each.said_by for each in found.rows] == ["The Paper, Anar Aliyev; Agency", "No source"]
    assert not ask(register, what="tile", key="projects").is_of_claims


def test_the_projects_of_a_district_open_with_those_given_up_left_out(register: Register) -> None:
    park = district()
    plants = [
        project(name, status=status, district=park.id) for name, status in (("A", "operating"), ("B", "cancelled"))
    ]
    found = ask(register, park, *plants, project("C"), what="cell", key="projects", district=park.id)
    assert [(each.title, each.note) for each in found.counted] == [("A", "Operating")]
    assert [(each.title, each.why) for each in found.left_out] == [("B", "Given up")]


def test_the_list_to_which_it_leads_holds_the_projects_that_it_counts(register: Register) -> None:
    park = district()
    plants = [project(each, status=each, district=park.id) for each in ("operating", "cancelled", "preparation")]
    keep(register, park, *plants)
    for asked in ({"what": "tile", "key": "projects"}, {"what": "status", "key": "operating"}):
        found = ask(register, **asked)
        with register.read() as session:
            listed = read_chosen(session, Query(found.kind, conditions=found.conditions)).ids
        assert listed == {each.id for each in found.counted}


def test_money_of_a_status_leaves_out_what_lies_within_another_project(register: Register) -> None:
    whole = project("Whole", status="operating")
    part = project("Part", status="operating", phase_of=whole.id)
    keep(register, whole, part, said(whole, "invested", 10), said(part, "invested", 4))
    (column,) = read_overview(register, TODAY).projects.money
    found = ask(register, what="status", key="operating", money=column)
    assert [each.title for each in found.counted] == ["Whole"]
    assert [(each.title, each.why) for each in found.left_out] == [
        ("Part", "It lies within the number of another project")
    ]


def test_overdue_launches_open_with_how_long_and_the_others_with_why_not(register: Register) -> None:
    late, soon, done, off = (project(name) for name in ("Late", "Soon", "Done", "Off"))
    events = [
        event(late, date=on("2025-06")),
        event(soon, date=on("2027")),
        event(done, date=on("2024"), status="actual"),
        event(off, status="postponed"),
    ]
    found = ask(register, late, soon, done, off, *events, what="tile", key="overdue")
    assert [(each.title, each.note) for each in found.counted] == [
        ("Late", "expected June 2025, 16 to 17 months ago")
    ]
    assert {each.title: each.why for each in found.left_out} == {
        "Soon": "Its day has not certainly passed",
        "Done": "It took place",
        "Off": "It is not waited for: put off, given up or settled",
    }
    (year,) = [each for each in read_overview(register, TODAY).projects.launches.years if each.year == 2027]
    of_year = ask(register, what="year", key="2027", subjects=year.expected)
    assert [(each.title, each.note) for each in of_year.counted] == [("Soon", "Expected: 2027")]


@pytest.mark.thorough
def test_every_number_of_a_filled_register_is_made_of_what_it_opens(register: Register) -> None:
    keep_filled(register)
    overview = read_overview(register, TODAY)
    with register.read() as session:
        figures = [each for each in session.query(Figure) if each.removed_at is None]
    known = {each.id: each for each in figures}
    for tile in overview.tiles:
        found = ask(register, what="tile", key=tile.key)
        assert found.told == tile.told()
        if tile.key in INDICATOR_IDS:
            own = {each.id for each in figures if each.indicator == INDICATOR_IDS[tile.key]}
            assert {each.id for each in found.rows} == own
            assert all(each.why for each in found.left_out)
            added = sum((known[each.id].value or Decimal(0) for each in found.counted), Decimal(0))
            assert added == sum((each.value for each in tile.quantities), Decimal(0))
        else:
            assert len(found.counted) == int(tile.quantities[0].value)
    for line in overview.lines[:3]:
        for key, claim in line.claims.items():
            found = ask(register, what="cell", key=key, district=line.id)
            assert [each.id for each in found.counted] == [claim.row.id]

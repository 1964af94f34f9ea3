"""Columns that are no fields: sorted in SQL as Python sorts them, and shown with all that must be known of them."""

from __future__ import annotations

import random
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from districtdesk.exchange.export import export_list
from districtdesk.overview.column_cells import read_column_cells
from districtdesk.records import Citation, Record
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from districtdesk.register.queries.offered_columns import read_offered_columns
from districtdesk.register.queries.reckoned_sources import source_of
from tests.making import district, event, figure, keep, on, project, source


@pytest.fixture
def plants(register: Register) -> list[Record]:
    """Two dozen projects of which much, little or nothing is claimed."""
    dice = random.Random(3)
    park = district()
    found: list[Record] = [project(f"Plant {number:02}", district=park.id) for number in range(24)]
    said: list[Record] = []
    for each in found:
        for _claim in range(dice.choice([0, 1, 2])):
            said.append(
                figure(
                    each,
                    "investment_value",
                    dice.randrange(1, 9),
                    currency=dice.choice(["AZN", "AZN", "USD"]),
                    status=dice.choice(["reported", "planned", "superseded"]),
                    as_of=on(dice.choice(["2022", "2023", "2024"])),
                )
            )
        for _event in range(dice.choice([0, 1, 2])):
            when = on(dice.choice(["2025", "2025-05", "2026-03"]))
            said.append(event(each, date=when, announced_on=on(dice.choice(["2023", "2024"]))))
    keep(register, park, *found, *said)
    return found


_SORTED = (
    *(f"{form}.investment_value" for form in ("claim", "planned", "headline")),
    *(f"launch.{moment}" for moment in ("day", "first", "latest", "slip")),
    "count.events",
)


def test_sql_sorts_by_what_is_reckoned_as_python_does(register: Register, plants: list[Record]) -> None:
    with register.read() as session:
        for key in _SORTED:
            source = source_of("project", key)
            apart = source.apart if source.apart is not None else source.order[0]
            stored = select(source.record_id, apart, *source.order).select_from(source.rows)
            values: dict[str, Any] = {row[0]: tuple(row[1:]) for row in session.execute(stored)}
            filled = [each.id for each in plants if values.get(each.id, (None, None))[1] is not None]
            empty = sorted(each.id for each in plants if each.id not in filled)
            assert len(filled) > 3, key
            for falls in (False, True):
                expected = sorted(filled)
                expected.sort(key=lambda each: values[each][1:], reverse=falls)
                if source.apart is not None:
                    # Unlike amounts stand apart, whichever way is sorted.
                    expected.sort(key=lambda each: values[each][0])
                expected += empty
                query = Query("project", sort=key, descending=falls)
                assert listing.in_order(session, query).among(0, 99) == expected, (key, falls)
                for start in (0, 5, 20):
                    page = [row.id for row in listing.window(session, query, start, 4, len(plants))]
                    assert page == expected[start : start + 4], (key, falls, start)
                for place in (0, len(filled) - 1, len(plants) - 1):
                    assert listing.position(session, query, expected[place]) == place, (key, falls)


def test_a_cell_shows_the_amount_with_its_qualifier_and_tells_day_and_source(register: Register) -> None:
    plant, paper = project(), source("Letter of May", publisher="Trend")
    claim = figure(plant, "invested", 51_000_000, currency="AZN", qualifier="more_than", as_of=on("2023-05-01"))
    plan = figure(plant, "investment_value", 88, currency="AZN", status="planned")
    first = event(plant, date=on("2025-05"), announced_on=on("2023-05-01"))
    later = event(plant, date=on("2025-11"), announced_on=on("2024"))
    keep(register, plant, paper, claim, plan, first, later, Citation(id=new_id(), record=claim.id, source=paper.id))
    keys = [
        "claim.invested",
        "headline.investment_value",
        "claim.investment_value",
        "launch.day",
        "launch.latest",
        "launch.slip",
    ]
    with register.read() as session:
        cells = read_column_cells(session, "project", keys, [plant.id])[plant.id]
    said = {key: cell.text.replace("\u202f", " ").replace("\u00a0", " ") for key, cell in cells.items()}
    assert said == {
        "claim.invested": "more than 51 000 000 ₼",
        "headline.investment_value": "88 ₼ (planned)",
        "launch.latest": "Nov 2025",
        "launch.day": "Nov 2025 (expected)",
        "launch.slip": "5 to 7 months later",
    }
    assert "as of 1 May 2023" in cells["claim.invested"].more[1]
    assert cells["claim.invested"].more[-1] == "Source: Trend"


def test_sums_add_like_with_like_only_and_say_what_is_left_out(register: Register) -> None:
    park = district()
    plants = [project(f"Plant {number}", district=park.id) for number in range(4)]
    amounts = [(5, "AZN"), (7, "AZN"), (3, "USD")]
    claims = [
        figure(plant, "invested", value, currency=currency)
        for plant, (value, currency) in zip(plants, amounts, strict=False)
    ]
    keep(register, park, *plants, *claims, figure(plants[3], "invested", 90, currency="AZN", status="planned"))
    with register.read() as session:
        cells = read_column_cells(session, "district", ["sum.projects.invested", "count.projects"], [park.id])
        rows = listing.window(session, Query("district", sort="sum.projects.invested"), 0, 9)
    assert [row.id for row in rows] == [park.id]
    cell = cells[park.id]["sum.projects.invested"]
    assert cell.text.replace("\u00a0", " ") == "12 ₼; 3 $"
    assert "3 of 4" in cell.more
    assert "One currency is not added to another." in cell.more
    assert cells[park.id]["count.projects"].text == "4"


def test_all_that_is_offered_is_a_source_that_can_be_sorted_and_shown(register: Register) -> None:
    park = district()
    keep(register, park)
    with register.read() as session:
        for kind in ("district", "project", "company", "residency", "person"):
            offered = [each.field for each in read_offered_columns(session, kind)]
            keys = [field.key for field in offered]
            assert len(set(keys)) == len(keys)
            for key in keys[:: max(1, len(keys) // 12)]:
                listing.window(session, Query(kind, sort=key), 0, 3)
            read_column_cells(session, kind, keys, [park.id])


def test_an_exported_list_carries_its_chosen_columns(register: Register, plants: list[Record], tmp_path: Any) -> None:
    with register.read() as session:
        offered = {each.field.key: each.field for each in read_offered_columns(session, "project")}
    target = tmp_path / "list.xlsx"
    export_list(register, Query("project"), [offered["headline.investment_value"], offered["launch.slip"]], target)
    sheet = load_workbook(target).worksheets[-1]
    text = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any("Launch, slip" in row for row in text)
    assert any("₼" in str(value) for row in text for value in row)

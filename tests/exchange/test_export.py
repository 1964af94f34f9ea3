"""What the workbook of a register says beside the fields: names, units, and what narrowed the list."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from districtdesk import i18n
from districtdesk.exchange.export import export_list, export_register
from districtdesk.exchange.read_book import read_book
from districtdesk.exchange.shown_columns import with_what_belongs
from districtdesk.records import KINDS, Event, Figure, Participation, field_of, fields_of
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.listing import Query
from tests.making import INDICATOR_IDS, company, district, event, figure, keep, on, project


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out.xlsx"


def rows_of(path: Path, kind: str) -> list[Mapping[str, Any]]:
    """The rows of one kind, by column key."""
    (sheet,) = [sheet for sheet in read_book(path) if sheet.name == kind]
    keys = [column.key for column in sheet.columns]
    return [dict(zip(keys, row.values, strict=True)) for row in sheet.rows()]


def cover_of(path: Path) -> dict[Any, Any]:
    return {row[0]: row[1] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)}


@pytest.mark.thorough
@pytest.mark.parametrize(("language", "unit"), [("en", "ha"), ("az", "ha"), ("ru", "га")])
def test_a_figure_shows_its_indicators_unit_in_the_workbooks_language(
    register: Register, target: Path, language: str, unit: str
) -> None:
    park = district()
    keep(register, park, figure(park, "area", 60))
    with i18n.speaking(language):
        export_register(register, target)
    assert [row["shown.unit"] for row in rows_of(target, "figure")] == [unit]


def test_a_figures_own_unit_comes_before_its_indicators(register: Register, target: Path) -> None:
    plant = project()
    keep(register, plant, figure(plant, "output_a_year", 30_000, unit="cars"))
    export_register(register, target)
    assert rows_of(target, "figure")[0]["shown.unit"] == "cars"


@pytest.mark.thorough
def test_a_list_of_values_has_their_unit_and_conversion(register: Register, target: Path) -> None:
    park = district()
    keep(register, park, figure(park, "invested", 51, currency="AZN"))
    export_list(register, Query("figure"), [field_of(Figure, "subject"), field_of(Figure, "value")], target)
    keys = [column.key for column in read_book(target)[1].columns]
    assert keys[:7] == ["caption", "subject", "subject.id", "qualifier", "value", "value_to", "shown.unit"]
    assert {"stated_conversion", "stated_conversion.currency", "implied_rate"} < set(keys)


def test_a_list_leaves_with_all_that_its_amounts_and_dates_consist_of(register: Register, target: Path) -> None:
    park = district()
    published = {"as_of": on("2024"), "as_of_basis": "date_of_publication"}
    ranged = figure(park, "invested", 4, value_to=Decimal(5), qualifier="between", currency="AZN", **published)
    keep(register, park, ranged, figure(park, "exports", 7, currency="AZN", period=on("2023")))
    on_screen = [field for field in fields_of(Figure) if field.kind.listed]
    export_list(register, Query("figure"), on_screen, target)
    rows = {row["value"]: row for row in rows_of(target, "figure")}
    assert (rows[4]["qualifier"], rows[4]["value_to"], rows[4]["shown.unit"]) == ("between", 5, "AZN")
    assert rows[4]["as_of_basis"] == "Date of publication"
    assert rows[7]["period"] and not rows[7]["as_of"]


def test_a_list_of_countries_leaves_with_what_stands_in_their_place(register: Register, target: Path) -> None:
    export_list(register, Query("participation"), [field_of(Participation, "country")], target)
    assert "country_as_printed" in {column.key for column in read_book(target)[1].columns}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_a_list_shows_is_left_behind(kind: str) -> None:
    fields = fields_of(KINDS[kind])
    listed = [field for field in fields if field.kind.listed]
    leaving = [field.key for field in with_what_belongs(kind, listed)]
    assert len(leaving) == len(set(leaving))
    assert {key for field in listed for key in field.kind.shown_with} <= set(leaving)
    assert {each.key for each in fields if set(each.kind.says_of) & set(leaving)} <= set(leaving)


def test_a_list_without_values_has_no_unit(register: Register, target: Path) -> None:
    export_list(register, Query("figure"), [field_of(Figure, "subject")], target)
    keys = {column.key for column in read_book(target)[1].columns}
    assert not {"shown.unit", "implied_rate"} & keys


def test_every_row_begins_with_its_records_name(register: Register, target: Path) -> None:
    park, firm = district("Hajigabul"), company("Cement")
    keep(register, park, firm, event(park, firm))
    export_list(register, Query("event"), [field_of(Event, "date")], target)
    sheet = openpyxl.load_workbook(target).worksheets[1]
    assert [cell.value for cell in sheet["A"]] == ["Event", "Launch · Hajigabul, Cement"]
    assert sheet.freeze_panes == "B2"


def test_the_cover_counts_in_numbers(register: Register, target: Path) -> None:
    keep(register, district())
    export_register(register, target)
    assert cover_of(target)["Records"] == 1 + len(INDICATOR_IDS)


def test_the_cover_says_what_narrowed_a_list(register: Register, target: Path) -> None:
    park = district("Hajigabul")
    keep(register, park, event(park))
    query = Query("event", "launch", linked=("subjects", (park.id,)), where=(("status", "expected"), ("place", None)))
    export_list(register, query, [field_of(Event, "date")], target)
    cover = cover_of(target)
    assert cover["Search"] == "launch"
    assert cover["Filter"] == "Status: Expected\nPlace: empty\nSubjects: Hajigabul"


def test_the_cover_names_the_first_of_many_that_narrowed_a_list(register: Register, target: Path) -> None:
    parks = [district(f"Park {number}") for number in range(7)]
    keep(register, *parks)
    query = Query("event", linked=("subjects", tuple(park.id for park in parks)))
    export_list(register, query, [field_of(Event, "date")], target)
    assert cover_of(target)["Filter"] == "Subjects: Park 0; Park 1; Park 2; Park 3; Park 4 and 2 more"


def test_the_cover_of_a_list_of_everything_names_no_filter(register: Register, target: Path) -> None:
    export_list(register, Query("event"), [field_of(Event, "date")], target)
    assert not {"Search", "Filter"} & set(cover_of(target))


def test_a_printed_page_is_a4_and_a_wide_sheet_repeats_the_names(register: Register, target: Path) -> None:
    export_register(register, target)
    for sheet in openpyxl.load_workbook(target).worksheets[1:]:
        widths = [each.width for each in sheet.column_dimensions.values() if not each.hidden]
        pages = sheet.page_setup.fitToWidth
        assert (pages == 1) == (sum(widths) <= 260)
        assert sheet.print_title_cols == (None if pages == 1 else "$A:$A")
        assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4)


@pytest.mark.thorough
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_heading_of_the_sample_has_to_be_changed(sampled: Register, target: Path, language: str) -> None:
    with i18n.speaking(language):
        assert export_register(sampled, target).problems == []

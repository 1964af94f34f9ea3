"""What the workbook of a register says beside the fields: names, units, and what narrowed the list."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string, get_column_letter

from districtdesk import i18n
from districtdesk.exchange.export import export_list, export_register
from districtdesk.exchange.read_book import read_book
from districtdesk.exchange.shown_columns import with_what_belongs
from districtdesk.records import KINDS, Citation, Company, District, Event, Figure, Participation, field_of, fields_of
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.listing import Query
from tests.making import INDICATOR_IDS, company, district, event, figure, keep, on, project, source


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


@pytest.mark.thorough
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


@pytest.mark.thorough
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


def test_the_cover_names_records_that_were_chosen_one_by_one(register: Register, target: Path) -> None:
    alpha, beta = company("Alpha"), company("Beta")
    keep(register, alpha, beta, company("Gamma"))
    query = Query("company", where=(("id", (beta.id, alpha.id)),))
    export_list(register, query, [field_of(Company, "names")], target)
    assert cover_of(target)["Filter"] == "Chosen by hand: Beta; Alpha"


def test_the_cover_of_a_list_of_everything_names_no_filter(register: Register, target: Path) -> None:
    export_list(register, Query("event"), [field_of(Event, "date")], target)
    assert not {"Search", "Filter"} & set(cover_of(target))


@pytest.mark.thorough
def test_all_that_is_printed_of_a_sheet_stands_at_its_left_and_fits_on_a_page(
    sampled: Register, target: Path
) -> None:
    export_register(sampled, target)
    for sheet in openpyxl.load_workbook(target).worksheets[1:]:
        if sheet.sheet_state == "visible":
            last = sheet.print_area.replace("$", "").split(":")[1].rstrip("0123456789")
            columns = [sheet.column_dimensions[letter] for letter in letters_up_to(last)]
            widths = [each.width for each in columns if not each.hidden]
            # 8 points are left of 11 where 191 letters stand beside each other.
            assert sum(widths) <= 191
            assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
            assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4)


def letters_up_to(last: str) -> list[str]:
    return [get_column_letter(number + 1) for number in range(column_index_from_string(last))]


@pytest.mark.thorough
def test_the_sample_goes_on_ten_sheets_and_the_cover_names_the_others(sampled: Register, target: Path) -> None:
    export_register(sampled, target)
    sheets = openpyxl.load_workbook(target).worksheets
    hidden = {sheet.title for sheet in sheets if sheet.sheet_state == "hidden"}
    # The cover takes two pages, each other sheet one.
    assert sheets[0].page_setup.fitToHeight == 2
    assert sum(sheet.sheet_state == "visible" for sheet in sheets) <= 9
    assert all(title in cover_of(target)["Hidden sheets"] for title in hidden)


def test_a_list_wider_than_a_page_repeats_the_names_and_goes_over_before_it_goes_down(
    register: Register, target: Path
) -> None:
    keep(register, district("A" * 60))
    export_list(register, Query("district"), fields_of(District), target)
    sheet = openpyxl.load_workbook(target).worksheets[1]
    assert sheet.print_title_cols == "$A:$A" and sheet.page_setup.pageOrder == "overThenDown"
    assert sheet.col_breaks.brk and sheet.page_setup.scale == 73


def test_the_cover_carries_the_figures_that_matter_in_the_words_of_the_overview(
    register: Register, target: Path
) -> None:
    park = district()
    keep(register, park, figure(park, "jobs_created", 500, qualifier="about", as_of=on("2024")))
    export_register(register, target)
    assert cover_of(target)["Jobs created"] == "about 500\N{NO-BREAK SPACE}jobs. 1 of 1 district. As of 2024."
    export_register(register, target, day=date(2023, 5, 1))
    assert cover_of(target)["Jobs created"].startswith("not stated")


@pytest.mark.thorough
def test_a_row_says_what_belongs_to_its_record(sampled: Register, target: Path) -> None:
    export_register(sampled, target)
    (plant,) = rows_of(target, "project")
    assert "Products: Chevrolet Cobalt; Chevrolet Malibu" in plant["shown.belonging"]


def test_evidence_is_told_in_words_beside_its_record(register: Register, target: Path) -> None:
    park, letter = district(), source("A letter")
    area = figure(park, "area", 60)
    cited = Citation(record=area.id, source=letter.id, said_by="Anar", office="director", words="60 ha")
    keep(register, park, letter, area, cited)
    export_register(register, target)
    assert rows_of(target, "figure")[0]["shown.evidence"] == "Anar, director, in: A letter “60 ha”"


def test_only_what_counts_is_marked_as_counting(register: Register, target: Path) -> None:
    park = district()
    old, new = (
        figure(park, "jobs_created", 400, as_of=on("2022")),
        figure(park, "jobs_created", 500, as_of=on("2024")),
    )
    disputed = figure(park, "jobs_created", 9_000, as_of=on("2025"), status="disputed")
    plan = figure(park, "jobs_created", 700, as_of=on("2024"), status="planned")
    keep(register, park, old, new, disputed, plan)
    export_register(register, target)
    said = {row["value"]: (row["shown.counts"], row["shown.counts_why"]) for row in rows_of(target, "figure")}
    assert said == {
        400: ("No", "Another is shown: 500\N{NO-BREAK SPACE}jobs as of 2024"),
        500: ("Yes", "Shown of its subject"),
        700: ("Yes", "Planned; shown of its subject"),
        9_000: ("No", "Its status: Disputed"),
    }


def test_a_date_has_its_first_and_last_day_and_its_year_beside_it(register: Register, target: Path) -> None:
    park = district()
    dates = on("2024-05"), on("2024-12/2025-01")
    keep(register, park, *(figure(park, "jobs_created", 5 + place, as_of=day) for place, day in enumerate(dates)))
    export_register(register, target)
    ends = ("earliest", "latest", "year")
    told = sorted(str([row[f"shown.as_of.{each}"] for each in ends]) for row in rows_of(target, "figure"))
    assert told == sorted(
        map(str, [[date(2024, 5, 1), date(2024, 5, 31), 2024], [date(2024, 12, 1), date(2025, 1, 31), None]])
    )


def test_parts_of_the_workbook_point_at_each_other_from_where_they_are(register: Register, target: Path) -> None:
    keep(register, district())
    export_register(register, target)
    with zipfile.ZipFile(target) as archive:
        relations = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels")]
    assert not any('Target="/' in each for each in relations)
    assert any('Target="../tables/' in each for each in relations)


@pytest.mark.thorough
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_heading_of_the_sample_has_to_be_changed(sampled: Register, target: Path, language: str) -> None:
    with i18n.speaking(language):
        assert export_register(sampled, target).problems == []

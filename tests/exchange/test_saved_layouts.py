"""Layouts that a register keeps: columns, order, groups and marks of their tables, a sheet for each district."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from districtdesk.cli.program import main
from districtdesk.exchange.planned_sheets import TablesOrder
from districtdesk.exchange.read_book import read_book
from districtdesk.exchange.tables_book import export_tables
from districtdesk.names import Names
from districtdesk.problems import Problem
from districtdesk.record_kinds import RECORD_KINDS
from districtdesk.records import KINDS, SavedLayout, fields_of, values_of
from districtdesk.register.journal.entry import Entry, remove_record, save
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries.layout_plan import LayoutPlan, TablePlan, read_plan, write_plan
from districtdesk.register.queries.listing import everything
from districtdesk.register.queries.saved_layouts import (
    groupable_fields,
    layout_called,
    read_saved_layouts,
    read_tables,
    usual_columns,
)
from tests.making import company, district, figure, keep, project, residency

MARK = "For official use & <no more>"
GROUPED = LayoutPlan(
    "Projects, by district",
    tables=(TablePlan("project", ("names", "claim.invested", "status"), "names", True, group="district"),),
    mark=MARK,
)


@pytest.fixture
def filled(register: Register) -> Register:
    """Two districts of long names, three projects in them and one that is in none."""
    east, west = district("East: the district of [heavy] industry"), district("West")
    plants = [
        project(name, district=home and home.id, status=status)
        for name, home, status in (
            ("Cement", east, "operating"),
            ("Glass", east, "preparation"),
            ("Paper", west, "operating"),
            ("Wood", None, "identified"),
        )
    ]
    firm = company("Firm")
    keep(register, east, west, *plants, firm, residency(west, firm))
    keep(register, figure(plants[0], "invested", 51, currency="AZN", as_of=None), figure(west, "area", 5))
    return register


def kept(register: Register, plan: LayoutPlan) -> str:
    return save(register, Entry("saved_layout", write_plan(plan))).id


def order_of(register: Register, plan: LayoutPlan) -> TablesOrder:
    with register.read() as session:
        tables = read_tables(session, plan)
    assert not isinstance(tables, Problem), tables
    return TablesOrder(plan.name, tuple(tables), plan.by_district, plan.day, plan.without_personal, plan.mark)


def shown_rows(sheet: Any) -> list[tuple[Any, ...]]:
    """The cells that are printed."""
    area = sheet.print_area or sheet.dimensions
    return [tuple(cell.value for cell in row) for row in sheet[area.rpartition("!")[2].replace("$", "")]]


def test_all_columns_by_which_it_is_sorted_are_kept_and_followed(filled: Register) -> None:
    table = TablePlan("project", ("names", "status"), "status", then=(("names", True),))
    kept(filled, LayoutPlan("By status", tables=(table,)))
    with filled.read() as session:
        plan = layout_called(session, "By status")
        assert plan is not None and plan.tables == (table,)
        assert write_plan(plan)["sorted_by"] == "project: status, -names"
        (planned,) = read_tables(session, plan)
        names = [each.caption.show() for each in everything(session, planned.query)]
    assert names.index("Paper") < names.index("Cement"), "both operating, the last name first"
    unknown = replace(plan, tables=(replace(table, then=(("gone", False),)),))
    with filled.read() as session:
        assert isinstance(read_tables(session, unknown), Problem)


def test_a_plan_is_kept_as_it_is_and_found_by_its_name(register: Register) -> None:
    plans = [
        GROUPED,
        LayoutPlan(
            "Şəki",
            tables=(
                TablePlan("figure", filter='note ~ "company: x\ny"'),
                TablePlan("company", sort="names", then=(("note", True),)),
            ),
            by_district=True,
            language="az",
            day=date(2024, 5, 1),
            without_personal=True,
        ),
        LayoutPlan("Slip", form="slippage"),
    ]
    for plan in plans:
        record = SavedLayout(**write_plan(plan))
        assert read_plan(values_of(record)) == plan
    ids = {kept(register, plan): plan.name for plan in plans}
    with register.read() as session:
        assert {each.id: each.name for each in read_saved_layouts(session)} == ids
        found = layout_called(session, "SEKI")
    assert found is not None and found.name == "Şəki"
    remove_record(register, "saved_layout", found.id)
    with register.read() as session:
        assert layout_called(session, "Şəki") is None
    undo(register)
    with register.read() as session:
        assert layout_called(session, "Şəki") is not None


def test_every_kind_makes_a_table_with_its_usual_columns_and_any_group(register: Register) -> None:
    for kind in KINDS:
        assert usual_columns(kind)
        for group in ("", *(each.key for each in groupable_fields(kind))):
            with register.read() as session:
                found = read_tables(session, LayoutPlan("Any", tables=(TablePlan(kind, group=group),)))
            assert not isinstance(found, Problem), (kind, group)


def test_rows_stand_under_the_headings_of_their_groups_and_the_mark_on_every_page(
    filled: Register, tmp_path: Path
) -> None:
    report = export_tables(filled, order_of(filled, GROUPED), tmp_path / "out.xlsx")
    assert report.problems == []
    cover, sheet, *_lists = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets
    assert [row[0] for row in shown_rows(sheet)] == [
        "Project",
        "East: the district of [heavy] industry · 2 projects",
        *("Glass", "Cement"),
        "West · 1 project",
        "Paper",
        "District: not given · 1 project",
        "Wood",
    ]
    headings = shown_rows(sheet)[0]
    assert headings == ("Project", "Invested to date", "Status") and "51" in shown_rows(sheet)[3][1]
    for each in (cover, sheet):
        for band in (each.oddHeader, each.oddFooter):
            assert band.center.text == MARK.replace("&", "&&")
    assert ("Confidentiality mark", MARK) in [row[:2] for row in cover.iter_rows(values_only=True)]
    assert [sheet.row_dimensions[row].outlineLevel for row in (2, 3)] == [0, 1]
    # Its headings are no records.
    assert [each.name for each in read_book(tmp_path / "out.xlsx") if each.name] == ["project_grouped"]


@pytest.mark.thorough
def test_each_district_has_a_sheet_of_what_belongs_to_it(filled: Register, tmp_path: Path) -> None:
    plan = LayoutPlan("Ours", tables=(TablePlan("project"),), by_district=True)
    assert export_tables(filled, order_of(filled, plan), tmp_path / "out.xlsx").rows == {
        "East the district of heavy indu": 2,
        "West": 1,
        "Without a district": 1,
    }
    keep(filled, company("In no district"))
    tables = tuple(map(TablePlan, ("district", "project", "residency", "figure", "company")))
    plan = LayoutPlan("Ours", tables=tables, by_district=True)
    report = export_tables(filled, order_of(filled, plan), tmp_path / "out.xlsx")
    assert report.rows == {
        "East the district o, Districts": 1,
        "East the district of, Projects": 2,
        "East the district of, Claims": 1,
        **dict.fromkeys(("West, Districts", "West, Projects", "West, Residents"), 1),
        **dict.fromkeys(("West, Claims", "West, Companies"), 1),
        **dict.fromkeys(("Without a district, Projects", "Without a district, Companies"), 1),
    }
    assert report.problems == []


@pytest.mark.thorough
def test_a_table_as_of_a_day_has_its_columns_of_claims_too(filled: Register, tmp_path: Path) -> None:
    columns = ("names", "claim.investment_value", "count.events")
    plan = LayoutPlan("Ours", tables=(TablePlan("project", columns),), day=date(2024, 5, 1))
    export_tables(filled, order_of(filled, plan), tmp_path / "out.xlsx")
    headings = next(openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[1].iter_rows(values_only=True))
    assert {"Investment value", "Events", "On that day"} <= set(headings)


@pytest.mark.thorough
@pytest.mark.usefixtures("filled")
def test_the_command_line_takes_a_layout_by_its_name_and_what_is_said_goes_before(
    register: Register, register_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept(register, GROUPED)
    kept(register, LayoutPlan("Two", form="register", tables=(TablePlan("district"), TablePlan("company"))))
    kept(
        register,
        LayoutPlan("Slip", form="slippage", tables=(TablePlan("project", filter="names ~ glass"),), mark="M"),
    )
    kept(register, LayoutPlan("Broken", tables=(TablePlan("project", ("gone",)),)))
    kept(register, LayoutPlan("Many", tables=(TablePlan("project"), TablePlan("company")), language="ru"))

    def said(code: int, out: str, *words: str, language: Sequence[str] = ("--language", "en")) -> str:
        assert main([*language, "export", str(register_file), str(tmp_path / out), *words]) == code
        printed = capsys.readouterr()
        return printed.err + printed.out

    assert "2 rows" in said(0, "a.csv", "--layout", "projects by district", "--filter", "status = operating")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig") as file:
        names = [row["Project"] for row in csv.DictReader(file, delimiter=";")]
    assert sorted(names) == ["Cement", "Paper"]
    said(0, "a.json", "--layout", "Projects, by district")
    first = json.loads((tmp_path / "a.json").read_text())["records"]["project"][0]
    assert set(first) == {"id", "version", "names", "status", "claim.invested"}
    said(0, "two.xlsx", "--layout", "two")
    assert openpyxl.load_workbook(tmp_path / "two.xlsx").sheetnames[:3] == ["About", "Districts", "Companies"]
    said(0, "slip.xlsx", "--layout", "SLIP")
    book = openpyxl.load_workbook(tmp_path / "slip.xlsx")
    assert book.worksheets[0]["A1"].value == "Slip" and book.worksheets[1].oddFooter.center.text == "M"
    assert [row[0].value for row in book.worksheets[1].iter_rows()] == ["Project", "Glass"]
    said(0, "many.xlsx", "--layout", "many", language=())
    assert openpyxl.load_workbook(tmp_path / "many.xlsx").sheetnames[1] == "Проекты"
    assert "gone" in said(1, "b.xlsx", "--layout", "broken")
    assert "several" in said(1, "b.csv", "--layout", "many")
    assert "no such filter" in said(1, "b.xlsx", "--layout", "many", "--filter", "status = operating")
    assert "Broken" in said(1, "b.xlsx", "--layout", "none")
    assert not (tmp_path / "b.xlsx").exists()


def test_a_layout_is_a_record_like_others() -> None:
    assert not RECORD_KINDS["saved_layout"].is_entered
    assert [each.key for each in fields_of(SavedLayout) if each.is_required] == ["name"]
    assert SavedLayout(**write_plan(LayoutPlan("N"))).naming({}) == Names.same("N").show()

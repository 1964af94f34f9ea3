"""The sheets of sums: what they come to is the overview's, in every program, and nothing unlike is added."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from districtdesk.exchange.export import export_register
from districtdesk.exchange.layout_names import WHOLE
from districtdesk.exchange.printed_plan import read_planned
from districtdesk.importing.comparing import propose
from districtdesk.overview.overview import read_overview
from districtdesk.records import Citation
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.queries.layout_plan import LayoutPlan
from tests.making import district, figure, keep, on, project, source

from .office import reckoned
from .repair_rules import broken_rules

_HEADING = 3


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "register.xlsx"


def told(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows below the headings, by these."""
    rows = list(sheet.iter_rows(min_row=_HEADING, values_only=True))
    headings = list(map(str, rows[0]))
    return [dict(zip(headings, row, strict=True)) for row in rows[1:]]


def test_sums_add_what_counts_and_only_what_is_alike(register: Register, target: Path) -> None:
    one, other = district("One"), district("Other")
    plant, mill = project("Plant", district=one.id), project("Mill", district=one.id)
    dated = {"as_of": on("2025"), "currency": "AZN"}
    plans = {"status": "planned", "for_when": on("2027"), "currency": "AZN"}
    keep(
        register, one, other, plant, mill, figure(plant, "jobs_created", 5, as_of=on("2025")),
        figure(mill, "jobs_created", 9, qualifier="about", as_of=on("2025")),
        figure(one, "invested", 50, **dated), figure(other, "invested", 7, qualifier="more_than", **dated),
        figure(one, "invested", 40, as_of=on("2024"), currency="AZN"), figure(other, "invested", 3, currency="USD"),
        figure(one, "invested", 900, status="disputed", **dated), figure(plant, "invested", 5, **dated),
        figure(one, "investment_planned", 20, **plans), figure(other, "investment_planned", 30, **plans),
        figure(one, "occupancy", 31), figure(other, "occupancy", 40),
    )  # fmt: skip
    export_register(register, target)
    book = openpyxl.load_workbook(target, data_only=True)
    sums = {(row["Indicator"], row["Unit"], row["Over or for when"]): row for row in told(book["Sums"])}
    invested, planned = sums["Invested to date", "AZN", None], sums["Investment still planned", "AZN", "2027"]
    # The newest of the other is in dollars, and of each subject one claim is shown.
    assert (invested["Sum"], invested["Claims added"]) == (57, 2) and planned["Sum"] == 50
    assert str(invested["In words"]).startswith("more than 57")
    assert sums["Occupancy", "%", None]["In words"] == "Of several subjects it is not added up: 2 claims."
    years = {(row["District"], row["Indicator"], row["Unit"]): row for row in told(book["Sums by district"])}
    found = years["One", "Invested to date", "AZN"]
    assert (found["Counts today"], found["2024"], found["2025"], found[str(date.today().year)]) == (50, 40, 50, None)
    assert years["One", "Investment still planned", "AZN"]["2027"] == 20
    # What is about so stands in a row of its own: a pivot adds numbers and no words.
    apart = [row for row in told(book["Sums by district"]) if row["Kind of subject"] == "Project"]
    assert [row["Counts today"] for row in apart] == [row["2025"] for row in apart] == [5, 9]
    # On paper the whole register has them too.
    printed = read_planned(register, LayoutPlan(form=WHOLE), None, lambda: None).documents
    assert [each.title for each in printed][:3] == ["Sums", "Sums by district", "Districts"]
    assert broken_rules(target) == []
    # Readers that do not reckon see what each formula comes to.
    with zipfile.ZipFile(target) as archive:
        parts = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    formulas = sum(len(re.findall(rb"<f>", part)) for part in parts)
    # Above the claims, which are unlike, stands no number.
    assert formulas == sum(len(re.findall(rb"</f><v>[^<]+</v>", part)) for part in parts) + 1 > 10


@pytest.mark.thorough
def test_what_names_another_record_leads_to_its_row(register: Register, target: Path) -> None:
    park, other = district("Park"), district("Away")
    letter, jobs = source("Letter"), figure(park, "jobs_created", 5)
    keep(
        register,
        park,
        other,
        letter,
        project("Plant", district=park.id),
        jobs,
        Citation(record=jobs.id, source=letter.id),
    )
    export_register(register, target)
    book = openpyxl.load_workbook(target)
    for row, title, heading, wanted in (
        (2, "Projects", "District", "Park"),
        (2, "Claims", "Subject", "Park"),
        (2, "Claims", "Number of sources", "Letter"),
        (3, "Districts", "Claims", book["Claims"]["A3"].value),
        (2, "Sources", "Claims", book["Claims"]["A3"].value),
    ):
        above = 1 if title == "Claims" else 0
        headings = book[title][1 + above]
        (cell,) = (book[title].cell(row + above, each.column) for each in headings if each.value == heading)
        sheet, place = str(cell.hyperlink and cell.hyperlink.location).split("!")
        assert book[sheet.strip("'")][place].value == wanted and cell.value in (wanted, 1), (title, heading)
    assert broken_rules(target) == []


@pytest.mark.thorough
def test_sums_are_those_of_the_overview_and_the_same_in_every_program(filled_file: Path, target: Path) -> None:
    filled = open_register(filled_file)
    export_register(filled, target)
    results = openpyxl.load_workbook(target, data_only=True)
    stated: dict[str, set[Decimal]] = defaultdict(set)
    for row in told(results["Sums"]):
        if (row["Kind of subject"], row["So or planned"]) == ("District", "So already") and row["Sum"] is not None:
            stated[str(row["Indicator"])].add(Decimal(str(row["Sum"])))
    names = {"residents": "Residents", "invested": "Invested to date", "jobs_created": "Jobs created"}
    for tile in read_overview(filled, date.today()).tiles:
        if tile.key in names:
            assert stated[names[tile.key]] == {each.value for each in tile.quantities}
    formulas, again = openpyxl.load_workbook(target), openpyxl.load_workbook(*reckoned(target), data_only=True)
    for title in ("Sums", "Sums by district"):
        cells = [cell for row in formulas[title].iter_rows() for cell in row if str(cell.value).startswith("=")]
        assert len(cells) > 50
        for cell in cells:
            value = float(results[title][cell.coordinate].value)
            assert float(again[title][cell.coordinate].value) == value, (title, cell.coordinate)
    for row in told(results["Sums by district"]):
        assert not any(isinstance(row[each], str) for each in row if each.isdigit() or each == "Counts today"), row
    assert propose(filled, target).is_empty

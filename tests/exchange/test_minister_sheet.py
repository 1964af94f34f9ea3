"""The minister's table: one row a district, numbers with their signs and notes, and totals of like with like only."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell import Cell

from districtdesk import i18n
from districtdesk.exchange.export import export_layout, export_layout_csv
from districtdesk.exchange.layouts import LayoutOrder
from districtdesk.overview.overview import read_overview
from districtdesk.records import Citation, District, Residency
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.queries.condition import Condition
from tests.making import company, district, edit, figure, keep, on, source


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "minister.xlsx"


class Told:
    """The table as a reader that does not calculate finds it: by the district and the heading."""

    def __init__(self, register: Register, target: Path, order: LayoutOrder | None = None) -> None:
        export_layout(register, "minister", order or LayoutOrder(), target)
        self.results = openpyxl.load_workbook(target, data_only=True).worksheets[1]
        self.page = openpyxl.load_workbook(target).worksheets[1]
        self.headings = [cell.value for cell in self.page[3]]
        self.names = [row[0].value for row in self.page.iter_rows(min_row=4)]

    def cell(self, name: str, heading: str) -> Cell:
        return self.page.cell(4 + self.names.index(name), 1 + self.headings.index(heading))

    def result(self, heading: str, name: str = "Total") -> Any:
        return self.results.cell(4 + self.names.index(name), 1 + self.headings.index(heading)).value

    def said(self) -> str:
        return "\n".join(str(name) for name in self.names)


def keep_some_districts(register: Register) -> None:
    alpha, beta, gamma, zone = (district(name) for name in ("Alpha", "Beta", "Gamma", "Alpha, zone 1"))
    letter = source("A letter", date=on("2024-05-02"))
    keep(register, alpha, beta, gamma, letter)
    keep(register, zone)
    edit(register, zone, part_of=alpha.id)
    spring = on("2024-05-01")
    sure = figure(alpha, "invested", "51700000", qualifier="more_than", currency="AZN", as_of=spring)
    claims = [
        figure(zone, "invested", "1700000", currency="AZN", as_of=spring),
        figure(beta, "invested", "12345678.90", currency="AZN", as_of=spring),
        figure(gamma, "invested", "30000000", currency="USD", as_of=spring),
        figure(beta, "investment_planned", "9000000", currency="AZN", status="planned", as_of=spring),
        figure(alpha, "jobs_created", 500, qualifier="about", as_of=on("2023")),
        figure(beta, "jobs_created", 40, as_of=spring),
        figure(alpha, "residents", 7, as_of=spring),
        figure(alpha, "residents", 9, as_of=spring),
    ]
    tenant = company("Tenant")
    keep(register, sure, tenant, *claims)
    keep(register, Residency(company=tenant.id, district=alpha.id, registered_on=on("2024")))
    keep(register, Citation(record=sure.id, source=letter.id, said_by="Anar", words="over 51.7"))


def test_each_number_stays_one_with_its_sign_its_note_and_its_source(register: Register, target: Path) -> None:
    keep_some_districts(register)
    told = Told(register, target)
    cell = told.cell("Alpha", "Invested, million AZN")
    assert (cell.value, cell.number_format) == (51_700_000, '"> "#,##0.000,,;"> "-#,##0.000,,')
    assert "more than 51" in cell.comment.text and "[1] Anar, in: A letter" in cell.comment.text
    assert told.cell("Beta", "Invested, million AZN").value == 12_345_678.9
    assert told.cell("Alpha", "Jobs created").number_format.startswith('"≈ "')
    assert told.cell("Alpha", "Jobs created: as of, source").value == "2023"
    assert told.cell("Alpha", "Residents recorded").value == 1
    doubtful = told.cell("Alpha", "Residents reported")
    assert "But also: " in doubtful.comment.text
    beside = told.headings.index("Residents reported: as of 1 May 2024, source")
    assert told.page.cell(4, beside + 1).value == "*"
    assert "1. A letter · 2 May 2024" in told.names


def test_residents_of_a_zone_are_recorded_in_its_whole_and_once_in_the_total(
    register: Register, target: Path
) -> None:
    keep_some_districts(register)
    with register.read() as session:
        zone = next(each for each in session.query(District) if each.names.en == "Alpha, zone 1")
    firm = company("Zone firm")
    keep(register, firm, Residency(company=firm.id, district=zone.id, registered_on=on("2024")))
    told = Told(register, target)
    by_name = {name: told.cell(name, "Residents recorded").value for name in ("Alpha", "Alpha, zone 1", "Beta")}
    assert by_name == {"Alpha": 2, "Alpha, zone 1": 1, "Beta": 0} and told.result("Residents recorded") == 2
    total = told.cell("Total", "Residents recorded")
    row = 4 + told.names.index("Alpha, zone 1")
    assert str(total.value).endswith(f"-{total.column_letter}{row}")


def test_an_area_has_the_unit_of_its_indicator_and_a_sign_its_word(register: Register, target: Path) -> None:
    park = district("Park")
    keep(register, park, figure(park, "area", 38, qualifier="about"))
    with i18n.speaking("az"):
        told = Told(register, target)
    assert "Ərazi, ha" in told.headings and "İşarələr: ≈ təxminən." in told.said()


def test_totals_add_like_with_like_and_say_of_how_many(register: Register, target: Path) -> None:
    keep_some_districts(register)
    told = Told(register, target)
    assert told.result("Invested, million AZN") == 51_700_000 + 12_345_678.9
    assert told.result("Invested, million USD") == 30_000_000
    assert told.result("Planned, million AZN") == 9_000_000
    assert (told.result("Jobs created"), told.result("Jobs created", "Besides, not added")) == (40, 500)
    assert told.cell("Total", "Jobs created").value == "=SUM(E6)"
    zone = told.cell("Alpha, zone 1", "Invested, million AZN").comment.text
    assert "Not in the total: It is within the number of Alpha" in zone
    beside = next(each for each in told.headings if each.startswith("Invested: "))
    assert told.result(beside) == "2 of 4"
    assert "One currency is not added to another." in told.said()
    assert "What is planned is in no total of what is invested." in told.said()


@pytest.mark.thorough
def test_a_filter_a_day_and_csv(register: Register, target: Path) -> None:
    keep_some_districts(register)
    only = Told(register, target, LayoutOrder((Condition("names", "contains", ("Beta",)),)))
    assert only.names[:2] == ["Beta", "Total"]
    then = Told(register, target, LayoutOrder(day=date(2024, 1, 1)))
    assert then.result("Jobs created") == 500 and "Invested, million AZN" not in then.headings
    assert then.page["A1"].value == "The minister's table, as it was on 1 January 2024"
    assert export_layout_csv(register, "minister", LayoutOrder(), target.with_suffix(".csv")) == 4
    assert "51700000" in target.with_suffix(".csv").read_text("utf-8-sig")


@pytest.mark.thorough
def test_a_register_without_districts_has_a_table_all_the_same(register: Register, target: Path) -> None:
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            assert export_layout(register, "minister", LayoutOrder(), target).rows


_TILES = {"residents": "Residents reported", "invested": "Invested, million AZN", "jobs_created": "Jobs created"}


@pytest.mark.thorough
def test_totals_are_those_of_the_overview_and_of_a_program_that_calculates(filled_file: Path, target: Path) -> None:
    register = open_register(filled_file)
    told = Told(register, target)
    tiles = {tile.key: tile for tile in read_overview(register, date.today()).tiles}
    for key, heading in _TILES.items():
        column = told.headings.index(heading)
        place = told.names.index("Total")
        found = [row[column].value for row in told.results.iter_rows(min_row=4 + place, max_row=6 + place)]
        assert [each for each in found if each] == [float(each.value) for each in tiles[key].quantities]
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    profile = f"-env:UserInstallation={target.with_name('profile').as_uri()}"
    made = target.with_name("calculated.xlsx")
    filtered = "xlsx:Calc MS Excel 2007 XML"
    for form, source_file, out in (("ods", target, "."), (filtered, target.with_suffix(".ods"), "again")):
        folder = target.parent / out
        words = [office, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(source_file)]
        subprocess.run(words, check=True, capture_output=True, timeout=120)
    again = openpyxl.load_workbook(target.parent / "again" / target.name, data_only=True).worksheets[1]
    formulas = [cell for row in told.page.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert len(formulas) >= 8 and not made.exists()
    for cell in formulas:
        assert Decimal(str(again[cell.coordinate].value)) == Decimal(str(told.results[cell.coordinate].value))

"""A reading copy of a district: what it tells, how it goes on paper, and what it leaves out."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from districtdesk import i18n
from districtdesk.exchange.document import DocumentRow, DocumentSheet, pages_of
from districtdesk.exchange.document_heights import page_count
from districtdesk.exchange.document_looks import LOOKS
from districtdesk.exchange.export import export_layout
from districtdesk.exchange.layouts import LayoutOrder, layout_documents
from districtdesk.exchange.noted import reading_still
from districtdesk.records import Citation, District, LegalAct, Office, Person
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from tests.making import company, district, event, figure, keep, named, new_id, on, project, residency, source

_LEAST_SIZE = 8


def keep_a_park(register: Register) -> None:
    body, maker = company("Zones Agency"), company("Nur Metal")
    act = LegalAct(id=new_id(), kind_as_reported="decree", number="3127", date=on("2017-07-25"))
    park = district("Park", managed_by=body.id, established_by=act.id)
    act.district = (park.id,)
    plant = project("Car plant", district=park.id, status="under_construction")
    chief = Person(id=new_id(), names=named("Anar Aliyev"))
    office = Office(id=new_id(), person=chief.id, title=named("director"), body=body.id, since=on("2020"))
    early, late = source("Early", date=on("2024-05-02")), source("Late", date=on("2025-02-09"))
    one, other = (figure(park, "residents", value, as_of=on("2024-05-01")) for value in (7, 9))
    cost = figure(plant, "investment_value", 88_000_000, currency="AZN", qualifier="about", status="planned")
    first = event(plant, date=on("2024-05"), announced_on=on("2023-01"))
    then = event(plant, date=on("2025-06"), announced_on=on("2024-06"))
    keep(register, body, maker, act, park, plant, chief, office, early, late, one, other, cost, first, then)
    keep(register, residency(park, maker, status="operating", registered_on=on("2021-03-04")))
    cited = ((one, early), (other, late), (cost, early), (then, late))
    keep(register, *(Citation(record=each.id, source=whence.id) for each, whence in cited))


def told(document: DocumentSheet) -> list[tuple[str, ...]]:
    return [tuple(each for each in row.texts if each) for row in document.rows if any(row.texts)]


def documents(register: Register, asked: LayoutOrder) -> list[DocumentSheet]:
    with reading_still(register, day=asked.day) as session:
        return layout_documents("reading", session, asked)


def test_a_reading_copy_tells_what_is_shown_and_in_small_what_disagrees(register: Register) -> None:
    keep_a_park(register)
    (copy,) = documents(register, LayoutOrder())
    rows = told(copy)
    assert rows[0] == ("Park",)
    assert ("Legal basis", "Decree №\N{NO-BREAK SPACE}3127 · 25 July 2017") in rows
    assert ("Residents", "9\N{NO-BREAK SPACE}residents", "01.05.2024", "Reported", "1") in rows
    (disagreeing,) = (row for row in copy.rows if row.role == "small" and "Disagrees" in row.texts[-1])
    assert "7\N{NO-BREAK SPACE}residents, 01.05.2024 [2] (Reported)" in disagreeing.texts[-1]
    assert ("Residents: 1 recorded, 9 reported [1]",) in rows and ("Nur Metal", "Operating", "04.03.2021") in rows
    assert ("Under construction: 1",) in rows
    plant = next(row for row in rows if row[0] == "Car plant")
    assert plant[1] == "Jun 2025 (expected)" and "later" in plant[2] and plant[3].startswith("about 88")
    assert plant[-1] == "1, 2"
    assert ("Anar Aliyev", "director", "2020") in rows
    assert [row[0] for row in rows[-2:]] == ["1", "2"] and "Late" in rows[-2][1]
    without = told(documents(register, LayoutOrder(without_personal=True))[0])
    assert not any("Anar" in text for row in without for text in row)


def test_a_reading_copy_of_a_day_tells_how_things_were(register: Register) -> None:
    keep_a_park(register)
    (copy,) = documents(register, LayoutOrder(day=date(2024, 5, 31)))
    rows = told(copy)
    assert any(row[0].startswith("This is how things were on 31 May 2024") for row in rows)
    # Both are of the first of May: when they were said is no matter.
    assert any(row[:2] == ("Residents", "9\N{NO-BREAK SPACE}residents") for row in rows)
    assert any("Disagrees" in row[-1] for row in rows if row)
    assert next(row for row in rows if row[0] == "Car plant")[1] == "May 2024 (expected)"
    assert documents(register, LayoutOrder(day=date(2015, 1, 1))) == []


def test_on_paper_no_heading_ends_a_page_and_each_page_of_a_list_has_its_own() -> None:
    rows = [DocumentRow("section", ("A",)), DocumentRow("heading", ("H",)), *[DocumentRow("row", ("r",))] * 5]
    rows += [DocumentRow("section", ("B",)), DocumentRow("heading", ("H",)), DocumentRow("row", ("high",))]
    pages = pages_of(rows, [10.0] * 9 + [95.0], 60, 10)
    assert [[each.row for each in page] for page in pages] == [[0, 1, 2, 3, 4, 5], [1, 6], [7, 8, 9], [9]]
    (first, last) = (each for page in pages for each in page if each.row == 9)
    assert (first.top, first.height, last.top, last.height) == (0, 40, 40, 55)
    assert sum(len(page) for page in pages_of(rows[:2], [10, 10], 15, 10)) == 2


def test_a_workbook_of_reading_copies_has_one_sheet_a_district_and_hides_the_cover(
    register: Register, tmp_path: Path
) -> None:
    keep_a_park(register)
    keep(register, district("=Other park, with a name that is longer than a sheet may have"))
    report = export_layout(register, "reading", LayoutOrder(), tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert (report.documents, report.problems) == (2, [])
    assert [each.sheet_state for each in book.worksheets] == ["hidden", "visible", "visible"]
    sheet = book.worksheets[2]
    assert sheet.oddHeader.left.text == "Reading copy · Park"
    assert sheet.title == "Park" and sheet.page_setup.orientation == "portrait" and sheet["A1"].value == "Park"
    assert book.worksheets[1]["A1"].data_type == "s"
    assert min(9 + each.more for role, each in LOOKS.items() if role != "space") >= _LEAST_SIZE


@pytest.mark.thorough
def test_every_district_of_a_large_register_has_room_on_three_pages(filled_file: Path) -> None:
    with closing(open_register(filled_file, read_only=True)) as register:
        for language in i18n.LANGUAGES:
            with i18n.speaking(language):
                assert max(map(page_count, documents(register, LayoutOrder()))) <= 3


def test_projects_and_residents_of_a_zone_stand_in_the_copy_of_its_whole_and_in_its_own(register: Register) -> None:
    keep_a_park(register)
    with register.read() as session:
        park = next(each.id for each in session.query(District))
    zone = district("North zone", part_of=park)
    plant, firm = project("Zone plant", district=zone.id, status="operating"), company("Zone firm")
    keep(register, zone, plant, firm, residency(zone, firm, status="registered"))
    copies = {each.title: [text for row in told(each) for text in row] for each in documents(register, LayoutOrder())}
    assert {"Zone plant, North zone", "Zone firm, North zone"} <= set(copies["Park"])
    assert {"Zone plant", "Zone firm"} <= set(copies["North zone"]) and "Car plant" not in copies["North zone"]
    assert any(text.startswith("Residents: 2 recorded") for text in copies["Park"])

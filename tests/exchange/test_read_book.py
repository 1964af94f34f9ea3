"""Foreign workbooks are read with care."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from districtdesk.exchange.errors import ExchangeError
from districtdesk.exchange.limits import Limits
from districtdesk.exchange.read_book import CellError, NoDate, read_book

from .books import write_values


def with_part(path: Path, name: str, change: tuple[bytes, bytes]) -> Path:
    """A copy of the workbook in which one part is changed."""
    other = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            content = old.read(entry)
            if entry == name:
                assert change[0] in content
                content = content.replace(*change, 1)
            new.writestr(entry, content)
    return other


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.xlsx"
    write_values(path, ["a", "b"], "text")
    return path


def rows_of(path: Path, limits: Limits | None = None) -> list[object]:
    return [row.values for sheet in read_book(path, limits) for row in sheet.rows()]


def test_a_workbook_of_another_program_is_read(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    other = openpyxl.Workbook()
    page = other.active
    page.append(["Name", "Number", "Day", "Moment", "Yes", "Failed"])
    page.append(["a", 0.1 + 0.2, date(2023, 5, 1), datetime(2023, 5, 1, 12, 30), True, "#N/A"])
    page.append([])
    page.append(["b", 1e20])
    other.save(path)
    (sheet,) = read_book(path)
    assert [column.label for column in sheet.columns] == ["Name", "Number", "Day", "Moment", "Yes", "Failed"]
    assert {column.key for column in sheet.columns} == {""}
    first, second = sheet.rows()
    assert first.values == ("a", Decimal("0.3"), date(2023, 5, 1), "2023-05-01 12:30:00", True, "#N/A")
    assert isinstance(first.values[5], CellError)
    assert (second.number, second.values[:2]) == (4, ("b", Decimal("1E+20")))


def test_rows_put_above_the_headings_do_not_disturb(book: Path) -> None:
    other = openpyxl.load_workbook(book)
    page = other.worksheets[1]
    page.insert_rows(1, 2)
    page["A1"] = "A remark"
    for mark in page.defined_names.values():
        mark.attr_text = mark.attr_text.replace("$1", "$3")
    page.tables.clear()
    other.save(book)
    sheet = read_book(book)[1]
    assert [column.key for column in sheet.columns] == ["field_0", "field_1"]
    assert [row.values[0] for row in sheet.rows()] == ["a", "b"]


def test_a_dimension_that_lies_hides_nothing(book: Path) -> None:
    lying = with_part(book, "xl/worksheets/sheet2.xml", (b"<sheetViews>", b'<dimension ref="A1:A1"/><sheetViews>'))
    assert rows_of(lying) == rows_of(book)


@pytest.mark.parametrize("content", [b"", b"PK", b"not a workbook", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(ExchangeError, match=r"not an Excel workbook|xl/workbook\.xml"):
        read_book(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=r"gone\.xlsx"):
        read_book(tmp_path / "gone.xlsx")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml"])
def test_a_document_type_is_refused(book: Path, part: str) -> None:
    root = {"workbook": b"<workbook", "styles": b"<styleSheet", "sheet2": b"<worksheet"}[Path(part).stem]
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    with pytest.raises(ExchangeError, match="document type"):
        rows_of(with_part(book, part, (root, bomb + root)))


def test_a_lone_cell_far_away_is_refused_at_once(book: Path) -> None:
    far = (b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    with pytest.raises(ExchangeError, match="larger"):
        rows_of(with_part(book, "xl/worksheets/sheet2.xml", far))


def test_more_than_the_limits_is_refused(book: Path) -> None:
    small = (
        Limits(unpacked_bytes=1000),
        Limits(parts=3),
        Limits(rows=2),
        Limits(columns=1),
        Limits(text=3),
        Limits(filled_rows=2),
        Limits(cells=3),
    )
    for limits in small:
        with pytest.raises(ExchangeError, match="larger"):
            rows_of(book, limits)


def test_a_damaged_sheet_is_refused(book: Path) -> None:
    for change in ((b"</row>", b"</rows>"), (b"</is>", b""), (b'r="2"', b'r="two"')):
        with pytest.raises(ExchangeError, match="not an Excel workbook"):
            rows_of(with_part(book, "xl/worksheets/sheet2.xml", change))


def test_a_workbook_cut_off_midway_is_refused(book: Path) -> None:
    book.write_bytes(book.read_bytes()[:-400])
    with pytest.raises(ExchangeError, match="not an Excel workbook"):
        read_book(book)


def test_more_rows_than_are_read_are_refused_before_they_are_parsed(book: Path) -> None:
    limits = Limits(row_elements=1_000)
    rows = b"<row><c><v>1</v></c></row>" * (limits.row_elements + 1)
    bomb = with_part(book, "xl/worksheets/sheet2.xml", (b"</sheetData>", rows + b"<broken"))
    with pytest.raises(ExchangeError, match="larger"):
        read_book(bomb, limits)


def _with_dates(path: Path, *values: object, from_1904: bool = False, form: str = "dd.mm.yyyy") -> list[object]:
    """What is read of these values in cells that show dates."""
    other = openpyxl.Workbook()
    if from_1904:
        other.epoch = CALENDAR_MAC_1904
    page = other.active
    page.append(["Day"])
    for row, value in enumerate(values, 2):
        cell = page.cell(row, 1, value)
        cell.number_format = form
    other.save(path)
    return [row.values[0] for sheet in read_book(path) for row in sheet.rows()]


def test_a_year_typed_into_a_date_cell_is_no_date(tmp_path: Path) -> None:
    years = _with_dates(tmp_path / "years.xlsx", 1800, 2023, 2200)
    assert years == ["1800", "2023", "2200"]
    assert all(isinstance(year, NoDate) for year in years)
    assert _with_dates(tmp_path / "days.xlsx", 1799, 2201) == [date(1904, 12, 3), date(1906, 1, 9)]


def test_the_first_days_of_excel_are_not_a_day_early(tmp_path: Path) -> None:
    days = _with_dates(tmp_path / "first.xlsx", 1, 59, 61)
    assert days == [date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1)]


def test_a_day_that_never_was_is_no_date(tmp_path: Path) -> None:
    assert all(isinstance(day, NoDate) for day in _with_dates(tmp_path / "none.xlsx", 0, 60))


def test_days_counted_from_1904_are_read(tmp_path: Path) -> None:
    assert _with_dates(tmp_path / "mac.xlsx", 59, 60, from_1904=True) == [date(1904, 2, 29), date(1904, 3, 1)]


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("mmm-yy", ["2025-05", date(2025, 5, 14), "2025-01"]),
        ('[$-419]mmmm\\ yyyy" г.";@', ["2025-05", date(2025, 5, 14), "2025-01"]),
        ("yyyy", [date(2025, 5, 1), date(2025, 5, 14), "2025"]),
        ("d mmm yyyy", [date(2025, 5, 1), date(2025, 5, 14), date(2025, 1, 1)]),
    ],
)
def test_a_cell_that_shows_a_month_or_a_year_has_no_first_day_that_nobody_typed(
    tmp_path: Path, form: str, read: list[object]
) -> None:
    days = (date(2025, 5, 1), date(2025, 5, 14), date(2025, 1, 1))
    assert _with_dates(tmp_path / "months.xlsx", *days, form=form) == read

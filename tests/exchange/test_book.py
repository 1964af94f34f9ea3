"""What is written into a workbook is what is read from it."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from districtdesk.exchange import layout
from districtdesk.exchange.book import BookColumn, BookSheet, Cover, ExchangeError, write_book
from districtdesk.exchange.layout import LONGEST_TEXT
from districtdesk.exchange.read_book import read_book
from districtdesk.exchange.safe_text import make_safe

from .books import COVER, columns, read_values, rules, sheet, write, write_values

FORMULA_LIKE = ["=1+1", "+1", "-1", "@x", "#N/A", "=cmd|' /C calc'!A0", "'quoted", "TRUE", "1e5", "00123"]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "districts.xlsx"


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_text_that_looks_like_a_formula_stays_text(target: Path) -> None:
    write_values(target, FORMULA_LIKE, "text")
    cells = [row[0] for row in openpyxl.load_workbook(target).worksheets[1].iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == FORMULA_LIKE
    assert {cell.data_type for cell in cells} == {"s"}
    assert b"<f>" not in b"".join(parts(target).values())


def test_text_is_text_even_when_somebody_edits_the_cell(target: Path) -> None:
    wrapped = BookColumn("note", "Note", wrap=True, width=50)
    plain = BookColumn("name", "Name")
    write(target, BookSheet("Districts", "district", (plain, wrapped), lambda: [("=1", "=2")], 1))
    cells = openpyxl.load_workbook(target).worksheets[1][2]
    assert cells[0].number_format == "@"
    assert cells[1].quotePrefix


def test_another_reader_sees_numbers_dates_and_words(target: Path) -> None:
    rows = [(7, Decimal("51.70"), date(2017, 7, 25), True, "Hacıqabul"), (None, None, None, None, None)]
    write(target, sheet(rows, "whole", "decimal", "date", "yes_no", "text"))
    cells = openpyxl.load_workbook(target).worksheets[1][2]
    assert [cell.data_type for cell in cells] == ["n", "n", "d", "s", "s"]
    assert [cell.value for cell in cells[:2]] == [7, 51.7]
    assert cells[1].number_format == "#,##0.0"
    assert cells[2].value.date() == date(2017, 7, 25)
    assert cells[3].value == "Yes"


# A workbook takes as long as a hundred of its cells: few books with many values try more in less time.
_FEW_BOOKS = settings(max_examples=15, deadline=None)


def _many(values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(values, min_size=30, max_size=90)


@pytest.mark.thorough
@given(_many(st.text()))
@example([""])
@_FEW_BOOKS
def test_any_text_comes_back_as_what_a_cell_can_hold(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("books") / "texts.xlsx"
    write_values(path, texts, "text")
    assert read_values(path) == [make_safe(text).text or None for text in texts]


_CODES = st.text("0123456789ABCDEF", min_size=2, max_size=5).map("_x{}_".format)
_SIGNS = st.sampled_from(["_", "x", "<", "&", "]]>", " ", "\n"]) | _CODES


@pytest.mark.thorough
@given(_many(st.lists(_SIGNS, min_size=1, max_size=12).map("".join)))
@_FEW_BOOKS
def test_text_made_of_signs_comes_back_unchanged(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("books") / "signs.xlsx"
    write_values(path, texts, "text")
    assert read_values(path) == texts


@pytest.mark.thorough
@given(_many(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**10), max_value=10**10)))
@example([])
@_FEW_BOOKS
def test_decimals_come_back_exactly(tmp_path_factory: pytest.TempPathFactory, values: list[Decimal]) -> None:
    path = tmp_path_factory.mktemp("books") / "decimals.xlsx"
    write_values(path, values, "decimal")
    assert read_values(path) == values


@pytest.mark.thorough
@given(_many(st.dates()))
@example([])
@_FEW_BOOKS
def test_days_come_back_and_those_with_numbers_like_years_are_text(
    tmp_path_factory: pytest.TempPathFactory, days: list[date]
) -> None:
    path = tmp_path_factory.mktemp("books") / "days.xlsx"
    write_values(path, days, "date")
    early = date(1907, 1, 1)
    wanted = [f"{day.day:02}.{day.month:02}.{day.year:04}" if day < early else day for day in days]
    assert read_values(path) == wanted


def test_numbers_that_excel_would_round_are_text_and_reported(target: Path) -> None:
    exact = 999_999_999_999_999
    report = write_values(target, [exact, exact + 1, -exact, 10**18], "whole")
    assert read_values(target) == [exact, "1000000000000000", -exact, "1000000000000000000"]
    assert rules(report) == ["number_as_text"] * 2


@pytest.mark.parametrize("text", ["0.1234567890123456", "12345678901234567.5", "NaN", "Infinity", "1E+400"])
def test_decimals_that_excel_would_round_are_text_and_reported(target: Path, text: str) -> None:
    report = write_values(target, [Decimal(text), Decimal(text), Decimal("1.5")], "decimal")
    assert read_values(target) == [text, text, Decimal("1.5")]
    assert rules(report) == ["number_as_text"] * 2


def test_exponents_and_noughts_are_written_out(target: Path) -> None:
    write_values(target, [Decimal("1E+3"), Decimal("-0.00"), Decimal("1E-7"), Decimal("88.00")], "decimal")
    assert read_values(target) == [1000, 0, Decimal("1E-7"), 88]


def test_each_change_is_reported_with_sheet_row_and_column(target: Path) -> None:
    report = write_values(target, ["well", "bad \x01", "bad \ud800", "a\r\nb", "x" * (LONGEST_TEXT + 1)], "text")
    # Line ends, of which there may be thousands, hide no loss.
    assert rules(report) == ["illegal_characters", "illegal_characters", "text_cut", "line_ends"]
    assert report.problems[0].message.startswith("Districts, row 3, Field 0: ")
    assert {problem.fields for problem in report.problems[:-1]} == {("field_0",)}
    assert report.problems[-1].message == "In 1 cell the line ends were made uniform."
    assert read_values(target) == ["well", "bad \ufffd", "bad \ufffd", "a\nb", "x" * LONGEST_TEXT]


def test_a_cut_never_halves_a_character(target: Path) -> None:
    write_values(target, ["x" + "\U0001f600" * 20_000], "text")
    assert read_values(target) == ["x" + "\U0001f600" * 16_383]


def test_the_cover_tells_rows_and_changes(target: Path) -> None:
    write_values(target, ["bad \x01", "b"], "text")
    cover = openpyxl.load_workbook(target).worksheets[0]
    words = [cell.value for row in cover.iter_rows() for cell in row if cell.value is not None]
    assert words[:4] == ["Register of districts", "Register", "Sample.ddesk", "Empty is not nought."]
    assert words[words.index("Districts") + 1] == 2
    assert any("characters that a workbook cannot hold" in str(word) for word in words)


def test_titles_are_made_fit_and_unique(target: Path) -> None:
    wanted = ["Companies", "companies", "A/B: what? [1]*", "'", "History", "ş" * 40]
    report = write(target, *(sheet([("x",)], "text", title=title) for title in wanted))
    titles = openpyxl.load_workbook(target).sheetnames[1:]
    assert titles == ["Companies", "companies 2", "A B what 1", "Sheet", "History_", "ş" * 31]
    assert rules(report) == ["sheet_title"] * 5
    assert list(report.rows) == titles


def test_headings_are_never_empty_or_twice(target: Path) -> None:
    labels = ["Name", "name", "", "two\nlines", "_x0041_"]
    marked = tuple(BookColumn(f"key_{number}", label) for number, label in enumerate(labels))
    write(target, BookSheet("Districts", "A1", marked, list, 0))
    found = read_book(target)[1].columns
    assert [column.label for column in found] == ["Name", "name 2", "key_2", "two lines", "_x0041_"]
    assert [column.key for column in found] == [column.key for column in marked]


def test_field_keys_stay_with_their_columns_when_columns_move(target: Path) -> None:
    write(target, sheet([("a", 1, "c")], "text", "whole", "text"))
    book = openpyxl.load_workbook(target)
    page = book.worksheets[1]
    # What Excel does when the last column is dragged to the front and the first heading is renamed.
    for letter, key in zip("BCA", ("field_0", "field_1", "field_2"), strict=True):
        page.defined_names[f"dd.district.{key}"].attr_text = f"Districts!${letter}$1"
    for row, values in enumerate((("Field 2", "My name", "Field 1"), ("c", "a", 1)), 1):
        for column, value in enumerate(values, 1):
            page.cell(row, column).value = value
    page.tables.clear()
    book.save(target)
    moved = read_book(target)[1]
    assert [column.key for column in moved.columns] == ["field_2", "field_0", "field_1"]
    assert [row.values for row in moved.rows()] == [("c", "a", 1)]


@pytest.mark.parametrize("count", [0, 1, 3000])
def test_the_table_is_as_long_as_the_rows(target: Path, count: int) -> None:
    announced = BookSheet(
        "Districts", "district", columns("whole", "text"), lambda: ((row, "x") for row in range(count)), 17
    )
    report = write(target, announced)
    table = openpyxl.load_workbook(target).worksheets[1].tables["district"]
    assert table.ref == table.autoFilter.ref == f"A1:B{max(count, 1) + 1}"
    assert report.rows == {"Districts": count}
    assert read_values(target) == list(range(count))


def test_too_many_rows_are_shared_between_worksheets(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_ROWS", 11)
    report = write(target, sheet([(row,) for row in range(25)], "whole"))
    assert report.rows == {"Districts": 10, "Districts 2": 10, "Districts 3": 5}
    found = read_book(target)[1:]
    assert {part.name for part in found} == {"district"}
    assert [row.values[0] for part in found for row in part.rows()] == list(range(25))


def test_more_rows_than_announced_and_than_fit_are_refused(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_ROWS", 11)
    unruly = BookSheet("Districts", "district", columns("whole"), lambda: ((row,) for row in range(25)), 5)
    with pytest.raises(ExchangeError, match="more rows"):
        write(target, unruly)
    assert not target.exists()


def test_only_sure_web_addresses_become_links(target: Path) -> None:
    sure = ["https://example.gov.az/a?b=1&c=2", "http://example.az/x#part"]
    unsure = ["javascript:alert(1)", "https://a b.az", "file:///etc/passwd", "https://x.az/%zz", "https://x.az/ə"]
    write_values(target, [*sure, *unsure, sure[0]], "link")
    cells = [row[0] for row in openpyxl.load_workbook(target).worksheets[1].iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == [*sure, *unsure, sure[0]]
    assert [cell.hyperlink.target if cell.hyperlink else None for cell in cells] == [*sure, *[None] * 5, sure[0]]


def test_a_value_of_the_wrong_type_is_our_mistake(target: Path) -> None:
    with pytest.raises(TypeError, match="field_0"):
        write_values(target, [1.5], "decimal")  # type: ignore[list-item]
    with pytest.raises(ValueError, match="values"):
        write(target, sheet([("a",), ("a", "b")], "text"))
    with pytest.raises(ValueError, match="field key"):
        write_book(target, COVER, [BookSheet("A", "a", (BookColumn("x!", "X"),), list, 0)])
    assert list(target.parent.iterdir()) == []


def test_progress_ends_at_the_number_of_rows(target: Path) -> None:
    seen: list[tuple[int, int]] = []
    write_book(target, COVER, [sheet([("a",)] * 2500, "text")], progress=lambda *now: seen.append(now))
    assert seen[-1] == (2500, 2500)
    assert len(seen) > 2


# The order that the schema of ISO/IEC 29500-1 (18.3.1.99) asks of a worksheet's elements.
ORDER = [
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter"),
    *("mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "ignoredErrors", "drawing", "legacyDrawing", "tableParts"),
]


def test_the_parts_are_as_excel_demands_them(target: Path) -> None:
    rows = [("https://example.az", "long " * 100)] * 3
    wrapped = (BookColumn("web", "Web", "link"), BookColumn("note", "Note", wrap=True, width=30))
    pages = [BookSheet(title, "district", wrapped, lambda: rows, 3) for title in ("One", "Two")]
    write_book(target, Cover("Cover"), pages)
    found = parts(target)
    assert next(iter(found)) == "_rels/.rels" and list(found)[-1] == "[Content_Types].xml"
    tables = [ElementTree.fromstring(xml) for name, xml in found.items() if "/tables/" in name]
    assert len({table.get("id") for table in tables}) == len({table.get("displayName") for table in tables}) == 2
    for name, xml in found.items():
        if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
            elements = [element.tag.rpartition("}")[2] for element in ElementTree.fromstring(xml)]
            assert elements == sorted(elements, key=ORDER.index)
            assert len(elements) == len(set(elements))
            assert not ("autoFilter" in elements and "tableParts" in elements)
        if name.endswith(".rels"):
            ids = [line.get("Id") for line in ElementTree.fromstring(xml)]
            assert len(ids) == len(set(ids))

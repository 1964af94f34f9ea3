"""Cells that bring a format, a note or a formula with them, headings among rows, totals below them, and charts."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from districtdesk.exchange.csv_file import write_spreadsheet_csv
from districtdesk.exchange.layout import (
    BookCell,
    BookChart,
    BookColumn,
    BookSheet,
    CellValue,
    Formula,
    HeadingRow,
    plain,
)
from districtdesk.exchange.own_styles import with_words
from districtdesk.exchange.read_book import read_book
from districtdesk.exchange.safe_text import make_safe

from .books import columns, read_values, sheet, write, write_values

NOTE = "About 500,\nsaid the mayor <b>&"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "districts.xlsx"


def minister(*rows: tuple[object, ...]) -> BookSheet:
    """A title, a table of two columns, a total, a list, and charts on the sheet itself."""
    marks = (BookColumn("name", "Name"), BookColumn("jobs", "Jobs", "whole"))
    total = Formula("SUM({column}{first}:{column}{last})", sum(plain(row[1]) for row in rows))  # type: ignore[misc, arg-type]
    below = [
        (BookCell("All", look="total"), BookCell(total, look="total")),
        HeadingRow("Sources"),
        (BookCell("1. A letter, and where it was found", look="quiet", span=2),),
    ]
    return BookSheet(
        "Districts",
        "district",
        marks,
        lambda: rows,  # type: ignore[arg-type, return-value]
        len(rows),
        above=(HeadingRow("The minister's table", "title"), HeadingRow("as of 1 May 2024", "subtitle")),
        below=lambda: below,  # type: ignore[arg-type, return-value]
        charts=(BookChart("Jobs", "district", "name", ("jobs",)),),
    )


def test_a_number_stays_one_with_words_in_its_format(target: Path) -> None:
    values = [BookCell(500, "≈ "), BookCell(7, "up to ", " ha"), BookCell(8), BookCell(None, note="unknown")]
    write(target, sheet([(value, "row") for value in values], "whole", "text"))
    cells = [row[0] for row in openpyxl.load_workbook(target).worksheets[1].iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == [500, 7, 8, None]
    assert cells[0].number_format == '"≈ "#,##0;"≈ "-#,##0'
    assert cells[1].number_format == '"up to "#,##0" ha";"up to "-#,##0" ha"'
    assert cells[2].number_format == "#,##0"
    assert cells[3].comment.text == "unknown"


_WORDS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ['"', '";"', "d\\m\\y;", "[Red]", "до;д"]
)


@pytest.mark.thorough
@given(st.lists(st.tuples(st.integers(-999, 999), _WORDS, _WORDS, st.text(max_size=9)), min_size=20, max_size=40))
@settings(max_examples=15, deadline=None)
def test_any_words_beside_a_number_leave_it_a_number(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[int, str, str, str]]
) -> None:
    path = tmp_path_factory.mktemp("books") / "words.xlsx"
    write_values(path, [BookCell(*each[:3], note=each[3]) for each in cells], "whole")
    assert read_values(path) == [value for value, *_words in cells]
    read = openpyxl.load_workbook(path).worksheets[1].iter_rows(min_row=2)
    for (cell, _row), (_value, before, after, note) in zip(read, cells, strict=True):
        assert cell.number_format == with_words("#,##0", before, after) and len(cell.number_format) <= 255
        assert (cell.comment.text if cell.comment else "") == make_safe(note).text


def test_a_value_of_another_form_than_its_column_is_written_as_what_it_is(target: Path) -> None:
    values: list[CellValue] = [5, Decimal("1.5"), date(2024, 5, 1), True, "words"]
    write(target, sheet([(BookCell(value, look="strong"), "row") for value in values], "text", "text"))
    assert read_values(target) == [5, Decimal("1.5"), date(2024, 5, 1), "Yes", "words"]


def test_words_stand_only_beside_numbers_and_days(target: Path) -> None:
    write_values(target, [BookCell(date(2024, 5, 1), "not before ")], "date")
    assert read_values(target) == [date(2024, 5, 1)]
    with pytest.raises(TypeError, match="words"):
        write_values(target, [BookCell("text", "about ")], "text")


def test_a_workbook_without_room_for_formats_says_the_words_in_a_note(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("districtdesk.exchange.own_styles.MOST_OWN_FORMATS", 1)
    write_values(target, [BookCell(1, "over "), BookCell(2, "about ", note="old"), BookCell(3, "over ")], "whole")
    cells = [row[0] for row in openpyxl.load_workbook(target).worksheets[1].iter_rows(min_row=2)]
    assert [cell.number_format.startswith('"over') for cell in cells] == [True, False, True]
    assert cells[1].comment.text == "As printed: about 2\nold"


def test_a_formula_has_its_result_beside_it(target: Path) -> None:
    whole = Formula('IF({field_1}{row}="a<b","yes","no")', "yes")
    write(target, sheet([(1, "a<b", BookCell(whole)), (2, "x", BookCell(Formula("{field_0}{row}*2", 4)))], *FORMS))
    for is_reckoned, found in ((False, ['=IF(B2="a<b","yes","no")', "=A3*2"]), (True, ["yes", 4])):
        page = openpyxl.load_workbook(target, data_only=is_reckoned).worksheets[1]
        assert [row[2].value for row in page.iter_rows(min_row=2)] == found
    assert [row.values[2] for row in read_book(target)[1].rows()] == ["yes", 4]


FORMS = ("whole", "text", "text")


def test_what_stands_above_and_below_is_no_record(target: Path) -> None:
    write(target, minister(("Park", BookCell(500, "≈ ", note=NOTE)), ("Plain", 7)))
    page = openpyxl.load_workbook(target).worksheets[1]
    assert [row[0].value for row in page.iter_rows()][:5] == [
        *("The minister's table", "as of 1 May 2024", "Name", "Park", "Plain")
    ]
    assert (page["B6"].value, page["A7"].value) == ("=SUM(B4:B5)", "Sources")
    assert page.tables["district"].ref == "A3:B5" and page.freeze_panes == "B4"
    assert {str(each) for each in page.merged_cells.ranges} == {"A1:B1", "A2:B2", "A7:B7", "A8:B8"}
    assert page["B4"].comment.text == NOTE and page["B4"].comment.author == "DistrictDesk"
    found = read_book(target)[1]
    assert [column.key for column in found.columns] == ["name", "jobs"]
    assert [row.values for row in found.rows()] == [("Park", 500), ("Plain", 7)]
    write_spreadsheet_csv(target.with_suffix(".csv"), minister(("Park", BookCell(500, "≈ "))))
    assert target.with_suffix(".csv").read_text("utf-8-sig").split() == ["Name;Jobs", "Park;500"]


def test_a_chart_is_drawn_from_the_rows_that_came(target: Path) -> None:
    write(target, minister(("Park", 1), ("Plain", 7), ("Hill", 3)))
    with zipfile.ZipFile(target) as archive:
        chart, drawing = (archive.read(f"xl/{name}1.xml").decode() for name in ("charts/chart", "drawings/drawing"))
        book = archive.read("xl/workbook.xml").decode()
    assert set(re.findall(r"<f>(.*?)</f>", chart)) == {
        *("'Districts'!$A$4:$A$6", "'Districts'!$B$4:$B$6", "'Districts'!$B$3")
    }
    assert re.findall(r"row>(\d+)<", drawing) == ["9"]
    assert "9999" not in book and "'Districts'!$A$7" in book


def test_a_page_has_no_headings_of_columns_and_no_table(target: Path) -> None:
    write(target, BookSheet("Page", "page", columns("text"), list, 0, above=(HeadingRow("One"),), shape="page"))
    page = openpyxl.load_workbook(target).worksheets[1]
    assert [row[0].value for row in page.iter_rows()] == ["One"] and not page.tables


def test_a_note_without_room_for_more_numbers_of_shapes_takes_the_next_block(target: Path) -> None:
    notes = [BookCell(row, note=f"note {row}") for row in range(1_100)]
    write(target, sheet([(value,) for value in notes], "whole"), sheet([(notes[0],)], "whole", title="More"))
    with zipfile.ZipFile(target) as archive:
        boxes = [archive.read(f"xl/drawings/vmlDrawing{number}.vml").decode() for number in (1, 2)]
    assert ['data="1,2"' in boxes[0], 'data="3"' in boxes[1], 's3073"' in boxes[1]] == [True] * 3
    shapes = [shape for each in boxes for shape in re.findall(r'<v:shape id="(\w+)"', each)]
    assert len(shapes) == len(set(shapes)) == 1_101

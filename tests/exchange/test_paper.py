"""How much room texts and numbers are given on paper: none is cut, and no row is much too high."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from districtdesk import i18n
from districtdesk.exchange.cells import wrapped_lines
from districtdesk.exchange.export import export_layout, export_register
from districtdesk.exchange.layout import BookCell, BookColumn, CellMark, CellTest
from districtdesk.exchange.layouts import LayoutOrder
from districtdesk.exchange.look import column_look
from districtdesk.exchange.marks import with_room_for_marks
from districtdesk.exchange.page_widths import share_page
from districtdesk.exchange.paper import (
    WIDTH_OF_WIDE_LETTERS,
    fit_lines,
    fit_on_page,
    fit_width,
    print_plan,
    sheet_width,
)
from districtdesk.exchange.sums_cells import fitted
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register

from .office import page_counts


def test_a_row_is_as_high_as_its_letters_need() -> None:
    # Widths of Calibri: 20.9 of 21, and 29.6 for the Russian one, as Carlito has them too.
    assert wrapped_lines("Aghchay Industrial District", 21) == 2
    assert [wrapped_lines("Промышленный парк «Хазрикенд»", width) for width in (29, 33)] == [2, 1]
    names = ("Aghchay Industrial District", "Akinchi Agropark")
    assert wrapped_lines(names[0], fit_lines(BookColumn("name", "", width=10), names, 40).width + 2) == 1


def test_no_number_is_too_wide_for_its_column_and_a_day_in_words_wraps() -> None:
    value = BookColumn("value", "", "decimal", 18)
    assert fit_width(value, [Decimal("1234567890.5"), None]).width >= len("1,234,567,890.5")
    assert fit_width(value, [Decimal(5)]).width > fit_width(value, [Decimal(5)], are_all=True).width
    day = fit_width(BookColumn("day", "", "date", 18), ["second half of 2026"])
    assert day.wrap and day.width < 18
    # LibreOffice forgets the indent of one number beside another, and then they do not stand below each other.
    assert column_look(value, "0")["alignment"].indent == 0


def test_a_range_and_a_day_that_is_over_have_room_for_their_signs() -> None:
    (now,) = fitted([BookColumn("now", "Now", "decimal", 14)], [[BookCell(Decimal(10**8), "≈ ", "–159 000 000")]])
    assert now.width > len("≈ 100 000 000–159 000 000")
    columns = [BookColumn(key, "", "date", 10) for key in ("due_on", "other")]
    late = CellMark("late", ("due_on",), (CellTest("due_on", is_past=True),))
    assert [each.width > len("! 31.12.2026") for each in with_room_for_marks(columns, [late])] == [True, False]


def test_columns_are_made_narrow_where_that_brings_them_on_a_page_and_else_left() -> None:
    def columns(count: int) -> list[BookColumn]:
        return [BookColumn(f"c{number}", "Name", width=40, wrap=True) for number in range(count)]

    fitted = fit_on_page(columns(6))
    assert print_plan(fitted).breaks == () and sum(map(sheet_width, fitted)) <= 191
    assert {each.width for each in fit_on_page(columns(30))} == {40}


def test_the_column_that_makes_rows_high_has_the_room_of_a_page_and_no_word_is_broken() -> None:
    kinds, whole = ["Оспаривается", "Сообщено"] * 40, ["Промышленный квартал"] * 80
    told = ["Kamal Ibrahimli, Chief of the projects department, in: a newspaper of 11 January 2026"] * 80
    texts = [kinds, told, ["No"] * 80, whole, whole]
    columns = [
        BookColumn("status", "Статус", width=20),
        BookColumn("evidence", "Evidence", width=44, wrap=True),
        *(BookColumn(f"number{number}", "Number", "whole", 9) for number in range(5)),
        BookColumn("why", "Why", width=34, wrap=True),
        BookColumn("place", "Place", width=12, wrap=True),
        BookColumn("place.id", "Place, id", width=38, hidden=True, printed=False),
    ]
    cells = [*texts[:2], *([[5] * 80] * 5), texts[2], texts[3], texts[4]]
    shared = {each.key: each for each in share_page(columns, cells)}
    assert print_plan(tuple(shared.values())).breaks == ()
    assert wrapped_lines(told[0], sheet_width(shared["evidence"])) == 2 and shared["why"].width < 12
    assert wrapped_lines("Оспаривается", sheet_width(shared["status"])) == 1
    # LibreOffice shows what leads on in one line and cuts it.
    assert wrapped_lines(whole[0], sheet_width(shared["place"])) == 1


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_ministers_table_of_twelve_districts_is_one_page(
    filled_file: Path, tmp_path: Path, language: str
) -> None:
    register, target = open_register(filled_file), tmp_path / "minister.xlsx"
    with i18n.speaking(language):
        export_layout(register, "minister", LayoutOrder(), target)
    sheet = openpyxl.load_workbook(target).worksheets[1]
    width = sum(each.width for each in sheet.column_dimensions.values() if not each.hidden)
    heights = [sheet.row_dimensions[row].height or 15 for row in range(1, sheet.max_row + 1)]
    scale = min(1, 140 / width)
    assert scale * 11 >= 8 and sum(heights) * scale <= 595 - 2 * 54


@pytest.mark.thorough
def test_the_whole_sample_is_ten_pages_in_each_language(sampled: Register, tmp_path: Path) -> None:
    made = [tmp_path / f"{language}.xlsx" for language in i18n.LANGUAGES]
    for language, target in zip(i18n.LANGUAGES, made, strict=True):
        with i18n.speaking(language):
            export_register(sampled, target)
    assert max(page_counts(*made)) <= 10


def test_few_rows_have_letters_that_are_large_in_wide_fonts_too_where_they_stay_on_one_page() -> None:
    columns = [BookColumn(f"c{number}", "Name", width=40, wrap=True) for number in range(4)]

    def width(rows: int) -> float:
        cells = [["Промышленный квартал"] * rows] * 4
        return sum(map(sheet_width, share_page(columns, cells, WIDTH_OF_WIDE_LETTERS)))

    assert width(8) <= WIDTH_OF_WIDE_LETTERS < width(50)

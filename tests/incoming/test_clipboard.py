"""A block that was copied in a spreadsheet is read as the same cells as a file of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from districtdesk.exchange.errors import ExchangeError
from districtdesk.incoming.clipboard import read_clipboard
from districtdesk.incoming.sheet_cells import IncomingSheet, MergedCells
from districtdesk.incoming.tables import find_tables
from districtdesk.incoming.vocabulary import knows

_EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>
<!--StartFragment-->
<tr><td colspan=2>Residents</td><td>Share</td><td rowspan=2>As of</td></tr>
<tr><td>Company</td><td>Tax&nbsp;ID</td><td>%</td></tr>
<tr><td>Alfa &amp;<br>
  Beta LLC</td><td>0100000001</td>
  <td class=xl65 align=right x:num="0.514">51%</td><td x:num="45000">15.03.2023</td></tr>
<tr><td>Gamma</td><td></td><td x:num="1234567.5">#####</td><td x:num="1200">1 200 ₼</td></tr>
<!--EndFragment--></table></body></html>"""


def sheet_of(text: str, html: str = "") -> IncomingSheet:
    (sheet,) = read_clipboard(text, html).sheets
    return sheet


def test_text_is_parted_by_tabs_with_lines_in_quotes() -> None:
    sheet = sheet_of('Company\tTax ID\tJobs\r\n"Alfa\nBeta"\t0100000001\t1 200\r\n')
    assert [row.values for row in sheet.rows] == [("Company", "Tax ID", "Jobs"), ("Alfa\nBeta", "0100000001", 1200)]
    assert [row.values for row in sheet_of("Vega, Alfa\n").rows] == [("Vega, Alfa",)]


def test_a_page_gives_the_numbers_behind_what_is_shown_and_the_merged_cells() -> None:
    sheet = sheet_of("not looked at", _EXCEL)
    assert sheet.rows[2].values == ("Alfa &\nBeta LLC", "0100000001", Decimal("0.514"), date(2023, 3, 15))
    assert sheet.rows[2].cell(3).text() == "51.4 %"
    assert (sheet.rows[3].value(3), sheet.rows[3].cell(4).text()) == (Decimal("1234567.5"), "1200 AZN")
    assert list(sheet.merged) == [MergedCells(1, 1, 1, 2), MergedCells(1, 4, 2, 4)]
    (table,) = find_tables(sheet, knows).tables
    assert len(table.records) == 2 and table.columns[0].heading == "Residents / Company"


def test_libreoffice_says_the_format_of_a_number() -> None:
    row = '<tr><td sdval="0.51" sdnum="1033;0;0%">51%</td><td sdval="7" sdnum="1033;0;#,##0 [$AZN]">7 AZN</td></tr>'
    (found,) = sheet_of("", f"<table>{row}</table>").rows
    assert [found.cell(column).text() for column in (1, 2)] == ["51 %", "7 AZN"]


@pytest.mark.parametrize("text", ["", "\r\n\t\r\n"])
def test_a_clipboard_without_cells_is_said_to_have_none(text: str) -> None:
    with pytest.raises(ExchangeError):
        read_clipboard(text)


def test_one_column_below_a_heading_that_is_known_is_a_table_and_below_another_a_title() -> None:
    (table,) = find_tables(sheet_of("Names\nQuba Boru\nQuba Şüşə\n"), knows).tables
    assert [column.heading for column in table.columns] == ["Names"] and len(table.records) == 2
    assert not find_tables(sheet_of("Good morning\nQuba Boru\n"), knows).tables

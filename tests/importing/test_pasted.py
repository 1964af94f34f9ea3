"""Cells copied in a spreadsheet program are read as any other file, and kept as one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from districtdesk.importing.pasted import PastedBlock

_LIST = ["Names", "Tax ID", "Country"]


def test_a_block_without_headings_gets_those_of_the_list(tmp_path: Path) -> None:
    file = tmp_path / "pasted.tsv"
    block = PastedBlock("Vega\t1400498898\nEast\t1400475141", headings=_LIST)
    block.write(file)
    assert file.read_text("utf-8").splitlines() == ["Names\tTax ID", "Vega\t1400498898", "East\t1400475141"]
    (sheet,) = block.read().sheets
    assert [(row.number, row.values[0]) for row in sheet.rows] == [(1, "Names"), (2, "Vega"), (3, "East")]
    headed = PastedBlock("Company\tVÖEN\nVega\t1400498898", headings=_LIST)
    headed.write(file)
    assert file.read_text("utf-8").splitlines()[0] == "Company\tVÖEN"
    assert headed.read().sheets[0].rows[0].values == ("Company", "VÖEN")


def test_a_page_says_which_number_stands_behind_what_is_shown() -> None:
    html = '<table><tr><td>Vega</td><td x:num="0.514">51%</td></tr></table>'
    (sheet,) = PastedBlock("Vega\t51%", html, ["Names", "Share"]).read().sheets
    assert sheet.rows[1].values == ("Vega", Decimal("0.514"))
    assert sheet.rows[1].formats

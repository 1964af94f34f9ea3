"""Cells copied in a spreadsheet program are read as any other file, and kept as one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from districtdesk.exchange.book import go_on, say_nothing
from districtdesk.importing.pasted import PastedBlock
from districtdesk.importing.preparing import Watched, prepare
from districtdesk.importing.table_work import TableWork
from districtdesk.register.journal.store import Register

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


@pytest.mark.parametrize("kind", ["company", "project"])
def test_the_list_decides_of_what_the_rows_tell_and_nobody_invents_a_source(
    register: Register, tmp_path: Path, kind: str
) -> None:
    block = PastedBlock("Vega Tekstil\tTikiş\nKaspi Beton\tBeton", headings=["Names", "Activity"], kind=kind)
    file = tmp_path / "Clipboard.tsv"
    block.write(file)
    work = prepare(register, file, Watched(say_nothing, go_on), block)
    assert isinstance(work, TableWork)
    (offered,) = work.offered
    assert offered.chosen.kind == kind
    assert [each.path for each in offered.chosen.columns.values()] == [f"{kind}.names", f"{kind}.activity"]
    assert work.source.title == ""


def test_a_list_of_what_no_table_tells_leaves_that_to_the_table(register: Register, tmp_path: Path) -> None:
    block = PastedBlock("Company\tTax ID\nVega\t1400498898", headings=["Title", "Date"], kind="event")
    work = prepare(register, tmp_path / "Clipboard.tsv", Watched(say_nothing, go_on), block)
    assert isinstance(work, TableWork) and work.offered[0].chosen.kind == "company"

"""Of messy files comes what must come: their tables, records, totals, notes, and the fields of their columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk.exchange.layout import CellValue
from districtdesk.incoming.sheet_cells import IncomingRow, IncomingSheet
from districtdesk.incoming.tables import find_tables
from districtdesk.incoming.vocabulary import knows

from .held_out import HELD_OUT
from .messy import MessyFile
from .messy_books import BOOKS
from .messy_texts import TEXTS
from .office_files import OFFICE_FILES
from .scoring import differences, read_tables

# Of the ten that were written before the reader, so many came out right at once.
FIRST_SCORE = 7
# Of the ten as offices send them: as the reader was, and once launches, products and shares had their columns.
OFFICE_SCORES = (2, 3)


def test_a_messy_file_of_each_sort_comes_out_right(tmp_path: Path) -> None:
    messy = (*BOOKS[:2], BOOKS[8], BOOKS[-1], TEXTS[0], TEXTS[4])
    assert {each.name: found for each in messy if (found := differences(each, tmp_path))} == {}


@pytest.mark.thorough
def test_thirty_messy_files_come_out_right(tmp_path: Path) -> None:
    messy = (*BOOKS, *TEXTS)
    wrong = {each.name: found for each in messy if (found := differences(each, tmp_path))}
    assert wrong == {}
    assert len(messy) == 30


@pytest.mark.thorough
def test_ten_files_that_the_reader_had_not_seen_come_out_right(tmp_path: Path) -> None:
    wrong = {each.name: found for each in HELD_OUT if (found := differences(each, tmp_path))}
    assert wrong == {}
    assert len(HELD_OUT) - len(wrong) >= FIRST_SCORE


@pytest.mark.thorough
def test_ten_files_as_offices_send_them_come_out_right(tmp_path: Path) -> None:
    wrong = {each.name: found for each in OFFICE_FILES if (found := differences(each, tmp_path))}
    assert wrong == {}
    assert len(OFFICE_FILES) - len(wrong) >= max(OFFICE_SCORES)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "files", [BOOKS, TEXTS, HELD_OUT, OFFICE_FILES], ids=["books", "texts", "held out", "offices"]
)
def test_nothing_of_them_is_left_over(tmp_path: Path, files: tuple[MessyFile, ...]) -> None:
    left = {}
    for each in files:
        each.write(tmp_path / each.name)
        remarks = [remark for sheet in read_tables(tmp_path / each.name) for remark in sheet.remarks]
        left[each.name] = [remark.text for remark in remarks if remark.kind == "other"]
    assert not any(left.values()), left


_CELLS = st.one_of(
    st.none(),
    st.none(),
    st.integers(-5, 3000),
    st.sampled_from(["Company", "Tax ID", "Total", "x", "Note: y", "ha", "a:"]),
)


@pytest.mark.thorough
@given(st.lists(st.lists(_CELLS, max_size=7), max_size=14))
def test_every_filled_cell_of_any_sheet_is_told_of(grid: list[list[CellValue]]) -> None:
    rows = [
        IncomingRow(number, tuple(row)) for number, row in enumerate(grid, 1) if any(each is not None for each in row)
    ]
    found = find_tables(IncomingSheet("any", rows), knows)
    told = {(remark.row, remark.column) for remark in found.remarks}
    for table in found.tables:
        for row, left, right in table.covers():
            told |= {(row, column) for column in range(left, right + 1)}
    assert {(row.number, column) for row in rows for column in row.filled()} <= told
    records = [record.number for table in found.tables for record in table.records if not table.is_form]
    assert all(number in {row.number for row in rows} for number in records)

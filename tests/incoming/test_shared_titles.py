"""What stands above the whole of a sheet is said of each table on it; that above one table of that one."""

from __future__ import annotations

from collections.abc import Sequence

from districtdesk.incoming.sheet_cells import IncomingRow, IncomingSheet, MergedCells
from districtdesk.incoming.tables import find_tables
from districtdesk.incoming.vocabulary import knows

_HEADS = ("Zone", "Registered enterprises", None, "Zone", "Operating enterprises")
_ROWS = (("Alfa", 14, None, "Alfa", 9), ("Beta", 20, None, "Beta", 6))
_TITLE = "Enterprises, 1 January 2025"


def _titles(rows: dict[int, Sequence[object]], merged: Sequence[MergedCells] = ()) -> list[list[str]]:
    kept = [IncomingRow(number, tuple(row)) for number, row in rows.items()]  # type: ignore[arg-type]
    tables = find_tables(IncomingSheet("any", kept, merged=list(merged)), knows).tables
    return [list(each.titles) for each in tables]


def test_a_title_that_stands_apart_is_that_of_the_tables_beside_each_other() -> None:
    assert _titles({1: (_TITLE,), 3: _HEADS, 4: _ROWS[0], 5: _ROWS[1]}) == [[_TITLE], [_TITLE]]


def test_a_title_that_is_merged_over_both_tables_is_that_of_both() -> None:
    rows = {1: (_TITLE,), 2: _HEADS, 3: _ROWS[0], 4: _ROWS[1]}
    assert _titles(rows, [MergedCells(1, 1, 1, 5)]) == [[_TITLE], [_TITLE]]


def test_a_title_right_above_the_first_table_is_its_own() -> None:
    assert _titles({1: (_TITLE,), 2: _HEADS, 3: _ROWS[0], 4: _ROWS[1]}) == [[_TITLE], []]


def test_each_of_two_titles_in_a_row_is_that_of_the_table_below_it() -> None:
    said = ("As of 2024", None, None, "As of 2025")
    assert _titles({1: said, 3: _HEADS, 4: _ROWS[0], 5: _ROWS[1]}) == [["As of 2024"], ["As of 2025"]]


def test_a_title_above_the_titles_of_each_table_goes_before_them() -> None:
    said = ("Registered", None, None, "Operating")
    found = _titles({1: (_TITLE,), 3: said, 5: _HEADS, 6: _ROWS[0], 7: _ROWS[1]})
    assert found == [[_TITLE, "Registered"], [_TITLE, "Operating"]]


def test_a_table_below_another_does_not_take_its_title() -> None:
    rows = {1: (_TITLE,), 3: ("Zone", "Jobs created"), 4: ("Alfa", 5), 5: ("Beta", 6)}
    below = {8: ("Residents",), 10: ("Company", "Tax ID"), 11: ("Gamma", "1000000011")}
    assert _titles(rows | below) == [[_TITLE], ["Residents"]]  # type: ignore[arg-type]


def test_what_stands_below_the_last_table_is_a_note() -> None:
    rows = {1: ("Zone", "Jobs created"), 2: ("Alfa", 5), 3: ("Beta", 6), 5: ("without seasonal workers",)}
    kept = [IncomingRow(number, tuple(row)) for number, row in rows.items()]  # type: ignore[arg-type]
    found = find_tables(IncomingSheet("any", kept), knows)
    assert [(each.text, each.kind) for each in found.remarks] == [("without seasonal workers", "note")]

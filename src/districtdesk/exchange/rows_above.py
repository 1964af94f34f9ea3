"""What stands above the headings of a worksheet, as rows of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .layout import BookCell, BookColumn, BookRow, BookSheet, BookValue, HeadingRow, TotalRow
from .paper import is_on_page, print_plan


def rows_above(sheet: BookSheet, *, are_read: bool = False) -> Iterator[BookRow]:
    """All of it; `are_read`: but for a total that there is only once somebody has chosen rows."""
    for each in sheet.above:
        if isinstance(each, HeadingRow):
            yield each
        elif each.has_total or not are_read:
            yield _among(sheet.columns, each)


def _among(columns: Sequence[BookColumn], row: TotalRow) -> Sequence[BookValue]:
    cells: list[BookValue] = [None] * len(columns)
    place = next((number for number, each in enumerate(columns) if each.key == row.key), None)
    if place is not None:
        cells[1 : place + 1] = [*[BookCell(None, look="total")] * (place - 1), row.total]
        behind = _beside(columns, place)
        if behind:
            cells[behind[0]] = replace(row.words, span=behind[-1] - behind[0] + 1)
    cells[0] = BookCell(row.label, look="total")
    return cells


def _beside(columns: Sequence[BookColumn], place: int) -> list[int]:
    """The columns behind this one, on its page across."""
    end = next((after for after in print_plan(columns).breaks if after > place), len(columns))
    return [number for number in range(place + 1, end) if is_on_page(columns[number])]

"""Parts a sheet where it is empty: tables beside each other by columns, tables below each other by rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .sheet_cells import IncomingCell, IncomingRow


@dataclass(frozen=True, slots=True)
class Band:
    """Rows without an empty one among them, and the columns between which all that they hold stands."""

    rows: Sequence[IncomingRow]
    left: int
    right: int

    def filled(self, row: IncomingRow) -> list[int]:
        return filled_between(row, self.left, self.right)

    def cells(self, row: IncomingRow) -> list[IncomingCell]:
        """Those in which something stands."""
        return [row.cell(column) for column in self.filled(row)]


def filled_between(row: IncomingRow, left: int, right: int) -> list[int]:
    """The columns in which something stands."""
    values = row.values[left - 1 : right]
    return [column for column, value in enumerate(values, left) if value is not None]


def _has_some(row: IncomingRow, left: int, right: int) -> bool:
    return any(value is not None for value in row.values[left - 1 : right])


def find_bands(rows: Sequence[IncomingRow]) -> list[Band]:
    """The parts of a sheet, those to the left first."""
    right = max((len(row.values) for row in rows), default=0)
    return list(_parted(list(rows), 1, right, by_rows=False)) if rows else []


def _parted(rows: list[IncomingRow], left: int, right: int, *, by_rows: bool) -> Iterator[Band]:
    """First side by side; what is one there is parted by its empty rows, and each of those once more."""
    kept = [row for row in rows if _has_some(row, left, right)]
    if not kept:
        return
    ranges = _column_ranges(kept, left, right)
    if len(ranges) > 1:
        for first, last in ranges:
            yield from _parted(kept, first, last, by_rows=False)
        return
    pieces = [kept] if by_rows else list(_row_pieces(kept))
    if len(pieces) > 1:
        for piece in pieces:
            yield from _parted(piece, left, right, by_rows=True)
        return
    yield Band(kept, *_edges(kept, left, right))


def _edges(rows: Sequence[IncomingRow], left: int, right: int) -> tuple[int, int]:
    """The first and the last column in which something stands."""
    first, last = right, left
    for row in rows:
        if first == left and last == right:
            break
        filled = filled_between(row, left, right)
        first, last = min(first, filled[0]), max(last, filled[-1])
    return first, last


def _row_pieces(rows: list[IncomingRow]) -> Iterator[list[IncomingRow]]:
    start = 0
    for place, (one, other) in enumerate(pairwise(rows), 1):
        if other.number > one.number + 1:
            yield rows[start:place]
            start = place
    yield rows[start:]


def _column_ranges(rows: Sequence[IncomingRow], left: int, right: int) -> list[tuple[int, int]]:
    """Where tables stand beside each other. A title of one cell above them parts nothing and joins nothing."""
    used = _used_by_wide_rows(rows, left, right)
    if not used or len(used) == used[-1] - used[0] + 1:
        return [(left, right)]
    starts = [used[0], *(other for one, other in pairwise(used) if other > one + 1)]
    ends = [*(one for one, other in pairwise(used) if other > one + 1), used[-1]]
    ranges = _joined(list(zip(starts, ends, strict=True)), rows)
    # What stands outside of all of them belongs to the nearest to its left.
    edges = [left, *(start for start, _end in ranges[1:]), right + 1]
    return [(first, after - 1) for first, after in pairwise(edges)]


def _used_by_wide_rows(rows: Sequence[IncomingRow], left: int, right: int) -> list[int]:
    found: set[int] = set()
    for row in rows:
        filled = filled_between(row, left, right)
        if len(filled) > 1:
            found.update(filled)
            if len(found) == right - left + 1:
                break
    return sorted(found)


def _joined(ranges: list[tuple[int, int]], rows: Sequence[IncomingRow]) -> list[tuple[int, int]]:
    """An empty column only parts what could be a table by itself: two columns, the first of which names things."""
    found = [ranges[0]]
    for start, end in ranges[1:]:
        before = found[-1]
        if end > start and before[1] > before[0] and _names_things(rows, start):
            found.append((start, end))
        else:
            found[-1] = (before[0], end)
    return found


def _names_things(rows: Sequence[IncomingRow], column: int) -> bool:
    cells = [row.cell(column) for row in rows if row.value(column) is not None][:200]
    texts = sum(cell.is_text for cell in cells)
    return texts * 2 > len(cells) > 1

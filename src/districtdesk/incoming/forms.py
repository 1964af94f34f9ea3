"""Forms: one record told in lines, what it is about at the left and the value at its right."""

from __future__ import annotations

from collections.abc import Sequence

from .bands import Band
from .headings import Knows
from .sheet_cells import IncomingCell, IncomingRow

_LONGEST_LABEL = 80
_ENOUGH = 0.6
_FEWEST = 3


def find_form(band: Band, knows: Knows) -> list[tuple[IncomingRow, int]] | None:
    """Where the labels of a form stand, row and column; None where the band is none.

    The value of each is in the next column. There may be several such pairs of columns beside each other.
    """
    wide = [row for row in band.rows if len(band.filled(row)) > 1]
    if len(wide) < _FEWEST or len(wide) > 200:
        return None
    width = band.right - band.left + 1
    if width % 2 or width > 6:
        return None
    pairs = range(band.left, band.right, 2)
    labels = [(row, column) for row in band.rows for column in pairs if _is_label(row.cell(column))]
    if not all(_looks_like_labels(band, column, knows) for column in pairs):
        return None
    found = [(row, column) for row, column in labels if _belongs(row, column, band, knows)]
    texts = [str(row.value(column)) for row, column in found]
    return found if len(set(texts)) == len(texts) else None


def _is_label(cell: IncomingCell) -> bool:
    return cell.is_text and len(str(cell.value)) <= _LONGEST_LABEL


def _looks_like_labels(band: Band, column: int, knows: Knows) -> bool:
    rows = [row for row in band.rows if row.value(column) is not None and row.value(column + 1) is not None]
    labels = [str(row.value(column)) for row in rows if _is_label(row.cell(column))]
    if len(labels) < max(_FEWEST, len(rows) * _ENOUGH) or _is_headed(rows, column, knows):
        return False
    ended = sum(text.rstrip().endswith(":") for text in labels)
    known = sum(knows(text) for text in labels)
    return (
        ended >= _ENOUGH * len(labels)
        or known >= _ENOUGH * len(labels)
        or (known > 1 and _is_mixed(rows, column + 1))
    )


def _is_headed(rows: Sequence[IncomingRow], column: int, knows: Knows) -> bool:
    """Whether the first row names two columns: then what stands below is a table of two columns."""
    return all(knows(str(rows[0].value(each))) for each in (column, column + 1))


def _is_mixed(rows: Sequence[IncomingRow], column: int) -> bool:
    cells = [row.cell(column) for row in rows]
    texts = sum(cell.is_text for cell in cells)
    return 0 < texts < len(cells)


def _belongs(row: IncomingRow, column: int, band: Band, knows: Knows) -> bool:
    """A label without a value is one when it looks like it; else the line is a title."""
    text = str(row.value(column))
    return row.value(column + 1) is not None or text.rstrip().endswith(":") or (len(band.rows) > 1 and knows(text))

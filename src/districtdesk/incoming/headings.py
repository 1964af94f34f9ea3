"""Finds the headings of a table: one row or several, merged cells above others, units and numbers below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from .bands import Band
from .sheet_cells import IncomingCell, IncomingRow, MergedCells
from .table_words import is_unit, unit_behind, unit_in_order

Knows = Callable[[str], bool]
_LONGEST = 150
_ROWS_LOOKED_AT = 15
_YEARS = range(1900, 2101)
_BETWEEN = " / "


@dataclass(frozen=True, slots=True)
class TableHead:
    """`first` and `last`: places of its rows in the band, the second behind the last; above them are titles.

    `headings` and `units` are by column; a column without either has none.
    """

    first: int
    last: int
    headings: dict[int, str] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)


def find_head(band: Band, merged: Sequence[MergedCells], knows: Knows) -> TableHead | None:
    """The head of the band, or None where it begins with its data. `knows`: whether a heading is one we know."""
    first = _find_heading_row(band, knows)
    if first is None:
        return None
    rows = [first]
    if _is_above(band, first - 1, first, merged):
        rows.insert(0, first - 1)
    while _is_below(band, rows[-1], merged):
        rows.append(rows[-1] + 1)
    headings = _joined_headings(band, rows, merged)
    last, units = _below(band, rows[-1] + 1)
    units = {column: unit for column, text in headings.items() if (unit := unit_behind(text))} | units
    return TableHead(rows[0], last, headings, units)


def is_one_column(band: Band, knows: Knows) -> bool:
    """Whether it is one column below a heading that we know; one that we do not know may be lines of a title."""
    return band.left == band.right and len(band.rows) > 1 and knows(str(band.rows[0].value(band.left)))


def is_heading_like(band: Band, row: IncomingRow) -> bool:
    """Short texts, most of them, or years; no two the same next to each other."""
    cells = band.cells(row)
    if len(cells) < 2 or any(len(str(cell.value)) > _LONGEST for cell in cells):
        return False
    words = [cell for cell in cells if cell.is_text and not _is_number_text(cell)]
    named = len(words) + sum(map(_is_year, cells))
    return bool(words) and named == len(cells)


def _is_year(cell: IncomingCell) -> bool:
    return isinstance(cell.value, int) and not isinstance(cell.value, bool) and cell.value in _YEARS


def _is_number_text(cell: IncomingCell) -> bool:
    text = str(cell.value).strip()
    return text.replace(" ", "").replace(",", "").replace(".", "").isdigit() and len(text) != 4


def _find_heading_row(band: Band, knows: Knows) -> int | None:
    widths = Counter(len(band.filled(row)) for row in band.rows[:200])
    usual = max((width for width, _count in widths.most_common(2)), default=0)
    best: tuple[float, int] | None = None
    for place, row in enumerate(band.rows[:_ROWS_LOOKED_AT]):
        filled = len(band.filled(row))
        if filled < 2:
            continue
        if not is_heading_like(band, row):
            break
        if filled * 2 < usual:
            continue
        known = sum(knows(str(cell.value)) for cell in band.cells(row))
        score = known + min(filled / max(usual, 1), 1.0) - 0.75 * place / _ROWS_LOOKED_AT
        # A row of texts below one that says as much already is data.
        if best is None or score > best[0] + 0.5:
            best = (score, place)
    return best[1] if best else None


def _is_above(band: Band, place: int, below: int, merged: Sequence[MergedCells]) -> bool:
    """Whether the row right above names groups of the columns, rather than all of them."""
    if place < 0:
        return False
    row, heads = band.rows[place], band.rows[below]
    filled = band.filled(row)
    if row.number + 1 != heads.number or not all(cell.is_text for cell in band.cells(row)):
        return False
    areas = [area for area in merged if area.top == row.number and area.left in filled and area.right > area.left]
    is_partial = any(area.left > band.left or area.right < band.right for area in areas)
    return is_partial or (len(filled) > 1 and len(filled) < len(band.filled(heads)) and filled[0] > band.left)


def _is_below(band: Band, place: int, merged: Sequence[MergedCells]) -> bool:
    """Whether the next row names the columns that this one only groups."""
    if place + 1 >= len(band.rows):
        return False
    row, other = band.rows[place], band.rows[place + 1]
    filled, below = set(band.filled(row)), set(band.filled(other))
    if other.number != row.number + 1 or not below or _is_unit_row(band, other):
        return False
    if not all((cell.is_text and not _is_number_text(cell)) or _is_year(cell) for cell in band.cells(other)):
        return False
    areas = [area for area in merged if area.top == row.number and area.left in filled]
    if any(area.right > area.left and below & set(range(area.left, area.right + 1)) for area in areas):
        # A unit below a heading is no name of its own.
        named = {column for column in below if not is_unit(str(other.value(column)))}
        return not any(column in named for column in filled if not _spans(column, areas))
    gaps = set(range(band.left, band.right + 1)) - filled
    groups = {column for column in filled if column + 1 in gaps}
    is_inside = any(column in gaps and column > min(filled) for column in below)
    return is_inside and below <= gaps | groups and not _goes_on(band, place + 1, below)


def _spans(column: int, areas: Sequence[MergedCells]) -> bool:
    return any(area.left == column and area.right > column for area in areas)


def _goes_on(band: Band, place: int, filled: set[int]) -> bool:
    """Whether the row after it has the same columns and no others: then both are data."""
    return place + 1 < len(band.rows) and set(band.filled(band.rows[place + 1])) <= filled


def _joined_headings(band: Band, places: Sequence[int], merged: Sequence[MergedCells]) -> dict[int, str]:
    found: dict[int, str] = {}
    rows = [band.rows[place] for place in places]
    for column in range(band.left, band.right + 1):
        parts = [_heading_at(band, rows, level, column, merged) for level in range(len(rows))]
        text = _BETWEEN.join(dict.fromkeys(filter(None, parts)))
        if text:
            found[column] = text
    return found


def _heading_at(
    band: Band, rows: Sequence[IncomingRow], level: int, column: int, merged: Sequence[MergedCells]
) -> str:
    """What one row of the head says of a column; a group's name also of those to its right that it covers."""
    row = rows[level]
    own = _one_line(row.cell(column))
    if own or level == len(rows) - 1:
        return own
    for area in merged:
        if area.top <= row.number <= area.bottom and area.left <= column <= area.right and area.right > area.left:
            first = next((each for each in rows if each.number == area.top), None)
            return _one_line(first.cell(area.left)) if first else ""
    is_merged_here = any(area.top == row.number and area.right > area.left for area in merged)
    has_below = any(each.value(column) is not None for each in rows[level + 1 :])
    if is_merged_here or not has_below:
        return ""
    for before in range(column - 1, band.left - 1, -1):
        if row.value(before) is not None:
            covers = any(each.value(before) is not None for each in rows[level + 1 :])
            return _one_line(row.cell(before)) if covers else ""
    return ""


def _one_line(cell: IncomingCell) -> str:
    return " ".join(cell.text().split())


def _below(band: Band, place: int) -> tuple[int, dict[int, str]]:
    """Behind the rows below the headings that are no data: of units, and of the columns' own numbers."""
    units: dict[int, str] = {}
    while place < len(band.rows):
        row = band.rows[place]
        if not units and _is_unit_row(band, row) and place + 1 < len(band.rows):
            units = {column: unit_in_order(_one_line(row.cell(column)).strip("()")) for column in band.filled(row)}
        elif not _numbers_columns(band, row):
            break
        place += 1
    return place, units


def _is_unit_row(band: Band, row: IncomingRow) -> bool:
    cells = band.cells(row)
    return bool(cells) and all(cell.is_text and is_unit(str(cell.value)) for cell in cells)


def _numbers_columns(band: Band, row: IncomingRow) -> bool:
    """1, 2, 3 and so on below the headings, as forms of the state have it; perhaps with A and B before them."""
    said = [_one_line(cell).strip("().") for cell in band.cells(row)]
    numbers = [text for text in said if text.isdigit()]
    letters = [text for text in said if len(text) == 1 and text.isalpha()]
    if len(numbers) < 3 or len(numbers) + len(letters) != len(said):
        return False
    start = int(numbers[0])
    return start in (1, 2, 3) and [int(each) for each in numbers] == list(range(start, start + len(numbers)))

"""What each row below the headings is: a record, a total, the headings once more, the name of a group, a note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .bands import Band
from .sheet_cells import IncomingRow, MergedCells
from .table_words import begins_note, begins_totals

_LONG = 60
_MOST_GROUPS = 0.5


@dataclass(slots=True)
class RowRoles:
    """`records` have the name of their group beside them."""

    records: list[tuple[IncomingRow, str]] = field(default_factory=list)
    totals: list[IncomingRow] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)


def find_roles(
    roles: RowRoles, band: Band, headings: Mapping[int, str], merged: Sequence[MergedCells]
) -> list[IncomingRow]:
    """Sort the rows of the band into the roles; those that are notes are handed back."""
    return _Sorting(roles, band, headings, merged).run()


class _Sorting:
    def __init__(
        self, roles: RowRoles, band: Band, headings: Mapping[int, str], merged: Sequence[MergedCells]
    ) -> None:
        self._roles, self._band, self._headings = roles, band, headings
        self._spread = {area.top for area in merged if area.right > area.left}
        self._group = roles.records[-1][1] if roles.records else ""
        self._rows = list(band.rows)
        self._is_wide = [_is_wide(row, band.left, band.right) for row in self._rows]
        lonely = self._is_wide.count(False)
        self._has_groups = lonely <= _MOST_GROUPS * len(self._rows) and len(headings) > 1
        self._last_wide = max((place for place, wide in enumerate(self._is_wide) if wide), default=-1)

    def run(self) -> list[IncomingRow]:
        notes = []
        for place, row in enumerate(self._rows):
            text = self._first_text(row)
            if self._is_repeated(row):
                self._roles.repeated.append(row.number)
            elif begins_totals(text) and not self._is_alone_above(place):
                self._roles.totals.append(row)
            elif self._is_note(place, row, text):
                notes.append(row)
            elif self._is_group(place, row, text):
                self._group = text.strip()
                self._roles.groups.append(row.number)
            else:
                self._roles.records.append((row, self._group))
        return notes

    def _first_text(self, row: IncomingRow) -> str:
        """The first words in it; an error of the spreadsheet is none."""
        values = row.values[self._band.left - 1 : self._band.right]
        return next((value for value in values if type(value) is str), "")

    def _is_all_text(self, row: IncomingRow) -> bool:
        return all(cell.is_text for cell in self._band.cells(row))

    def _is_repeated(self, row: IncomingRow) -> bool:
        filled = self._band.filled(row)
        return len(filled) > 1 and all(self._says(each, " ".join(row.cell(each).text().split())) for each in filled)

    def _says(self, column: int, text: str) -> bool:
        heading = self._headings.get(column, "")
        return bool(text) and (text == heading or text in heading.split(" / "))

    def _is_alone_above(self, place: int) -> bool:
        """A lone word above records is the name of a group, whatever it is."""
        return not self._is_wide[place] and place < self._last_wide

    def _is_note(self, place: int, row: IncomingRow, text: str) -> bool:
        """Below the last record or total: what begins as a note, is long, stands apart, or comes after the totals."""
        if self._is_wide[place]:
            is_short = len(self._band.filled(row)) * 2 <= max(len(self._headings), 3)
            is_behind = bool(self._roles.totals) and place >= self._last_wide
            return is_short and (is_behind or begins_note(text)) and bool(text) and self._is_all_text(row)
        if not text or not self._is_all_text(row):
            return False
        if place < self._last_wide:
            return text.lstrip().startswith("*")
        is_apart = place > 0 and self._rows[place - 1].number + 1 < row.number
        return (
            begins_note(text)
            or len(text) > _LONG
            or is_apart
            or bool(self._roles.totals)
            or row.number in self._spread
            or not self._roles.records
        )

    def _is_group(self, place: int, row: IncomingRow, text: str) -> bool:
        if self._is_wide[place] or place > self._last_wide or not text:
            return False
        is_left = self._band.filled(row)[0] <= self._band.left + 1
        return row.number in self._spread or (self._has_groups and is_left)


def _is_wide(row: IncomingRow, left: int, right: int) -> bool:
    """Whether more than one cell is filled; of one column, whether its cell is."""
    values = row.values[left - 1 : right]
    return len(values) - values.count(None) > (left != right)

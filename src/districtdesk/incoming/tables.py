"""Finds the tables on a sheet, and says of everything else on it what it was taken for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ..i18n import _
from .bands import Band, find_bands
from .forms import find_form
from .headings import Knows, TableHead, find_head, is_one_column
from .row_roles import RowRoles, find_roles
from .sheet_cells import CellProblem, IncomingCell, IncomingRow, IncomingSheet, MergedCells, SheetState, cell_place
from .table_words import unit_behind, without_unit

# other: stands there, and is no part of anything that was recognised.
RemarkKind = Literal["title", "note", "other"]


_MOST_TOTALS, _LONGEST_TOTAL = 20, 40


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table, or a line of a form: then `form_row` is where it stands.

    `number` is the column in which its values are, `heading` as it is written, "" where it has none.
    """

    number: int
    heading: str
    unit: str = ""
    is_hidden: bool = False
    form_row: IncomingRow | None = field(default=None, hash=False)

    @property
    def label(self) -> str:
        """The heading without its unit and without what ends a label in a form."""
        return without_unit(self.heading).rstrip(" :")


@dataclass(frozen=True, slots=True)
class TableRecord:
    """A row of a table. `group`: what a row above it says of several records, as a district above its projects."""

    row: IncomingRow
    group: str = ""

    @property
    def number(self) -> int:
        return self.row.number


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table, or a form (`is_form`), which is one record.

    `totals` are rows that add up others, `repeated` those that say the headings again, `groups` those that name the
    records below them: none of them is a record.
    """

    sheet: str
    columns: Sequence[TableColumn]
    records: Sequence[TableRecord]
    heading_rows: Sequence[int] = ()
    totals: Sequence[IncomingRow] = ()
    repeated: Sequence[int] = ()
    groups: Sequence[int] = ()
    titles: Sequence[str] = ()
    is_form: bool = False

    def cell(self, record: TableRecord, column: TableColumn) -> IncomingCell:
        return (column.form_row or record.row).cell(column.number)

    def place(self, record: TableRecord, column: TableColumn) -> str:
        """Where it stands in its sheet: B7."""
        return cell_place((column.form_row or record.row).number, column.number)

    def told_totals(self) -> str:
        """Where the rows of totals stand and what they begin with; of many the first."""
        begun = ((row.number, next(filter(None, map(_line, row.values)), "")) for row in self.totals[:_MOST_TOTALS])
        found = [f"{number} {_('“{word}”', word=text[:_LONGEST_TOTAL])}" for number, text in begun]
        return ", ".join((*found, *(["…"] if len(self.totals) > _MOST_TOTALS else ())))

    def covers(self) -> Iterator[tuple[int, int, int]]:
        """The rows in which something of the table stands, each with its first and last column."""
        if self.is_form:
            yield from ((column.form_row.number, column.number - 1, column.number) for column in self.columns
                        if column.form_row)  # fmt: skip
            return
        left, right = self.columns[0].number, self.columns[-1].number
        rows = [*(record.number for record in self.records), *(row.number for row in self.totals)]
        yield from ((row, left, right) for row in (*rows, *self.heading_rows, *self.repeated, *self.groups))

    def values(self, column: TableColumn, most: int = 200) -> Iterator[IncomingCell]:
        """The filled cells of a column, of the first records."""
        cells = (self.cell(record, column) for record in self.records[:most])
        return (cell for cell in cells if cell.value is not None)


def _line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands outside of all tables: a title above one, or a note."""

    row: int
    column: int
    text: str
    kind: RemarkKind


@dataclass(frozen=True, slots=True)
class SheetTables:
    """What was recognised on one sheet. Every filled cell is in one of the tables or in a remark."""

    title: str
    state: SheetState
    tables: Sequence[FoundTable]
    remarks: Sequence[Remark]
    problems: Sequence[CellProblem] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def find_tables(sheet: IncomingSheet, knows: Knows) -> SheetTables:
    """The tables and forms of a sheet. `knows` says whether a heading is a word that a column of ours may have."""
    found = _Finder(sheet, knows)
    bands = find_bands(sheet.rows)
    if len(bands) == 1 and is_one_column(bands[0], knows):
        found.take_column(bands[0])
        bands = []
    for band in bands:
        found.take(band)
    found.end()
    _share_titles(found.tables, sheet.merged)
    tables = [table for each in found.tables if (table := each.finished(sheet)).columns]
    return SheetTables(
        sheet.title,
        sheet.state,
        tables,
        [*found.remarks, *_left_over(sheet, tables, found.remarks)],
        sheet.problems,
        sheet.hidden_rows,
        sheet.hidden_columns,
    )


def _left_over(sheet: IncomingSheet, tables: Sequence[FoundTable], remarks: Sequence[Remark]) -> Iterator[Remark]:
    """What is in no table and in no remark: it is said all the same."""
    told = {(each.row, each.column) for each in remarks}
    ranges: dict[int, tuple[tuple[int, int], ...]] = {}
    for table in tables:
        for number, left, right in table.covers():
            ranges[number] = (*ranges.get(number, ()), (left, right))
    for row in sheet.rows:
        covered = ranges.get(row.number, ())
        if len(covered) == 1 and covered[0][0] == 1 and covered[0][1] >= len(row.values):
            continue
        for column in row.filled():
            if (row.number, column) not in told and not any(left <= column <= right for left, right in covered):
                yield Remark(row.number, column, row.cell(column).text(), "other")


@dataclass(slots=True)
class _Growing:
    """A table while more of it is found below an empty row."""

    band: Band
    columns: dict[int, str]
    units: dict[int, str]
    heading_rows: list[int]
    titles: list[Remark]
    roles: RowRoles = field(default_factory=RowRoles)
    form: list[tuple[IncomingRow, int]] = field(default_factory=list)

    def finished(self, sheet: IncomingSheet) -> FoundTable:
        if self.form:
            return self._finished_form(sheet)
        used = self._used_columns()
        last = max([*self.columns, *used], default=0)
        columns = [
            TableColumn(
                number, self.columns.get(number, ""), self.units.get(number, ""), number in sheet.hidden_columns
            )
            for number in range(self.band.left, last + 1)
            if number in used or number in self.columns
        ]
        records = [TableRecord(row, group) for row, group in self.roles.records]
        roles = self.roles
        return FoundTable(
            sheet.title, columns, records, self.heading_rows, roles.totals, roles.repeated, roles.groups, self._said()
        )

    def _used_columns(self) -> set[int]:
        """The columns of the band that have no heading, and something in them."""
        open_columns = set(range(self.band.left, self.band.right + 1)) - self.columns.keys()
        used: set[int] = set()
        for row in (*(row for row, _group in self.roles.records), *self.roles.totals):
            if not open_columns:
                break
            found = {column for column in open_columns if row.value(column) is not None}
            used |= found
            open_columns -= found
        return used

    def _finished_form(self, sheet: IncomingSheet) -> FoundTable:
        columns = []
        for row, column in self.form:
            heading = " ".join(row.cell(column).text().split()).rstrip(" :")
            is_hidden = row.number in sheet.hidden_rows
            columns.append(TableColumn(column + 1, heading, unit_behind(heading), is_hidden, row))
        return FoundTable(sheet.title, columns, [TableRecord(self.form[0][0])], titles=self._said(), is_form=True)

    def _said(self) -> list[str]:
        return [each.text for each in self.titles]

    @property
    def top(self) -> int:
        """The row in which it begins, below its titles."""
        rows = [*self.heading_rows, *(row.number for row, _at in self.form)]
        return min(rows, default=self.band.rows[0].number)

    def is_beside(self, other: _Growing) -> bool:
        """Whether it stands to the right of another, on the same rows."""
        ends = self.band.rows[-1].number, other.band.rows[-1].number
        return other.band.right < self.band.left and self.top <= ends[1] and other.top <= ends[0]


class _Finder:
    def __init__(self, sheet: IncomingSheet, knows: Knows) -> None:
        self._merged, self._knows = sheet.merged, knows
        self.tables: list[_Growing] = []
        self.remarks: list[Remark] = []
        # Titles that still wait for their table, and headings alone, which may be of what stands below.
        self._titles: list[Remark] = []
        self._waiting: Band | None = None

    def take(self, band: Band) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            self._take(band)
        elif self._heads(waiting, band):
            self._take(
                Band([*waiting.rows, *band.rows], min(waiting.left, band.left), max(waiting.right, band.right))
            )
        else:
            self._remark(waiting.rows, waiting, "title")
            self._take(band)

    def take_column(self, band: Band) -> None:
        """All that the sheet holds: a heading and its values."""
        heading = str(band.rows[0].value(band.left))
        unit = unit_behind(heading)
        self._begin(band, TableHead(0, 1, {band.left: heading}, {band.left: unit} if unit else {}))

    def end(self) -> None:
        """What waits is a table that has no records yet; titles below the last one are of none, and notes."""
        if self._waiting:
            self._begin(self._waiting, find_head(self._waiting, self._merged, self._knows))
        if self.tables:
            below = self._titles
            self.remarks = [replace(each, kind="note") if each in below else each for each in self.remarks]

    def _heads(self, waiting: Band, band: Band) -> bool:
        """Whether headings that stand alone are those of the rows below."""
        is_below = waiting.rows[-1].number < band.rows[0].number
        covers = waiting.left <= band.left and band.right <= waiting.right and band.left < band.right
        own = find_head(band, self._merged, self._knows)
        known = sum(self._knows(text) for text in own.headings.values()) if own else 0
        return is_below and covers and not known

    def _take(self, band: Band) -> None:
        if all(len(band.filled(row)) == 1 for row in band.rows) and not self._goes_on_alone(band):
            self._remark(band.rows, band, "title")
            return
        form = find_form(band, self._knows)
        if form:
            self._take_form(band, form)
            return
        head = find_head(band, self._merged, self._knows)
        before = self._before(band)
        if before and (head is None or not self._is_new(band, head, before)):
            self._go_on(before, band)
        elif head and head.last == len(band.rows):
            self._waiting = band
        else:
            self._begin(band, head)

    def _goes_on_alone(self, band: Band) -> bool:
        """A column of values without a heading above is a table all the same."""
        return (
            len(band.rows) > 2
            and band.left == band.right
            and not all(row.cell(band.left).is_text for row in band.rows)
        )

    def _before(self, band: Band) -> _Growing | None:
        """The table right above, if there is one that the band may go on."""
        above = self.tables[-1] if self.tables else None
        if above is None or above.form or self._titles:
            return None
        is_below = above.band.rows[-1].number < band.rows[0].number
        return above if is_below and above.band.left <= band.left and band.right <= above.band.right else None

    def _is_new(self, band: Band, head: TableHead, above: _Growing) -> bool:
        """Whether the headings of a band are those of another table, and not just a row of texts."""
        if set(head.headings.values()) == set(above.columns.values()):
            return False
        known = sum(map(self._knows, head.headings.values()))
        below = band.rows[head.last : head.last + 20]
        differs = any(
            not row.cell(column).is_text for row in below for column in head.headings if row.value(column) is not None
        )
        was_all_text = all(
            row.cell(column).is_text for row, _group in above.roles.records[:20] for column in above.band.filled(row)
        )
        return known * 2 >= len(head.headings) or (differs and not was_all_text and head.last > head.first)

    def _begin(self, band: Band, head: TableHead | None) -> None:
        start = head or TableHead(0, 0)
        above = band.rows[: start.first]
        self._remark(above, band, "title")
        rows = band.rows[start.first : start.last]
        grown = _Growing(band, dict(start.headings), start.units, [row.number for row in rows], self._titles)
        self._titles = []
        self.tables.append(grown)
        self._sort(grown, band, band.rows[start.last :])

    def _go_on(self, above: _Growing, band: Band) -> None:
        self._sort(above, band, band.rows)
        above.band = Band([*above.band.rows, *band.rows], above.band.left, above.band.right)

    def _sort(self, table: _Growing, band: Band, rows: Sequence[IncomingRow]) -> None:
        notes = find_roles(table.roles, Band(rows, table.band.left, table.band.right), table.columns, self._merged)
        self._remark(notes, band, "note")

    def _take_form(self, band: Band, form: list[tuple[IncomingRow, int]]) -> None:
        told = {(row.number, column) for row, column in form}
        rest = [
            (row, column)
            for row in band.rows
            for column in band.filled(row)
            if (row.number, column) not in told and (row.number, column - 1) not in told
        ]
        for row, column in rest:
            self._say(row, column, "title")
        above = self.tables[-1] if self.tables else None
        texts = {row.cell(column).text() for row, column in form}
        is_below = above is not None and above.form and above.band.left == band.left and not self._titles
        if above and is_below and not texts & {row.cell(column).text() for row, column in above.form}:
            above.form.extend(form)
            return
        self.tables.append(_Growing(band, {}, {}, [], self._titles, form=form))
        self._titles = []

    def _remark(self, rows: Sequence[IncomingRow], band: Band, kind: RemarkKind) -> None:
        for row in rows:
            for column in band.filled(row):
                self._say(row, column, kind)

    def _say(self, row: IncomingRow, column: int, kind: RemarkKind) -> None:
        text = row.cell(column).text()
        self.remarks.append(Remark(row.number, column, text, kind))
        if kind == "title":
            self._titles.append(self.remarks[-1])


def _share_titles(tables: Sequence[_Growing], merged: Sequence[MergedCells]) -> None:
    """A title of the whole sheet is that of each table beside the first: it stands apart, or over several of them."""
    own = [list(each.titles) for each in tables]
    for place, table in enumerate(tables):
        first = next((at for at in range(place) if table.is_beside(tables[at])), None)
        if first is None:
            continue
        above = min((each.row for each in own[place]), default=table.top)
        table.titles = [
            each
            for each in own[first]
            if each.row < above
            and (each.row + 1 < min(table.top, tables[first].top) or _reaches(each, table, merged))
        ] + own[place]


def _reaches(title: Remark, table: _Growing, merged: Sequence[MergedCells]) -> bool:
    """Whether the cells of a title are merged as far as above this table."""
    return any(
        (area.top, area.left) == (title.row, title.column) and area.right >= table.band.left for area in merged
    )

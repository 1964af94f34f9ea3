"""What was chosen for a table of others: which column is which field, in what unit, as of when; and the answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..dates.imprecise import ImpreciseDate
from ..incoming.mapping import TableProposal
from ..incoming.sheet_cells import column_letters
from ..incoming.tables import FoundTable, TableColumn, TableRecord
from ..register.identity import new_id
from .proposal import PrintedCell, RowPlace

# The path of a column that is dismissed.
DISMISSED = ""
# The unit of a column whose numbers are shares of one: 0.51 for 51 %.
OF_ONE = "1"
# The same where only the numbers of at most one are that, and others are percents.
SMALL_OF_ONE = "<=1"
# A unit begins so where its numbers are no thousands or millions, whatever stands beside the table.
AS_THEY_STAND = "1 "
# Behind it where they have no unit either.
WITHOUT_UNIT = "x"
# By which it is given what the companies of a table of projects are to them.
ROLE = "participation.role"
# The sheet, and the row and the column in it, counted from 1.
CellKey = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """The field or indicator that a column is, by its path, such as company.tax_id or claim.area; "" is dismissed.

    Of an indicator: `unit` stands in for the one that the column says, `status` is that of a claim, `as_of` the day
    or time of which all its numbers are. `mark`: what the sign in a text such as 1.234 means.
    """

    path: str = DISMISSED
    unit: str = ""
    status: str = ""
    as_of: ImpreciseDate | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ChosenTable:
    """A table and what its columns are; one that is not among `columns` has no home, and nothing is taken.

    `kind`: of which records its rows tell. `given`: by path, what is so in every row and stands in none, such as
    residency.district; `grouped_by`: the path of what stands above a group of rows, "" where that says nothing.
    `language`: of its names. `as_of`: of which day or time its numbers are. `beside`: what stands on its sheet
    outside of it, and the name of the sheet.
    """

    table: FoundTable
    kind: str
    columns: Mapping[TableColumn, ColumnChoice]
    given: Mapping[str, str] = field(default_factory=dict)
    grouped_by: str = ""
    language: str = "en"
    as_of: ImpreciseDate | None = None
    beside: tuple[str, ...] = ()

    @property
    def homeless(self) -> list[TableColumn]:
        """The columns that must be given a field, or dismissed, before anything is taken."""
        return [each for each in self.table.columns if each not in self.columns]

    @property
    def is_dismissed(self) -> bool:
        """Whether nothing of it is wanted."""
        return not self.homeless and all(each.path == DISMISSED for each in self.columns.values())

    def place(self, record: TableRecord) -> RowPlace:
        return self.table.sheet, record.number

    def printed(self, record: TableRecord, column: TableColumn) -> PrintedCell:
        """The cell of a column in the row of a record, with what is printed there."""
        row = column.form_row or record.row
        return PrintedCell(row.number, column.number, row.text(column.number).strip())

    def key(self, cell: PrintedCell) -> CellKey:
        return self.table.sheet, cell.row, cell.column


@dataclass(frozen=True, slots=True)
class ChosenSource:
    """The source that the file is: one of the register by its `record_id`, else a new one of this title.

    `attached`: the file, where a copy of it is to be kept with the source.
    """

    title: str
    record_id: str | None = None
    attached: Path | None = None


@dataclass(frozen=True, slots=True)
class TableAnswers:
    """What a person said to a proposal, which is then made again.

    `readings`: by cell, the value of a choice of its question. `is_record`: by the key of a row that may be one that
    is there, which one it is, and `renamed` whether that is called so from now on; `new`: the keys of those that are
    none of them. `joined`: by the keys of new ones which other new one each is. `left_out`: cells that are not taken.
    `ids`: those of what is to be added, which are the same each time the proposal is made.
    """

    readings: Mapping[CellKey, str] = field(default_factory=dict)
    is_record: Mapping[str, str] = field(default_factory=dict)
    renamed: Collection[str] = ()
    new: Collection[str] = ()
    joined: Mapping[str, str] = field(default_factory=dict)
    left_out: Collection[CellKey] = ()
    ids: dict[str, str] = field(default_factory=dict, compare=False)

    def id_for(self, *parts: object) -> str:
        """The id of what is to be added and is told apart by these."""
        return self.ids.setdefault("|".join(map(str, parts)), new_id())


def heading_place(table: FoundTable, column: TableColumn) -> PrintedCell:
    """Where a column begins: the cell of its heading, or of its first value."""
    row = next(iter(table.heading_rows), None) or (table.records[0].number if table.records else 0)
    number = column.form_row.number if column.form_row else row
    return PrintedCell(number, column.number, column.heading or column_letters(column.number))


def chosen_columns(proposal: TableProposal) -> dict[TableColumn, ColumnChoice]:
    """The columns as they are proposed; those that only count the rows are dismissed."""
    found: dict[TableColumn, ColumnChoice] = {}
    for each in proposal.columns:
        if each.match is not None:
            found[each.column] = ColumnChoice(each.match.target.path)
        elif each.numbers_rows:
            found[each.column] = ColumnChoice()
    return found

"""The tables of a file of others while somebody puts their columns right and answers what is unclear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..dates.beside import read_in_field
from ..dates.imprecise import ImpreciseDate
from ..exchange.book import IsCancelled, Progress, go_on, say_nothing
from ..incoming.mapping import may_stand_beside
from ..incoming.tables import SheetTables, TableColumn
from ..incoming.vocabulary import targets
from ..register.journal.store import Register
from .choices import Choices, QuestionKey, key_of
from .choosing import OfferedTable
from .chosen_table import DISMISSED, CellKey, ChosenSource, ChosenTable, ColumnChoice, TableAnswers
from .foreign import propose_tables
from .perhaps_one import PerhapsOne
from .proposal import AlikeRow, ForeignSheet, KnownSheet, Proposal, RowPlace, TableQuestion


@dataclass(slots=True)
class TableWork:
    """What was found in a file, and what is chosen for each table now. Asked again it remembers what it had asked."""

    sheets: Sequence[SheetTables]
    offered: list[OfferedTable]
    source: ChosenSource
    asked: dict[QuestionKey, TableQuestion] = field(default_factory=dict)
    alike: dict[RowPlace, AlikeRow] = field(default_factory=dict)
    wrong: dict[RowPlace, set[CellKey]] = field(default_factory=dict)
    perhaps_one: list[PerhapsOne] = field(default_factory=list)
    weighed: set[str] = field(default_factory=set)
    _ids: dict[str, str] = field(default_factory=dict)

    @property
    def tables(self) -> list[ChosenTable]:
        return [each.chosen for each in self.offered]

    def choose(self, number: int, chosen: ChosenTable) -> None:
        """What a person put right of a table."""
        self.offered[number] = replace(self.offered[number], chosen=chosen)

    def choose_column(self, number: int, column: TableColumn, path: str | None) -> None:
        """The field that a column is; "" dismisses it, None leaves it without a home."""
        chosen = self.offered[number].chosen
        columns = {each: choice for each, choice in chosen.columns.items() if each != column}
        if path is not None:
            # One field, one column: the other has to be chosen anew.
            columns = {
                each: choice
                for each, choice in columns.items()
                if path == DISMISSED
                or choice.path != path
                or may_stand_beside(targets()[path], column.heading, each.heading)
            }
            columns[column] = ColumnChoice(path)
        self.choose(number, replace(chosen, columns=columns))

    def dismiss(self, number: int) -> None:
        """Take nothing of a table."""
        chosen = self.offered[number].chosen
        self.choose(number, replace(chosen, columns=dict.fromkeys(chosen.table.columns, ColumnChoice())))

    @property
    def homeless(self) -> int:
        """How many columns have to be given a field, or dismissed."""
        return sum(len(each.homeless) for each in self.tables)

    @property
    def without_kind(self) -> bool:
        """Whether of a table that is wanted it is not said of what its rows tell."""
        return any(not each.kind and not each.is_dismissed for each in self.tables)

    def propose(
        self,
        register: Register,
        choices: Choices,
        progress: Progress = say_nothing,
        is_cancelled: IsCancelled = go_on,
    ) -> Proposal:
        """What the tables ask of the register, as far as that is answered. Raises Cancelled.

        `progress` is told of each row, and of how many there are.
        """
        tables = [_answered(each, choices.said) for each in self.tables]
        total = sum(len(each.table.records) for each in tables if not each.is_dismissed)
        proposal = propose_tables(
            register,
            tables,
            self.source,
            self._answers(choices),
            progress=lambda done, _total: progress(done, total),
            is_cancelled=is_cancelled,
        )
        self.asked |= {key_of(each): each for each in proposal.questions}
        self.alike |= {each.place: each for each in proposal.alike}
        for found in proposal.problems:
            if found.cell is not None:
                self.wrong.setdefault(found.place, set()).add((found.sheet, found.cell.row, found.cell.column))
        proposal.read += [_known(each) for each in tables if not each.is_dismissed]
        proposal.unread += _unread(self.sheets, tables)
        return proposal

    def _answers(self, choices: Choices) -> TableAnswers:
        keys = {place: row.key for place, row in self.alike.items()}
        readings = dict(self._readings(choices.said))
        is_record = {keys[place]: each for place, each in choices.is_record.items() if place in keys}
        renamed = {keys[each] for each in choices.renamed if each in keys}
        new = {keys[each] for each in choices.new if each in keys}
        by_id = {record_id: key for key, record_id in self._ids.items()}
        joined = {by_id[each]: by_id[kept] for each, kept in choices.one.items() if each in by_id and kept in by_id}
        is_record |= {by_id[each]: kept for each, kept in choices.one.items() if each in by_id and kept not in by_id}
        # What was wrong in a row of which the rest is wanted.
        left_out = {cell for place in choices.passed_over for cell in self.wrong.get(place, ())}
        return TableAnswers(readings, is_record, renamed, new, joined, left_out, ids=self._ids)

    def _readings(self, said: Mapping[QuestionKey, str]) -> Iterator[tuple[CellKey, str]]:
        """What was said of the reading of a cell is said of all for which that was asked."""
        for key, value in said.items():
            if key[3] == "reading":
                asked = self.asked.get(key)
                yield from (((key[0], each.row, each.column), value) for each in (asked.cells if asked else ()))
                yield key[:3], value


def _answered(table: ChosenTable, said: Mapping[QuestionKey, str]) -> ChosenTable:
    """The table with what was said of its whole columns and of all its rows."""
    rows = {row for row, _left, _right in table.table.covers()}
    for (sheet, row, number, asks, path), value in said.items():
        if sheet != table.table.sheet or row not in rows:
            continue
        if asks == "given":
            table = replace(table, given={**table.given, path: value})
        elif asks in ("unit", "mark", "status", "as_of"):
            table = _with(table, number, asks, value)
    return table


def _with(table: ChosenTable, number: int, asks: str, value: str) -> ChosenTable:
    columns = {
        column: _said_of(choice, asks, value) if column.number == number else choice
        for column, choice in table.columns.items()
    }
    return replace(table, columns=columns)


def _said_of(choice: ColumnChoice, asks: str, value: str) -> ColumnChoice:
    if asks == "as_of":
        return replace(choice, as_of=read_day(value) or choice.as_of)
    if asks == "mark":
        return replace(choice, mark=value)
    return replace(choice, unit=value) if asks == "unit" else replace(choice, status=value)


def read_day(text: str) -> ImpreciseDate | None:
    """The day or time that is meant, in any of the languages; None for what cannot be read."""
    found = read_in_field(text) if text.strip() else None
    return found if isinstance(found, ImpreciseDate) else None


def _known(table: ChosenTable) -> KnownSheet:
    known = targets()
    told = [
        f"{column.heading} → {known[choice.path].label_apart()}" if choice.path in known else column.heading
        for column, choice in table.columns.items()
        if choice.path != DISMISSED
    ]
    return KnownSheet(table.table.sheet, table.kind, tuple(told), len(table.table.records))


def _unread(sheets: Sequence[SheetTables], tables: Sequence[ChosenTable]) -> Iterable[ForeignSheet]:
    for sheet in sheets:
        mine = [each for each in tables if each.table.sheet == sheet.title]
        dismissed = [
            column.heading or str(column.number)
            for table in mine
            for column, choice in table.columns.items()
            if choice.path == DISMISSED
        ]
        beside = [each.text for each in sheet.remarks if each.kind != "title"]
        if dismissed or beside or not mine:
            yield ForeignSheet(sheet.title, tuple(dismissed), tuple(beside))

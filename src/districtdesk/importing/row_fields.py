"""What the cells of one row say, field by field, before it is known of which records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..dates.beside import read_in_field
from ..dates.imprecise import ImpreciseDate
from ..i18n import _
from ..incoming.sheet_cells import IncomingCell
from ..incoming.tables import TableColumn, TableRecord
from ..incoming.vocabulary import ANNOUNCED, AS_OF, BESIDE, CLAIM, TargetField, targets
from ..problems import Problem
from ..records import KINDS, Field, field_of
from .chosen_table import DISMISSED, ROLE, ChosenTable, ColumnChoice, TableAnswers
from .open_marks import waits_for_mark
from .printed_cells import says_nothing, spoiled, typed, unit_of
from .proposal import PrintedCell, QuestionChoice, RowPlace, TableQuestion

# No more words of a field are offered: of the countries of the world somebody writes the right one.
_MOST_OFFERED = 40
# A value that was read, or words that name a record, and the cell in which it stands.
Said = tuple[object, PrintedCell]


@dataclass(frozen=True, slots=True)
class ToldCell:
    """A cell that tells something beside the fields of the records of its row."""

    column: TableColumn
    choice: ColumnChoice
    target: TargetField
    cell: IncomingCell
    printed: PrintedCell


@dataclass(slots=True)
class RowFields:
    """By path what a row says, `blank` the paths of which nothing is said, `marked` the cells that say so.

    `claims` are its cells of indicators, `beside` those of events, products and shares; `times`, by path: as of when
    all that is so, and when it was announced.
    """

    table: ChosenTable
    record: TableRecord
    said: dict[str, Said] = field(default_factory=dict)
    claims: list[ToldCell] = field(default_factory=list)
    beside: list[ToldCell] = field(default_factory=list)
    times: dict[str, ImpreciseDate] = field(default_factory=dict)
    blank: list[str] = field(default_factory=list)
    marked: list[PrintedCell] = field(default_factory=list)
    problems: list[tuple[Problem, PrintedCell]] = field(default_factory=list)
    questions: list[TableQuestion] = field(default_factory=list)

    @property
    def place(self) -> RowPlace:
        return self.table.place(self.record)

    def text(self, path: str) -> str:
        """The words of a name or a link; empty where there are none."""
        value = self.said[path][0] if path in self.said else ""
        return value if isinstance(value, str) else ""

    def cell(self, *paths: str) -> PrintedCell:
        """The first of these cells that says something, else the row."""
        found = (self.said[path][1] for path in paths if path in self.said)
        return next(found, PrintedCell(self.record.number, 0))

    def tells_of(self, kind: str) -> bool:
        """Whether something in the row is said of a record of this kind."""
        return any(path.partition(".")[0] == kind for path in self.said)

    def values(self, kind: str) -> Iterator[tuple[Field, object, PrintedCell]]:
        """What is said of the record of a kind, but for its name and what it is linked to."""
        for path, (value, cell) in self.said.items():
            own, _point, key = path.partition(".")
            if own == kind:
                each = field_of(KINDS[kind], key)
                if not each.kind.is_name and not each.kind.is_link:
                    yield each, value, cell


def read_row(table: ChosenTable, record: TableRecord, answers: TableAnswers) -> RowFields:
    """What stands in one row, and what of it cannot be read."""
    row = RowFields(table, record)
    for column, choice in table.columns.items():
        if choice.path != DISMISSED:
            _read(row, column, choice, answers)
    for path, text in table.given.items():
        if path != ROLE and path not in row.said and text:
            _keep(row, path, text, PrintedCell(record.number, 0, text))
    if table.grouped_by and record.group and table.grouped_by not in row.said:
        row.said[table.grouped_by] = (record.group, PrintedCell(record.number, 0, record.group))
    return row


def _read(row: RowFields, column: TableColumn, choice: ColumnChoice, answers: TableAnswers) -> None:
    cell, printed = row.table.table.cell(row.record, column), row.table.printed(row.record, column)
    if row.table.key(printed) in answers.left_out:
        return
    problem = spoiled(cell)
    if problem is not None:
        row.problems.append((problem, printed))
    elif says_nothing(cell):
        row.blank.append(choice.path)
        row.marked += [printed] if cell.value is not None else []
    elif choice.path in (AS_OF, ANNOUNCED):
        _keep_time(row, choice.path, cell.text().strip(), printed)
    elif (owner := choice.path.partition(".")[0]) == CLAIM or owner in BESIDE:
        told = row.claims if owner == CLAIM else row.beside
        told.append(ToldCell(column, choice, targets()[choice.path], cell, printed))
    elif not (_is_number(choice.path) and waits_for_mark(cell, choice)):
        answer = answers.readings.get(row.table.key(printed), "")
        _keep(row, choice.path, _line(cell, column, choice), printed, answer)


def _keep_time(row: RowFields, path: str, text: str, printed: PrintedCell) -> None:
    when = read_in_field(text)
    if isinstance(when, Problem):
        row.problems.append((when, printed))
    else:
        row.times[path] = when


def _line(cell: IncomingCell, column: TableColumn, choice: ColumnChoice) -> str:
    return typed(cell, unit_of(column, choice), choice.mark) if _is_number(choice.path) else typed(cell, "")


def _is_number(path: str) -> bool:
    kind = targets()[path].field
    return kind is not None and kind.is_number


def _keep(row: RowFields, path: str, text: str, printed: PrintedCell, answer: str = "") -> None:
    owner, _point, key = path.partition(".")
    each = field_of(KINDS[owner], key)
    value: object = " ".join(text.split()) if each.kind.is_name or each.kind.is_link else each.kind.parse(text)
    words = [word for word in each.kind.all_values() if isinstance(word, str)]
    if isinstance(value, Problem) and answer in words:
        value = answer
    if isinstance(value, Problem) and 0 < len(words) <= _MOST_OFFERED:
        row.questions.append(_which(row, each, printed, words))
    elif isinstance(value, Problem):
        row.problems.append((value.at(key), printed))
    elif value is not None:
        row.said[path] = (value, printed)


def _which(row: RowFields, each: Field, printed: PrintedCell, words: Iterable[str]) -> TableQuestion:
    """Asks which of the words of a field an unknown one means."""
    label = _(each.kind.label)
    text = _("“{text}” is none of the words of “{field}”. Which is meant?", text=printed.text[:80], field=label)
    offered = tuple(QuestionChoice(word, each.kind.show(word)) for word in words)
    return TableQuestion(row.place, printed, label, text, offered, cells=(printed,))

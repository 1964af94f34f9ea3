"""What a file from elsewhere holds, the same for every kind of file: sheets, rows, cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from ..exchange.defined_names import SheetMarks
from ..exchange.layout import CellValue
from ..exchange.read_book import CellError
from .number_format import PLAIN, NumberFormat

SheetState = Literal["visible", "hidden", "very_hidden"]
_ALPHABET = 26


def column_letters(column: int) -> str:
    """A, B, ... Z, AA: what a spreadsheet calls its columns, which are counted from 1."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, _ALPHABET)
        letters = chr(ord("A") + letter) + letters
    return letters


def cell_place(row: int, column: int) -> str:
    """What a spreadsheet calls a cell: B7."""
    return f"{column_letters(column)}{row}"


@dataclass(frozen=True, slots=True)
class IncomingCell:
    """A value and how the file shows it. An error of the spreadsheet, such as #N/A, is a CellError."""

    value: CellValue
    format: NumberFormat = PLAIN

    def text(self) -> str:
        """The value as one would type it: 51 %, 1500000 AZN, 2024-05-01, 0.5."""
        if isinstance(self.value, bool) or self.value is None:
            return "" if self.value is None else str(self.value).lower()
        if isinstance(self.value, int | Decimal):
            return self._number(Decimal(self.value))
        return self.value.isoformat() if isinstance(self.value, date) else str(self.value)

    def _number(self, number: Decimal) -> str:
        if self.format.is_percent:
            return f"{plain_digits(number * 100)} %"
        return f"{plain_digits(number)} {self.format.currency}".rstrip()

    @property
    def is_number(self) -> bool:
        return isinstance(self.value, int | Decimal) and not isinstance(self.value, bool)

    @property
    def is_text(self) -> bool:
        return isinstance(self.value, str) and not isinstance(self.value, CellError)


EMPTY = IncomingCell(None)
# Most rows have none: one for all of them.
NO_FORMATS: Mapping[int, NumberFormat] = {}
NOTHING_ELSE: Mapping[int, str] = {}


def plain_digits(number: Decimal) -> str:
    """Without an exponent and without noughts at the end of a fraction."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """`values` begin with column A; `formats` has, by column, those that say something. `number`: counted from 1.

    `printed`: by column what is written in the file where a value was read from a text and says it otherwise.
    """

    number: int
    values: tuple[CellValue, ...]
    formats: Mapping[int, NumberFormat] = field(default_factory=lambda: NO_FORMATS)
    printed: Mapping[int, str] = field(default_factory=lambda: NOTHING_ELSE)

    def text(self, column: int) -> str:
        """What is written in a column, else its value as one would type it."""
        return self.printed.get(column) or self.cell(column).text()

    def cell(self, column: int) -> IncomingCell:
        value = self.value(column)
        return EMPTY if value is None else IncomingCell(value, self.formats.get(column, PLAIN))

    def value(self, column: int) -> CellValue:
        return self.values[column - 1] if column <= len(self.values) else None

    def filled(self) -> list[int]:
        """The columns in which something stands."""
        return [column for column, value in enumerate(self.values, 1) if value is not None]


@dataclass(frozen=True, slots=True)
class MergedCells:
    """Cells that are shown as one; what it shows stands in the first of them."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One cell that could not be read, while the rest of the sheet was."""

    row: int
    column: int
    message: str
    value: str = ""

    @property
    def place(self) -> str:
        return cell_place(self.row, self.column)


@dataclass(frozen=True, slots=True)
class IncomingSheet:
    """The rows have something in them; `hidden_rows` and `hidden_columns` are those of them that are not shown.

    `seen`: how many rows were read and left out, as those of a workbook of ours are. `named`: what hidden names say
    of the sheet; None of a text, and of .xlsx, where `read_book` reads them.
    """

    title: str
    rows: Sequence[IncomingRow]
    state: SheetState = "visible"
    merged: Sequence[MergedCells] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    problems: Sequence[CellProblem] = ()
    seen: int = 0
    named: SheetMarks | None = None

    def __iter__(self) -> Iterator[IncomingRow]:
        return iter(self.rows)


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet while it is read: `finish` gives all but the rows, once these were gone through.

    `is_ours`: it stands in a workbook that has lists of ours by their keys.
    """

    rows: Iterator[IncomingRow]
    finish: Callable[[], IncomingSheet]
    is_ours: bool = False

    def read_all(self) -> IncomingSheet:
        """The whole sheet."""
        rows = in_order(self.rows)
        return replace(self.finish(), rows=rows)


def open_again(sheet: IncomingSheet) -> OpenSheet:
    """A sheet that was read already."""
    return OpenSheet(iter(sheet.rows), lambda: sheet)


def in_order(rows: Iterable[IncomingRow]) -> list[IncomingRow]:
    """By their numbers, as no program is bound to write them; of two with one number the later is put behind."""
    kept = list(rows)
    if any(one.number >= other.number for one, other in pairwise(kept)):
        kept.sort(key=lambda row: row.number)
    return kept


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file by its name, with the sheets in their order."""

    name: str
    sheets: Sequence[IncomingSheet]

    @property
    def lacks_rows(self) -> bool:
        """Whether rows were read and left out."""
        return any(each.seen for each in self.sheets)

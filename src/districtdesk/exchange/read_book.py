"""Reads a workbook: for each sheet the field keys that travel with its columns, and its rows."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

from openpyxl.utils import column_index_from_string

from .defined_names import SheetMarks
from .layout import MOST_DIGITS, CellValue
from .limits import BROKEN, Limits
from .read_parts import BookParts, read_parts
from .refusals import cell_twice, refused, row_twice, too_large
from .row_pieces import PlainCell, feed_rows
from .safe_text import unescape_signs
from .xml_parts import TextReader, bare

# Excel counts a 29 February 1900 that never was: its days are right from serial 61 on, and one early before 60.
_DAY_ZERO = date(1899, 12, 30)
_FEBRUARY_29 = 60
# Typed into a cell that shows dates, 2023 becomes the day 15.07.1905.
_YEARS = range(1800, 2201)
_DAY_ZERO_1904 = date(1904, 1, 1)
_LAST_DAY = (date.max - _DAY_ZERO).days


class CellError(str):
    """What Excel shows for a failed formula, such as #N/A: no text that anybody wrote."""

    __slots__ = ()


class Uncalculated(CellError):
    """A formula without a result: nobody has opened the workbook in a spreadsheet program since it was typed."""

    __slots__ = ()


class NoDate(CellError):
    """A number in a cell that shows dates, and that is more likely a year, or nothing at all, than that day."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column as found: the field key that its heading carries ("" when none), and the heading."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row with something in it: its number in the worksheet, and a value for each column."""

    number: int
    values: tuple[CellValue, ...]


@dataclass(frozen=True, slots=True)
class SheetSource:
    """Where the rows of a worksheet come from: `read` gives all of them, each as its number and its cells by their
    columns, and again whenever it is called. And what hidden names say of the sheet.
    """

    read: Callable[[], Iterator[tuple[int, dict[int, CellValue]]]]
    named: SheetMarks


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One worksheet. `name` is the kind of record its field keys belong to; "" for a foreign sheet or a cover.

    `heading_row`: where the headings stand.
    """

    title: str
    name: str
    columns: tuple[ReadColumn, ...]
    heading_row: int
    _source: SheetSource

    @property
    def given(self) -> Mapping[str, str]:
        """What the workbook says of all its rows, and has in no cell."""
        return self._source.named.given

    def first_rows(self, most: int) -> list[ReadRow]:
        """The first rows of the sheet with something in them, headings or not."""
        found: list[ReadRow] = []
        for number, cells in self._source.read():
            if cells:
                found.append(ReadRow(number, tuple(cells.get(each) for each in range(1, max(cells) + 1))))
            if len(found) == most:
                break
        return found

    def headed(self, name: str, row: int, columns: tuple[ReadColumn, ...]) -> ReadSheet:
        """The same sheet, known as one of this kind, with these columns below the headings in this row."""
        return replace(self, name=name, columns=columns, heading_row=row)

    def rows(self) -> Iterator[ReadRow]:
        """The rows of records below the headings, without empty ones. May raise ExchangeError midway."""
        heading = self.heading_row
        end = self._source.named.end or sys.maxsize
        places = range(1, len(self.columns) + 1)
        for number, cells in self._source.read():
            if number >= end:
                return
            values = tuple(map(cells.get, places))
            if number > heading and values.count(None) < len(values):
                yield ReadRow(number, values)


def read_book(
    path: Path, limits: Limits | None = None, may_go_on: Callable[[], object] = lambda: None
) -> list[ReadSheet]:
    """The sheets of a workbook with their columns; rows are read when asked for.

    Raises ExchangeError for what is no workbook, damaged, protected, or larger than the limits, and what `may_go_on`
    raises, which is called again and again.
    """
    bounds = limits or Limits()
    parts = read_parts(path, bounds, may_go_on)
    return [
        read_sheet(each.title, SheetSource(partial(_read_rows, parts, each.part, bounds), each.named))
        for each in parts.sheets
    ]


def read_sheet(title: str, source: SheetSource) -> ReadSheet:
    """A worksheet with its columns, whatever its rows come from."""
    marks = source.named.marks
    # Somebody may have put rows above the headings.
    heading = marks[0].row if marks else 1
    labels: dict[int, CellValue] = {}
    for number, cells in source.read():
        if number >= heading:
            labels = cells if number == heading else {}
            break
    keys = {mark.column: mark.key for mark in marks if mark.row == heading}
    last = max([*labels, *keys], default=0)
    columns = tuple(ReadColumn(keys.get(number, ""), str(labels.get(number) or "")) for number in range(1, last + 1))
    return ReadSheet(title, marks[0].name if marks else "", columns, heading, source)


def _read_rows(parts: BookParts, part: str, limits: Limits) -> Iterator[tuple[int, dict[int, CellValue]]]:
    handler = RowsReader(parts, limits)
    try:
        with zipfile.ZipFile(parts.path) as archive:
            for _step in feed_rows(archive, part, handler):
                yield from handler.taken_rows()
            yield from handler.taken_rows()
    except BROKEN as problem:
        raise refused() from problem


class RowsReader(TextReader):
    """Rows of one worksheet, as (row, {column: value})."""

    def __init__(self, parts: BookParts, limits: Limits) -> None:
        super().__init__(limits.text)
        self._parts = parts
        self._limits = limits
        self._rows: list[tuple[int, dict[int, CellValue]]] = []
        self._row = 0
        self._filled: set[int] = set()
        self._column = 0
        self._cells: dict[int, CellValue] = {}
        self._type = "n"
        self._style = 0
        self._is_formula = False
        self._columns = _Columns()

    def taken_rows(self) -> list[tuple[int, dict[int, CellValue]]]:
        rows, self._rows = self._rows, []
        return rows

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        element = bare(name) if ":" in name else name
        if element == "c":
            self._start_cell(attributes)
        elif element in ("v", "t"):
            self.gather()
        elif element == "row":
            self._row = int(attributes.get("r") or self._row + 1)
            self._column = 0
            self._cells = {}
        elif element == "f":
            self._is_formula = True
        elif element == "rPh":
            self.mark_phonetic(True)

    def end(self, name: str, /) -> None:
        element = bare(name) if ":" in name else name
        self.rest()
        if element == "c":
            self._end_cell(self.taken())
        elif element == "row":
            self._end_row()
        elif element == "rPh":
            self.mark_phonetic(False)

    def take_row(self, attributes: dict[str, str], cells: list[PlainCell], /) -> None:
        """A whole row of the plain form, as start(), text() and end() would tell it."""
        self.start("row", attributes)
        widest = self._limits.columns if self._row <= self._limits.rows else 0
        columns, row = self._columns, self._cells
        for letters, style, kind, formula, value, text, _rest in cells:
            # A cell that only has a format says nothing.
            if not (value or text or formula):
                continue
            column = columns[letters]
            if kind == "inlineStr" and column <= widest and "_x" not in text and column not in row:
                row[column] = text
            else:
                self._place_cell(column, style, kind)
                self._is_formula = bool(formula)
                self._end_cell(value or text)
        self.end("row")

    def _end_cell(self, text: str) -> None:
        value = self._value(text)
        if value is None:
            return
        if self._column in self._cells:
            self._cell_twice(text)
        else:
            self._cells[self._column] = value

    def _cell_twice(self, _text: str) -> None:
        raise cell_twice(self._row, self._column)

    def _place_cell(self, column: int, style: str, kind: str) -> None:
        self._column = column
        if column > self._limits.columns or self._row > self._limits.rows:
            raise too_large()
        self._is_formula = False
        self._type = kind or "n"
        self._style = int(style or "0")

    def _end_row(self) -> None:
        if self._cells:
            if self._row in self._filled:
                raise row_twice(self._row)
            self._filled.add(self._row)
        if len(self._filled) > self._limits.filled_rows:
            raise too_large()
        self._rows.append((self._row, self._cells))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r")
        column = self._columns[place.rstrip("0123456789")] if place else self._column + 1
        self._place_cell(column, attributes.get("s", ""), attributes.get("t", ""))

    def _value(self, text: str) -> CellValue:
        if self._type == "s":
            return self._shared(int(text)) if text else None
        if self._type in ("inlineStr", "str"):
            return unescape_signs(text) or None
        if not text:
            return Uncalculated("=") if self._is_formula else None
        if self._type == "b":
            return text == "1"
        if self._type == "e":
            return CellError(text)
        if self._type == "d":
            return date.fromisoformat(text[:10])
        return self._number(text)

    def _shared(self, number: int) -> str | None:
        if number < 0:
            raise LookupError(number)
        return self._parts.strings[number] or None

    def _number(self, text: str) -> CellValue:
        is_date = self._style in self._parts.date_styles
        if not is_date and len(text) <= MOST_DIGITS and text.isascii() and text.isdigit():
            return int(text)
        number = Decimal(text)
        if not number.is_finite():
            raise ValueError(text)
        if is_date and 0 <= number <= _LAST_DAY:
            return self._day(number)
        return tidy(number)

    def _day(self, number: Decimal) -> CellValue:
        """A date; a moment is given as its ISO text, since a date never has a time here."""
        whole = int(number)
        counts_from_1904 = self._parts.counts_from_1904
        is_day = whole != 0 and (counts_from_1904 or whole != _FEBRUARY_29)
        if not is_day or (number == whole and whole in _YEARS):
            return NoDate(tidy(number))
        zero = _DAY_ZERO_1904 if counts_from_1904 else _DAY_ZERO
        day = zero + timedelta(days=whole + (not counts_from_1904 and whole < _FEBRUARY_29))
        if number == whole:
            return self._as_shown(day)
        seconds = round((number - whole) * 86_400)
        return (datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)).isoformat(" ")

    def _as_shown(self, day: date) -> CellValue:
        """The month or the year where the cell shows no more: its first day is Excel's, and nobody typed it."""
        shown = self._parts.date_styles[self._style]
        if shown == "month" and day.day == 1:
            return f"{day:%Y-%m}"
        if shown == "year" and (day.month, day.day) == (1, 1):
            return f"{day:%Y}"
        return day


class _Columns(dict[str, int]):
    """The number of a column by its letters."""

    def __missing__(self, letters: str) -> int:
        number: int = column_index_from_string(letters)
        self[letters] = number
        return number


def tidy(number: Decimal) -> int | Decimal:
    """The number as Excel shows it: 15 digits, so 0.30000000000000004 is 0.3; whole numbers as int."""
    short = Decimal(f"{number:.{MOST_DIGITS}g}")
    if short == short.to_integral_value() and short.adjusted() <= MOST_DIGITS:
        return int(short)
    return short.normalize()

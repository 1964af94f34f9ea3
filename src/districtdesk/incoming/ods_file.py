"""Reads OpenDocument spreadsheets: a cell there says itself whether it is a share, money or a date."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from ..exchange.defined_names import DefinedNames
from ..exchange.layout import CellValue
from ..exchange.limits import BROKEN, Limits
from ..exchange.read_book import CellError, tidy
from ..exchange.refusals import missing_part, protected, refused, too_large, unreadable
from ..exchange.xml_parts import bare, feed
from ..exchange.zip_directory import look_at_content, look_at_directory
from ..i18n import _
from .number_format import PERCENT, NumberFormat, read_currency
from .sheet_cells import CellProblem, IncomingRow, IncomingSheet, MergedCells, OpenSheet, open_again
from .xlsx_file import MOST_PROBLEMS

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_NUMBERS = ("float", "percentage", "currency")
_NAMED = {"named-range": "table:cell-range-address", "named-expression": "table:expression"}
_NOT_SHOWN = ("collapse", "filter")
_REPEATED = "table:number-columns-repeated"


def read_ods(path: Path, limits: Limits) -> Iterator[OpenSheet]:
    """The sheets. Raises ExchangeError."""
    handler = _ContentElements(limits)
    try:
        with zipfile.ZipFile(path) as archive:
            look_at_directory(archive, limits)
            _look_inside(archive, limits)
            for _step in feed(archive, _CONTENT, handler):
                pass
    except OSError as problem:
        raise unreadable(path, problem) from problem
    except BROKEN as problem:
        raise refused() from problem
    # The names stand behind all sheets.
    yield from (open_again(replace(each, named=handler.names.of(each.title))) for each in handler.sheets)


def _look_inside(archive: zipfile.ZipFile, limits: Limits) -> None:
    names = set(archive.namelist())
    if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
        raise protected()
    if _CONTENT not in names:
        raise missing_part(_CONTENT)
    most = {b":table-row": 2 * limits.row_elements, b":table-cell": 2 * limits.cell_elements}
    look_at_content(archive, [_CONTENT], most)


class _ContentElements:
    """Elements are known by their usual prefixes, which every program that writes such files has."""

    def __init__(self, limits: Limits) -> None:
        self.sheets: list[IncomingSheet] = []
        self.names = DefinedNames()
        self._limits = limits
        self._deep = 0
        self._begin_sheet("", is_hidden=False)
        self._begin_row({})
        self._begin_cell({})
        self._filled_rows = self._filled_cells = 0
        self._hidden_styles: set[str] = set()
        self._style = ""

    def _begin_sheet(self, title: str, *, is_hidden: bool) -> None:
        self._title, self._is_hidden = title, is_hidden
        self._rows: list[IncomingRow] = []
        self._merged: list[MergedCells] = []
        self._problems: list[CellProblem] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._next_row = self._next_column = 1

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = self._next_row
        self._row_repeats = _count(attributes, "table:number-rows-repeated")
        self._is_row_hidden = attributes.get("table:visibility") in _NOT_SHOWN
        self._column = 1
        self._values: dict[int, CellValue] = {}
        self._formats: dict[int, NumberFormat] = {}

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._attributes = attributes
        self._lines: list[list[str]] = []
        self._is_gathering = False
        self._length = 0

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        element = bare(name)
        if element == "annotation":
            self._deep += 1
        if self._deep:
            return
        if element == "style":
            self._style = attributes.get("style:name", "")
        elif element == "table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)
        elif element == "table":
            style = attributes.get("table:style-name", "")
            self._begin_sheet(attributes.get("table:name", ""), is_hidden=style in self._hidden_styles)
        elif element == "table-column":
            self._column_seen(attributes)
        elif element == "table-row":
            self._begin_row(attributes)
        elif element in ("table-cell", "covered-table-cell"):
            self._begin_cell(attributes)
        else:
            self._start_text(element, attributes)

    def _start_text(self, element: str, attributes: dict[str, str]) -> None:
        if element == "p":
            self._lines.append([])
            self._is_gathering = True
        elif element in ("s", "tab", "line-break") and self._lines:
            spaces = " " * min(_count(attributes, "text:c"), self._limits.columns)
            self._lines[-1].append({"tab": "\t", "line-break": "\n"}.get(element, spaces))
        elif element in _NAMED:
            content = attributes.get(_NAMED[element], "").removeprefix("of:").removeprefix("=")
            self.names.note(attributes.get("table:name", ""), content)

    def end(self, name: str, /) -> None:
        element = bare(name)
        if element == "annotation":
            self._deep -= 1
        elif self._deep:
            return
        elif element == "p":
            self._is_gathering = False
        elif element in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif element == "table-row":
            self._end_row()
        elif element == "table":
            self._end_sheet()

    def text(self, content: str, /) -> None:
        if self._is_gathering and not self._deep:
            self._length += len(content)
            if self._length > self._limits.text:
                raise too_large()
            self._lines[-1].append(content)

    def _column_seen(self, attributes: dict[str, str]) -> None:
        count = _count(attributes, _REPEATED)
        if attributes.get("table:visibility") in _NOT_SHOWN:
            last = min(self._next_column + count, self._limits.columns + 1)
            self._hidden_columns.update(range(self._next_column, last))
        self._next_column += count

    def _end_cell(self) -> None:
        repeats = _count(self._attributes, _REPEATED)
        try:
            value = self._value()
        except (ValueError, ArithmeticError, LookupError):
            value = None
            self._problem(_("What stands in this cell cannot be read."))
        if value is not None:
            self._put(value, repeats)
        self._merge()
        self._column += repeats

    def _put(self, value: CellValue, repeats: int) -> None:
        if self._column + repeats - 1 > self._limits.columns:
            self._problem(_("This cell stands far away from all others. It is left out."))
            return
        shown = self._format()
        for column in range(self._column, self._column + repeats):
            self._values[column] = value
            if shown:
                self._formats[column] = shown

    def _value(self) -> CellValue:
        kind = self._attributes.get("office:value-type") or self._attributes.get("calcext:value-type", "")
        text = "\n".join("".join(line) for line in self._lines)
        if self._attributes.get("calcext:value-type") == "error" or kind == "error":
            return CellError(text)
        if kind in _NUMBERS:
            number = Decimal(self._attributes["office:value"])
            if not number.is_finite():
                raise ValueError(text)
            return tidy(number)
        if kind == "boolean":
            return self._attributes.get("office:boolean-value") == "true"
        if kind == "date":
            return _read_day(self._attributes["office:date-value"], text)
        return self._attributes.get("office:string-value") or text or None

    def _format(self) -> NumberFormat | None:
        kind = self._attributes.get("office:value-type")
        if kind == "percentage":
            return PERCENT
        # LibreOffice writes the sign where that is what the cell shows.
        code = read_currency(self._attributes.get("office:currency", ""))
        return NumberFormat(currency=code) if kind == "currency" and code else None

    def _merge(self) -> None:
        wide, high = (_count(self._attributes, f"table:number-{each}-spanned") for each in ("columns", "rows"))
        if wide > 1 or high > 1:
            self._merged.append(MergedCells(self._row, self._column, self._row + high - 1, self._column + wide - 1))

    def _end_row(self) -> None:
        if self._values:
            self._filled_rows += self._row_repeats
            self._filled_cells += self._row_repeats * len(self._values)
            if self._filled_rows > self._limits.filled_rows or self._filled_cells > self._limits.cells:
                raise too_large()
            values = tuple(map(self._values.get, range(1, max(self._values) + 1)))
            for number in range(self._row, self._row + self._row_repeats):
                self._rows.append(IncomingRow(number, values, self._formats))
                if self._is_row_hidden:
                    self._hidden_rows.add(number)
        self._next_row = self._row + self._row_repeats

    def _end_sheet(self) -> None:
        self.sheets.append(
            IncomingSheet(
                self._title,
                self._rows,
                "hidden" if self._is_hidden else "visible",
                self._merged,
                frozenset(self._hidden_rows),
                frozenset(self._hidden_columns),
                self._problems,
            )
        )

    def _problem(self, message: str) -> None:
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(CellProblem(self._row, self._column, message))


def _count(attributes: dict[str, str], key: str) -> int:
    return max(int(attributes.get(key, "1")), 1)


def _read_day(stored: str, text: str) -> CellValue:
    """The day; the month or the year where the cell shows no more; a moment as its ISO text."""
    day = date.fromisoformat(stored[:10])
    if len(stored) > 10 and not stored.endswith("T00:00:00"):
        return stored.replace("T", " ")
    shown = "".join(sign if sign.isdigit() else " " for sign in text).split()
    if day.day != 1 or not text:
        return day
    if text.strip() == f"{day.year}":
        return f"{day:%Y}" if day.month == 1 else day
    # May 2024, May-24, 05.2024: nothing says a day.
    years = (f"{day.year}", f"{day:%y}")
    is_month = any(shown in ([year], [f"{day:%m}", year]) for year in years)
    return f"{day:%Y-%m}" if is_month else day

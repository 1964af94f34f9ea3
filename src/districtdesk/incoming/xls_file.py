"""Reads .xls, the workbooks of Excel up to 2003, which are in use still."""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlrd

from ..exchange.defined_names import DefinedNames
from ..exchange.errors import ExchangeError
from ..exchange.layout import CellValue
from ..exchange.limits import Limits
from ..exchange.read_book import CellError, NoDate, tidy
from ..exchange.read_parts import shown_date
from ..exchange.refusals import protected, refused, too_large, unreadable
from ..i18n import _
from .number_format import read_number_format
from .sheet_cells import CellProblem, IncomingRow, IncomingSheet, MergedCells, OpenSheet, SheetState, open_again
from .xlsx_file import MOST_PROBLEMS

_STATES: tuple[SheetState, ...] = ("visible", "hidden", "very_hidden")
_YEARS = range(1800, 2201)
# What reading a damaged one can raise: xlrd lets through whatever its own steps do.
_BROKEN = (xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error, LookupError, ValueError, TypeError,
           AttributeError, ArithmeticError, AssertionError, UnicodeError, NotImplementedError)  # fmt: skip


def read_xls(path: Path, limits: Limits) -> Iterator[OpenSheet]:
    """The worksheets, one after the other. Raises ExchangeError."""
    try:
        if path.stat().st_size > limits.strings:
            raise too_large()
        # What it has to remark goes nowhere: nobody reads it there.
        book = xlrd.open_workbook(os.fspath(path), logfile=io.StringIO(), formatting_info=True, on_demand=True)
        names = _defined_names(book)
        for number in range(book.nsheets):
            sheet = _Sheet(book, number, limits).read()
            yield open_again(replace(sheet, named=names.of(sheet.title)))
            book.unload_sheet(number)
    except OSError as problem:
        raise unreadable(path, problem) from problem
    except ExchangeError:
        raise
    except _BROKEN as problem:
        raise (protected() if "encrypted" in str(problem).lower() else refused()) from problem


def _defined_names(book: Any) -> DefinedNames:
    names, titles = DefinedNames(), book.sheet_names()
    for each in book.name_obj_list:
        kind = each.result.kind if each.result is not None else None
        if kind == xlrd.formula.oREF and len(each.result.value) == 1:
            sheet, beyond, row, _below, column, _right = each.result.value[0].coords
            if 0 <= sheet < len(titles) and beyond == sheet + 1:
                names.note_place(each.name, titles[sheet], column + 1, row + 1)
        elif kind == xlrd.formula.oSTRG:
            names.note(each.name, f'"{each.result.value}"')
    return names


class _Sheet:
    def __init__(self, book: Any, number: int, limits: Limits) -> None:
        self._book = book
        self._sheet = book.sheet_by_index(number)
        self._limits = limits
        self._problems: list[CellProblem] = []
        self._codes: dict[int, str] = {}

    def read(self) -> IncomingSheet:
        sheet = self._sheet
        if sheet.nrows > self._limits.filled_rows or sheet.ncols > self._limits.columns:
            raise too_large()
        rows = [row for number in range(sheet.nrows) if (row := self._row(number)) is not None]
        return IncomingSheet(
            sheet.name,
            rows,
            _STATES[sheet.visibility] if sheet.visibility in (0, 1, 2) else "hidden",
            [MergedCells(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells],
            frozenset(number + 1 for number, info in sheet.rowinfo_map.items() if info.hidden),
            frozenset(number + 1 for number, info in sheet.colinfo_map.items() if info.hidden),
            self._problems,
        )

    def _row(self, number: int) -> IncomingRow | None:
        values = [self._read(number, column) for column in range(self._sheet.row_len(number))]
        while values and values[-1] is None:
            values.pop()
        if not values:
            return None
        said = {column: read_number_format(self._code(number, column - 1)) for column, value in enumerate(values, 1)
                if isinstance(value, int | Decimal)}  # fmt: skip
        formats = {column: shown for column, shown in said.items() if shown.says_something}
        return IncomingRow(number + 1, tuple(values), formats)

    def _read(self, row: int, column: int) -> CellValue:
        kind, stored = self._sheet.cell_type(row, column), self._sheet.cell_value(row, column)
        try:
            return self._value(kind, stored, row, column)
        except (ValueError, ArithmeticError, LookupError):
            if len(self._problems) < MOST_PROBLEMS:
                text = _("What stands in this cell cannot be read.")
                self._problems.append(CellProblem(row + 1, column + 1, text, str(stored)[:100]))
            return None

    def _value(self, kind: int, stored: Any, row: int, column: int) -> CellValue:
        if kind == xlrd.XL_CELL_TEXT:
            return str(stored) or None
        if kind == xlrd.XL_CELL_NUMBER:
            return tidy(Decimal(repr(stored)))
        if kind == xlrd.XL_CELL_DATE:
            return self._day(stored, self._code(row, column))
        if kind == xlrd.XL_CELL_BOOLEAN:
            return bool(stored)
        if kind == xlrd.XL_CELL_ERROR:
            return CellError(xlrd.error_text_from_code.get(stored, "#N/A"))
        return None

    def _day(self, stored: float, code: str) -> CellValue:
        if stored == int(stored) and int(stored) in _YEARS:
            return NoDate(int(stored))
        moment = datetime(*xlrd.xldate_as_tuple(stored, self._book.datemode)[:6]) if stored >= 1 else None
        if moment is None:
            return NoDate(tidy(Decimal(repr(stored))))
        if stored != int(stored):
            return moment.isoformat(" ")
        shown, day = shown_date(code), date(moment.year, moment.month, moment.day)
        if shown == "month" and day.day == 1:
            return f"{day:%Y-%m}"
        return f"{day:%Y}" if shown == "year" and (day.month, day.day) == (1, 1) else day

    def _code(self, row: int, column: int) -> str:
        style = self._sheet.cell_xf_index(row, column)
        if style not in self._codes:
            shown = self._book.format_map.get(self._book.xf_list[style].format_key)
            self._codes[style] = shown.format_str if shown else "General"
        return self._codes[style]

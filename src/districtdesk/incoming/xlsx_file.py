"""Reads .xlsx and .xlsm with the formats of their cells; macros, links and objects are never looked at."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ..exchange.layout import CellValue
from ..exchange.limits import BROKEN, Limits
from ..exchange.read_book import RowsReader
from ..exchange.read_parts import BookParts, read_parts
from ..exchange.refusals import refused
from ..exchange.row_pieces import feed_rows
from ..exchange.xml_parts import bare
from ..i18n import _
from ..records import KINDS
from .number_format import NumberFormat, read_number_format
from .sheet_cells import CellProblem, IncomingRow, IncomingSheet, MergedCells, OpenSheet, SheetState

_STATES: dict[str, SheetState] = {"hidden": "hidden", "veryHidden": "very_hidden"}
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_MOST_MERGED = 100_000
# So many cells of one sheet are named one by one.
MOST_PROBLEMS = 1_000


def read_xlsx(path: Path, limits: Limits) -> Iterator[OpenSheet]:
    """The worksheets, one after the other. Raises ExchangeError."""
    parts = read_parts(path, limits)
    read = {style: read_number_format(code) for style, code in enumerate(parts.format_codes)}
    formats = {style: found for style, found in read.items() if found.says_something}
    is_ours = any(mark.name in KINDS for part in parts.sheets for mark in part.named.marks)
    for part in parts.sheets:
        elements = _SheetElements(parts, limits, formats)
        finish = partial(elements.sheet, part.title, _STATES.get(part.state, "visible"))
        yield OpenSheet(_read_rows(parts.path, part.part, elements), finish, is_ours)


def _read_rows(path: Path, part: str, elements: _SheetElements) -> Iterator[IncomingRow]:
    try:
        with zipfile.ZipFile(path) as archive:
            for _step in feed_rows(archive, part, elements):
                yield from elements.kept_rows()
            yield from elements.kept_rows()
    except BROKEN as problem:
        raise refused() from problem


class _SheetElements(RowsReader):
    """Keeps what the exchange has no need of: formats, merged cells, what is hidden; a bad cell stops nothing."""

    def __init__(self, parts: BookParts, limits: Limits, formats: dict[int, NumberFormat]) -> None:
        super().__init__(parts, limits)
        self._formats = formats
        self._row_formats: dict[int, NumberFormat] = {}
        self._kept: list[IncomingRow] = []
        self._problems: list[CellProblem] = []
        self._merged: list[MergedCells] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._is_far = False

    def sheet(self, title: str, state: SheetState) -> IncomingSheet:
        return IncomingSheet(
            title,
            (),
            state,
            self._merged,
            frozenset(self._hidden_rows),
            frozenset(self._hidden_columns),
            self._problems,
        )

    def kept_rows(self) -> list[IncomingRow]:
        """The rows since it was last asked."""
        rows, self._kept = self._kept, []
        return rows

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        super().start(name, attributes)
        element = bare(name) if ":" in name else name
        if element == "row":
            self._row_formats = {}
            if attributes.get("hidden") in ("1", "true"):
                self._hidden_rows.add(self._row)
        elif element == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif element == "col" and attributes.get("hidden") in ("1", "true"):
            last = min(int(attributes.get("max", "0")), self._limits.columns)
            self._hidden_columns.update(range(int(attributes.get("min", "1")), last + 1))

    def _merge(self, area: str) -> None:
        found = _AREA.fullmatch(area)
        if found and len(self._merged) < _MOST_MERGED:
            left, top, right, bottom = found.groups()
            self._merged.append(MergedCells(int(top), self._columns[left], int(bottom), self._columns[right]))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._column += 1
        try:
            super()._start_cell(attributes)
        except ValueError:
            self._place_cell(self._column, "", attributes.get("t", ""))
            self._problem(_("This cell does not say rightly where it stands."), "")

    def _place_cell(self, column: int, style: str, kind: str) -> None:
        self._is_far = column > self._limits.columns or self._row > self._limits.rows
        self._column, self._is_formula = column, False
        self._type, self._style = kind or "n", int(style or "0")

    def _value(self, text: str) -> CellValue:
        if self._is_far:
            if text:
                self._problem(_("This cell stands far away from all others. It is left out."), text)
            return None
        try:
            value = super()._value(text)
        except LookupError:
            self._problem(_("This cell names a text that the workbook does not have."), text)
            return None
        except (ValueError, ArithmeticError):
            self._problem(_("What stands in this cell cannot be read."), text)
            return None
        if value is not None and self._style in self._formats:
            self._row_formats[self._column] = self._formats[self._style]
        return value

    def _cell_twice(self, text: str) -> None:
        self._cells[self._column] = None
        self._problem(_("This cell stands twice in the file, so that nobody can tell which one counts."), text)

    def _end_row(self) -> None:
        filled = [column for column, value in self._cells.items() if value is not None]
        if not filled:
            return
        if self._row in self._filled:
            self._column = min(filled)
            text = _("This row stands twice in the file. Only the first one was read.")
            self._problem(text, str(self._cells[self._column]))
            return
        super()._end_row()
        self.taken_rows()
        values = tuple(map(self._cells.get, range(1, max(filled) + 1)))
        self._kept.append(IncomingRow(self._row, values, self._row_formats))

    def _problem(self, message: str, value: str) -> None:
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(CellProblem(self._row, self._column, message, value[:100]))

"""Reads a block that was copied in a spreadsheet: its cells as text, or as a web page, which says more of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser

from ..exchange.errors import ExchangeError
from ..exchange.layout import MOST_DIGITS, CellValue
from ..exchange.limits import Limits
from ..exchange.refusals import too_large
from ..i18n import _
from .number_format import PERCENT, PLAIN, NumberFormat, read_currency, read_number_format
from .sheet_cells import IncomingFile, IncomingRow, IncomingSheet, MergedCells
from .text_table import find_decimals, read_pasted, read_text_cell

_LARGEST = 64 << 20
# Excel writes the number of a cell into the first, LibreOffice into the second; both leave the text as it is shown.
_RAW = ("x:num", "sdval")
# What the text of a number may have: a date or words are taken as they are shown.
_SHOWN_NUMBER = re.compile(r"[-+(]?\s*[^\w\s]*\s*[-+]?[\d\s.,\u00a0\u202f]+\s*(%|[^\W\d]{0,5}\.?|[₼$€₽£])\s*\)?")
_SPACES = re.compile(r"[ \t\r\n\f]+")


def read_clipboard(text: str, html: str = "") -> IncomingFile:
    """The cells of a copied block, as one sheet. Raises ExchangeError where there are none, or too many."""
    if len(text) > _LARGEST or len(html) > _LARGEST:
        raise too_large()
    title = _("Clipboard")
    cells = _Page.read(html) if "<t" in html.lower() else []
    sheet = _sheet(title, cells) if cells else read_pasted(text, title)
    if not sheet.rows:
        raise ExchangeError(_("The clipboard holds no cells of a table. Copy them in the spreadsheet once more."))
    return IncomingFile(title, [sheet])


@dataclass(slots=True)
class _Cell:
    """As it stands in the page; `column` counted from 1."""

    column: int
    attributes: Mapping[str, str]
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        lines = "".join(self.parts).split("\0")
        return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip()

    def span(self, key: str) -> int:
        written = self.attributes.get(key, "1").strip()
        return max(1, min(int(written), _MOST_SPANNED)) if written.isdecimal() and len(written) < 6 else 1


_MOST_SPANNED = 1000


class _Page(HTMLParser):
    """Collects the cells of all tables of a page, row by row."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[_Cell]] = []
        self._open: _Cell | None = None
        # By column, in how many more rows a cell from above stands there.
        self._covered: dict[int, int] = {}

    @classmethod
    def read(cls, html: str) -> list[list[_Cell]]:
        page = cls()
        page.feed(html)
        page.close()
        return page.rows

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._begin_row()
        elif tag in ("td", "th") and self.rows:
            self._begin_cell({key: value or "" for key, value in attrs})
        elif tag == "br" and self._open:
            self._open.parts.append("\0")
        elif tag == "table":
            self._covered = {}

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open.parts.append(data)

    def _begin_row(self) -> None:
        if self.rows:
            self._covered = {column: left - 1 for column, left in self._covered.items() if left > 1}
        self.rows.append([])
        self._open = None
        if len(self.rows) > Limits().filled_rows:
            raise too_large()

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        row = self.rows[-1]
        column = row[-1].column + row[-1].span("colspan") if row else 1
        while self._covered.get(column):
            column += 1
        self._open = _Cell(column, attributes)
        row.append(self._open)
        for each in range(column, column + self._open.span("colspan")):
            if self._open.span("rowspan") > 1:
                self._covered[each] = self._open.span("rowspan")


def _sheet(title: str, cells: list[list[_Cell]]) -> IncomingSheet:
    decimals = find_decimals(map(_texts, cells))
    rows, merged = [], []
    for number, row in enumerate(cells, 1):
        values: dict[int, CellValue] = {}
        formats: dict[int, NumberFormat] = {}
        for cell in row:
            value, shown = _value(cell, decimals[cell.column - 1])
            if value is not None:
                values[cell.column] = value
                formats |= {cell.column: shown} if shown.says_something else {}
            across, down = cell.span("colspan"), cell.span("rowspan")
            if across > 1 or down > 1:
                merged.append(MergedCells(number, cell.column, number + down - 1, cell.column + across - 1))
        if values:
            last = max(values)
            filled = tuple(values.get(column) for column in range(1, last + 1))
            rows.append(IncomingRow(number, filled, formats))
    return IncomingSheet(title, rows, merged=merged)


def _texts(row: Sequence[_Cell]) -> list[str]:
    by_column = {cell.column: cell.text for cell in row}
    return [by_column.get(column, "") for column in range(1, max(by_column, default=0) + 1)]


def _value(cell: _Cell, decimal: str) -> tuple[CellValue, NumberFormat]:
    """The number behind what is shown, where there is one; what a narrow column shows of it may be ####."""
    text = cell.text
    raw = next((cell.attributes[key] for key in _RAW if cell.attributes.get(key)), "")
    shown = read_text_cell(text, decimal)
    is_hidden = bool(text) and set(text) == {"#"}
    if (
        raw
        and len(raw) <= MOST_DIGITS
        and not isinstance(shown, date)
        and (is_hidden or _SHOWN_NUMBER.fullmatch(text))
    ):
        number = _number(raw)
        if number is not None:
            return number, _format(cell, text)
    return shown, PLAIN


def _number(raw: str) -> CellValue:
    try:
        found = Decimal(raw)
    except InvalidOperation:
        return None
    if not found.is_finite():
        return None
    return int(found) if found == found.to_integral_value() and abs(found) < 10**MOST_DIGITS else found


def _format(cell: _Cell, text: str) -> NumberFormat:
    """As LibreOffice says it, else as it is seen from what is shown."""
    code = cell.attributes.get("sdnum", "").rpartition(";")[2]
    said = read_number_format(code) if code else PLAIN
    if said.says_something:
        return said
    if text.endswith("%"):
        return PERCENT
    words = re.sub(r"[\d\s.,()+-]", "", text)
    return NumberFormat(currency=read_currency(words)) if words else PLAIN

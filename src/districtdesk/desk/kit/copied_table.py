"""Rows on the clipboard as spreadsheet programs take them: text parted by tabs, and a table with real numbers."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from io import StringIO

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

# What a spreadsheet would take for a formula at the beginning of a cell.
_FORMULA = ("=", "+", "-", "@")
_HEAD = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table>'
_FOOT = "</table></body></html>"
# The number format by which Excel leaves a text as it is.
_AS_TEXT = "mso-number-format:'\\@'"


@dataclass(frozen=True, slots=True)
class TableCell:
    """What a cell shows, and the number that it is, if it is one."""

    text: str
    number: int | Decimal | None = None


TableRow = Sequence[TableCell]


def put_on_clipboard(headings: Sequence[str], rows: Sequence[TableRow]) -> None:
    """A row of headings and below it the rows."""
    data = QMimeData()
    data.setText(as_text(headings, rows))
    data.setHtml(as_html(headings, rows))
    QGuiApplication.clipboard().setMimeData(data)


def put_text(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def as_text(headings: Sequence[str], rows: Sequence[TableRow]) -> str:
    """Parted by tabs; what holds a tab, a line end or a quote stands in quotes, as Excel copies it."""
    written = StringIO()
    writer = csv.writer(written, "excel-tab", lineterminator="\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([cell.text if cell.number is not None else _harmless(cell.text) for cell in row])
    return written.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_html(headings: Sequence[str], rows: Sequence[TableRow]) -> str:
    """Numbers go as numbers, whatever sign stands before fractions on the machine that takes them."""
    parts = [_HEAD, "<tr>", *(f"<th>{escape(heading)}</th>" for heading in headings), "</tr>"]
    for row in rows:
        parts += ["<tr>", *map(_cell, row), "</tr>"]
    return "".join((*parts, _FOOT))


def _cell(cell: TableCell) -> str:
    text = escape(cell.text).replace("\n", "<br>")
    if cell.number is None:
        return f'<td style="{_AS_TEXT}">{text}</td>'
    # The first is Excel's, the second LibreOffice's.
    return f'<td x:num="{cell.number}" sdval="{cell.number}">{text}</td>'

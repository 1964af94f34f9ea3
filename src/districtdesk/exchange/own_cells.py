"""Cells that bring more with them than a value, and rows that are one text, beside the fast way of the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from openpyxl.utils import get_column_letter

from ..i18n import _
from .cells import CELLS, ROW, ColumnCells, wrapped_lines
from .changes import Changes
from .layout import BookCell, BookColumn, BookValue, CellLook, CellValue, Form, Formula, HeadingRow, plain
from .notes import SheetNotes
from .own_styles import OwnStyles
from .paper import sheet_width
from .safe_text import as_xml, make_safe

_STYLE = re.compile(r' s="(\d+)"')
_PLACE = re.compile(r"\{([A-Za-z0-9_.]+(?::[A-Za-z0-9_.]+)?)\}")
# How much larger than that of cells the letters of a heading over all columns are, and how high its lines, in points.
_LARGER: dict[CellLook, float] = {"title": 1.6}
_LINES: dict[CellLook, int] = {"title": 26, "group": 20}
_LINE = 15


class OwnCells:
    """Writes such cells of one worksheet, and collects what stands at its end: notes, and cells that are joined."""

    def __init__(
        self,
        columns: Sequence[BookColumn],
        styles: OwnStyles,
        changes: Changes,
        first: int,
        last: int,
        elsewhere: Mapping[str, str],
    ) -> None:
        self.joined: list[str] = []
        self.first = first
        self.last = last
        self._styles = styles
        self._changes = changes
        self._widths = [0 if column.hidden else sheet_width(column) for column in columns]
        self.notes = SheetNotes([int(width * 7) + 5 if width else 0 for width in self._widths])
        self._letters = {column.key: get_column_letter(place) for place, column in enumerate(columns, 1)}
        self._across = max(
            (place for place, each in enumerate(columns, 1) if each.printed and not each.hidden), default=1
        )
        self._elsewhere = elsewhere
        self._foreign: dict[tuple[str, Form], ColumnCells] = {}

    def write(self, cell: BookCell, cells: ColumnCells) -> str:
        """The cell of one of our own, with ROW for its row. `cells` are those of its column."""
        value = plain(cell)
        kept = self._kept(cell, value)
        column = cells.column
        place = self._place_of(column)
        source = self._cells_for(cells, value)
        head, content = _taken_apart(source[value], cells)
        formula = self._formula(kept.value.text, column) if isinstance(kept.value, Formula) else ""
        if formula:
            head, content = _with_formula(head, content, formula, value)
        is_number = (' t="' not in head and value is not None) or kept.number_format is not None
        base = int(_STYLE.search(head)[1])  # type: ignore[index]
        head = _STYLE.sub(f' s="{self._styles.number(base, kept, is_number=is_number)}"', head, count=1)
        self._heighten(cells, kept, value, place)
        if kept.note:
            self.notes.add(self._changes.row, place, kept.note)
        if kept.span > 1:
            self._join(place, self._changes.row, kept.span)
        return f"{head}>{content}</c>" if content else f"{head}/>"

    def heading(self, row: HeadingRow, number: int) -> str:
        """A row that is one text over all columns."""
        if self._across > 1:
            self._join(1, number, self._across)
        style = self._styles.of_look(row.look, is_number=False)
        text = make_safe(row.text).text
        width = sum(self._widths[: self._across]) / _LARGER.get(row.look, 1)
        height = wrapped_lines(text, width) * _LINES.get(row.look, _LINE)
        cell = f'<c r="A{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{as_xml(text)}</t></is></c>'
        return f'<row r="{number}" ht="{height}" customHeight="1">{cell if text else ""}</row>'

    def joined_mark(self) -> str:
        """The element of cells that are joined; empty when there are none."""
        if not self.joined:
            return ""
        places = "".join(f'<mergeCell ref="{place}"/>' for place in self.joined)
        return f'<mergeCells count="{len(self.joined)}">{places}</mergeCells>'

    def _kept(self, cell: BookCell, value: CellValue) -> BookCell:
        """The cell, its words in its note where the workbook has no room for one more number format."""
        if not (cell.before or cell.after):
            return cell
        if not isinstance(value, int | Decimal | date):
            raise TypeError(f"{type(value).__name__} with words beside it: only a number or a day has such")
        if self._styles.has_room(cell):
            return cell
        words = _("As printed: {before}{value}{after}", before=cell.before, value=value, after=cell.after)
        return replace(cell, before="", after="", note="\n".join(filter(None, (words, cell.note))))

    def _cells_for(self, cells: ColumnCells, value: CellValue) -> ColumnCells:
        """Those of the column; in one of texts a number and a day are written as such all the same."""
        form = cells.column.form
        wanted: Form | None = None
        if type(value) is Decimal or (type(value) is int and form != "whole"):
            wanted = "decimal"
        elif type(value) is date and form != "date":
            wanted = "date"
        elif type(value) is bool and form != "yes_no":
            wanted = "yes_no"
        if wanted is None or wanted == form:
            return cells
        key = cells.column.key, wanted
        if key not in self._foreign:
            column = BookColumn(cells.column.key, cells.column.label, wanted)
            letter = self._letters[cells.column.key]
            self._foreign[key] = CELLS[wanted](column, letter, self._styles.of_form(wanted), self._changes)
        return self._foreign[key]

    def _formula(self, text: str, column: BookColumn) -> str:
        """With its places; nothing where one of them is on no worksheet."""
        known = {
            **self._elsewhere,
            **self._letters,
            "column": self._letters[column.key],
            "row": ROW,
            "first": str(self.first),
            "last": str(self.last),
        }
        if any(":" in each and each not in known for each in _PLACE.findall(text)):
            return ""
        return _PLACE.sub(lambda found: known.get(found[1], found[0]), text)

    def _heighten(self, cells: ColumnCells, cell: BookCell, value: CellValue, place: int) -> None:
        if not isinstance(value, str) or not (cell.span > 1 or cell.look):
            return
        width = sum(self._widths[place - 1 : place - 1 + cell.span])
        cells.lines[self._changes.row] = wrapped_lines(value, width)

    def _join(self, place: int, row: int, span: int) -> None:
        self.joined.append(f"{get_column_letter(place)}{row}:{get_column_letter(place + span - 1)}{row}")

    def _place_of(self, column: BookColumn) -> int:
        return list(self._letters).index(column.key) + 1


def as_cell(value: BookValue) -> BookValue:
    """Whatever is no text as a cell of its own, which is written in a column of any form."""
    return value if value is None or isinstance(value, str | BookCell) else BookCell(value)


def _taken_apart(xml: str, cells: ColumnCells) -> tuple[str, str]:
    """The start of a cell without its end, and what is in it."""
    if not xml:
        return cells.start, ""
    head, _end, rest = xml.partition(">")
    return head, rest.removesuffix("</c>")


def _with_formula(head: str, content: str, formula: str, value: CellValue) -> tuple[str, str]:
    marked = f"<f>{formula.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</f>"
    if content.startswith("<v>"):
        return head, marked + content
    words = as_xml(make_safe(value).text) if isinstance(value, str) else ""
    if isinstance(value, bool):
        words = _("Yes") if value else _("No")
    return f'{head.removesuffix(_INLINE)} t="str"', f"{marked}<v>{words}</v>"


_INLINE = ' t="inlineStr"'

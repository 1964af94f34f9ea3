"""A worksheet's rows as XML, streamed between the head and the tail that openpyxl wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from openpyxl.utils import get_column_letter

from .cells import CELLS, ROW
from .changes import Changes
from .layout import CellValue, GroupHeading
from .links import SheetLinks
from .safe_text import as_xml, make_safe
from .skeleton import Leaf, LeafStyles

_EMPTY_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
_ROWS_A_CHUNK = 1_024
_HEADING_ROW = '<row r="1" ht="32" customHeight="1">'
_ROW = f'<row r="{ROW}">'
# Excel folds such rows away below the heading of their group.
_GROUPED_ROW = f'<row r="{ROW}" outlineLevel="1">'
_GROUP_HEIGHT = ' ht="20" customHeight="1"'
# In points; Excel knows no taller row.
_LINE_HEIGHT, _TALLEST = 15, 409
_MOST_LINES = _TALLEST // _LINE_HEIGHT

Tick = Callable[[int], None]


def split(part: bytes) -> tuple[bytes, bytes]:
    """The worksheet before and after its rows; the dimension is left out, it is only known at the end."""
    found = _EMPTY_ROWS.search(part)
    if found is None:
        raise ValueError("the skeleton has rows")
    head = re.sub(rb"<dimension [^>]*/>", b"", part[: found.start()])
    return head + b"<sheetData>", b"</sheetData>" + part[found.end() :]


def with_links(tail: bytes, marks: str) -> bytes:
    """Links stand before the print set-up: the order is Excel's."""
    return _inserted(tail, b"<pageMargins", marks) if marks else tail


def with_numbers_as_text(tail: bytes, places: Iterable[str]) -> bytes:
    """Spare the reader Excel's green corners on tax numbers and other digits that are meant as text."""
    where = " ".join(places)
    if not where:
        return tail
    mark = f'<ignoredErrors><ignoredError sqref="{where}" numberStoredAsText="1"/></ignoredErrors>'
    return _inserted(tail, b"<tableParts", mark)


def _inserted(tail: bytes, before: bytes, mark: str) -> bytes:
    head, found, rest = tail.partition(before)
    if not found:
        raise ValueError(f"the skeleton has no {before.decode()}")
    return head + mark.encode() + found + rest


def heading_row(leaf: Leaf, styles: LeafStyles) -> bytes:
    cells = "".join(
        text_cell(f"{get_column_letter(number)}1", style, heading)
        for number, (heading, style) in enumerate(zip(leaf.headings, styles.headings, strict=True), 1)
    )
    return f"{_HEADING_ROW}{cells}</row>".encode()


def height_of(lines: int) -> str:
    """The height of a row, for its start tag: not every program reckons it by itself, none shows more than Excel."""
    if lines <= 1:
        return ""
    if lines <= _MOST_LINES:
        return f' ht="{lines * _LINE_HEIGHT}"'
    return f' ht="{_TALLEST}" customHeight="1"'


def text_cell(place: str, style: int, text: str) -> str:
    """One cell with safe text."""
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{as_xml(text)}</t></is></c>'


class RowStream:
    """The rows of one worksheet as chunks of XML. After it has run, `count` and `links` say what it saw."""

    def __init__(self, leaf: Leaf, styles: LeafStyles, changes: Changes) -> None:
        self.count = 0
        self.links = SheetLinks()
        self._changes = changes
        self._row = _GROUPED_ROW if leaf.sheet.group_count else _ROW
        self._group_style = styles.group
        self._letters = [get_column_letter(number) for number in range(1, len(leaf.headings) + 1)]
        self._cells = [
            CELLS[column.form](column, letter, style, changes)
            for column, letter, style in zip(leaf.sheet.columns, self._letters, styles.columns, strict=True)
        ]
        self._wrapped = [cells for cells, column in zip(self._cells, leaf.sheet.columns, strict=True) if column.wrap]
        self._linked = [number for number, column in enumerate(leaf.sheet.columns) if column.form == "link"]

    def chunks(self, rows: Iterable[Sequence[CellValue]], tick: Tick) -> Iterator[bytes]:
        """UTF-8 pieces of the sheet data. `tick` is told the rows of each piece."""
        stream = iter(rows)
        while batch := list(islice(stream, _ROWS_A_CHUNK)):
            yield self._chunk(batch)
            tick(len(batch))

    def _chunk(self, batch: list[Sequence[CellValue]]) -> bytes:
        # The headings are row 1.
        first = self.count + 2
        if set(map(len, batch)) != {len(self._cells)}:
            raise ValueError(f"a row after row {first - 1} has not {len(self._cells)} values")
        columns = list(zip(*batch, strict=True))
        pieces, contents = zip(
            *(cells.fill(values, first) for cells, values in zip(self._cells, columns, strict=True)), strict=True
        )
        template = f"{self._row}{''.join(pieces)}</row>"
        lines = [
            (template % content).replace(ROW, str(number))
            for number, content in enumerate(zip(*contents, strict=True), first)
        ]
        self._heighten(lines, first)
        if self._row is _GROUPED_ROW:
            self._put_headings(lines, batch, first)
        if self._linked:
            for number, row in enumerate(batch, first):
                self._link(row, number)
        self.count += len(batch)
        return "".join(lines).encode()

    def _put_headings(self, lines: list[str], batch: list[Sequence[CellValue]], first: int) -> None:
        """Rows that head others in their own look, over all columns that are seen."""
        for place, row in enumerate(batch):
            if isinstance(row, GroupHeading):
                number = first + place
                words = text_cell(f"A{number}", self._group_style, make_safe(str(row[0])).text)
                rest = "".join(f'<c r="{letter}{number}" s="{self._group_style}"/>' for letter in self._letters[1:])
                lines[place] = f'<row r="{number}"{_GROUP_HEIGHT}>{words}{rest}</row>'

    def _heighten(self, lines: list[str], first: int) -> None:
        """Give rows with wrapped texts of more than one line their height."""
        heights: dict[int, int] = {}
        for cells in self._wrapped:
            for row, count in cells.lines.items():
                heights[row] = max(count, heights.get(row, 1))
            cells.lines.clear()
        for row, count in heights.items():
            line = lines[row - first]
            lines[row - first] = line.replace(">", f"{height_of(count)}>", 1)

    def _link(self, row: Sequence[CellValue], number: int) -> None:
        for column in self._linked:
            if row[column]:
                self.links.add(f"{self._letters[column]}{number}", row[column])

"""A worksheet's rows as XML, streamed between the head and the tail that openpyxl wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import cast

from openpyxl.utils import get_column_letter

from .cells import CELLS, ROW, wrapped_lines
from .changes import Changes
from .elsewhere import NOWHERE, Elsewhere
from .layout import BookRow, BookSheet, BookValue, GroupHeading, HeadingRow, plain
from .links import SheetLinks
from .notes import SheetNotes
from .own_cells import OwnCells, as_cell
from .own_styles import OwnStyles
from .paper import sheet_width
from .rows_above import rows_above
from .safe_text import as_xml, make_safe
from .skeleton import Leaf, LeafStyles

_EMPTY_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
_ROWS_A_CHUNK = 1_024
_HEADING_HEIGHT, _HEADING_LINE = 32, 16
_ROW = f'<row r="{ROW}">'
# Excel folds such rows away below the heading of their group.
_GROUPED_ROW = f'<row r="{ROW}" outlineLevel="1">'
_GROUP_HEIGHT = ' ht="20" customHeight="1"'
# In points; Excel knows no taller row.
_LINE_HEIGHT, _TALLEST = 15, 409
_MOST_LINES = _TALLEST // _LINE_HEIGHT

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# The order of elements at the end of a worksheet: ISO/IEC 29500-1, 18.3.1.99.
_AFTER_DRAWING = re.compile(rb"<tableParts|</worksheet>")
_AFTER_PAGE = re.compile(rb"<drawing|<legacyDrawing|<tableParts|</worksheet>")
_AFTER_LINKS = re.compile(rb"<printOptions|<pageMargins")
_AFTER_FILTER = re.compile(
    rb"<conditionalFormatting|<dataValidations|<hyperlinks|<printOptions|<pageMargins|</worksheet>"
)

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
    return _inserted(tail, _AFTER_LINKS, marks) if marks else tail


def with_numbers_as_text(tail: bytes, places: Iterable[str]) -> bytes:
    """Spare the reader Excel's green corners on tax numbers and other digits that are meant as text."""
    where = " ".join(places)
    if not where:
        return tail
    mark = f'<ignoredErrors><ignoredError sqref="{where}" numberStoredAsText="1"/></ignoredErrors>'
    return _inserted(tail, _AFTER_PAGE, mark)


def with_note_boxes(tail: bytes, relationship: str) -> bytes:
    """The mark that says where the boxes of the notes are."""
    mark = f'<legacyDrawing xmlns:r="{_RELATIONSHIPS}" r:id="{relationship}"/>'
    return _inserted(tail, _AFTER_DRAWING, mark)


def with_joined_cells(tail: bytes, mark: str) -> bytes:
    return _inserted(tail, _AFTER_FILTER, mark) if mark else tail


def _inserted(tail: bytes, before: re.Pattern[bytes], mark: str) -> bytes:
    """The mark before the first element that the schema has after it, or at the end."""
    found = before.search(tail)
    if found is None:
        raise ValueError("the skeleton has no end")
    return tail[: found.start()] + mark.encode() + tail[found.start() :]


def heading_row(leaf: Leaf, styles: LeafStyles) -> bytes:
    number = leaf.sheet.heading_row
    cells = "".join(
        text_cell(f"{get_column_letter(place)}{number}", style, heading)
        for place, (heading, style) in enumerate(zip(leaf.headings, styles.headings, strict=True), 1)
    )
    height = max(_HEADING_HEIGHT, heading_lines(leaf) * _HEADING_LINE)
    return f'<row r="{number}" ht="{height}" customHeight="1">{cells}</row>'.encode()


def heading_lines(leaf: Leaf) -> int:
    """Of the heading that takes most, with the line in which its filter button is drawn."""
    shown = [each for each in zip(leaf.sheet.columns, leaf.headings, strict=True) if not each[0].hidden]
    return max(
        (wrapped_lines(words, sheet_width(column) - 1) + column.filtered for column, words in shown),
        default=1,
    )


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
    """The rows of one worksheet as chunks of XML. After it has run, `count`, `links`, `notes` and `joined` say what
    it saw; `count` is without what stands above and below.
    """

    def __init__(
        self,
        leaf: Leaf,
        styles: LeafStyles,
        own_styles: OwnStyles,
        changes: Changes,
        elsewhere: Elsewhere = NOWHERE,
    ) -> None:
        self.count = 0
        self.written = 0
        self.links = SheetLinks()
        self._leaf = leaf
        self._changes = changes
        self._row = _GROUPED_ROW if leaf.sheet.group_count else _ROW
        self._group_style = styles.group
        self._letters = [get_column_letter(number) for number in range(1, len(leaf.headings) + 1)]
        self._cells = [
            CELLS[column.form](column, letter, style, changes)
            for column, letter, style in zip(leaf.sheet.columns, self._letters, styles.columns, strict=True)
        ]
        announced = leaf.sheet.heading_row + max(leaf.sheet.row_count, 1)
        self._own = OwnCells(leaf.sheet.columns, own_styles, changes, leaf.first_row, announced, elsewhere.columns)
        self._elsewhere = elsewhere
        self._naming = [*_naming(leaf.sheet)] if elsewhere.places else []
        for cells in self._cells:
            cells.write_own = self._own.write
        self._linked = [number for number, column in enumerate(leaf.sheet.columns) if column.form == "link"]
        self._headings = heading_row(leaf, styles) if leaf.sheet.shape == "table" else b""
        self._next = 1

    @property
    def notes(self) -> SheetNotes:
        return self._own.notes

    @property
    def joined(self) -> str:
        return self._own.joined_mark()

    @property
    def last_row(self) -> int:
        """The last of the rows themselves; an Excel table has one even where nothing is in it."""
        return self._leaf.sheet.heading_row + max(self.count, 1)

    @property
    def end_row(self) -> int:
        return max(self._next - 1, self.last_row)

    def all_chunks(self, rows: Iterable[Sequence[BookValue]], tick: Tick) -> Iterator[bytes]:
        """What stands above, the headings, the rows and what stands below them."""
        sheet = self._leaf.sheet
        yield self._mixed(rows_above(sheet))
        yield self._headings
        self.written += bool(self._headings)
        self._next = self._leaf.first_row
        before = self.written
        yield from self.chunks(rows, tick)
        self.count = self.written - before
        if self._leaf.has_below:
            self._own.last = self.last_row
            self._next = self.last_row + 1
            self._row = _ROW
            yield self._mixed(sheet.below())

    def chunks(self, rows: Iterable[Sequence[BookValue]], tick: Tick) -> Iterator[bytes]:
        """UTF-8 pieces of the sheet data. `tick` is told the rows of each piece."""
        stream = iter(rows)
        while batch := list(islice(stream, _ROWS_A_CHUNK)):
            yield self._chunk(batch)
            tick(len(batch))

    def _mixed(self, batch: Iterable[BookRow]) -> bytes:
        """Rows of which some are headings, and some shorter than the columns are many."""
        pieces: list[bytes] = []
        for is_heading, share in groupby(batch, lambda row: isinstance(row, HeadingRow)):
            rows = list(share)
            pieces += self._heading_rows(rows) if is_heading else [self._chunk([*map(self._filled, rows)])]
        return b"".join(pieces)

    def _filled(self, row: BookRow) -> Sequence[BookValue]:
        """The row with an empty cell for each column that it has none for; a value may be of another form than it."""
        cells = [as_cell(cell) for cell in cast("Sequence[BookValue]", row)]
        return (*cells, *(None,) * (len(self._cells) - len(cells)))

    def _heading_rows(self, rows: Iterable[BookRow]) -> Iterator[bytes]:
        for row in rows:
            if isinstance(row, HeadingRow):
                yield self._own.heading(row, self._next).encode()
                self._next += 1
                self.written += 1

    def _chunk(self, batch: list[Sequence[BookValue]]) -> bytes:
        first = self._next
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
        if self._linked or self._naming:
            for number, row in enumerate(batch, first):
                self._link(row, number)
        self._next += len(batch)
        self.written += len(batch)
        return "".join(lines).encode()

    def _put_headings(self, lines: list[str], batch: list[Sequence[BookValue]], first: int) -> None:
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
        for cells in self._cells:
            if not cells.lines:
                continue
            for row, count in cells.lines.items():
                heights[row] = max(count, heights.get(row, 1))
            cells.lines.clear()
        for row, count in heights.items():
            line = lines[row - first]
            lines[row - first] = line.replace(">", f"{height_of(count)}>", 1)

    def _link(self, row: Sequence[BookValue], number: int) -> None:
        for column in self._linked:
            address = plain(row[column])
            if address:
                self.links.add(f"{self._letters[column]}{number}", address)
        for column, of_id in self._naming:
            target = self._elsewhere.place(row[of_id]) if row[column] is not None else None
            if target:
                self.links.lead(f"{self._letters[column]}{number}", *target)


def _naming(sheet: BookSheet) -> Iterator[tuple[int, int]]:
    """The columns that name another record, and those of its ids; what is not seen leads nowhere."""
    keys = [column.key for column in sheet.columns]
    for place, key in enumerate(keys):
        if key in sheet.leads and sheet.leads[key] in keys:
            yield place, keys.index(sheet.leads[key])
        elif f"{key}.id" in keys and key not in sheet.leads:
            yield place, keys.index(f"{key}.id")

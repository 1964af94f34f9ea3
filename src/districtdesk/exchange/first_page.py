"""The first page of a sheet as it comes out on paper, in points: what a picture of it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from .cells import wrapped_lines
from .document import DocumentRow, DocumentSheet
from .layout import BookColumn, BookSheet, BookValue, GroupHeading
from .look import is_number
from .paper import FONT_SIZE, print_plan, sheet_width
from .said_cells import said

# A4 and the margins that a workbook has, in points.
_LONG, _SHORT = 842.0, 595.0
_SIDE, _END = 36.0, 54.0
_LINE, _HEADING, _GROUP = 15.0, 32.0, 20.0
# Letters of Calibri 11 beside each other between the margins of A4 across.
_LETTERS = 140.0

PictureRole = Literal["heading", "group", "row", "title", "strong", "small"]


@dataclass(frozen=True, slots=True)
class PictureCell:
    """A text between two places across the page."""

    left: float
    width: float
    text: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class PictureRow:
    top: float
    height: float
    role: PictureRole
    cells: tuple[PictureCell, ...]


@dataclass(frozen=True, slots=True)
class FirstPage:
    """`size` of its letters; `title`, `register` and `mark` stand above, `made_on` and the mark below.

    `row_count`: how many rows there are altogether, 0 where it is no table.
    """

    width: float
    height: float
    size: float
    title: str
    rows: tuple[PictureRow, ...]
    register: str = ""
    made_on: str = ""
    mark: str = ""
    row_count: int = 0


def first_page(sheet: BookSheet) -> FirstPage:
    """Of a table."""
    plan = print_plan(sheet.columns)
    across = plan.breaks[0] if plan.breaks else plan.columns
    columns = sheet.columns[:across]
    scale = plan.scale / 100
    rows = tuple(_table_rows(sheet, columns, scale))
    title = sheet.full_title or sheet.title
    return FirstPage(_LONG, _SHORT, FONT_SIZE * scale, title, rows, row_count=sheet.row_count - sheet.group_count)


def _table_rows(sheet: BookSheet, columns: Sequence[BookColumn], scale: float) -> Iterator[PictureRow]:
    letter = (_LONG - 2 * _SIDE) / _LETTERS * scale
    places, left = [], _SIDE
    for number, column in enumerate(columns):
        if column.printed and not column.hidden:
            width = sheet_width(column) * letter
            places.append((number, left, width))
            left += width
    labels = (
        PictureCell(at, width, columns[number].label, is_number(columns[number])) for number, at, width in places
    )
    top = _END
    for above in sheet.above:
        role: PictureRole = "title" if above.look == "title" else "small"
        yield PictureRow(top, _GROUP * scale, role, (PictureCell(_SIDE, left - _SIDE, above.text),))
        top += _GROUP * scale
    yield PictureRow(top, _HEADING * scale, "heading", tuple(labels))
    top += _HEADING * scale
    for row in islice(sheet.rows(), int((_SHORT - 2 * _END) / (_LINE * scale))):
        is_group = isinstance(row, GroupHeading)
        height = (_GROUP if is_group else _LINE * _lines(row, columns)) * scale
        if top + height > _SHORT - _END:
            return
        if is_group:
            yield PictureRow(top, height, "group", (PictureCell(_SIDE, left - _SIDE, said(row[0])),))
        else:
            cells = (
                PictureCell(at, width, said(row[number], columns[number].number_format), is_number(columns[number]))
                for number, at, width in places
            )
            yield PictureRow(top, height, "row", tuple(each for each in cells if each.text))
        top += height


def _lines(row: Sequence[BookValue], columns: Sequence[BookColumn]) -> int:
    """How high the row is, by what wraps in it."""
    texts = ((said(value), column.width) for value, column in zip(row, columns, strict=False) if column.wrap)
    return max((wrapped_lines(text, width) for text, width in texts), default=1)


_ROLES: dict[str, PictureRole] = {
    "title": "title", "section": "strong", "heading": "heading", "group": "group", "small": "small", "note": "small",
    "source": "small",
}  # fmt: skip


def first_document_page(document: DocumentSheet) -> FirstPage:
    """Of what is read and no table."""
    width, height = (_LONG, _SHORT) if document.is_landscape else (_SHORT, _LONG)
    rows = tuple(_document_rows(document, width, height))
    return FirstPage(width, height, document.size, document.title, rows)


def _document_rows(document: DocumentSheet, width: float, height: float) -> Iterator[PictureRow]:
    unit = (width - 2 * _SIDE) / sum(document.widths)
    line, top = document.size * _LINE / FONT_SIZE, _END
    for row in document.rows:
        needed = line * _document_lines(row, document.widths)
        if top + needed > height - _END:
            return
        cells = tuple(
            PictureCell(_SIDE + sum(document.widths[:at]) * unit, sum(document.widths[at : at + span]) * unit, text)
            for at, span, text in row.places()
        )
        yield PictureRow(top, needed, _ROLES.get(row.role, "row"), cells)
        top += needed


def _document_lines(row: DocumentRow, widths: Sequence[float]) -> float:
    if row.role == "title":
        return 2
    return max((wrapped_lines(text, sum(widths[at : at + span])) for at, span, text in row.places()), default=1)


def marked(page: FirstPage, register: str, made_on: str, mark: str) -> FirstPage:
    """The page with what stands above and below on each."""
    return replace(page, register=register, made_on=made_on, mark=mark)

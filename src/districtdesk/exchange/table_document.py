"""A table as a document: what of it is printed, in the widths and over the pages that its workbook has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from .document import DocumentRow, DocumentSheet, Role
from .layout import BookCell, BookColumn, BookRow, BookSheet, CellLook, GroupHeading, HeadingRow
from .paper import FONT_SIZE, PAGE_WIDTH, fit_on_page, print_plan, sheet_width
from .rows_above import rows_above
from .said_cells import said

Tick = Callable[[], None]
_TICK_EVERY = 256
# In points: nobody needs larger letters in a table.
_LARGEST = 9.0
_ROLES: dict[CellLook, Role] = {
    "title": "title",
    "subtitle": "line",
    "group": "group",
    "heading": "heading",
    "total": "group",
    "quiet": "source",
}


def is_on_paper(sheet: BookSheet) -> bool:
    """Whether it has rows to read: what is hidden has not, nor has a sheet of charts alone."""
    return not sheet.is_hidden and bool(sheet.row_count or not sheet.charts)


def as_document(sheet: BookSheet, tick: Tick, line: str = "", most: int | None = None) -> DocumentSheet:
    """Its rows as texts, the first ones alone where `most` says how many, below a `line` of words if there is one.

    `tick` is called between them and may raise.
    """
    columns = fit_on_page(sheet.columns)
    seen = [number for number, each in enumerate(columns) if each.printed and not each.hidden]
    plan = print_plan(columns)
    size = min(FONT_SIZE * plan.scale / 100, _LARGEST)
    room = PAGE_WIDTH * FONT_SIZE / size
    rows = list(islice(_rows(sheet, columns, seen, tick), most))
    widths = tuple(sheet_width(columns[each]) for each in seen)
    above = [DocumentRow("line", (line,), (plan.breaks[0] if plan.breaks else len(seen),))] if line else []
    return DocumentSheet(
        title=sheet.full_title or sheet.title,
        name=sheet.name,
        widths=widths,
        rows=[*above, *rows],
        numbers=frozenset(place for place, each in enumerate(seen) if columns[each].form in ("whole", "decimal")),
        is_landscape=True,
        breaks=tuple(sum(each < after for each in seen) for after in plan.breaks),
        repeated=1 if plan.breaks else 0,
        size=size,
        page_width=room,
        is_fitted=True,
    )


def titled(document: DocumentSheet) -> DocumentSheet:
    """With its title in large letters above, where it has none of its own."""
    if any(each.role == "title" for each in document.rows):
        return document
    title = DocumentRow(
        "title", (document.title,), (document.breaks[0] if document.breaks else len(document.widths),)
    )
    return replace(document, rows=[title, *document.rows])


def _rows(sheet: BookSheet, columns: tuple[BookColumn, ...], seen: list[int], tick: Tick) -> Iterator[DocumentRow]:
    yield from (_row(each, columns, seen) for each in rows_above(sheet, are_read=True))
    if sheet.shape == "table":
        yield DocumentRow("heading", tuple(columns[each].label for each in seen))
    for number, row in enumerate(sheet.rows()):
        if number % _TICK_EVERY == 0:
            tick()
        yield _row(row, columns, seen)
    yield from (_row(each, columns, seen) for each in sheet.below())


def _row(row: BookRow, columns: tuple[BookColumn, ...], seen: list[int]) -> DocumentRow:
    if isinstance(row, HeadingRow):
        return DocumentRow(_ROLES.get(row.look, "row") if row.text else "space", (row.text,), (len(seen),))
    if isinstance(row, GroupHeading):
        return DocumentRow("group", (said(row[0]),), (len(seen),))
    looks = {cell.look for cell in row if isinstance(cell, BookCell)}
    role: Role = "group" if "total" in looks else "heading" if "heading" in looks else "row"
    texts, spans = [], []
    for place in seen:
        cell = row[place] if place < len(row) else None
        span = cell.span if isinstance(cell, BookCell) else 1
        texts.append(said(cell, columns[place].number_format))
        spans.append(sum(place <= each < place + span for each in seen))
    if max(spans, default=1) > 1:
        role = "source" if looks == {"quiet"} else role
        return DocumentRow(role, *_joined(texts, spans))
    return DocumentRow(role, tuple(texts))


def _joined(texts: list[str], spans: list[int]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Without the cells that one before them covers."""
    kept, covered = [], 0
    for number, span in enumerate(spans):
        if number >= covered:
            kept.append(number)
            covered = number + span
    return tuple(texts[each] for each in kept), tuple(spans[each] for each in kept)

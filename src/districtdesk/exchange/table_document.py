"""A table as a document: what of it is printed, in the widths and over the pages that its workbook has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from .. import i18n
from ..i18n import _
from .document import DocumentRow, DocumentSheet
from .layout import BookCell, BookColumn, BookRow, BookSheet, BookValue, CellValue, GroupHeading, HeadingRow, plain
from .paper import FONT_SIZE, PAGE_WIDTH, fit_on_page, print_plan, sheet_width

Tick = Callable[[], None]
_TICK_EVERY = 256
# In points: nobody needs larger letters in a table.
_LARGEST = 9.0


def as_document(sheet: BookSheet, tick: Tick, line: str = "") -> DocumentSheet:
    """All its rows as texts, below a `line` of words if there is one; `tick` is called between them and may raise."""
    columns = fit_on_page(sheet.columns)
    seen = [number for number, each in enumerate(columns) if each.printed and not each.hidden]
    plan = print_plan(columns)
    size = min(FONT_SIZE * plan.scale / 100, _LARGEST)
    room = PAGE_WIDTH * FONT_SIZE / size
    rows = list(_rows(sheet, columns, seen, tick))
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
        is_fitted=not plan.breaks,
    )


def _rows(sheet: BookSheet, columns: tuple[BookColumn, ...], seen: list[int], tick: Tick) -> Iterator[DocumentRow]:
    # The title of the sheet stands at the head of each page.
    yield from (DocumentRow("line", (row.text,), (len(seen),)) for row in sheet.above if row.look != "title")
    yield DocumentRow("heading", tuple(columns[each].label for each in seen))
    for number, row in enumerate(sheet.rows()):
        if number % _TICK_EVERY == 0:
            tick()
        if isinstance(row, GroupHeading):
            yield DocumentRow("group", (said(row[0]),), (len(seen),))
        else:
            yield DocumentRow("row", tuple(said(row[each]) for each in seen))
    yield from (_below(row, seen) for row in sheet.below())


def _below(row: BookRow, seen: list[int]) -> DocumentRow:
    """A row of totals, or one text over all columns."""
    if isinstance(row, HeadingRow):
        return DocumentRow("section" if row.look == "group" else "source", (row.text,), (len(seen),))
    if len(row) == 1:
        return DocumentRow("source", (said(row[0]),), (len(seen),))
    return DocumentRow("group", tuple(said(row[each]) if each < len(row) else "" for each in seen))


def said(cell: BookValue) -> str:
    """A cell as it is read in the language of the moment."""
    if isinstance(cell, BookCell):
        return f"{cell.before}{_said_number(plain(cell), cell.number_format or '')}{cell.after}"
    return _said(plain(cell))


def _said_number(value: CellValue, number_format: str) -> str:
    """A number as its own format has it, which may tell it in millions and with fewer places than it has."""
    if not isinstance(value, int | Decimal) or isinstance(value, bool) or not number_format:
        return _said(value)
    digits = number_format.rstrip(",")
    scaled = Decimal(value).scaleb(-3 * (len(number_format) - len(digits)))
    places = len(digits.partition(".")[2])
    return i18n.number(scaled.quantize(Decimal(1).scaleb(-places)))


def _said(value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return i18n.short_day(value)
    return i18n.number(value) if isinstance(value, int | Decimal) else value

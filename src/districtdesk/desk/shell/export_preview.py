"""The first page of what is ordered, read off the GUI thread; loaded with what writes workbooks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import UTC, datetime

from ... import i18n
from ...exchange.book import IsCancelled, stopping
from ...exchange.document import DocumentSheet
from ...exchange.errors import Cancelled
from ...exchange.export import sheets_of_layout
from ...exchange.layout import BookSheet
from ...exchange.layout_names import LAYOUTS
from ...exchange.layouts import layout_documents
from ...exchange.list_sheets import list_sheet, whole_kind
from ...exchange.noted import reading_still
from ...exchange.planned_sheets import first_planned
from ...exchange.table_document import as_document
from ...painting.page_painter import PageHeads, PagePainter, PaintedPage
from ...painting.page_plan import plan_pages
from ...painting.page_texts import PageTexts
from ...register.journal.store import Register, Session
from ...register.queries import listing
from ...register.queries.listing import Query
from ...register.queries.personal import LeftOut
from ..paper.first_page import FirstPage
from .export_order import ExportOrder
from .export_work import layout_order, tables_order

# More rows than these are on no page.
_MOST_ROWS = 60

ReadFirstPage = Callable[[Register, ExportOrder, IsCancelled], FirstPage | None]


def read_first_page(register: Register, order: ExportOrder, is_cancelled: IsCancelled) -> FirstPage | None:
    """None where there is nothing to see, or nobody waits for it any more. Raises RegisterError."""
    with i18n.speaking(order.language), suppress(Cancelled), _reading(register, order, is_cancelled) as session:
        left_out = LeftOut(session) if order.without_personal else None
        document, count = (None, 0) if is_cancelled() else _first(session, order, left_out)
        if document is None:
            return None
        texts = PageTexts()
        pages = plan_pages([document], texts, lambda _done, _total: None)
        heads = PageHeads(document.title, register.name, i18n.moment(datetime.now(UTC)), order.mark)
        return FirstPage(PaintedPage(pages[0], PagePainter(heads, texts)), count) if pages else None
    return None


def _reading(register: Register, order: ExportOrder, is_cancelled: IsCancelled) -> AbstractContextManager[Session]:
    """Of another day a copy is made; of today what is there is read."""
    return reading_still(register, stopping(is_cancelled), order.day) if order.day else register.read()


def _first(session: Session, order: ExportOrder, left_out: LeftOut | None) -> tuple[DocumentSheet | None, int]:
    """What its first page is of, and how many rows there are of it."""
    if order.layout and LAYOUTS[order.layout].is_document:
        return _first_document(session, order), 0
    sheet = _first_sheet(session, order, left_out)
    if sheet is None:
        return None, 0
    return as_document(sheet, lambda: None, most=_MOST_ROWS), sheet.row_count - sheet.group_count


def _first_sheet(session: Session, order: ExportOrder, left_out: LeftOut | None) -> BookSheet | None:
    if order.layout:
        return sheets_of_layout(session, order.layout, layout_order(order))[1][0]
    if order.tables:
        return first_planned(session, tables_order(order), left_out)
    if order.shown is not None:
        return list_sheet(session, order.shown.query, order.shown.fields, left_out)
    return _first_of_all(session, order, left_out)


def _first_document(session: Session, order: ExportOrder) -> DocumentSheet | None:
    """Of the first record that is asked for: to make those of all takes a while."""
    asked = Query(LAYOUTS[order.layout].kind, conditions=order.conditions)
    first = tuple(row.id for row in listing.window(session, asked, 0, 1))
    if not first:
        return None
    documents = layout_documents(order.layout, session, replace(layout_order(order), records=first))
    return documents[0] if documents else None


def _first_of_all(session: Session, order: ExportOrder, left_out: LeftOut | None) -> BookSheet | None:
    """Of the whole register the first sheet that has something to show."""
    totals = left_out.counts() if left_out else listing.counts(session)
    for kind, total in totals.items():
        if total and (not order.kinds or kind in order.kinds):
            sheet = whole_kind(session, kind, total, left_out)
            if not sheet.is_hidden:
                return sheet
    return None

"""The first page of what is ordered, read off the GUI thread; loaded with what writes workbooks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from ... import i18n
from ...exchange.book import IsCancelled
from ...exchange.first_page import FirstPage, first_document_page, first_page, marked
from ...exchange.layout_names import LAYOUTS
from ...exchange.layouts import layout_documents, layout_sheets
from ...exchange.list_sheets import list_sheet, whole_kind
from ...exchange.paper import fit_on_page
from ...exchange.planned_sheets import first_planned
from ...register.journal.store import Register, Session
from ...register.queries import listing
from ...register.queries.listing import Query
from ...register.queries.personal import LeftOut
from .export_order import ExportOrder
from .export_work import layout_order, tables_order

ReadFirstPage = Callable[[Register, ExportOrder, IsCancelled], FirstPage | None]


def read_first_page(register: Register, order: ExportOrder, is_cancelled: IsCancelled) -> FirstPage | None:
    """None where there is nothing to see, or nobody waits for it any more. Raises RegisterError."""
    with i18n.speaking(order.language), register.read() as session:
        left_out = LeftOut(session) if order.without_personal else None
        page = None if is_cancelled() else _page(session, order, left_out)
        made_on = i18n.moment(datetime.now(UTC))
        return page and marked(page, register.name, made_on, order.mark)


def _page(session: Session, order: ExportOrder, left_out: LeftOut | None) -> FirstPage | None:
    if order.layout and LAYOUTS[order.layout].is_document:
        return _first_document(session, order)
    if order.layout:
        sheet = layout_sheets(order.layout, session, layout_order(order))[0]
        return first_page(replace(sheet, columns=fit_on_page(sheet.columns)))
    if order.tables:
        planned = first_planned(session, tables_order(order), left_out)
        return first_page(planned) if planned else None
    if order.shown is not None:
        return first_page(list_sheet(session, order.shown.query, order.shown.fields, order.day, left_out))
    return _first_of_all(session, order, left_out)


def _first_document(session: Session, order: ExportOrder) -> FirstPage | None:
    """Of the first record that is asked for: to make those of all takes a while."""
    asked = Query(LAYOUTS[order.layout].kind, conditions=order.conditions)
    first = tuple(row.id for row in listing.window(session, asked, 0, 1))
    if not first:
        return None
    documents = layout_documents(order.layout, session, replace(layout_order(order), records=first))
    return first_document_page(documents[0]) if documents else None


def _first_of_all(session: Session, order: ExportOrder, left_out: LeftOut | None) -> FirstPage | None:
    """Of the whole register the first sheet that has something to show."""
    totals = left_out.counts() if left_out else listing.counts(session)
    for kind, total in totals.items():
        if total and (not order.kinds or kind in order.kinds):
            sheet = whole_kind(session, kind, total, order.day, left_out)
            if not sheet.is_hidden:
                return first_page(sheet)
    return None

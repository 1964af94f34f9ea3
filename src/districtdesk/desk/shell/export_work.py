"""Writes the workbook that was asked for; loaded when somebody exports, because openpyxl is heavy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ... import i18n
from ...exchange.book import IsCancelled, Progress
from ...exchange.differences_book import write_differences
from ...exchange.erratum_book import write_erratum
from ...exchange.errors import ExchangeError
from ...exchange.export import export_layout, export_list, export_register, summarise
from ...exchange.layout import BookReport
from ...exchange.layout_names import LAYOUTS
from ...exchange.layouts import LayoutOrder
from ...exchange.leaving import Leaving, remember
from ...exchange.noted import noting
from ...exchange.planned_sheets import TablesOrder
from ...exchange.tables_book import export_tables
from ...i18n import _
from ...record_kinds import RECORD_KINDS
from ...register.journal.store import Register
from ...register.queries.exports import read_exports
from ...register.queries.listing import Query
from ...register.remembering import Remembered
from .export_order import ExportOrder


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The report of an export, and what is said of it in the language of the desk.

    `remembered`: as what the register remembers it, or why not.
    """

    report: BookReport
    said: str
    remembered: Remembered = field(default_factory=Remembered)


WriteBook = Callable[[Register, ExportOrder, Progress, IsCancelled], ExportResult]


def write_book(register: Register, order: ExportOrder, progress: Progress, is_cancelled: IsCancelled) -> ExportResult:
    """What was ordered. Raises ExchangeError, Cancelled and RegisterError."""
    if order.about:
        return _write_about(register, order, progress, is_cancelled)
    shown = order.shown
    how: dict[str, Any] = {"day": order.day, "without_personal": order.without_personal, "mark": order.mark}
    watched: dict[str, Any] = {"progress": progress, "is_cancelled": is_cancelled}
    with i18n.speaking(order.language), noting() as noted:
        if order.layout:
            report = export_layout(register, order.layout, layout_order(order), order.target, **watched)
        elif order.tables:
            report = export_tables(register, tables_order(order), order.target, **watched)
        elif shown is None:
            what: dict[str, Any] = {"title": order.title, "kinds": order.kinds}
            report = export_register(register, order.target, **what, **how, **watched)
        else:
            report = export_list(register, shown.query, shown.fields, order.target, **how, **watched)
    kept = remember(register, noted, order.target, _leaving(order))
    return ExportResult(report, summarise(report), kept)


def _leaving(order: ExportOrder) -> Leaving:
    """What is remembered of it."""
    shown, query, name = order.shown, None, order.title
    if order.layout:
        query = Query(LAYOUTS[order.layout].kind, conditions=order.conditions) if order.conditions else None
    elif order.tables:
        query = order.tables[0].query if len(order.tables) == 1 else None
    elif shown is not None:
        query = shown.query
        name = "" if shown.name == _(RECORD_KINDS[query.kind].many) else shown.name
    return Leaving(order.language, query, order.layout, order.day, order.without_personal, name)


def _write_about(
    register: Register, order: ExportOrder, progress: Progress, is_cancelled: IsCancelled
) -> ExportResult:
    write = write_erratum if order.is_erratum else write_differences
    with register.read() as session:
        found = read_exports(session, [order.about])
    if not found:
        raise ExchangeError(_("This exported file is no longer remembered here."))
    with i18n.speaking(order.language):
        report = write(register, found[0], order.target, progress=progress, is_cancelled=is_cancelled)
    return ExportResult(report, summarise(report))


def layout_order(order: ExportOrder) -> LayoutOrder:
    """What is wanted of a ready-made layout."""
    how: dict[str, Any] = {"title": order.title, "mark": order.mark, "by_district": order.by_district}
    return LayoutOrder(order.conditions, order.without_personal, order.day, **how)


def tables_order(order: ExportOrder) -> TablesOrder:
    """What is wanted of tables that somebody put together."""
    return TablesOrder(order.title, order.tables, order.by_district, order.day, order.without_personal, order.mark)

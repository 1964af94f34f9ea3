"""Writes the workbook that was asked for; loaded when somebody exports, because openpyxl is heavy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ... import i18n
from ...exchange.book import IsCancelled, Progress
from ...exchange.export import export_layout, export_list, export_register, summarise
from ...exchange.layout import BookReport
from ...exchange.layouts import LayoutOrder
from ...exchange.planned_sheets import TablesOrder
from ...exchange.tables_book import export_tables
from ...register.journal.store import Register
from .export_order import ExportOrder


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The report of an export, and what is said of it in the language of the desk."""

    report: BookReport
    said: str


WriteBook = Callable[[Register, ExportOrder, Progress, IsCancelled], ExportResult]


def write_book(register: Register, order: ExportOrder, progress: Progress, is_cancelled: IsCancelled) -> ExportResult:
    """What was ordered. Raises ExchangeError, Cancelled and RegisterError."""
    shown = order.shown
    how: dict[str, Any] = {"day": order.day, "without_personal": order.without_personal, "mark": order.mark}
    watched: dict[str, Any] = {"progress": progress, "is_cancelled": is_cancelled}
    with i18n.speaking(order.language):
        if order.layout:
            report = export_layout(register, order.layout, layout_order(order), order.target, **watched)
        elif order.tables:
            report = export_tables(register, tables_order(order), order.target, **watched)
        elif shown is None:
            what: dict[str, Any] = {"title": order.title, "kinds": order.kinds}
            report = export_register(register, order.target, **what, **how, **watched)
        else:
            report = export_list(register, shown.query, shown.fields, order.target, **how, **watched)
    return ExportResult(report, summarise(report))


def layout_order(order: ExportOrder) -> LayoutOrder:
    """What is wanted of a ready-made layout."""
    return LayoutOrder(order.conditions, order.without_personal, order.day, title=order.title, mark=order.mark)


def tables_order(order: ExportOrder) -> TablesOrder:
    """What is wanted of tables that somebody put together."""
    return TablesOrder(order.title, order.tables, order.by_district, order.day, order.without_personal, order.mark)

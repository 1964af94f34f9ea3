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
    how: dict[str, Any] = {"day": order.day, "without_personal": order.without_personal}
    watched: dict[str, Any] = {"progress": progress, "is_cancelled": is_cancelled}
    with i18n.speaking(order.language):
        if order.layout:
            asked = LayoutOrder(without_personal=order.without_personal, day=order.day)
            report = export_layout(register, order.layout, asked, order.target, **watched)
        elif shown is None:
            report = export_register(register, order.target, **how, **watched)
        else:
            report = export_list(register, shown.query, shown.fields, order.target, **how, **watched)
    return ExportResult(report, summarise(report))

"""Writes the workbook that was asked for; loaded when somebody exports, because openpyxl is heavy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ... import i18n
from ...exchange.book import IsCancelled, Progress
from ...exchange.export import export_list, export_register, summarise
from ...exchange.layout import BookReport
from ...register.journal.store import Register
from ..kit.page import ShownList


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The report of an export, and what is said of it in the language of the desk."""

    report: BookReport
    said: str


WriteBook = Callable[[Register, Path, str, ShownList | None, date | None, Progress, IsCancelled], ExportResult]


def write_book(
    register: Register,
    target: Path,
    language: str,
    shown: ShownList | None,
    day: date | None,
    progress: Progress,
    is_cancelled: IsCancelled,
) -> ExportResult:
    """The list as it is shown, or without one the whole register, as of a day where one is given; the workbook
    speaks `language`.

    Raises ExchangeError, Cancelled and RegisterError.
    """
    with i18n.speaking(language):
        if shown is None:
            report = export_register(register, target, day=day, progress=progress, is_cancelled=is_cancelled)
        else:
            report = export_list(
                register, shown.query, shown.fields, target, day=day, progress=progress, is_cancelled=is_cancelled
            )
    return ExportResult(report, summarise(report))

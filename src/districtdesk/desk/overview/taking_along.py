"""A list of the overview taken along: asks for a place, and writes a workbook or CSV there off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ...attached.copies import safe_name
from ...exchange.errors import ExchangeError
from ...i18n import _
from ...overview.told_list import FORMS, ToldList
from ...register.clock import day_in_name
from ...settings import Settings
from ..feed.register_feed import Feed
from ..kit import notices

_PURPOSE = "export"


def ask_and_export(window: QWidget, feed: Feed, settings: Settings, told: ToldList) -> None:
    """Nothing is written where no place is chosen."""
    name = safe_name(f"{told.title} {day_in_name(feed.register.clock)}{FORMS[0]}")
    words = (_("Excel workbooks (*.xlsx)"), _("CSV tables (*.csv)"))
    chosen, form = QFileDialog.getSaveFileName(
        window, _("Export the list"), str(settings.folder(_PURPOSE) / name), ";;".join(words)
    )
    if not chosen:
        return
    target = Path(chosen)
    if target.suffix.lower() not in FORMS:
        target = target.with_name(target.name + FORMS[words.index(form) if form in words else 0])
    settings.remember_folder(_PURPOSE, target.parent)
    export_to(window, feed, told, target)


def export_to(window: QWidget, feed: Feed, told: ToldList, target: Path) -> None:
    """Write it there, and say so."""

    def write() -> str:
        # Late: what writes workbooks takes long to load, and few lists are taken along.
        from ...exchange.told_book import write_told_list

        why_not = write_told_list(feed.register, told, target)
        said = _("Saved as {name}.", name=target.name)
        return f"{said} {why_not}".strip()

    feed.run(write, feed.said.emit, _refusing(window), window)


def _refusing(window: QWidget) -> Callable[[Exception], None]:
    def refuse(error: Exception) -> None:
        if not isinstance(error, ExchangeError):
            raise error
        notices.tell(window, error.message, error.kept, "warning")

    return refuse

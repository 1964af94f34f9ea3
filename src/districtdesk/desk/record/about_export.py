"""Writing a workbook about an exported file: what has changed since, or its erratum; off the GUI thread."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path, PurePath

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ...attached.copies import safe_name
from ...exchange.errors import Cancelled, ExchangeError
from ...exchange.open_elsewhere import InUse
from ...i18n import _
from ...presence import is_there
from ...register.errors import Refused, RegisterError
from ...register.queries.exports import KeptExport
from ...settings import Settings
from ..feed.register_feed import AboutExport, Feed
from ..kit import Busy, notices
from .in_use import ask_for_free_name

_PURPOSE, _SUFFIX = "export", ".xlsx"
_OPEN, _CLOSE = "open", "close"


class AboutExportWriter(QObject):
    """Asks where to, writes, and offers to open what was written."""

    def __init__(self, feed: Feed, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._feed, self._settings, self._window = feed, settings, parent
        self._stop = threading.Event()
        self._busy: Busy | None = None

    def write(self, export: KeptExport, *, is_erratum: bool) -> None:
        """Ask for the place first; nothing is written where none is chosen."""
        title = _("Erratum") if is_erratum else _("What has changed since then")
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window, title, str(self._suggested(export, title)), _("Excel workbooks (*.xlsx)")
        )
        if chosen:
            target = Path(chosen)
            self.write_to(export, target if target.suffix.lower() == _SUFFIX else Path(chosen + _SUFFIX), is_erratum)

    def write_to(self, export: KeptExport, target: Path, is_erratum: bool) -> None:
        """Write it there, and tell."""
        self._write(AboutExport(export.id, target, self._stop.is_set, is_erratum=is_erratum))

    def _write(self, about: AboutExport) -> None:
        write = self._feed.write_about_export
        if write is None:
            return
        self._stop.clear()
        self._busy = Busy(_("Exporting to Excel"), self._window)
        self._busy.cancelled.connect(self._stop.set)
        self._busy.show_progress(_("Reading the register."))
        self._busy.open()
        self._feed.run(lambda: (write(about), about.target), self._done, partial(self._failed, about), self)

    def _suggested(self, export: KeptExport, title: str) -> Path:
        """A name that is free, in the folder of the last export."""
        folder = self._settings.folder(_PURPOSE)
        stem = f"{safe_name(PurePath(export.file_name).stem)} {title} {date.today().isoformat()}".strip()
        place, number = folder / f"{stem}{_SUFFIX}", 2
        while is_there(place):
            place, number = folder / f"{stem} ({number}){_SUFFIX}", number + 1
        return place

    def _end_busy(self) -> None:
        if self._busy is not None:
            self._busy.finish()
            self._busy = None

    def _done(self, written: tuple[str, Path]) -> None:
        self._end_busy()
        said, target = written
        self._settings.remember_folder(_PURPOSE, target.parent)
        self._feed.said.emit(said)
        answers = [notices.NoticeAnswer(_CLOSE, _("Close")), notices.NoticeAnswer(_OPEN, _("Open file"))]
        answer = notices.ask(self._window, said, str(target.parent), answers, escape=_CLOSE)
        if answer == _OPEN and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(target))):
            notices.tell(self._window, _("No program opened “{name}”.", name=target.name), str(target))

    def _failed(self, about: AboutExport, error: Exception) -> None:
        self._end_busy()
        if isinstance(error, Cancelled):
            notices.tell(self._window, _("The export was stopped."), _("No file was written or replaced."))
        elif isinstance(error, InUse):
            if free := ask_for_free_name(self._window, error):
                self._write(replace(about, target=free))
        elif isinstance(error, ExchangeError):
            notices.tell(self._window, error.message, error.kept, "warning")
        elif isinstance(error, RegisterError | Refused):
            self._feed.failed.emit(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)

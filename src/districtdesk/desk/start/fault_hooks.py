"""Where faults of ours go: into a log, and into one calm window; never unseen."""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication

from ...fault_log import FaultLog
from ...fault_report import told_log
from ...i18n import _
from ..kit import notices

_LOG = "districtdesk.log"
_KINDS = {
    QtMsgType.QtDebugMsg: "debug",
    QtMsgType.QtInfoMsg: "info",
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}


class _Words(logging.Handler):
    """What the rest of the program tells the log alone."""

    def __init__(self, log: FaultLog) -> None:
        super().__init__()
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        self._log.write(said, said)


class Hooks(QObject):
    """Installed once, for as long as the program runs; `remove` gives the hooks back."""

    _came = Signal(str, str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Python's own last words, when it dies, go there too.
        self.log = FaultLog(folder / _LOG, faulthandler.enable)
        self._shown: set[str] = set()
        self._is_showing = False
        # What SQLite says of a damaged file: our own sentences tell people of it.
        self._words = _Words(self.log)
        logging.getLogger("districtdesk").addHandler(self._words)
        # Always queued: windows belong to the GUI thread, and none is opened in the middle of painting.
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(self._qt_said)

    def remove(self) -> None:
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)
        logging.getLogger("districtdesk").removeHandler(self._words)
        if self.log.is_open:
            faulthandler.disable()
        self.log.close()

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        place = _place_of(kind, trace)
        told = "".join(traceback.format_exception(kind, error, trace))
        if self.log.write(told, place) and sys.stderr is not None:
            print(told, file=sys.stderr, end="")
        self._came.emit(place, told)

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _qt_said(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        said = f"Qt {_KINDS.get(kind, 'said')}: {message}"
        is_new = self.log.write(said, said)
        if is_new and kind != QtMsgType.QtDebugMsg and sys.stderr is not None:
            print(said, file=sys.stderr)

    @Slot(str, str)
    def _show(self, place: str, told: str) -> None:
        # A fault while painting comes back with every repaint: one window for one fault, one window at a time.
        if self._is_showing or place in self._shown:
            return
        self._shown.add(place)
        self._is_showing = True
        try:
            answer = notices.ask(
                QApplication.activeWindow(),
                _("Something went wrong in the program."),
                _("Your text is still on the screen, and everything saved before is safe. You can go on working."),
                [notices.NoticeAnswer("copy", _("Copy details")), notices.NoticeAnswer("close", _("Close"))],
                mood="warning",
            )
        finally:
            self._is_showing = False
        if answer == "copy":
            QApplication.clipboard().setText("\n".join((_versions(), *told_log(told))))


def _place_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return f"{kind.__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else kind.__name__


def _versions() -> str:
    return f"DistrictDesk, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"

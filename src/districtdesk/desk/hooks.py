"""Where faults of ours go: into a log, and into one calm window; never unseen."""

from __future__ import annotations

import faulthandler
import platform
import sys
import threading
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication

from ..i18n import _
from .shell import notices

_LOG = "districtdesk.log"
_LARGEST_LOG = 1_000_000
_KINDS = {
    QtMsgType.QtDebugMsg: "debug",
    QtMsgType.QtInfoMsg: "info",
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}


class Hooks(QObject):
    """Installed once, for as long as the program runs; `remove` gives the hooks back."""

    _came = Signal(str, str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log = folder / _LOG
        self._file = _opened(self.log)
        self._lock = threading.Lock()
        self._shown: set[str] = set()
        self._is_showing = False
        # Always queued: windows belong to the GUI thread, and none is opened in the middle of painting.
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(self._qt_said)
        if self._file is not None:
            faulthandler.enable(self._file)

    def remove(self) -> None:
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None

    def write(self, text: str) -> None:
        """Add to the log, from any thread."""
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        with self._lock, suppress(OSError, ValueError):
            if self._file is not None:
                print(moment, text, file=self._file, flush=True)

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        told = "".join(traceback.format_exception(kind, error, trace))
        self.write(told)
        if sys.stderr is not None:
            print(told, file=sys.stderr, end="")
        self._came.emit(_place_of(kind, trace), told)

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _qt_said(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        said = f"Qt {_KINDS.get(kind, 'said')}: {message}"
        self.write(said)
        if kind != QtMsgType.QtDebugMsg and sys.stderr is not None:
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
                [notices.Answer("copy", _("Copy details")), notices.Answer("close", _("Close"))],
                mood="warning",
            )
        finally:
            self._is_showing = False
        if answer == "copy":
            QApplication.clipboard().setText(f"{_versions()}\n{told}")


def _opened(log: Path) -> TextIO | None:
    """The log, begun anew when it has grown long; None where it cannot be written."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > _LARGEST_LOG:
            log.replace(log.with_suffix(".old.log"))
        return log.open("a", encoding="utf-8")
    except OSError:
        return None


def _place_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return f"{kind.__name__} {frames[-1].filename}:{frames[-1].lineno}" if frames else kind.__name__


def _versions() -> str:
    return f"DistrictDesk, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"

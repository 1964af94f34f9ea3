"""The main window: painted empty before anything else is loaded, then filled."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Protocol

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from ...painting.colours import Colours
from ...settings import Settings

_NAME = "DistrictDesk"
# Smaller than a screen of 1366x768 at 200 %, with room for a task bar.
_SMALLEST = QSize(640, 340)
_FIRST_SIZE = QSize(1280, 720)
# Of the empty window, in lines of text: close to where its content will stand.
_SIDE, _STRIP = 13, 1.9
_LINE_HEIGHT = 1.17  # of the size of the text, about


class WindowContent(Protocol):
    """What fills the window; the shell."""

    def may_close(self) -> bool: ...
    def go(self, place: str) -> bool: ...
    def open_record(self, kind: str, record_id: str) -> bool: ...


class MainWindow(QMainWindow):
    """Holds what fills it, and remembers where it stood on the screen."""

    painted_first = Signal()
    closed = Signal()

    def __init__(self, settings: Settings, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._colours: Colours | None = colours
        self._content: WindowContent | None = None
        self._was_painted = False
        self.setWindowTitle(_NAME)
        self.setMinimumSize(_SMALLEST)
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize()))
        self._restore_place()

    def set_up(self, content: WindowContent) -> None:
        """Fill the window; again for a new language. The content puts its widgets in by itself."""
        self._content = content
        self._colours = None

    @property
    def content(self) -> WindowContent | None:
        return self._content

    def go(self, place: str) -> bool:
        """Show the page of this place; false when the current page keeps one."""
        return self._content is not None and self._content.go(place)

    def open_record(self, kind: str, record_id: str) -> bool:
        """Show this record on the page of its kind."""
        return self._content is not None and self._content.open_record(kind, record_id)

    def name_register(self, name: str) -> None:
        """Say in the title which register is open; empty for none. The star for unsaved text is Qt's [*]."""
        shown = name.replace("[*]", "[*][*]")
        self.setWindowTitle(f"{shown}[*] - {_NAME}" if name else _NAME)
        self.setWindowModified(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._colours is not None:
            self._paint_empty(self._colours)
        else:
            super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # After this turn of the event loop the picture is on the screen.
            QTimer.singleShot(0, self.painted_first.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._content is not None and not self._content.may_close():
            event.ignore()
            return
        self._settings.set("window", b64encode(self.saveGeometry().data()).decode("ascii"))
        event.accept()
        self.closed.emit()

    def _paint_empty(self, now: Colours) -> None:
        # Asking for the metrics of the font would load the fonts before the first paint.
        line = round(self.font().pointSizeF() * self.logicalDpiY() / 72 * _LINE_HEIGHT)
        strip = round(line * _STRIP)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(now.ground))
        painter.fillRect(0, 0, line * _SIDE, self.height(), QColor(now.side))
        for top in (0, self.height() - strip):
            painter.fillRect(0, top, self.width(), strip, QColor(now.card))
        painter.end()

    def _restore_place(self) -> None:
        kept = self._settings.get("window")
        if isinstance(kept, str):
            # Qt itself brings a window back to a screen that is still there.
            self.restoreGeometry(QByteArray(_decoded(kept)))


def _decoded(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except ValueError:
        return b""

"""A dialog inside its window, above a veil: it has the keyboard from the moment it is asked for.

A dialog that is a window of its own gets the keyboard when the window manager gives it, and Qt drops what is typed
until then, for the window behind it is barred already.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from ..look import fonts, theme

_FROM_THE_TOP, _AROUND = 14, 4
_THICKNESS = 170


class Sheet(QWidget):
    """Ends with its dialog, in which `first` has the keyboard.

    A press beside the dialog, or the keyboard elsewhere in the window, rejects it.
    """

    def __init__(self, dialog: QDialog, first: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dialog, self._first = dialog, first
        self._before: QWidget | None = window.focusWidget()
        self._wanted = dialog.size()
        dialog.setParent(self, Qt.WindowType.Widget)
        dialog.setAutoFillBackground(True)
        dialog.finished.connect(self._end)
        window.installEventFilter(self)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._follow)

    def open(self) -> None:
        """Show the dialog."""
        self._fit()
        self.show()
        self.raise_()
        self._dialog.show()
        self._first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = theme.colours().colour("ground")
        veil.setAlpha(_THICKNESS)
        painter.fillRect(event.rect(), veil)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._dialog.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Nothing that is typed here is for what lies below.
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.setGeometry(self._window.rect())
        around = fonts.step(_AROUND)
        width = min(self._wanted.width(), self.width() - 2 * around)
        top = min(fonts.step(_FROM_THE_TOP), max(self.height() - self._wanted.height(), 0) // 3)
        height = min(self._wanted.height(), self.height() - top - around)
        self._dialog.setGeometry((self.width() - width) // 2, top, width, height)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._dialog.isHidden() or new is None or new.window() is not self.window():
            return
        if not self.isAncestorOf(new):
            self._before = None
            self._dialog.reject()

    def _end(self) -> None:
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.disconnect(self._follow)
        self._window.removeEventFilter(self)
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

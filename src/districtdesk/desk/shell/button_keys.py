"""Enter presses the button that has the keyboard, wherever that stands.

By itself Qt leaves Enter to the default button of a window, even while the ring is on another one. Space presses as
it always does.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ButtonKeys(QObject):
    """Listens to the button that has the focus, and to no other widget."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard: QAbstractButton | None = None
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QAbstractButton):
            return False
        if event.type() != QEvent.Type.KeyPress or event.key() not in ENTER or not _is_bare(event):
            return False
        if not event.isAutoRepeat():
            watched.click()
        return True

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._heard is not None:
            self._heard.removeEventFilter(self)
            self._heard.destroyed.disconnect(self._forget)
            self._heard = None
        # A radio button is chosen by coming to it: there Enter goes on to the window's own button.
        if isinstance(new, QAbstractButton) and not isinstance(new, QRadioButton):
            self._heard = new
            new.installEventFilter(self)
            new.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._heard = None


def _is_bare(event: QKeyEvent) -> bool:
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)

"""Shift+F10 where the system does not make it the key for menus by itself."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from .focus_keys import FocusKeys

# Qt hears it there as the system's wish for a menu.
_HEARD_ANYWAY = ("win32",)


class MenuKey(FocusKeys):
    """Opens the menu of whatever has the keyboard."""

    def listens_to(self, widget: QWidget) -> bool:
        return sys.platform not in _HEARD_ANYWAY

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget) or not _is_meant(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        at = watched.rect().center()
        wish = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, watched.mapToGlobal(at))
        QApplication.sendEvent(watched, wish)
        return True


def _is_meant(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier

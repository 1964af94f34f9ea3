"""F1 where no menu reaches: in a small window that waits for an answer, and in a list that is folded out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from .focus_keys import FocusKeys


class HelpKey(FocusKeys):
    """asked: F1 was pressed here. In the main window its own action takes the key before."""

    asked = Signal(QWidget)

    def listens_to(self, widget: QWidget) -> bool:
        return not isinstance(widget.window(), QMainWindow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_F1 or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        self.asked.emit(watched)
        return True

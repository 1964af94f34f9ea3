"""Keys that would change something where nothing can be changed: whoever presses one is told why nothing happens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from .actions import ACTION_SPECS
from .read_only import CHANGING

_RUBBING_OUT = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class RefusedKeys(QObject):
    """Hears the keys that nothing in the window took. refused: one of them would have changed something."""

    refused = Signal()

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._keys = {QKeySequence(key) for spec in ACTION_SPECS if spec.key in CHANGING for key in spec.keys}
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._would_change(event):
            self.refused.emit()
        return super().eventFilter(watched, event)

    def _would_change(self, event: QKeyEvent) -> bool:
        if QKeySequence(event.keyCombination()) in self._keys:
            return True
        focus = QApplication.focusWidget()
        if focus is None or not focus.property("readOnly") or event.modifiers() & _HELD:
            return False
        return event.key() in _RUBBING_OUT or (bool(event.text()) and event.text().isprintable())

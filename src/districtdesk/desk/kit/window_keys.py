"""The keys of the window's own actions are the window's in a text field, too.

Each desktop gives text fields some keys of its own (qplatformtheme.cpp): on X11 Ctrl+E goes to the end of a line
there, and the action of that key would do nothing as long as somebody types.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from .focus_keys import FocusKeys


class WindowKeys(FocusKeys):
    """Listens to text fields. `keys` are those that no text field needs."""

    def __init__(self, app: QApplication, keys: Iterable[QKeySequence], parent: QObject | None = None) -> None:
        self._keys = {key.toString() for key in keys}
        super().__init__(app, parent)

    def listens_to(self, widget: QWidget) -> bool:
        return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if QKeySequence(event.keyCombination()).toString() not in self._keys:
            return False
        # Not wanted by the field: Qt goes on to the actions.
        event.ignore()
        return True

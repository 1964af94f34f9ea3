"""The menu of a text field, whose entries have letters in each language: Qt marks them in its own words alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from .focus_keys import FocusKeys
from .menu import letter

_Text = QLineEdit | QPlainTextEdit | QTextEdit


class TextMenu(FocusKeys):
    """Listens to text fields."""

    def listens_to(self, widget: QWidget) -> bool:
        return isinstance(widget, _Text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QContextMenuEvent) or not isinstance(watched, _Text):
            return False
        if watched.contextMenuPolicy() != Qt.ContextMenuPolicy.DefaultContextMenu:
            return False
        menu = watched.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        letter(menu)
        menu.popup(event.globalPos())
        return True

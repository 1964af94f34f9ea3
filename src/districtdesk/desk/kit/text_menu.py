"""The menu of a text field in our own words, whose entries have letters in each language."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ...i18n import _
from .focus_keys import FocusKeys
from .menu import Menu
from .text_undo import can_redo, can_undo

_Text = QLineEdit | QPlainTextEdit | QTextEdit
_Key = QKeySequence.StandardKey


class TextMenu(FocusKeys):
    """Listens to text fields."""

    def listens_to(self, widget: QWidget) -> bool:
        return isinstance(widget, _Text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QContextMenuEvent) or not isinstance(watched, _Text):
            return False
        if watched.contextMenuPolicy() != Qt.ContextMenuPolicy.DefaultContextMenu:
            return False
        text_menu(watched).popup(event.globalPos())
        return True


def text_menu(field: _Text) -> Menu:
    """What can be done in this field now, deleted once it is closed."""
    menu = Menu(field)
    is_typed, is_chosen = not field.isReadOnly(), _has_selection(field)
    has_copy = bool(QApplication.clipboard().text())
    for text, key, do, is_able in (
        (_("Undo"), _Key.Undo, field.undo, can_undo(field)),
        (_("Redo"), _Key.Redo, field.redo, can_redo(field)),
        ("", _Key.UnknownKey, field.undo, False),
        (_("Cut"), _Key.Cut, field.cut, is_typed and is_chosen),
        (_("Copy"), _Key.Copy, field.copy, is_chosen),
        (_("Paste"), _Key.Paste, field.paste, is_typed and has_copy),
        (_("Delete"), _Key.UnknownKey, lambda: _delete(field), is_typed and is_chosen),
        ("", _Key.UnknownKey, field.undo, False),
        (_("Select all"), _Key.SelectAll, field.selectAll, True),
    ):
        if not text:
            menu.addSeparator()
            continue
        # After a tab, Qt shows the key without claiming it.
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        menu.addAction(f"{text}\t{shown}" if shown else text, do).setEnabled(is_able)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _has_selection(field: _Text) -> bool:
    return field.hasSelectedText() if isinstance(field, QLineEdit) else field.textCursor().hasSelection()


def _delete(field: _Text) -> None:
    if isinstance(field, QLineEdit):
        field.del_()
    else:
        field.textCursor().removeSelectedText()

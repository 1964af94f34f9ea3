"""Cut, copy, paste and select all: done where the keyboard is, by whatever has it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from .calm_table import CalmTable

# By the key of its action, the method of a widget that does it.
EDIT_STEPS = {"cut": "cut", "copy": "copy", "paste": "paste", "select_all": "selectAll"}
_Text = QLineEdit | QPlainTextEdit | QTextEdit


def edit(step: str) -> None:
    """Do this where the keyboard is; what can do nothing of the sort is left alone."""
    found = _doing(QApplication.focusWidget(), step)
    if found is not None:
        found()


def turn_selection(field: QWidget | None) -> None:
    """All of a field's text, to be written over, or its end, to be gone on with: by F2, as in a table."""
    if isinstance(field, QLineEdit):
        if field.selectedText() == field.text():
            field.end(False)
        else:
            field.selectAll()
    elif isinstance(field, QPlainTextEdit | QTextEdit):
        if field.textCursor().hasSelection():
            field.moveCursor(QTextCursor.MoveOperation.End)
        else:
            field.selectAll()


def _doing(widget: QWidget | None, step: str) -> Callable[[], object] | None:
    if isinstance(widget, QLabel):
        return (lambda: _copy_label(widget)) if step == "copy" else None
    if isinstance(widget, _Text | CalmTable) or (isinstance(widget, QAbstractItemView) and step == "select_all"):
        found: Callable[[], object] | None = getattr(widget, EDIT_STEPS[step], None)
        return found
    return None


def _copy_label(label: QLabel) -> None:
    if label.hasSelectedText():
        QApplication.clipboard().setText(label.selectedText())

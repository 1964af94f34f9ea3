"""Who gets Ctrl+Z: the text one is typing while there is typing to take back, the register otherwise.

Qt gives the key to a focused text field even when the field has nothing to undo, and the register's undo would then
be out of reach. The field keeps the key only as long as it can use it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from .focus_keys import FocusKeys

_Text = QLineEdit | QPlainTextEdit | QTextEdit
_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier


class TextUndo(FocusKeys):
    """Listens to text fields."""

    def listens_to(self, widget: QWidget) -> bool:
        return isinstance(widget, _Text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, _Text):
            return False
        if _is_undo(event):
            return self._decide(event, can_undo(watched))
        if _is_redo(event):
            return self._decide(event, can_redo(watched))
        return False

    def _decide(self, event: QKeyEvent, keeps: bool) -> bool:
        event.setAccepted(keeps)
        return True


def can_undo(widget: _Text) -> bool:
    """Whether there is typing to take back in this text field."""
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable() and not widget.isReadOnly()
    return widget.document().isUndoAvailable() and not widget.isReadOnly()


def can_redo(widget: _Text) -> bool:
    if isinstance(widget, QLineEdit):
        return widget.isRedoAvailable() and not widget.isReadOnly()
    return widget.document().isRedoAvailable() and not widget.isReadOnly()


def forget_typing(above: QWidget) -> None:
    """What stands in these text fields is saved, or came from the register: there is no typing to take back."""
    for line in above.findChildren(QLineEdit):
        place = line.cursorPosition()
        # Qt forgets the steps of a line when its text is set anew.
        line.setText(line.text())
        line.setCursorPosition(place)
    for text in above.findChildren(QPlainTextEdit):
        text.document().clearUndoRedoStacks()


def is_typing(widget: QWidget | None) -> bool:
    """Whether keys such as Del belong to what this widget holds, not to the record in the list."""
    return isinstance(widget, _Text) and not widget.isReadOnly()


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo)


def _is_redo(event: QKeyEvent) -> bool:
    own = (Qt.Key.Key_Y, _CTRL), (Qt.Key.Key_Z, _CTRL_SHIFT)
    return event.matches(QKeySequence.StandardKey.Redo) or (event.key(), event.modifiers()) in own

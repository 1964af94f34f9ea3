"""Sends real key events with any text; Qt's own test keys abort on letters beyond ASCII."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = _NONE, text: str = "") -> None:
    """One key, down and up, to this widget."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, held, text))


def type_text(widget: QWidget, text: str) -> None:
    """Each letter as one key, after the keyboard was given to the widget."""
    widget.setFocus()
    for letter in text:
        press(widget, Qt.Key.Key_unknown, text=letter)


def retype(widget: QWidget, text: str) -> None:
    """Mark everything and type over it."""
    widget.setFocus()
    press(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(widget, Qt.Key.Key_Delete)
    type_text(widget, text)


def save_keys(widget: QWidget) -> None:
    """Ctrl+S, with the control character that a keyboard sends along."""
    press(widget, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, "\x13")

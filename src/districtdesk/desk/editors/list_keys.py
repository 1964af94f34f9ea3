"""The keys that open what a field has to choose from: a list, or the calendar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def opens_list(event: QKeyEvent) -> bool:
    """F4 alone, or Alt+Down, as in other databases and on the web."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_F4:
        return held == Qt.KeyboardModifier.NoModifier
    return event.key() == Qt.Key.Key_Down and held == Qt.KeyboardModifier.AltModifier

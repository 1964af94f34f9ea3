"""Enter presses the button that has the keyboard, wherever that stands.

By itself Qt leaves Enter to the default button of a window, even while the ring is on another one. Space presses as
it always does.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QWidget

from .choices import LinkChoice
from .focus_keys import FocusKeys

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ButtonKeys(FocusKeys):
    """Listens to buttons."""

    def listens_to(self, widget: QWidget) -> bool:
        # A radio button is chosen by coming to it: there Enter goes on to the window's own button.
        is_chosen_already = isinstance(widget, QRadioButton) and not isinstance(widget, LinkChoice)
        return isinstance(widget, QAbstractButton) and not is_chosen_already

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QAbstractButton):
            return False
        if event.type() != QEvent.Type.KeyPress or event.key() not in ENTER or not _is_bare(event):
            return False
        if not event.isAutoRepeat():
            watched.click()
        return True


def _is_bare(event: QKeyEvent) -> bool:
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)

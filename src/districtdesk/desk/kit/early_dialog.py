"""A dialog that hears what was typed between the key that asked for it and its first moment in sight.

Building a dialog takes a moment, and what is typed meanwhile is of the window behind it; once the dialog bars that
window, Qt drops all of it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog

from .application import application

# Here nobody has a keyboard, and what waits is no typing.
_WITHOUT_KEYBOARD = ("offscreen", "minimal")
# Of the keys and the mouse; that of the mouse was for what is barred now.
_PASSED_OVER = (
    QEvent.Type.KeyRelease,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
)


class EarlyDialog(QDialog):
    """What was typed early goes to the place in it that has the keyboard first."""

    def setVisible(self, visible: bool) -> None:
        typed = _typed_meanwhile() if visible and not self.isVisible() else []
        super().setVisible(visible)
        if typed:
            # Whoever shows it may still say where the keyboard begins.
            QTimer.singleShot(0, self, lambda: self._take_early(typed))

    def _take_early(self, typed: list[QKeyEvent]) -> None:
        for key in typed:
            if self.isVisible():
                QApplication.sendEvent(self.focusWidget() or self, key)


class _EarlyKeys(QObject):
    """Takes the keys that are on their way; as early as a shortcut would."""

    def __init__(self) -> None:
        super().__init__()
        self.typed: list[QKeyEvent] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.typed.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
            return True
        return event.type() in _PASSED_OVER


def _typed_meanwhile() -> list[QKeyEvent]:
    if QGuiApplication.platformName() in _WITHOUT_KEYBOARD:
        return []
    early = _EarlyKeys()
    application().installEventFilter(early)
    try:
        QCoreApplication.processEvents()
    finally:
        application().removeEventFilter(early)
    return early.typed

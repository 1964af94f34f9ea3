"""A window that was asked for comes to the front, as far as the desktop lets it."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

# So long a desktop may take; then the task bar marks the window instead.
_PATIENCE_MS = 700


def come_forward(window: QWidget, token: str = "") -> None:
    """`token` is the desktop's word that somebody wanted this; a desktop of today asks for it before it gives way."""
    if token:
        # From there Qt takes it for the next window on Wayland that asks for the keyboard, and for that one alone.
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QTimer.singleShot(_PATIENCE_MS, window, lambda: None if window.isActiveWindow() else QApplication.alert(window))

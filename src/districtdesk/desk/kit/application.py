"""The application that runs: Qt knows it as something more general than it is."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def application() -> QApplication:
    """The one application. Where a widget stands there is one."""
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running

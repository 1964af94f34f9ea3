"""Painting in a program that has no window, and on a machine without a screen."""

from __future__ import annotations

import os

from PySide6.QtGui import QGuiApplication

from .own_font import add_own_font

# What keeps Qt going once it was begun.
_begun: list[QGuiApplication] = []


def begin_painting() -> None:
    """Let Qt find its fonts, and ours; nothing where a window has begun it."""
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _begun.append(QGuiApplication(["districtdesk-cli"]))
    app = QGuiApplication.instance()
    if app is not None:
        add_own_font(app)

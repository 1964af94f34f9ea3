"""What the tests of the desk share: an application in the light theme, and a window to show widgets in."""

from __future__ import annotations

from typing import Protocol

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from districtdesk.desk.look import theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    # Windows that earlier tests closed wait to be deleted; dressing them anew takes seconds.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply(qapp, dark=False)


class Show(Protocol):
    """Shows widgets below each other in a window that lives as long as the test."""

    def __call__(self, *widgets: QWidget, width: int = 400) -> QWidget: ...


@pytest.fixture
def show(qtbot) -> Show:
    windows: list[QWidget] = []

    def _show(*widgets: QWidget, width: int = 400) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        windows.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        window.resize(width, 300)
        window.show()
        QApplication.processEvents()
        return window

    return _show

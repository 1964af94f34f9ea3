"""A window whose screen was unplugged is seen again, and any other one stays where it was put."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.kit.gone_screens import GoneScreens, brought_back

_LEFT, _RIGHT = QRect(0, 0, 1366, 740), QRect(1366, 0, 1920, 1080)


@pytest.mark.parametrize(
    "frame, rooms, place",
    [
        # Where it is seen, or more than half of it.
        (QRect(100, 50, 800, 600), [_LEFT], None),
        (QRect(1000, 50, 800, 600), [_LEFT, _RIGHT], None),
        (QRect(900, 50, 800, 600), [_LEFT], None),
        # On no screen, or with a strip of it only.
        (QRect(1500, 100, 800, 600), [_LEFT], QRect(566, 100, 800, 600)),
        (QRect(1300, 100, 800, 600), [_LEFT], QRect(566, 100, 800, 600)),
        (QRect(-2000, 2000, 800, 600), [_LEFT, _RIGHT], QRect(0, 140, 800, 600)),
        # With its title above the screen it could not be moved.
        (QRect(100, -100, 800, 600), [_LEFT], QRect(100, 0, 800, 600)),
        # Larger than what is left.
        (QRect(1400, 20, 1800, 1000), [_LEFT], QRect(0, 0, 1366, 740)),
        # To the one that has some of it.
        (QRect(3000, 900, 800, 600), [_LEFT, _RIGHT], QRect(2486, 480, 800, 600)),
        (QRect(100, 50, 800, 600), [], None),
    ],
)
def test_a_window_comes_back_where_less_than_half_of_it_is_seen(
    frame: QRect, rooms: list[QRect], place: QRect | None
) -> None:
    assert brought_back(frame, rooms) == place


def test_windows_come_back_once_a_screen_is_gone(qtbot: QtBot, qapp: QApplication) -> None:
    window, closed = QWidget(), QWidget()
    watch = GoneScreens(qapp, window)
    for each in (window, closed):
        qtbot.addWidget(each)
        each.resize(300, 200)
        each.move(5_000, 100)
    window.show()
    qapp.screenRemoved.emit(qapp.primaryScreen())
    qtbot.waitUntil(lambda: qapp.primaryScreen().availableGeometry().contains(window.frameGeometry()))
    assert closed.pos() == QPoint(5_000, 100)
    del watch

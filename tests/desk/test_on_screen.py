"""A window lies wholly on its screen: where it opens, and where it grows to what was read for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit.on_screen import KeptOnScreen, within
from districtdesk.desk.overview.attention_window import AttentionWindow
from districtdesk.overview.narrowed_material import KeptClaims
from districtdesk.register.journal.store import Register
from districtdesk.settings import Settings
from tests.making import district, figure, keep

_SCREEN = QRect(0, 24, 1366, 716)


@pytest.mark.parametrize(
    "frame, place",
    [
        (QRect(100, 100, 800, 500), QRect(100, 100, 800, 500)),
        (QRect(373, 100, 1024, 500), QRect(342, 100, 1024, 500)),
        (QRect(-20, 0, 800, 500), QRect(0, 24, 800, 500)),
        (QRect(100, 500, 800, 500), QRect(100, 240, 800, 500)),
        (QRect(200, 200, 1600, 900), QRect(0, 24, 1366, 716)),
    ],
)
def test_what_passes_an_edge_is_moved_and_what_is_too_large_is_made_smaller(frame: QRect, place: QRect) -> None:
    assert within(frame, _SCREEN) == place


def test_a_window_that_opens_past_the_edge_comes_onto_the_screen(qtbot: QtBot, qapp: QApplication) -> None:
    room = qapp.primaryScreen().availableGeometry()
    window = QWidget()
    qtbot.addWidget(window)
    KeptOnScreen(window)
    window.setGeometry(room.right() - 100, room.top(), 300, room.height() + 200)
    window.show()
    qtbot.waitUntil(lambda: room.contains(window.frameGeometry()))


def test_a_list_that_grows_to_its_sentences_stays_on_the_screen(
    register: Register, feed: Feed, settings: Settings, qtbot: QtBot, qapp: QApplication
) -> None:
    room = qapp.primaryScreen().availableGeometry()
    park = district("A district with a very long name that nobody shortens in any paper " * 2)
    keep(register, park, figure(park, "residents", 3))
    above = QWidget()
    qtbot.addWidget(above)
    above.resize(room.width() * 2, room.height() * 2)
    window = AttentionWindow(feed, settings, "unsupported", None, KeptClaims(), above)
    window.move(room.right() - window.width(), room.top())
    window.show()
    qtbot.waitUntil(lambda: len(window.table.rows.rows) == 1)
    assert room.contains(window.frameGeometry())
    window.close()

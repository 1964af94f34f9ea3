"""The list and the open record share the page, and each comes back with the width that it had."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from districtdesk.desk.lists.page_halves import ALONE, Halves
from districtdesk.settings import Settings


def test_the_record_has_its_room_again_after_a_table(qtbot: QtBot, settings: Settings) -> None:
    list_, record = QLabel("list"), QLabel("record")
    halves = Halves(settings, list_, record)
    qtbot.addWidget(halves)
    halves.resize(1100, 400)
    halves.show()
    QApplication.processEvents()
    before = halves.sizes()
    assert before[0] < before[1]
    halves.have_right(False)
    # A table needs more room than a list, and the window grows meanwhile.
    list_.setMinimumWidth(600)
    halves.resize(1110, 400)
    QApplication.processEvents()
    list_.setMinimumWidth(200)
    halves.have_right(True)
    QApplication.processEvents()
    assert halves.sizes() == [before[0], before[1] + 10]


def test_who_likes_it_has_the_record_alone_however_wide_the_page_is(qtbot: QtBot, settings: Settings) -> None:
    list_, record = QLabel("list"), QLabel("record")
    halves = Halves(settings, list_, record)
    qtbot.addWidget(halves)
    halves.resize(1100, 400)
    halves.show()
    seen = []
    for is_alone in (True, False):
        settings.set(ALONE, is_alone)
        halves.fold()
        halves.turn_to(right=True)
        seen.append((list_.isVisible(), record.isVisible()))
    assert seen == [(False, True), (True, True)]

"""Tab goes through every page, every tab of a record and every form of a new one as they are read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit.places import BY_KEY
from districtdesk.desk.record import citing
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.start.program import Program
from districtdesk.record_kinds import RECORD_KINDS
from tests.desk.reading_order import out_of_order

# Of the others a form and tables like theirs are seen here already.
_WITH_TABS = ("district", "project", "source", "person")


def _calm(window: QWidget) -> None:
    for _turn in range(4):
        QApplication.processEvents()
        for pool in (QThreadPool.globalInstance(), *window.findChildren(QThreadPool)):
            pool.waitForDone()
    QApplication.processEvents()


@pytest.mark.thorough
def test_tab_goes_through_every_page_and_tab_as_it_is_read(
    qtbot: QtBot, program: Program, made_sample: Path, home: Path
) -> None:
    desk = program.desks[0]
    file = Path(shutil.copy(made_sample, home / "sample.ddesk"))
    desk.open(file)
    qtbot.waitUntil(lambda: desk.register is not None and Path(desk.register.place) == file, timeout=20_000)
    window, found = desk.window, []
    window.resize(1366, 768)
    for place in BY_KEY:
        window.go(place)
        _calm(window)
        found += [(place, each) for each in out_of_order(window)]
        page = window.content.pages.page
        if place not in _WITH_TABS or not isinstance(page, RecordPage) or not page.table.count():
            continue
        page.table.choose_first()
        _calm(window)
        for view in (each for each in window.findChildren(RecordView) if each.isVisible()):
            for key in view.tab_keys:
                view.show_tab(key)
                _calm(window)
                found += [(place, key, each) for each in out_of_order(window)]
    assert found == []


@pytest.mark.thorough
def test_tab_goes_through_the_form_of_every_kind_as_it_is_read(qtbot: QtBot, feed: Feed) -> None:
    found = []
    above = QWidget()
    qtbot.addWidget(above)
    above.resize(1366, 768)
    for kind in (kind for kind, declared in RECORD_KINDS.items() if declared.is_entered):
        dialog = citing._dialog(feed, kind, {}, above)
        dialog.show()
        _calm(dialog)
        found += [(kind, each) for each in out_of_order(dialog)]
        dialog.close()
        dialog.deleteLater()
    assert found == []

"""Where Tab leads, on every page, and the key that turns a list into a table and back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.desk.kit.places import BY_KEY
from districtdesk.desk.look.colours import LIGHT
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.names import Names
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.opening import open_register
from districtdesk.settings import Settings

# Farther than the longest form with everything around it.
_FAR = 150


class _Desk:
    def __init__(self, qtbot: QtBot, register: Path) -> None:
        self.settings = Settings(register.with_name("settings.json"))
        self.opened = OpenRegister(open_register(register), makers(self.settings))
        for kind in ("company", "district"):
            save(self.opened.register, Entry(kind, {"names": Names.same("Alpha")}))
        self.window = MainWindow(self.settings, LIGHT)
        self.shell = Shell(self.window, self.settings)
        self.shell.show_register(self.opened)
        self.window.resize(1300, 800)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def zone(self) -> str:
        """Where the keyboard is."""
        focus, page = QApplication.focusWidget(), self.shell.pages.page
        zones = {"navigation": self.shell.navigation, "strip": self.shell.strip}
        if isinstance(page, RecordPage):
            zones |= {"search": page.pane.search, "list": page.table, "tools": page.pane, "record": page}
        else:
            zones["page"] = page
        return next((name for name, zone in zones.items() if zone is focus or zone.isAncestorOf(focus)), "nowhere")

    def round(self) -> list[str]:
        """The zones that Tab comes through, beginning with the navigation and ending before it."""
        self.shell.navigation.setFocus()
        came = ["navigation"]
        for _step in range(_FAR):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            if self.zone() == "navigation":
                break
            came.append(self.zone())
        return [zone for zone, _same in groupby(came)]


@pytest.fixture
def desk(qtbot: QtBot, register_file: Path) -> Iterator[_Desk]:
    made = _Desk(qtbot, register_file)
    yield made
    made.window.close()
    made.shell.dispose()
    made.opened.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.thorough
def test_tab_leads_from_the_navigation_through_every_page_to_the_strip(desk: _Desk) -> None:
    for place in BY_KEY:
        desk.shell.go(place)
        QApplication.processEvents()
        came = desk.round()
        assert (came[0], came[-1]) == ("navigation", "strip"), place
        assert len(set(came)) == len(came), place


@pytest.mark.thorough
def test_tab_leads_from_the_search_to_the_list_and_on_to_the_record(desk: _Desk) -> None:
    desk.shell.go("company")
    desk.shell.pages.page._view.show_tab("details")
    QApplication.processEvents()
    assert desk.round() == ["navigation", "search", "tools", "list", "record", "strip"]


@pytest.mark.thorough
@pytest.mark.parametrize("start", ["navigation", "list", "record"])
def test_ctrl_l_leads_to_the_table_and_back(desk: _Desk, start: str) -> None:
    desk.shell.go("company")
    page = desk.shell.pages.page
    page._view.show_tab("details")
    {"navigation": desk.shell.navigation, "list": page.table, "record": page._view._tabs.bar}[start].setFocus()
    for is_wide in (True, False, True, False):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        assert (page.pane.is_wide, page.pane.turn_wide.isChecked(), desk.zone()) == (is_wide, is_wide, "list")

"""Where Tab leads, on every page, and the key that turns a list into a table and back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.kit.page import Page
from districtdesk.desk.kit.places import BY_KEY, place_of
from districtdesk.desk.kit.tab_order import is_stop
from districtdesk.desk.overview.district_table import DistrictTable
from districtdesk.desk.record.below_tabs import BelowTabs
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.desk.timeline.timeline_view import TimelineView
from districtdesk.names import Names
from districtdesk.painting.colours import LIGHT
from districtdesk.records import KINDS
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.opening import open_register
from districtdesk.settings import Settings

# Farther than the longest form with everything around it.
_FAR = 150
_MOST_STOPS = 15


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

    def leave(self) -> None:
        """Close the window with all that it holds."""
        self.window.close()
        self.shell.dispose()
        self.opened.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(qtbot: QtBot, register_file: Path) -> Iterator[_Desk]:
    made = _Desk(qtbot, register_file)
    yield made
    made.leave()


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


def _steps_to(main: QWidget) -> int:
    """How many times Tab is pressed until the keyboard is in it; more than are allowed where it never comes there."""
    for steps in range(_MOST_STOPS + 1):
        focus = QApplication.focusWidget()
        if focus is main or main.isAncestorOf(focus):
            return steps
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return _MOST_STOPS + 1


def _main_of(page: Page) -> QWidget:
    """What a place is there for."""
    if isinstance(page, RecordPage):
        return page.table if page.table.isVisible() else page.pane
    kinds: tuple[type[QWidget], ...] = (TimelineView, DistrictTable, QAbstractItemView)
    found = (each for kind in kinds for each in page.findChildren(kind) if each.isVisible())
    return next(found, page)


@pytest.mark.thorough
def test_no_place_needs_more_than_fifteen_stops_of_tab_to_its_main_thing(
    qtbot: QtBot, register_file: Path, made_sample: Path
) -> None:
    shutil.copy(made_sample, register_file)
    desk = _Desk(qtbot, register_file)
    far = {}
    for place in BY_KEY:
        desk.shell.go(place)
        qtbot.wait(50)
        desk.shell.navigation.setFocus()
        far[place] = _steps_to(_main_of(desk.shell.pages.page))
    for kind in KINDS:
        page = desk.shell.pages.page if desk.shell.go(place_of(kind)) else None
        if not isinstance(page, RecordPage) or not page.table.count():
            continue
        page.table.choose_place(0)
        qtbot.waitUntil(lambda page=page: bool(page.open_id))
        view = page.findChild(RecordView)
        for tab in view.tab_keys:
            view.show_tab(tab)
            QApplication.processEvents()
            below = view.findChild(BelowTabs)
            if any(is_stop(each) and each.isVisible() and each.isEnabled() for each in below.findChildren(QWidget)):
                page.table.setFocus()
                far[f"{kind}, {tab}"] = _steps_to(below)
    desk.leave()
    assert {where: steps for where, steps in far.items() if steps > _MOST_STOPS} == {}
    assert len(far) > 60

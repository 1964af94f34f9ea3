"""The right button and the key for menus: on claims, related rows, cells, tabs, chips and marks."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTableView, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.editors.chips import Chips
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import TabBar
from districtdesk.desk.kit.menu_key import MenuKey
from districtdesk.desk.kit.mnemonics import unmarked
from districtdesk.desk.lists.column_view import ColumnView
from districtdesk.desk.lists.record_views import LineView
from districtdesk.desk.record.claim_table import ClaimTable
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.start.late_loading import load_record_view
from districtdesk.desk.timeline.timeline_view import TimelineView
from districtdesk.fields import Operator
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.condition import Condition
from districtdesk.settings import Settings
from districtdesk.timeline.layout import Lane, Mark, Span
from districtdesk.timeline.steps import FocusPlace
from tests.making import company, district, figure, keep, residency


@pytest.fixture
def page(qtbot: QtBot, feed: Feed, register: Register, settings: Settings) -> RecordPage:
    park, firm = district("Hajigabul"), company("Polimer")
    keep(register, park, firm)
    keep(register, residency(park, firm), figure(park, "area", 70), figure(park, "area", 71))
    made = RecordPage(feed, settings, "district", load_record_view)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    qtbot.waitUntil(lambda: bool(made.findChildren(ClaimTable)))
    return made


def _menu(widget: QWidget, place: QPoint | None = None) -> QMenu:
    """The menu that the key for menus opens on it, or the right button at a place of it."""
    reasons = QContextMenuEvent.Reason
    at = place or widget.rect().center()
    event = QContextMenuEvent(reasons.Mouse if place else reasons.Keyboard, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _entries(menu: QMenu) -> list[str]:
    found = [unmarked(action.text()).split("\t")[0] for action in menu.actions() if action.text()]
    menu.close()
    return found


def _take(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if unmarked(action.text()).startswith(text)).trigger()
    menu.close()


def test_a_claim_has_the_steps_below_it_in_its_menu(page: RecordPage) -> None:
    asked, first, every = page.findChildren(ClaimTable)
    assert _entries(_menu(asked)) == ["Copy the row", "Copy the cell"]
    copied = ["Copy the row", "Copy the cell"]
    assert _entries(_menu(first)) == ["Correct…", "Evidence…", *copied, "Add a claim"]
    steps = _entries(_menu(every))
    assert steps == ["Correct…", "Prefer this claim", "Evidence…", *copied, "Add a claim", "Remove this claim…"]
    _take(_menu(every), "Copy the cell")
    assert "71" in QApplication.clipboard().text() or "70" in QApplication.clipboard().text()


def test_a_tab_and_a_row_of_what_belongs_to_a_record_have_menus(page: RecordPage, qtbot: QtBot) -> None:
    bar = page.findChild(TabBar)
    assert _entries(_menu(bar)) == ["Open", "Next tab of the record", "Previous tab of the record"]
    place = next(place for place in range(bar.count()) if bar.tabData(place) == "residents")
    _take(_menu(bar, bar.tabRect(place).center()), "Open")
    assert bar.current_key == "residents"
    view = next(each for each in page._view.findChildren(QTableView) if each.isVisible() and each.model().rowCount())
    view.setCurrentIndex(view.model().index(0, 0))
    entries = _entries(_menu(view.viewport(), view.visualRect(view.currentIndex()).center()))
    edited = ["Open", "Edit the record", "Copy the row", "Copy the cell"]
    assert entries == [*edited, "New residency", "Remove…", "Columns"]


def test_a_cell_is_copied_once_the_keyboard_went_to_it(page: RecordPage, qtbot: QtBot) -> None:
    page.show_as_table(True)
    view = next(each for each in page.findChildren(ColumnView) if each.isVisible())
    view.setFocus()
    page.table.choose_first()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.clipboard().text().count("\n") == 2)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Hajigabul"


def test_shift_and_f10_open_the_menu_of_what_has_the_keyboard(page: RecordPage) -> None:
    view = page.table.findChild(LineView)
    page.activateWindow()
    view.setFocus()
    key = MenuKey(QApplication.instance())
    QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert _entries(menu)[0] == "Open"
    key.deleteLater()


def test_chips_have_menus(page: RecordPage, qtbot: QtBot) -> None:
    bar = page.filter_bar
    bar.show_conditions([Condition("names", Operator.CONTAINS, ("haji",))])
    chip = bar.chips[0]
    entries = _entries(_menu(chip))
    assert entries == ["Change…", "Take out", "Copy", "Add a condition", "Save this filter…", "Clear the filter"]
    _take(_menu(chip), "Take out")
    assert not bar.conditions
    chosen = Chips()
    qtbot.addWidget(chosen)
    chosen.show_chips([("a", "Anar"), ("b", "Brick")])
    _take(_menu(chosen._chips[0]), "Take out")
    assert chosen.names == ("Brick",)


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    made = TimelineView()
    qtbot.addWidget(made)
    return made


def test_a_mark_of_the_timeline_has_a_menu(qtbot: QtBot, view: TimelineView) -> None:
    day = date(2023, 5, 1)
    lanes = [Lane("d", "district", "Hajigabul"), Lane("p", "project", "Car plant", "", "d")]
    view.set_timeline(
        lanes, [Mark("g", "event", "p", "groundbreaking", "Groundbreaking", Span(day, day, "2023"))], day
    )
    view.resize(900, 400)
    view.show()
    scale = ["Zoom in", "Zoom out", "Show today in the middle", "Show all years", "Save the drawing…"]
    assert _entries(_menu(view)) == scale
    view.go(FocusPlace("d"))
    assert _entries(_menu(view)) == ["Open", "Copy", "Fold the lane", "Show all of the lane", *scale]
    view.go(FocusPlace("p", "g"))
    with qtbot.waitSignal(view.record_opened) as opened:
        _take(_menu(view), "Open")
    assert opened.args == ["event", "g"]

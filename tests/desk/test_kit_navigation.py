"""The navigation and the tabs: reached by keyboard and pointer, counted, named for screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from districtdesk.desk import kit
from tests.desk.conftest import Show


def _places() -> list[kit.PlaceGroup]:
    return [
        kit.PlaceGroup("", (kit.Place("overview", "Overview", "overview"),)),
        kit.PlaceGroup(
            "Register",
            (kit.Place("district", "Districts", "district", 12), kit.Place("company", "Companies", "company", 184)),
        ),
    ]


@pytest.fixture
def navigation(qtbot, show: Show) -> kit.NavigationList:
    made = kit.NavigationList("Places")
    qtbot.addWidget(made)
    made.set_places(_places())
    made.resize(240, 400)
    made.show()
    return made


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


# Navigation


def test_down_walks_the_places_and_passes_by_headings(qtbot, navigation: kit.NavigationList) -> None:
    navigation.set_current("overview")
    with qtbot.waitSignal(navigation.place_chosen) as chosen:
        QTest.keyClick(navigation, Qt.Key.Key_Down)
    assert chosen.args == ["district"]
    QTest.keyClick(navigation, Qt.Key.Key_Up)
    assert navigation.current_key == "overview"


def test_a_click_chooses_a_place_and_a_click_on_a_heading_none(qtbot, navigation: kit.NavigationList) -> None:
    navigation.set_current("overview")
    chosen: list[str] = []
    navigation.place_chosen.connect(chosen.append)
    for row in (1, 3):
        middle = navigation.visualRect(navigation.model().index(row, 0)).center()
        QTest.mouseClick(navigation.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert chosen == ["company"]


def test_control_and_a_digit_jump_to_a_place(qtbot, navigation: kit.NavigationList) -> None:
    navigation.activateWindow()
    with qtbot.waitSignal(navigation.place_chosen) as chosen:
        QTest.keyClick(navigation, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == ["company"]


def test_the_jump_lets_go_of_the_keyboard_and_asks_for_the_place_again_where_one_is_already(
    qtbot, navigation: kit.NavigationList
) -> None:
    navigation.activateWindow()
    navigation.set_current("company")
    with qtbot.waitSignal(navigation.place_chosen) as chosen:
        QTest.keyClick(navigation, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == ["company"] and navigation.window().focusWidget() is None


def test_a_place_made_current_by_the_program_is_not_announced(qtbot, navigation: kit.NavigationList) -> None:
    with qtbot.assertNotEmitted(navigation.place_chosen):
        navigation.set_current("company")
        navigation.set_places(_places())
    assert navigation.current_key == "company"


def test_a_count_is_shown_and_spoken(navigation: kit.NavigationList) -> None:
    navigation.set_current("overview")
    before = _picture(navigation)
    navigation.set_count("district", 13)
    index = navigation.model().index(2, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Districts, 13"
    assert _picture(navigation) != before


def test_the_place_under_the_keyboard_has_a_ring(navigation: kit.NavigationList) -> None:
    navigation.set_current("district")
    navigation.clearFocus()
    before = _picture(navigation)
    navigation.activateWindow()
    navigation.setFocus()
    assert _picture(navigation) != before


# Tabs


def test_the_navigation_asks_for_the_room_of_its_scroll_bar_too(qtbot, navigation: kit.NavigationList) -> None:
    longest = kit.Place("citation", "Ссылки на источники", "source", 42)
    navigation.set_places([*_places(), kit.PlaceGroup("More", (longest,))])
    whole = navigation.sizeHint().width()
    navigation.resize(whole, 60)
    bar = navigation.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert navigation.sizeHint().width() == whole + bar.sizeHint().width()


def test_a_count_that_comes_late_neither_moves_the_page_nor_shortens_a_place(navigation: kit.NavigationList) -> None:
    longest = kit.Place("legal_act", "Ссылки на источник", "legal_act")
    navigation.set_places([*_places(), kit.PlaceGroup("More", (longest,))])
    width = navigation.sizeHint().width()
    navigation.set_count("legal_act", 284)
    assert navigation.sizeHint().width() == width
    navigation.set_count("legal_act", 28_400)
    assert navigation.sizeHint().width() > width


@pytest.fixture
def tabs(qtbot, show: Show) -> kit.TabBar:
    made = kit.TabBar("Parts of the record")
    made.add_tab("figures", "Figures")
    made.add_tab("residents", "Residents", 13)
    made.add_tab("evidence", "R&D")
    show(made)
    return made


def test_a_tab_shows_its_count(tabs: kit.TabBar) -> None:
    assert tabs.tabText(1) == "Residents 13"
    tabs.set_count("residents", "1 of 13")
    assert tabs.tabText(1) == "Residents 1 of 13"
    tabs.set_count("residents", None)
    assert tabs.tabText(1) == "Residents"


def test_right_moves_to_the_next_tab(qtbot, tabs: kit.TabBar) -> None:
    with qtbot.waitSignal(tabs.tab_chosen) as chosen:
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert chosen.args == ["residents"]
    assert tabs.current_key == "residents"


def test_a_tab_made_current_by_the_program_is_not_announced(qtbot, tabs: kit.TabBar) -> None:
    with qtbot.assertNotEmitted(tabs.tab_chosen):
        tabs.set_current("evidence")


def test_a_tab_shows_every_ampersand(tabs: kit.TabBar) -> None:
    assert tabs.tabText(2) == "R&&D"

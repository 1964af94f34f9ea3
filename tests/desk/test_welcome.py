"""The welcome page offers the first steps, by pointer and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk import i18n
from districtdesk.desk import kit
from districtdesk.desk.shell.menus import shortened_folder
from districtdesk.desk.shell.recent_registers import RecentRegister
from districtdesk.desk.shell.welcome import RecentRow, WelcomePage
from tests.desk.conftest import Show


@pytest.fixture
def recent(tmp_path: Path) -> list[Path]:
    return [tmp_path / "North.ddesk", tmp_path / ("a rather long folder name " * 4) / "South.ddesk"]


@pytest.fixture
def page(qtbot: QtBot, recent: list[Path]) -> Iterator[WelcomePage]:
    made = WelcomePage([RecentRegister(path) for path in recent])
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made


@pytest.mark.parametrize("button", ["new", "open", "sample"])
def test_each_first_step_says_that_it_was_chosen(qtbot: QtBot, page: WelcomePage, button: str) -> None:
    with qtbot.waitSignal(getattr(page, f"{button}_chosen")):
        qtbot.mouseClick(getattr(page, f"{button}_button"), Qt.MouseButton.LeftButton)


def test_a_recent_register_is_chosen_by_its_path(qtbot: QtBot, page: WelcomePage, recent: list[Path]) -> None:
    with qtbot.waitSignal(page.recent_chosen) as chosen:
        qtbot.mouseClick(page.recent_buttons[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [str(recent[1])]


def test_the_keyboard_begins_at_the_latest_register(page: WelcomePage) -> None:
    page.focus_first()
    assert page.recent_buttons[0].hasFocus()


def test_the_keyboard_begins_at_new_register_on_the_first_day(qtbot: QtBot) -> None:
    page = WelcomePage([])
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.focus_first()
    assert page.new_button.hasFocus()


def test_tab_reaches_every_button(page: WelcomePage) -> None:
    page.new_button.setFocus()
    reached = set()
    for _step in range(20):
        reached.add(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    wanted = {page.new_button, page.open_button, page.sample_button, *page.recent_buttons}
    assert wanted <= reached
    assert not any(row.cross in reached for row in page.recent_rows)
    assert reached & set(page.language_buttons.values())


def test_tab_goes_through_the_page_from_above_even_after_it_is_known_what_is_there(
    page: WelcomePage, recent: list[Path]
) -> None:
    page.show_recent([RecentRegister(path) for path in reversed(recent)])
    QApplication.processEvents()
    page.sample_button.setFocus()
    reached = []
    for _step in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached[:2] == page.recent_buttons
    assert reached[2] in page.language_buttons.values()


def test_enter_on_a_button_chooses_it(qtbot: QtBot, page: WelcomePage) -> None:
    page.recent_buttons[0].setFocus()
    with qtbot.waitSignal(page.recent_chosen):
        QTest.keyClick(page.recent_buttons[0], Qt.Key.Key_Space)


@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_each_language_can_be_chosen(qtbot: QtBot, page: WelcomePage, code: str) -> None:
    with qtbot.waitSignal(page.language_chosen) as chosen:
        qtbot.mouseClick(page.language_buttons[code], Qt.MouseButton.LeftButton)
    assert chosen.args == [code]


def test_what_went_wrong_is_said_above(page: WelcomePage) -> None:
    page.say("It is not a register.", "The file was left as it is.")
    assert page.banner.isVisible()
    assert page.banner.sentence == "It is not a register.\nThe file was left as it is."


def test_no_name_is_cut_without_an_ellipsis(page: WelcomePage) -> None:
    for button in page.recent_buttons:
        for label in button.findChildren(kit.ElidedLabel):
            assert label.height() >= label.fontMetrics().height()
            assert label.geometry().bottom() <= button.rect().bottom()


def test_a_narrow_page_shows_everything(page: WelcomePage) -> None:
    page.resize(640, 340)
    assert page.widget().width() <= page.viewport().width()


def test_a_long_folder_is_shortened_in_the_middle() -> None:
    shown = shortened_folder(Path("/one" + "/folder" * 20 + "/end/x.ddesk"))
    assert len(shown) == 41
    assert shown.startswith("/one") and shown.endswith("/end")


def test_ones_own_folder_is_a_tilde() -> None:
    assert shortened_folder(Path.home() / "x.ddesk") == "~"


def test_what_is_not_there_can_be_put_away_by_its_cross_and_anything_by_del(qtbot: QtBot, recent: list[Path]) -> None:
    page = WelcomePage([RecentRegister(recent[0], is_gone=True), RecentRegister(recent[1])])
    qtbot.addWidget(page)
    page.show()
    assert [row.cross.isVisible() for row in page.recent_rows] == [True, False]
    with qtbot.waitSignal(page.recent_unwanted) as unwanted:
        qtbot.mouseClick(page.recent_rows[0].cross, Qt.MouseButton.LeftButton)
    assert unwanted.args == [str(recent[0])]
    with qtbot.waitSignal(page.recent_unwanted) as unwanted:
        QTest.keyClick(page.recent_buttons[1], Qt.Key.Key_Delete)
    assert unwanted.args == [str(recent[1])]


def test_a_register_that_is_not_there_is_shown_whole(qtbot: QtBot, show: Show) -> None:
    row = RecentRow(RecentRegister(Path("/media/stick/Hajigabul.ddesk"), is_gone=True))
    show(row)
    assert row.sizeHint().height() >= row.button.sizeHint().height() > row.cross.sizeHint().height()
    for label in row.findChildren(kit.ElidedLabel):
        assert label.height() >= label.fontMetrics().height()

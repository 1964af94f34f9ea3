"""Menus and buttons are pressed by a letter of their own, with whichever keyboard layout is on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from districtdesk import i18n
from districtdesk.desk.kit import Button, LinkButton, Menu, TabBar
from districtdesk.desk.kit.button_mnemonics import ButtonMnemonics
from districtdesk.desk.kit.mnemonics import key_of, letter_of, marked, unmarked
from districtdesk.desk.kit.text_menu import TextMenu
from districtdesk.desk.shell.actions import ACTION_SPECS
from districtdesk.desk.start.program import Program
from tests.walked import MOST_ENTRIES

# Less than a test may take.
_NONE, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def press(letter: str, held: Qt.KeyboardModifier = _NONE, on: QWidget | None = None) -> None:
    """As a keyboard does that types this letter: Qt first asks who wants the key."""
    place = on or QApplication.focusWidget()
    assert place is not None
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(place, QKeyEvent(kind, ord(letter.upper()), held, letter))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_words_of_all_actions_have_letters_without_a_clash(language: str) -> None:
    i18n.use(language)
    try:
        texts = [i18n._(spec.text) for spec in ACTION_SPECS][:20]
        letters = [letter_of(text) for text in marked(texts)]
        assert [unmarked(text) for text in marked(texts)] == texts
    finally:
        i18n.use("en")
    keys = [key_of(letter) for letter in letters]
    assert all(keys) and len(set(keys)) == len(keys)


def test_letters_are_first_ones_of_words_where_they_can_be() -> None:
    assert marked(["Save", "Save and next", "Add a claim"]) == ["&Save", "Save and &next", "&Add a claim"]
    assert marked(["Find", "File"], taken={"f"}) == ["F&ind", "Fi&le"]


def test_one_that_comes_to_nothing_gets_the_letter_of_one_that_has_a_choice() -> None:
    assert marked(["ab", "a"]) == ["a&b", "&a"]


def test_what_is_shown_of_an_ampersand_stays() -> None:
    assert marked(["R&&D", "Rest\tCtrl+R"]) == ["&R&&D", "R&est\tCtrl+R"]


def test_letters_on_one_key_of_two_layouts_clash() -> None:
    assert marked(["Azərbaycanca", "Фото"]) == ["&Azərbaycanca", "Ф&ото"]


def test_an_azerbaijani_i_without_a_dot_is_never_marked() -> None:
    i18n.use("az")
    try:
        assert marked(["Isıtma", "İdxal"]) == ["I&sıtma", "&İdxal"]
    finally:
        i18n.use("en")


@pytest.mark.parametrize(("entry", "typed"), [("Open", "o"), ("Open", "щ"), ("Найти", "н"), ("Найти", "y")])
def test_an_entry_is_pressed_on_either_layout(qtbot: QtBot, entry: str, typed: str) -> None:
    menu = Menu()
    qtbot.addWidget(menu)
    chosen: list[str] = []
    for text in ("Zzz", entry):
        menu.addAction(text, lambda text=text: chosen.append(text))
    menu.popup(menu.pos())
    assert letter_of(menu.actions()[1].text())
    press(typed, on=menu)
    assert chosen == [entry] and not menu.isVisible()
    assert menu.actions()[1].text() == entry


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QWidget:
    """A window with buttons, and whoever hears Alt in it."""
    made = QWidget()
    qtbot.addWidget(made)
    ButtonMnemonics(qapp, made)
    column = QVBoxLayout(made)
    for widget in (QLineEdit(), Button("Save"), Button("Сохранить"), LinkButton("Some words")):
        column.addWidget(widget)
    made.show()
    made.activateWindow()
    line = made.findChildren(QLineEdit)[0]
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    return made


def test_alt_shows_the_letters_and_takes_them_back(window: QWidget) -> None:
    buttons = window.findChildren(QPushButton)
    line = QApplication.focusWidget()
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Alt, _ALT))
    assert [each.text() for each in buttons] == ["&Save", "&Сохранить", "Some &words"]
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Alt, _NONE))
    assert [each.text() for each in buttons] == ["Save", "Сохранить", "Some words"]


@pytest.mark.parametrize(("typed", "pressed"), [("s", 0), ("ы", 0), ("с", 1), ("c", 1), ("w", 2)])
def test_alt_and_a_letter_press_a_button_on_either_layout(window: QWidget, typed: str, pressed: int) -> None:
    chosen: list[int] = []
    for number, button in enumerate(window.findChildren(QPushButton)):
        button.clicked.connect(lambda _checked=False, number=number: chosen.append(number))
    line = window.findChildren(QLineEdit)[0]
    press(typed, _ALT)
    assert chosen == [pressed] and line.text() == ""
    assert window.findChildren(QPushButton)[pressed].hasFocus()


def test_a_tab_is_shown_by_its_letter_and_a_hidden_one_has_none(window: QWidget) -> None:
    bar = TabBar("Parts")
    for key, text in (("claims", "Claims"), ("gone", "Sources"), ("history", "History")):
        bar.add_tab(key, text)
    bar.setTabVisible(1, False)
    window.layout().addWidget(bar)
    QApplication.processEvents()
    line = QApplication.focusWidget()
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Alt, _ALT))
    assert [bar.tabText(place) for place in range(3)] == ["C&laims", "Sources", "&History"], "с lies on the key of c"
    press("р", _ALT)
    assert bar.current_key == "history" and bar.hasFocus()
    assert [bar.tabText(place) for place in range(3)] == ["Claims", "Sources", "History"]


def test_the_menu_of_a_text_field_has_letters_in_azerbaijani(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit("words", window)
    keys = TextMenu(qapp, window)
    window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    assert keys.listens_to(line)
    i18n.use("az")
    try:
        place = line.rect().center()
        why = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(line, QContextMenuEvent(why, place, line.mapToGlobal(place)))
    finally:
        i18n.use("en")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    letters = [letter_of(entry.text()) for entry in menu.actions() if not entry.isSeparator()]
    assert all(letters) and len({key_of(letter) for letter in letters}) == len(letters)
    press(letters[-1], on=menu)
    assert line.selectedText() == "words"


@pytest.mark.thorough
@pytest.mark.parametrize(("language", "typed"), [("en", "f"), ("en", "а"), ("az", "f"), ("ru", "ф"), ("ru", "a")])
def test_alt_and_a_letter_open_a_menu_on_either_layout(
    qtbot: QtBot, program: Program, language: str, typed: str
) -> None:
    program.use_language(language)
    window = program.desks[0].window
    window.activateWindow()
    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    press(typed, _ALT, on=window.focusWidget())
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is window.menuBar().actions()[0].menu() and menu.activeAction() is not None
    menu.close()


@pytest.mark.thorough
def test_a_menu_that_begins_with_another_takes_its_own_letters(qtbot: QtBot, program: Program) -> None:
    window = program.desks[0].window
    window.activateWindow()
    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    press("v", _ALT, on=window.focusWidget())
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    qtbot.wait(50)
    menu = QApplication.activePopupWidget()
    view = next(each.menu() for each in window.menuBar().actions() if unmarked(each.text()) == "View")
    assert menu is view
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert QApplication.activePopupWidget() is view and menu.activeAction() is menu.actions()[0]
    menu.close()


def test_f10_opens_the_first_menu(qtbot: QtBot, program: Program) -> None:
    window = program.desks[0].window
    window.activateWindow()
    qtbot.waitUntil(lambda: window.focusWidget() is not None)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is window.menuBar().actions()[0].menu()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


@pytest.mark.thorough
def test_every_menu_of_the_window_has_letters_in_every_language(qtbot: QtBot, program: Program) -> None:
    found = []
    for language in i18n.LANGUAGES:
        program.use_language(language)
        menus = [title.menu() for title in program.desks[0].window.menuBar().actions()]
        menus += [entry.menu() for menu in menus for entry in menu.actions() if entry.menu() is not None]
        for menu in menus:
            menu.popup(menu.pos())
            entries = [each for each in menu.actions() if each.text() and not each.isSeparator()]
            keys = [key_of(letter_of(each.text())) for each in entries]
            menu.close()
            have = [key for key in keys if key]
            if len(have) < min(len(keys), MOST_ENTRIES) or len(set(have)) < len(have):
                found.append((language, menu.title(), [each.text() for each in entries]))
    assert found == []

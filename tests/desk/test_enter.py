"""Enter presses the button that has the keyboard, and saves a form in a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.forms.record_dialog import RecordDialog
from districtdesk.desk.kit.button_keys import ENTER, ButtonKeys
from districtdesk.desk.kit.notices import Notice, NoticeAnswer
from districtdesk.desk.kit.places import BY_KEY
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.shell.about_dialog import AboutDialog
from districtdesk.desk.shell.export_dialog import ExportDialog
from districtdesk.desk.shell.licences_dialog import LicencesDialog
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.report_dialog import ReportDialog
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.shortcuts_dialog import ShortcutsDialog
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.names import Names
from districtdesk.painting.colours import LIGHT
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.opening import open_register
from districtdesk.settings import Settings
from tests.desk import seen
from tests.desk.forms import row_of
from tests.desk.typing_keys import type_text

TAB, RETURN = Qt.Key.Key_Tab, Qt.Key.Key_Return


class _Desk:
    """The window with its real pages, a register of one company, and the keys as the program sets them."""

    def __init__(self, qtbot: QtBot, register: Path) -> None:
        self.settings = Settings(register.with_name("settings.json"))
        self.opened = OpenRegister(open_register(register), makers(self.settings))
        save(self.opened.register, Entry("company", {"names": Names.same("Alpha")}))
        save(self.opened.register, Entry("district", {"names": Names.same("Park")}))
        self.window = MainWindow(self.settings, LIGHT)
        self.enter = ButtonKeys(QApplication.instance(), self.window)
        self.shell = Shell(self.window, self.settings)
        self.window.resize(1300, 800)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def go(self, place: str) -> None:
        if self.shell.pages is None:
            self.shell.show_register(self.opened)
        self.shell.go(place)
        QApplication.processEvents()

    def close(self) -> None:
        for view in self.window.findChildren(RecordView):
            view.revert()
        self.window.close()
        self.shell.dispose()
        self.opened.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_button_may_go_while_it_has_the_keyboard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    keys = ButtonKeys(QApplication.instance(), window)
    first, second = QPushButton("First", window), QPushButton("Second", window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for button in (first, second):
        button.setFocus()
    # As a change of the language does it to the button that was just pressed.
    delete(second)
    first.setFocus()
    pressed: list[bool] = []
    first.clicked.connect(lambda: pressed.append(True))
    QTest.keyClick(first, RETURN)
    assert len(pressed) == 1
    keys.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot, register_file: Path) -> Iterator[_Desk]:
    made = _Desk(qtbot, register_file)
    yield made
    made.close()


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)
        QApplication.processEvents()


def _deaf_buttons(window: QWidget) -> list[str]:
    """Buttons in sight that the keyboard can come to and that do not answer Enter."""
    deaf = []
    for button in window.findChildren(QAbstractButton):
        takes_focus = bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if not (takes_focus and button.isVisible() and button.isEnabled()) or isinstance(button, QRadioButton):
            continue
        pressed: list[QAbstractButton] = []
        # Heard in place of what it does, which may take the page away.
        button.click = lambda pressed=pressed, button=button: pressed.append(button)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        for key in ENTER:
            QTest.keyClick(QApplication.focusWidget(), key)
        if pressed != [button, button]:
            deaf.append(f"{type(button).__name__} {button.accessibleName() or button.text()}")
        del button.click
    return deaf


@pytest.mark.thorough
def test_every_button_of_every_page_answers_enter(desk: _Desk) -> None:
    for place in BY_KEY:
        desk.go(place)
        assert _deaf_buttons(desk.window) == [], place
        for view in desk.window.findChildren(RecordView):
            for tab in view.tab_keys if view.isVisible() else ():
                view.show_tab(tab)
                QApplication.processEvents()
                assert _deaf_buttons(view) == [], (place, tab)


def test_every_button_of_the_welcome_page_answers_enter(desk: _Desk) -> None:
    desk.settings.add_recent(Path(__file__))
    desk.shell.show_welcome()
    QApplication.processEvents()
    assert _deaf_buttons(desk.window) == []


@pytest.mark.thorough
def test_every_button_of_a_small_window_answers_enter(desk: _Desk, qtbot: QtBot) -> None:
    desk.go("company")
    feed = desk.opened.feed
    made: dict[str, Callable[[], QDialog]] = {
        "notice": lambda: Notice("What?", "", [NoticeAnswer("a", "A"), NoticeAnswer("b", "B")], parent=desk.window),
        "new": lambda: RecordDialog(feed, "figure", parent=desk.window),
        "correct": lambda: RecordDialog(feed, "company", record_id=desk.window.findChild(RecordView).record_id),
        "export": lambda: ExportDialog(desk.opened, desk.settings, parent=desk.window),
        "about": lambda: AboutDialog(desk.window),
        "licences": lambda: LicencesDialog(desk.window),
        "shortcuts": lambda: ShortcutsDialog(desk.window),
        "report": lambda: ReportDialog(desk.settings, desk.window),
    }
    for which, make in made.items():
        dialog = make()
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda dialog=dialog: _is_in_front(dialog))
        assert _deaf_buttons(dialog) == [], which
        dialog.hide()


def _is_in_front(dialog: QDialog) -> bool:
    """Ask for it until it is: a dialog that was hidden may give the keyboard back to the window a moment later."""
    dialog.activateWindow()
    return dialog.isActiveWindow()


def _in_dialog(*keys: Qt.Key) -> None:
    """Press these once a question stands over the window and has the keyboard."""
    question, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
    if question is None or focus is None or not question.isAncestorOf(focus):
        QTimer.singleShot(5, lambda: _in_dialog(*keys))
        return
    press(*keys)


def _open_form(desk: _Desk) -> RecordView:
    desk.go("company")
    view = desk.window.findChild(RecordView)
    view.show_tab("details")
    return view


@pytest.mark.thorough
def test_enter_on_discard_discards(desk: _Desk) -> None:
    view = _open_form(desk)
    type_text(view.findChild(RecordForm).fields.cells["tax_id"].editor.line, "12")
    _in_dialog(TAB, TAB, RETURN)
    assert desk.shell.go("district")
    assert row_of(desk.opened.register, "company", view.record_id).values["tax_id"] is None


@pytest.mark.thorough
def test_enter_on_remove_removes(qtbot: QtBot, desk: _Desk) -> None:
    _open_form(desk)
    page = desk.shell.pages.page
    page.table.setFocus()
    _in_dialog(TAB, RETURN)
    page.deeds.remove()
    qtbot.waitUntil(lambda: page.table.count() == 0)


@pytest.mark.thorough
def test_enter_on_a_language_of_the_strip_asks_for_it(qtbot: QtBot, desk: _Desk) -> None:
    desk.go("company")
    seen.button(desk.shell.strip, "az").setFocus()
    with qtbot.waitSignal(desk.shell.language_wanted) as heard:
        press(RETURN)
    assert heard.args == ["az"]


def test_enter_on_a_recent_register_opens_it(qtbot: QtBot, desk: _Desk) -> None:
    desk.settings.add_recent(Path(__file__))
    desk.shell.show_welcome().focus_first()
    with qtbot.waitSignal(desk.shell.path_wanted) as heard:
        press(RETURN)
    assert heard.args == [str(Path(__file__))]


@pytest.fixture
def dialog(qtbot: QtBot, desk: _Desk) -> RecordDialog:
    """A new company in a window of its own."""
    made = RecordDialog(desk.opened.feed, "company")
    # Else closing it asks what becomes of the text.
    qtbot.addWidget(made, before_close_func=lambda dialog: dialog.form.revert())
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _type_names(dialog: RecordDialog) -> None:
    for line in dialog.form.fields.cells["names"].editor.typing_places():
        type_text(line, "Delta")


def test_enter_in_a_line_of_a_small_window_saves(dialog: RecordDialog) -> None:
    _type_names(dialog)
    press(RETURN)
    assert (dialog.isVisible(), dialog.record_id is not None) == (False, True)


def test_enter_in_a_line_shows_what_is_wrong_and_keeps_the_window_open(dialog: RecordDialog) -> None:
    type_text(dialog.form.fields.cells["tax_id"].editor.line, "1")
    press(RETURN)
    assert (dialog.isVisible(), dialog.form.banner.isVisible()) == (True, True)


def test_enter_in_a_long_text_writes_a_new_line(dialog: RecordDialog) -> None:
    _type_names(dialog)
    note = dialog.form.fields.cells["note"].editor.text
    type_text(note, "One")
    press(RETURN)
    assert (dialog.isVisible(), note.toPlainText()) == (True, "One\n")


def test_enter_in_an_open_list_chooses_and_then_saves(qtbot: QtBot, dialog: RecordDialog) -> None:
    _type_names(dialog)
    country = dialog.form.fields.cells["country"].editor
    type_text(country.line, "Azer")
    qtbot.waitUntil(lambda: country.line.is_open)
    press(RETURN)
    assert (dialog.isVisible(), country.value()) == (True, "AZ")
    press(RETURN)
    assert not dialog.isVisible()


@pytest.mark.thorough
def test_enter_closes_a_small_window_in_which_nothing_was_changed(qtbot: QtBot, desk: _Desk) -> None:
    view = _open_form(desk)
    dialog = RecordDialog(desk.opened.feed, "company", record_id=view.record_id)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    press(RETURN)
    assert (dialog.isVisible(), dialog.record_id) == (False, None)


@pytest.mark.thorough
def test_enter_in_a_line_of_the_page_saves_nothing(desk: _Desk) -> None:
    view = _open_form(desk)
    type_text(view.findChild(RecordForm).fields.cells["tax_id"].editor.line, "12")
    press(RETURN)
    assert view.is_changed()

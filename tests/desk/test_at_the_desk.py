"""The desk with its real pages, worked at with the mouse and real keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.kit import LinkButton, notices
from districtdesk.desk.kit.text_undo import TextUndo
from districtdesk.desk.lists.list_tools import ListTools
from districtdesk.desk.lists.record_table import RecordTable
from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.desk.record.record_head import RecordHead
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.record.related_tab import RelatedTab
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.trail import Visit
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.names import Names
from districtdesk.painting.colours import LIGHT
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.opening import open_register
from districtdesk.settings import Settings
from tests.desk.claims import make_ready
from tests.desk.lists import by_id
from tests.desk.seen import button, buttons, invitation, rows
from tests.desk.typing_keys import type_text
from tests.making import district, keep, project, residency

CTRL = Qt.KeyboardModifier.ControlModifier


class Table:
    """A window with a register of three companies, and the page of companies in front."""

    def __init__(self, qtbot: QtBot, register: Path) -> None:
        self.settings = Settings(register.with_name("settings.json"))
        self.opened = OpenRegister(open_register(register), makers(self.settings))
        self.ids = {name: self.add(name) for name in ("Alpha", "Beton", "Cement")}
        self.window = MainWindow(self.settings, LIGHT)
        self.typing = TextUndo(QApplication.instance(), self.window)
        self.shell = Shell(self.window, self.settings)
        self.shell.show_register(self.opened)
        self.window.resize(1300, 800)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.shell.go("company")
        QApplication.processEvents()

    @property
    def page(self) -> RecordPage:
        assert isinstance(self.shell.pages.page, RecordPage)
        return self.shell.pages.page

    @property
    def list(self) -> QAbstractItemView:
        return rows(self.page.table)

    @property
    def view(self) -> RecordView:
        return self.page.findChild(RecordView)

    @property
    def form(self) -> RecordForm:
        return self.view.findChild(RecordForm)

    @property
    def marked(self) -> list[int]:
        """The rows that look chosen."""
        return sorted({index.row() for index in self.list.selectionModel().selectedRows()})

    @property
    def is_at_rest(self) -> bool:
        """Whether there is nothing to save or to discard."""
        return not button(self.view, "Save").isEnabled() and "Discard" not in buttons(self.view)

    def click_button(self, text: str) -> None:
        QTest.mouseClick(button(self.view, text), Qt.MouseButton.LeftButton)

    def add(self, name: str) -> str:
        return save(self.opened.register, Entry("company", {"names": Names.same(name)})).id

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        QApplication.processEvents()

    def click_row(self, row: int) -> None:
        place = QPoint(20, self.list.rowViewportPosition(row) + self.list.rowHeight(row) // 2)
        QTest.mouseClick(self.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()

    def has_focus_in(self, widget: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and widget.isAncestorOf(focus)

    def name_in(self, language: str) -> QLineEdit:
        return self.form.fields.cells["names"].editor.lines[language]

    def line(self, key: str) -> QLineEdit:
        return self.form.fields.cells[key].editor.typing_places()[0]


@pytest.fixture
def desk(qtbot: QtBot, register_file: Path) -> Iterator[Table]:
    made = Table(qtbot, register_file)
    yield made
    for view in made.window.findChildren(RecordView):
        view.revert()
    made.window.close()
    made.shell.dispose()
    made.opened.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What every question is answered with, one after the other; the questions themselves steal the focus."""
    left: list[str] = []

    def ask(parent: QWidget, *_rest: object, **_more: object) -> str:
        rows(parent.window().findChild(RecordPage).table).setFocus()
        return left.pop(0)

    monkeypatch.setattr(notices, "ask", ask)
    return left


@pytest.mark.thorough
def test_stay_keeps_one_in_a_new_form_and_is_asked_once(desk: Table, answers: list[str]) -> None:
    desk.page.new_record()
    type_text(desk.name_in("en"), "Delta")
    answers.append("stay")
    desk.click_row(1)
    assert answers == []
    assert desk.view.record_id is None
    assert QApplication.focusWidget() is desk.name_in("en")
    assert (desk.name_in("en").text(), desk.marked) == ("Delta", [])


@pytest.mark.thorough
def test_stay_marks_the_record_that_is_still_open(desk: Table, answers: list[str]) -> None:
    desk.click_row(2)
    desk.view.show_tab("details")
    type_text(desk.line("tax_id"), "1")
    answers.append("stay")
    desk.click_row(0)
    assert (desk.view.record_id, desk.page.table.chosen_id()) == (desk.ids["Cement"], desk.ids["Cement"])
    assert (desk.marked, QApplication.focusWidget()) == ([2], desk.line("tax_id"))


@pytest.mark.thorough
def test_a_save_that_fails_on_the_way_marks_the_record_that_is_still_open(desk: Table, answers: list[str]) -> None:
    desk.page.new_record()
    type_text(desk.line("tax_id"), "1")
    answers.append("save")
    desk.click_row(1)
    assert (desk.view.record_id, desk.marked, answers) == (None, [], [])
    assert desk.has_focus_in(desk.form)


@pytest.mark.thorough
def test_the_keyboard_s_coming_chooses_no_row(desk: Table) -> None:
    desk.page.new_record()
    desk.list.setFocus()
    assert (desk.view.record_id, desk.page.table.chosen_id()) == (None, None)
    desk.press(Qt.Key.Key_Down)
    assert desk.view.record_id == desk.ids["Alpha"]


@pytest.mark.thorough
def test_ctrl_n_puts_the_cursor_into_the_form_and_tab_goes_on_there(desk: Table) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    visited = []
    for _step in range(6):
        visited.append(QApplication.focusWidget())
        assert desk.has_focus_in(desk.form)
        desk.press(Qt.Key.Key_Tab)
    assert visited[0] is desk.name_in("en")
    assert len(set(visited)) == 6


def test_the_new_button_puts_the_cursor_into_the_form(desk: Table) -> None:
    QTest.mouseClick(desk.page.pane.new, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is desk.name_in("en")


@pytest.mark.thorough
def test_del_in_a_table_of_the_open_record_asks_about_what_is_chosen_there(desk: Table, answers: list[str]) -> None:
    place = district()
    keep(desk.opened.register, place, residency(place, by_id(desk.opened.register, desk.ids["Alpha"])))
    desk.click_row(0)
    desk.view.show_tab("residents")
    tables = [each for each in desk.view.findChildren(QAbstractItemView) if each.isVisible()]
    row = tables[0].visualRect(tables[0].model().index(0, 0)).center()
    QTest.mouseClick(tables[0].viewport(), Qt.MouseButton.LeftButton, pos=row)
    tables[0].setFocus()
    answers.append("remove")
    desk.press(Qt.Key.Key_Delete)
    assert (answers, desk.shell.strip.accessibleName()) == ([], "Removed: “Alpha · Hajigabul”. Undo brings it back.")


@pytest.mark.thorough
def test_del_empties_a_choice_in_the_form(desk: Table) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    box = desk.form.fields.cells["company_kind"].editor.box
    box.setFocus()
    box.setCurrentIndex(1)
    desk.press(Qt.Key.Key_Delete)
    assert box.currentData() is None


@pytest.mark.thorough
def test_enter_in_the_question_about_removing_keeps_the_record(
    qtbot: QtBot, desk: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(notice: notices.Notice) -> int:
        notice.show()
        QTest.keyClick(notice, Qt.Key.Key_Return)
        return 0

    monkeypatch.setattr(notices.Notice, "exec", answer)
    desk.list.setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert desk.page.table.count() == 3


def _name_of(desk: Table, record: str) -> str:
    return by_id(desk.opened.register, desk.ids[record]).caption.en


@pytest.mark.thorough
def test_ctrl_z_after_ctrl_s_undoes_the_saved_step_and_brings_no_typing_back(desk: Table) -> None:
    desk.click_row(0)
    desk.view.show_tab("details")
    line = desk.form.fields.cells["names"].editor.typing_places()[1]
    line.setFocus()
    line.end(False)
    for key in (Qt.Key.Key_X, Qt.Key.Key_Y):
        desk.press(key)
    desk.press(Qt.Key.Key_S, CTRL)
    assert _name_of(desk, "Alpha") == "Alphaxy"
    desk.press(Qt.Key.Key_Z, CTRL)
    assert (_name_of(desk, "Alpha"), line.text(), desk.form.is_changed()) == ("Alpha", "Alpha", False)


def test_ctrl_z_after_a_claim_was_added_undoes_the_claim(desk: Table) -> None:
    save(desk.opened.register, Entry("district", {"names": Names.same("Park")}))
    desk.shell.go("district")
    QApplication.processEvents()
    desk.view.show_tab("figures")
    entry = desk.view.findChild(ClaimEntry)
    make_ready(entry)
    entry.focus_here()
    for sign in "12":
        desk.press(Qt.Key(ord(sign)))
    desk.press(Qt.Key.Key_Return)
    assert desk.opened.steps().undo == "Add claim: Territory · 12 · Park"
    desk.press(Qt.Key.Key_Z, CTRL)
    assert (entry.has_text, desk.opened.steps().redo) == (False, "Add claim: Territory · 12 · Park")


def test_a_field_with_an_error_is_marked_whole_to_be_typed_over(desk: Table) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    line = desk.line("country")
    type_text(line, "zzz")
    type_text(desk.line("names"), "Delta")
    desk.press(Qt.Key.Key_S, CTRL)
    assert (QApplication.focusWidget(), line.selectedText()) == (line, "zzz")


def test_a_changed_form_can_be_discarded_and_save_rests_when_there_is_nothing_to_save(desk: Table) -> None:
    desk.click_row(0)
    desk.view.show_tab("details")
    assert desk.is_at_rest
    type_text(desk.line("names"), "!")
    assert not desk.is_at_rest
    desk.click_button("Discard")
    assert (desk.form.is_changed(), desk.is_at_rest) == (False, True)


def test_no_word_of_the_head_moves_when_discard_comes(desk: Table) -> None:
    desk.click_row(0)
    desk.view.show_tab("details")
    head = desk.view.findChild(RecordHead)

    def places() -> list[object]:
        QApplication.processEvents()
        words = [*head.findChildren(QLabel), *head.findChildren(QAbstractButton)]
        others = [each for each in words if each.isVisible() and each is not desk.view._discard]
        return [each.mapTo(head, QPoint()) for each in others]

    before = places()
    type_text(desk.line("tax_id"), "1")
    assert places() == before
    assert desk.view._discard.isVisible()


def test_cancel_leads_from_a_new_record_back_to_the_list(desk: Table, answers: list[str]) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    desk.click_button("Cancel")
    assert (desk.view.record_id, QApplication.focusWidget()) == (desk.ids["Alpha"], desk.list)
    desk.press(Qt.Key.Key_N, CTRL)
    type_text(desk.line("names"), "Delta")
    answers += ["stay", "discard"]
    desk.click_button("Cancel")
    assert (desk.view.record_id, desk.line("names").text()) == (None, "Delta")
    desk.click_button("Cancel")
    assert (desk.view.record_id, desk.page.table.count(), answers) == (desk.ids["Alpha"], 3, [])


@pytest.mark.thorough
def test_save_rests_after_a_new_record_was_saved(desk: Table) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    for place in desk.form.fields.cells["names"].editor.typing_places():
        type_text(place, "Delta")
    desk.press(Qt.Key.Key_S, CTRL)
    assert desk.view.record_id is not None
    assert (desk.is_at_rest, desk.marked) == (True, [3])


@pytest.mark.thorough
def test_the_strip_offers_redo_after_an_undo_and_undo_after_a_redo(desk: Table) -> None:
    strip = desk.shell.strip

    def offered() -> tuple[str, list[str]]:
        links = [each for each in strip.findChildren(LinkButton) if each is not strip.person]
        steps = [each for each in links if each.isVisible() and not each.isCheckable()]
        return strip.accessibleName(), [step.label for step in steps]

    desk.list.setFocus()
    desk.press(Qt.Key.Key_Z, CTRL)
    assert offered() == ("Undone: Add company: Cement.", ["Redo: Add company: Cement"])
    QTest.mouseClick(button(strip, "Redo: Add company: Cement"), Qt.MouseButton.LeftButton)
    assert offered() == ("Done again: Add company: Cement.", ["Undo: Add company: Cement"])


@pytest.mark.thorough
def test_what_was_saved_before_is_not_said_beside_a_later_error(desk: Table) -> None:
    desk.add("Delta")
    assert "Saved" in desk.shell.strip.accessibleName()
    desk.press(Qt.Key.Key_N, CTRL)
    type_text(desk.line("country"), "zzz")
    desk.press(Qt.Key.Key_S, CTRL)
    assert desk.shell.strip.accessibleName() == ""


@pytest.mark.thorough
def test_what_was_said_of_a_save_is_gone_once_something_else_is_typed(desk: Table) -> None:
    desk.press(Qt.Key.Key_N, CTRL)
    type_text(desk.name_in("en"), "Delta")
    desk.press(Qt.Key.Key_S, CTRL)
    assert desk.shell.strip.accessibleName() == "Saved."
    desk.press(Qt.Key.Key_N, CTRL)
    assert desk.shell.strip.accessibleName() == "Saved."
    type_text(desk.name_in("en"), "E")
    assert desk.shell.strip.accessibleName() == ""


@pytest.mark.thorough
def test_the_question_about_a_new_record_does_not_speak_of_what_was_saved_before(
    desk: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(notices, "ask", lambda *said, **_more: told.extend(said[1:3]) or "stay")
    desk.press(Qt.Key.Key_N, CTRL)
    type_text(desk.line("names"), "Delta")
    desk.click_row(0)
    assert told == ["The new record “Delta” is not saved.", "Save keeps it. Discard drops what was typed."]


@pytest.mark.thorough
def test_what_is_not_saved_is_named_and_led_to(desk: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(notices, "ask", lambda *said, **_more: told.append(said[1]) or "stay")
    monkeypatch.setattr(notices, "tell", lambda *said, **_more: told.append(said[1]))
    desk.click_row(0)
    desk.view.show_tab("details")
    type_text(desk.line("address"), "Road 1")
    for go_on in (desk.shell.may_close, lambda: desk.shell.go("district"), desk.shell.actions["undo"].trigger):
        desk.view.show_tab("history")
        desk.list.setFocus()
        go_on()
        assert (told.pop(), desk.line("address").hasFocus()) == ("Not saved yet in “Alpha”: Address.", True)


@pytest.mark.thorough
def test_a_place_come_back_to_is_visited_with_the_record_left_open_there(desk: Table) -> None:
    assert desk.shell.visit == Visit("company", desk.ids["Alpha"])
    desk.click_row(2)
    desk.shell.go("district")
    desk.shell.go("company")
    assert desk.shell.visit == Visit("company", desk.ids["Cement"])


@pytest.mark.thorough
def test_removed_records_are_counted_as_such_and_restore_waits_for_a_choice(desk: Table, answers: list[str]) -> None:
    answers.append("remove")
    desk.list.setFocus()
    desk.press(Qt.Key.Key_Delete)
    desk.page.pane.turn_removed.setChecked(True)
    assert "removed" in desk.page.findChild(ListTools).count.text()
    assert desk.page.pane.restore.isEnabled()
    desk.page.table.choose("")
    assert not desk.page.pane.restore.isEnabled()


@pytest.mark.thorough
def test_the_keyboard_stays_in_a_tab_that_got_its_first_record(desk: Table) -> None:
    desk.click_row(0)
    desk.view.show_tab("residents")
    tab = desk.view.findChild(RelatedTab)
    invitation(tab).button.setFocus()
    place = district()
    keep(desk.opened.register, place, residency(place, by_id(desk.opened.register, desk.ids["Alpha"])))
    QApplication.processEvents()
    assert desk.has_focus_in(tab.findChild(RecordTable))


@pytest.mark.thorough
def test_what_is_only_linked_is_not_removed_from_the_tab_where_it_stands(desk: Table) -> None:
    place = district()
    keep(desk.opened.register, place, project(district=place.id))
    desk.shell.go("district")
    QApplication.processEvents()
    desk.view.show_tab("projects")
    table = next(each for each in desk.view.findChildren(QAbstractItemView) if each.isVisible())
    table.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Delete)
    assert desk.shell.strip.accessibleName() == "This record is only linked here. It is removed on its own page."

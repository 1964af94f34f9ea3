"""While a save on one page waits for another program, the other pages of the window can be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.kit import Busy, waiting
from districtdesk.desk.kit.waiting_line import WaitingLine
from districtdesk.desk.record import warnings_row
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.record.warnings_row import WarningsRow
from districtdesk.desk.start.desk import Desk
from districtdesk.desk.start.program import Program
from districtdesk.register.journal.store import Register
from tests.desk.typing_keys import retype
from tests.making import company, district, keep


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "SILENT_SECONDS", 0.01)
    monkeypatch.setattr(waiting, "LOOK_IN_MS", 1)
    monkeypatch.setattr(warnings_row, "_REST_MS", 1)


@pytest.fixture
def desk(program: Program) -> Desk:
    """With a district and two companies."""
    made = program.desks[0]
    keep(_register(made), district("Shirvan", region="Old"))
    keep(_register(made), company("Cement"), company("Glass"))
    return made


@pytest.fixture
def other(desk: Desk) -> Iterator[sqlite3.Connection]:
    """Another program on the same file."""
    with closing(sqlite3.connect(_register(desk).place, isolation_level=None)) as made:
        yield made


def _register(desk: Desk) -> Register:
    assert desk.register is not None
    return desk.register.register


def _page(desk: Desk) -> RecordPage:
    assert desk.shell.pages is not None and isinstance(desk.shell.pages.page, RecordPage)
    return desk.shell.pages.page


T = TypeVar("T", bound=QWidget)


def _part(page: RecordPage, kind: type[T]) -> T:
    return next(iter(page.findChildren(kind)))


def _form(page: RecordPage) -> RecordForm:
    return _part(page, RecordForm)


def _edited(qtbot: QtBot, desk: Desk) -> RecordPage:
    """The page of districts, with another region typed in."""
    desk.shell.go("district")
    page = _page(desk)
    qtbot.waitUntil(lambda: bool(page.open_id))
    retype(_form(page).fields.cells["region"].editor.line, "Mine")
    return page


def _when_waiting(act: Callable[[WaitingLine], object], lines: list[WaitingLine], timer: QTimer) -> None:
    shown = [each for each in QApplication.allWidgets() if isinstance(each, WaitingLine) and each.isVisible()]
    if shown:
        timer.stop()
        lines += shown
        act(shown[0])


def _saved_beside(
    desk: Desk, other: sqlite3.Connection, page: RecordPage, act: Callable[[WaitingLine], object]
) -> bool:
    lines: list[WaitingLine] = []
    timer = QTimer()
    timer.timeout.connect(lambda: _when_waiting(act, lines, timer))
    other.execute("BEGIN IMMEDIATE")
    timer.start(1)
    is_saved = _form(page).save()
    assert len(lines) == 1
    return is_saved


@pytest.mark.thorough
def test_other_pages_are_read_while_a_save_waits_and_it_is_saved_when_it_is_free(qtbot, desk, other):
    page, seen = _edited(qtbot, desk), []

    def read(line: WaitingLine) -> None:
        place = desk.shell.navigation.visualRect(desk.shell.navigation._items["company"].index()).center()
        qtbot.mouseClick(desk.shell.navigation.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.waitUntil(lambda: desk.shell.pages.place == "company")
        there = _page(desk)
        qtbot.waitUntil(lambda: bool(there.open_id))
        seen.append((there.table.count(), there.open_id != "", waiting.is_held(desk.window)))
        qtbot.wait(20)
        seen.append(QApplication.activeModalWidget())
        other.execute("ROLLBACK")

    assert _saved_beside(desk, other, page, read)
    assert seen == [(2, True, True), None]
    qtbot.wait(20)
    assert desk.shell.pages.place == "company" and not waiting.is_held(desk.window)
    # What has the keyboard now does nothing at Enter.
    assert desk.window.focusWidget() in (desk.shell.navigation, _page(desk).table, _page(desk).table.focusProxy())
    assert not desk.has_unsaved_text


@pytest.mark.thorough
def test_a_save_that_was_given_up_is_come_back_to(qtbot, desk, other):
    page = _edited(qtbot, desk)

    def leave_and_cancel(line: WaitingLine) -> None:
        assert desk.shell.go("company")
        assert not desk.shell.open_record("district", page.open_id)
        line.action_chosen.emit()

    assert not _saved_beside(desk, other, page, leave_and_cancel)
    qtbot.waitUntil(lambda: desk.shell.pages.place == "district")
    assert page.is_changed() and "still in use" in _form(page).banner.sentence
    other.execute("ROLLBACK")
    assert _form(page).save()


@pytest.mark.thorough
def test_the_page_that_saves_takes_no_key_and_nothing_else_is_begun(qtbot, desk, other):
    page = _edited(qtbot, desk)

    def try_everything(line: WaitingLine) -> None:
        editor = _form(page).fields.cells["region"].editor.line
        qtbot.keyClicks(editor, "xyz")
        assert editor.text() == "Mine"
        desk.shell.go("company")
        there = _page(desk)
        qtbot.keyClick(there, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        for button in there.findChildren(QPushButton):
            if button.isVisible():
                qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert QApplication.activePopupWidget() is None and QApplication.activeModalWidget() is None
        assert there.open_id and not there.is_changed()
        assert not desk.window.close() and not desk.program.use_language("az")
        qtbot.keyClick(line, Qt.Key.Key_Escape)

    assert not _saved_beside(desk, other, page, try_everything)
    other.execute("ROLLBACK")


@pytest.mark.thorough
def test_a_timer_opens_no_second_wait_and_reads_when_it_is_free(qtbot, desk, other):
    desk.shell.go("company")
    page, shown = _page(desk), []
    qtbot.waitUntil(lambda: bool(page.open_id))
    other.execute("BEGIN EXCLUSIVE")
    timer = QTimer()

    def look() -> None:
        busy = [each for each in QApplication.topLevelWidgets() if isinstance(each, Busy) and each.isVisible()]
        if not busy:
            return
        timer.stop()
        _part(page, WarningsRow).look_at(page.open_id)
        qtbot.wait(30)
        shown.append(sum(isinstance(each, Busy) and each.isVisible() for each in QApplication.topLevelWidgets()))
        other.execute("ROLLBACK")

    timer.timeout.connect(look)
    timer.start(1)
    _register(desk).steps()
    assert shown == [1]

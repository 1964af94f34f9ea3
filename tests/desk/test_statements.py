"""How many statements the database is sent for what a person does on the page of a record."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.record.warnings_row import WarningsRow
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.painting.colours import LIGHT
from districtdesk.records import Citation
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.settings import Settings
from tests.desk.claims import make_ready
from tests.desk.seen import rows
from tests.desk.typing_keys import type_text
from tests.making import district, figure, keep, source


@pytest.fixture
def page(qtbot: QtBot, register_file: Path) -> Iterator[RecordPage]:
    """The page of districts in a window; two districts have claims, evidence, residents and an act."""
    register = open_register(register_file)
    one, other, letter = district("One"), district("Other"), source()
    claims = [figure(each, code, 9) for each in (one, other) for code in ("area", "residents")]
    cited = [Citation(id=new_id(), record=claim.id, source=letter.id) for claim in claims]
    keep(register, one, other, letter, *claims, *cited)
    settings = Settings(register_file.with_name("settings.json"))
    opened = OpenRegister(register, makers(settings))
    window = MainWindow(settings, LIGHT)
    shell = Shell(window, settings)
    shell.show_register(opened)
    window.resize(1300, 800)
    window.show()
    shell.go("district")
    QApplication.processEvents()
    made = shell.pages.page
    assert isinstance(made, RecordPage)
    yield made
    window.close()
    shell.dispose()
    opened.close()
    window.deleteLater()


@contextmanager
def _statements(register: Register) -> Iterator[list[str]]:
    """What is sent meanwhile by this thread, which a person waits for, but for the beginnings of transactions.

    Whether others have written is asked in another thread every few seconds, whatever is done here.
    """
    sent: list[str] = []
    mine = threading.get_ident()

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if threading.get_ident() == mine and not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(register.engine, "before_cursor_execute", note)
    yield sent
    event.remove(register.engine, "before_cursor_execute", note)


def _open_other(page: RecordPage) -> None:
    table = rows(page.table)
    table.setCurrentIndex(table.model().index(1, 0))
    QApplication.processEvents()


@pytest.mark.thorough
def test_opening_a_record_takes_fewer_than_ten_statements(page: RecordPage) -> None:
    # Of a record that one only passes by, nobody asks what the rules say; a slow machine would count that here.
    _rest(page).setInterval(60_000)
    with _statements(page._feed.register) as sent:
        _open_other(page)
    assert 0 < len(sent) < 10


@pytest.mark.thorough
def test_staying_with_a_record_takes_no_more_than_five_for_its_warnings(page: RecordPage) -> None:
    _rest(page).setInterval(60_000)
    _open_other(page)
    with _statements(page._feed.register) as sent:
        _rest(page).timeout.emit()
    assert 0 < len(sent) <= 5


def _rest(page: RecordPage) -> QTimer:
    """Counts how long somebody stays."""
    timer: QTimer = page.findChild(WarningsRow).findChild(QTimer)
    return timer


def test_enter_on_a_typed_claim_takes_few_statements(page: RecordPage, qtbot: QtBot) -> None:
    entry = page.findChild(ClaimEntry)
    make_ready(entry)
    line = entry.findChild(QLineEdit)
    type_text(line, "about 500 ha")
    qtbot.wait(300)
    _rest(page).setInterval(60_000)
    with _statements(page._feed.register) as sent, qtbot.waitSignal(entry.added):
        QTest.keyClick(line, Qt.Key.Key_Return)
        QApplication.processEvents()
    assert 0 < len(sent) <= 18

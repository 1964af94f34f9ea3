"""A wait that the person leaves: nothing is written, nothing is asked again, and the window goes on."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.kit import Card, PlainLabel, waiting
from districtdesk.desk.shell import open_register as opening
from districtdesk.desk.shell import unopened_register
from districtdesk.desk.shell.differences_dialog import DifferencesDialog
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.unopened_register import UnopenedRegister
from districtdesk.desk.start.page_factory import makers
from districtdesk.register.backup.copying import Stopped
from districtdesk.register.errors import Displaced
from districtdesk.register.opening import open_register
from districtdesk.register.snapshot import copy_register
from districtdesk.settings import Settings
from tests.making import company, keep

pytestmark = pytest.mark.usefixtures("in_windows")


@pytest.fixture
def left(qapp: QApplication) -> Iterator[list[str]]:
    """Somebody who presses Cancel as soon as there is one; the titles of what was left."""
    titles: list[str] = []
    timer = QTimer()

    def look() -> None:
        busy = QApplication.activeModalWidget()
        if isinstance(busy, waiting.Waiting) and busy.button.isEnabled():
            titles.append(busy.windowTitle())
            busy.button.click()

    timer.timeout.connect(look)
    timer.start(1)
    yield titles
    timer.stop()


def test_the_copy_of_a_displaced_register_is_stopped_and_leaves_no_file(
    register_file: Path, left: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    ended: list[Exception] = []

    def copy_slowly(*given: object, is_stopped: Callable[[], bool]) -> None:
        while not is_stopped():
            threading.Event().wait(0.001)
        try:
            copy_register(*given, is_stopped=is_stopped)  # type: ignore[arg-type]
        except Stopped as error:
            ended.append(error)

    monkeypatch.setattr(opening, "copy_register", copy_slowly)
    settings = Settings(register_file.with_name("settings.json"))
    opened = OpenRegister(open_register(register_file), makers(settings))
    failed: list[Exception] = []
    opened.feed.failed.connect(failed.append)
    register_file.rename(register_file.with_name("moved.ddesk"))
    target = register_file.with_name("rescued.ddesk")
    assert not opened.save_copy(target)
    assert left == ["Saving a copy"] and "was not waited for" in str(failed[0])
    qtbot.waitUntil(lambda: len(ended) == 1)
    opened.close()
    assert {each.name for each in register_file.parent.iterdir()} == {"moved.ddesk"}


def test_a_search_for_backups_that_is_left_offers_none_and_so_a_look_at_what_is_left(
    tmp_path: Path, left: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    answered = threading.Event()
    for each in ("newest_backup", "has_traces"):
        monkeypatch.setattr(unopened_register, each, lambda *_given, **_how: answered.wait(20))
    window = QWidget()
    qtbot.addWidget(window)
    unopened = UnopenedRegister(tmp_path / "hurt.ddesk", Settings(tmp_path / "settings.json"), window)
    assert unopened.offer() == "" and not unopened.can_be_repaired()
    assert left == ["Looking for backups of “hurt.ddesk”", "Looking what “hurt.ddesk” still holds"]
    answered.set()


def test_what_differs_is_told_by_its_lines_where_nobody_waits_for_the_names_and_is_asked_once(
    register_file: Path, left: list[str], qtbot: QtBot
) -> None:
    register = open_register(register_file)
    copy = Path(shutil.copy(register_file, register_file.with_name("copy.ddesk")))
    for name in ("First", "Second"):
        keep(register, company(name))
    shutil.copy(copy, register_file)
    with pytest.raises(Displaced) as error:
        keep(register, company("Third"))
    assert len(error.value.lost) == 2
    with closing(sqlite3.connect(register_file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        window = QWidget()
        qtbot.addWidget(window)
        dialog = DifferencesDialog(register, error.value, window)
    lines = [each.text() for each in dialog.findChildren(PlainLabel)]
    assert all(step.line in lines for step in error.value.lost) and not dialog.findChildren(Card)
    assert left == ["“register.ddesk” is in use"]
    register.close()

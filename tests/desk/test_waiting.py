"""A save or a read that has to wait for another program: the window lives on, says who it is, and lets one cancel."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from districtdesk.desk.feed import register_feed
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import Busy, EmptyState, waiting
from districtdesk.desk.lists.record_model import RecordModel
from districtdesk.desk.lists.record_table import RecordTable
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.start.page_factory import makers
from districtdesk.register.errors import GaveUp, Locked
from districtdesk.register.file import patience, patient_connection
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query
from districtdesk.settings import Settings
from tests.desk.forms import row_of, shown_form
from tests.desk.typing_keys import retype
from tests.making import company, district, edit, keep, stored

pytestmark = pytest.mark.usefixtures("in_windows")


@pytest.fixture
def other(register_file: Path) -> Iterator[sqlite3.Connection]:
    """Another program on the same file."""
    with closing(sqlite3.connect(register_file, isolation_level=None)) as made:
        yield made


class _Meanwhile:
    """Does something as soon as the window says that it waits, and remembers what stood there."""

    def __init__(self, act: Callable[[Busy], object]) -> None:
        self.title = self.said = ""
        self._act = act
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self.begin()

    def begin(self) -> None:
        self._timer.start(1)

    def act(self, act: Callable[[Busy], object]) -> None:
        """Do this the next time."""
        self._act = act
        self.begin()

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        busy = QApplication.activeModalWidget()
        if isinstance(busy, Busy) and busy.said:
            self._timer.stop()
            self.title, self.said = busy.windowTitle(), busy.said
            self._act(busy)


def test_a_save_goes_on_when_the_other_program_has_finished(qtbot: QtBot, feed, register, other):
    zone = district(region="Old")
    keep(register, zone)
    form = shown_form(qtbot, feed, "district", zone.id)
    retype(form.fields.cells["region"].editor.line, "Mine")
    other.execute("BEGIN IMMEDIATE")
    meanwhile = _Meanwhile(lambda _busy: other.execute("ROLLBACK"))
    assert form.save()
    assert meanwhile.title == "“register.ddesk” is in use"
    assert stored(register, zone).region == "Mine"


def test_a_window_that_waits_is_not_closed_from_elsewhere(qtbot: QtBot, register, other):
    window, kept = QMainWindow(), []
    qtbot.addWidget(window)
    window.show()
    other.execute("BEGIN IMMEDIATE")

    def look(busy: Busy) -> None:
        kept.append(waiting.is_held(window))
        busy.reject()

    meanwhile = _Meanwhile(look)
    with pytest.raises(GaveUp):
        keep(register, company())
    assert meanwhile.said and kept == [True] and not waiting.is_held(window)


def test_a_save_goes_on_where_the_window_that_waited_is_gone(register, other):
    window, zone = QMainWindow(), district(region="Old")
    keep(register, zone)
    window.show()
    other.execute("BEGIN IMMEDIATE")

    def close(_busy: Busy) -> None:
        delete(window)
        meanwhile.act(lambda _busy: other.execute("ROLLBACK"))

    meanwhile = _Meanwhile(close)
    edit(register, zone, region="Mine")
    assert not isValid(window) and stored(register, zone).region == "Mine"


def test_cancel_gives_up_with_nothing_changed_and_the_text_as_it_was_typed(qtbot: QtBot, feed, register, other):
    zone = district(region="Old")
    keep(register, zone)
    form = shown_form(qtbot, feed, "district", zone.id)
    retype(form.fields.cells["region"].editor.line, "Mine")
    other.execute("BEGIN IMMEDIATE")
    meanwhile = _Meanwhile(lambda busy: busy.button.click())
    assert not form.save()
    assert meanwhile.said and "still in use" in form.banner.sentence
    assert form.values()["region"] == "Mine" and row_of(register, "district", zone.id).values["region"] == "Old"
    other.execute("ROLLBACK")
    assert form.save() and stored(register, zone).region == "Mine"


def test_a_save_waits_for_who_only_reads_too(feed, register, other):
    zone = district(region="Old")
    keep(register, zone)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM record").fetchone()
    meanwhile = _Meanwhile(lambda _busy: other.execute("ROLLBACK"))
    edit(register, zone, region="New")
    assert meanwhile.said and stored(register, zone).region == "New"


def test_nobody_is_kept_from_reading_for_longer_than_a_minute_by_a_save_that_waits(register, other, monkeypatch):
    passed = [0.0]
    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + passed[-1])
    monkeypatch.setattr(patience, "time", clock)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM record").fetchone()
    # The minute is over as soon as the window has said that it waits.
    meanwhile = _Meanwhile(lambda _busy: passed.append(patient_connection.COMMIT_SECONDS))
    with pytest.raises(Locked) as refused:
        keep(register, company())
    assert meanwhile.said and not isinstance(refused.value, GaveUp)
    with closing(sqlite3.connect(register.place)) as third:
        assert third.execute("SELECT count(*) FROM company").fetchone() == (0,)


def test_nothing_else_is_saved_while_a_save_waits(feed: Feed, register, other):
    refused: list[str] = []

    def save_another(busy: Busy) -> None:
        with pytest.raises(GaveUp) as second:
            keep(register, company("Second"))
        refused.append(second.value.kept)
        other.execute("ROLLBACK")

    other.execute("BEGIN IMMEDIATE")
    meanwhile = _Meanwhile(save_another)
    keep(register, company("First"))
    assert meanwhile.said and refused
    with register.read() as session:
        assert listing.counts(session)["company"] == 1


def test_an_opening_that_waits_can_be_given_up(register_file, settings, other):
    told: list[tuple[str, str]] = []
    other.execute("BEGIN EXCLUSIVE")
    meanwhile = _Meanwhile(lambda busy: busy.reject())
    assert OpenRegister.open_file(register_file, makers(settings), lambda *said: told.append(said)) is None
    assert meanwhile.said and "still in use" in told[0][0]


@pytest.mark.parametrize("act", [Register.steps, lambda register: open_register(register.place).close() or True])
def test_reading_and_opening_wait_for_who_writes(feed, register: Register, other, act):
    other.execute("BEGIN EXCLUSIVE")
    meanwhile = _Meanwhile(lambda _busy: other.execute("ROLLBACK"))
    assert act(register) and meanwhile.said
    other.execute("BEGIN EXCLUSIVE")
    meanwhile = _Meanwhile(lambda busy: busy.reject())
    with pytest.raises(GaveUp) as refused:
        act(register)
    assert meanwhile.said and refused.value.kept and refused.value.advice


def test_a_list_that_is_painted_does_not_wait_and_is_filled_afterwards(qtbot: QtBot, feed: Feed, register, other):
    keep(register, company("Cement"))
    model = RecordModel(feed, Query("company"))
    model.ask(Query("company"))
    other.execute("BEGIN EXCLUSIVE")
    with qtbot.assertNotEmitted(feed.failed):
        assert model.index(0, 0).data() is None
    other.execute("ROLLBACK")
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert model.index(0, 0).data() == "Cement"


@pytest.fixture
def opened(register_file: Path, settings: Settings) -> Iterator[OpenRegister]:
    """With one company in it."""
    register = open_register(register_file)
    keep(register, company("Cement"))
    made = OpenRegister(register, makers(settings))
    yield made
    made.close()


def _said(table: RecordTable) -> str:
    """What stands in place of its records."""
    return "\n".join(each.accessibleName() for each in table.findChildren(EmptyState) if each.isVisible())


def _button(table: RecordTable) -> QPushButton:
    return next(each for each in table.findChildren(QPushButton) if each.isVisible() and each.text() == "Try again")


@pytest.mark.thorough
def test_a_list_that_was_not_waited_for_says_so_and_is_read_at_the_next_try_visit_or_change(
    qtbot: QtBot, opened: OpenRegister, other
):
    asked: list[str] = []
    meanwhile: _Meanwhile

    def cancel(busy: Busy) -> None:
        if busy.button.isEnabled():
            asked.append(busy.said)
            busy.button.click()
        # Whatever else waited would ask again.
        QTimer.singleShot(20, meanwhile.begin)

    def read_in_vain(read: Callable[[], object]) -> RecordTable:
        nonlocal meanwhile
        other.execute("BEGIN EXCLUSIVE")
        meanwhile = _Meanwhile(cancel)
        try:
            read()
            qtbot.waitUntil(lambda: bool(_said(page.table)))
            qtbot.wait(register_feed.GIVEN_UP_MS + 50)
        finally:
            meanwhile.stop()
            other.execute("ROLLBACK")
        said, table = _said(page.table), page.table
        assert said.startswith("This list could not be read.") and "in use" in said
        assert "0 companies" not in [label.text() for label in page.findChildren(QLabel)]
        return table

    holder = QStackedWidget()
    qtbot.addWidget(holder)
    holder.addWidget(QWidget())
    opened.feed.failed.connect(lambda _error: opened.steps())
    holder.show()
    page: RecordPage

    def make() -> None:
        nonlocal page
        page = opened.make_page("company")
        holder.addWidget(page)
        holder.setCurrentWidget(page)

    table = read_in_vain(make)
    assert len(asked) == 1
    _button(table).click()
    assert table.count() == 1 and not _said(table) and page.open_id
    read_in_vain(table.refresh)
    holder.setCurrentIndex(0)
    holder.setCurrentWidget(page)
    qtbot.waitUntil(lambda: table.count() == 1)
    read_in_vain(table.refresh)
    keep(opened.register, district())
    qtbot.waitUntil(lambda: table.count() == 1)


def test_a_list_whose_table_is_damaged_never_says_that_it_is_empty(qtbot: QtBot, opened: OpenRegister, other):
    other.execute("PRAGMA foreign_keys = 0")
    other.execute("DROP TABLE person")
    counted: list[dict[str, int]] = []
    page = opened.make_page("person")
    qtbot.addWidget(page)
    page.show()
    opened.count(counted.append, lambda _filters: None)
    qtbot.waitUntil(lambda: bool(counted))
    assert "This list could not be read." in _said(page.table) and "damaged" in _said(page.table)
    assert "person" not in counted[0] and counted[0]["company"] == 1


def test_what_the_feed_hears_meanwhile_is_told_afterwards(qtbot: QtBot, feed: Feed, register, other):
    told: list[bool] = []
    other.execute("BEGIN IMMEDIATE")

    def go_on(_busy: Busy) -> None:
        feed.run(lambda: None, lambda _nothing: told.append(patience.is_waiting()), owner=feed)
        QTimer.singleShot(20, lambda: other.execute("ROLLBACK"))

    meanwhile = _Meanwhile(go_on)
    keep(register, company())
    qtbot.waitUntil(lambda: bool(told))
    assert told == [False] and meanwhile.said


_HOLD = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who holds a file")
def test_the_line_names_the_program_that_is_waited_for(feed, register, register_file):
    words = [sys.executable, "-c", _HOLD, str(register_file)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout and holder.stdin
        holder.stdout.readline()
        meanwhile = _Meanwhile(lambda _busy: holder.communicate(b"\n"))
        keep(register, company())
    assert f"process {holder.pid}" in meanwhile.said


_UNDO = "import sys; from districtdesk.cli.program import main; sys.exit(main(['undo', sys.argv[1]]))"


@pytest.mark.thorough
def test_the_window_shows_within_three_seconds_what_the_command_line_did(
    qtbot: QtBot, register_file, settings, monkeypatch
):
    assert register_feed.POLL_IN_MS < 2500
    monkeypatch.setattr(register_feed, "POLL_IN_MS", 50)
    register = open_register(register_file)
    keep(register, company("Cement"))
    opened = OpenRegister(register, makers(settings))
    page = opened.make_page("company")
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.table.count() == 1)
    subprocess.run([sys.executable, "-c", _UNDO, str(register_file)], check=True, capture_output=True)
    begun = time.monotonic()
    qtbot.waitUntil(lambda: page.table.count() == 0, timeout=5000)
    assert time.monotonic() - begun < 3
    opened.close()

"""Ten claims of one source, keyed one after another: how many keys that takes beside the words that are printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from districtdesk import i18n
from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.painting.colours import LIGHT
from districtdesk.records import Citation, Figure, Source
from districtdesk.register.journal import journal
from districtdesk.register.opening import open_register
from districtdesk.settings import Settings
from tests.desk.typing_keys import press
from tests.making import INDICATOR_IDS, district, keep, on, source
from tests.ten_claims import DAY, DAYS, LANGUAGES, OFFICES, SPEAKERS, TEN_CLAIMS
from tests.thorough import one_in

_MOST = 60
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier


class Keyboard:
    """Sends real key events to whatever has the keyboard, and counts those that are no printed words."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.presses = 0

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = _NONE, times: int = 1) -> None:
        for _time in range(times):
            self.presses += 1
            QTest.keyClick(QApplication.focusWidget() or self._window, key, held)

    def letter(self, letter: str) -> None:
        self.presses += 1
        press(QApplication.focusWidget(), Qt.Key.Key_unknown, text=letter)

    def words(self, text: str) -> None:
        """What the source prints."""
        for letter in text:
            press(QApplication.focusWidget(), Qt.Key.Key_unknown, text=letter)


@pytest.fixture(params=one_in(3, LANGUAGES))
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


@pytest.fixture
def entry(language: str, qtbot: QtBot, register_file: Path) -> Iterator[tuple[Keyboard, ClaimEntry, OpenRegister]]:
    """The row for claims of a district, at its head, and the source that was made last."""
    opened = OpenRegister(
        open_register(register_file), makers(settings := Settings(register_file.with_name("s.json")))
    )
    place, letter = district("Qaradag"), source("A talk with the agency", publisher="Trend", date=on("2024-02-03"))
    keep(opened.register, place, letter)
    window = MainWindow(settings, LIGHT)
    shell = Shell(window, settings)
    shell.show_register(opened)
    opened.feed.source_at_hand.offer(letter.id, is_new=True)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shell.open_record("district", place.id)
    view = shell.pages.page.findChild(RecordView)
    view._start_claim()
    QApplication.processEvents()
    yield Keyboard(window), view.findChild(ClaimEntry), opened
    window.close()
    shell.dispose()
    opened.close()
    window.deleteLater()


def _choose(keys: Keyboard, box: QComboBox, wanted: str) -> None:
    """As a person does: letters of the word, until it stands there."""
    assert box.hasFocus()
    name = box.itemText(box.findData(wanted))
    for letter in name:
        if box.currentData() == wanted:
            return
        keys.letter(letter)
    assert box.currentData() == wanted


def _key_in(keys: Keyboard, entry: ClaimEntry, at: int) -> None:
    # What is printed once, into the bar above the row.
    keys.key(Qt.Key.Key_Backtab, _SHIFT, times=5)
    keys.words(DAYS[at])
    keys.key(Qt.Key.Key_Tab)
    keys.words(SPEAKERS[at])
    keys.key(Qt.Key.Key_Tab)
    keys.words(OFFICES[at])
    keys.key(Qt.Key.Key_Tab)
    keys.letter(entry.bar.how_told.itemText(1)[0])
    keys.key(Qt.Key.Key_Tab, times=2)
    status = ""
    for claim in TEN_CLAIMS:
        _choose(keys, entry._indicator, INDICATOR_IDS[claim.indicator])
        keys.key(Qt.Key.Key_Tab)
        keys.words(claim.texts[at])
        if claim.status != status:
            keys.key(Qt.Key.Key_Tab)
            _choose(keys, entry._status.box, claim.status)
            if not status:
                keys.key(Qt.Key.Key_Tab)
                keys.key(Qt.Key.Key_Space)
            status = claim.status
        keys.key(Qt.Key.Key_Return, _CTRL)


def test_ten_claims_take_sixty_keys_beside_their_words_and_are_stored_as_printed(
    entry: tuple[Keyboard, ClaimEntry, OpenRegister], language: str
) -> None:
    keys, row, opened = entry
    at = LANGUAGES.index(language)
    with opened.register.read() as session:
        before = journal.count(session)
    _key_in(keys, row, at)
    with opened.register.read() as session:
        figures = session.scalars(select(Figure).order_by(Figure.id)).all()
        citations = session.scalars(select(Citation).order_by(Citation.id)).all()
        letter = session.scalars(select(Source)).one()
        assert journal.count(session) == before + len(TEN_CLAIMS)
    stored = [(each.indicator, each.status, _amount(each), each.as_of, each.as_of_basis) for each in figures]
    assert stored == [
        (INDICATOR_IDS[each.indicator], each.status, each.amount, on(DAY), "stated") for each in TEN_CLAIMS
    ]
    cited = {(each.source, each.said_by, each.office, each.how_told) for each in citations}
    assert cited == {(letter.id, SPEAKERS[at], OFFICES[at], "direct_quotation")}
    assert [each.record for each in citations] == [each.id for each in figures]
    assert keys.presses <= _MOST, f"{keys.presses} in {language}"
    # One step each: the last is undone alone, and the bar stays.
    opened.undo()
    with opened.register.read() as session:
        assert sum(each.removed_at is None for each in session.scalars(select(Figure))) == len(TEN_CLAIMS) - 1
    assert row.bar.findChildren(QLineEdit)[0].text() == SPEAKERS[at]


def _amount(figure: Figure) -> tuple[object, ...]:
    return figure.qualifier, figure.value, figure.value_to, figure.currency

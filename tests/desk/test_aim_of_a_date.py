"""In the row for claims a date by which something is so is told as what it is, and can be turned in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import PlainLabel
from districtdesk.desk.record.aim_line import AimLine
from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.records import District, Figure, Source
from districtdesk.register.claims.all_indicators import read_indicators
from districtdesk.register.claims.indicator_choices import choose_suited
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.subject_claims import read_claims
from tests.desk.claims import make_ready
from tests.desk.typing_keys import press, type_text
from tests.making import keep, on, source


@pytest.fixture
def letter(register: Register) -> Source:
    made = source("A letter", publisher="Ministry", date=on("2024-05-12"))
    keep(register, made)
    return made


@pytest.fixture
def entry(qtbot: QtBot, register: Register, feed: Feed, place: District, letter: Source) -> ClaimEntry:
    made = ClaimEntry(feed)
    qtbot.addWidget(made)
    with register.read() as session:
        made.offer(place.id, choose_suited(read_indicators(session), "district"))
    feed.source_at_hand.take(letter.id)
    make_ready(made, "jobs_created")
    made.show()
    QApplication.processEvents()
    return made


def _type(entry: ClaimEntry, text: str) -> QLineEdit:
    line = entry.findChildren(QLineEdit)[0]
    type_text(line, text)
    return line


def _reading(entry: ClaimEntry) -> str:
    return entry.findChildren(PlainLabel)[0].text()


def _offered(entry: ClaimEntry) -> list[str]:
    line = entry.findChild(AimLine)
    return [each.label for each in (line.held_button, line.meant_button) if each.isVisible()]


def _only(register: Register, place: District) -> Figure:
    with register.read() as session:
        (claim,) = read_claims(session, [place.id])
    return claim.figure


def test_a_target_is_said_and_saved_as_one(register: Register, place: District, entry: ClaimEntry) -> None:
    line = _type(entry, "500 by 2030")
    assert "meant for: by 2030" in _reading(entry)
    assert _offered(entry) == ["No, it was so by then"]
    press(line, Qt.Key.Key_Return)
    figure = _only(register, place)
    assert figure.for_when is not None and figure.for_when.edtf == "../2030"
    assert (figure.as_of, figure.as_of_basis) == (on("2024-05-12"), "date_of_publication")


def test_what_is_open_is_asked_and_nothing_is_saved_before(
    register: Register, place: District, entry: ClaimEntry
) -> None:
    line = _type(entry, "500 by 2024")
    assert _reading(entry).endswith("?")
    assert _offered(entry) == ["It was so by then", "It is to be so by then"]
    press(line, Qt.Key.Key_Return)
    with register.read() as session:
        assert read_claims(session, [place.id]) == []
    press(entry.findChild(AimLine).held_button, Qt.Key.Key_Space)
    assert _offered(entry) == ["No, it is to be so by then"] and QApplication.focusWidget() is line
    press(line, Qt.Key.Key_Return)
    figure = _only(register, place)
    assert figure.for_when is None and figure.as_of is not None and figure.as_of.edtf == "../2024"


def test_the_next_claim_is_asked_anew(entry: ClaimEntry) -> None:
    line = _type(entry, "500 by 2024")
    press(entry.findChild(AimLine).meant_button, Qt.Key.Key_Space)
    press(line, Qt.Key.Key_Return)
    _type(entry, "600 by 2024")
    assert _offered(entry) == ["It was so by then", "It is to be so by then"]
    line.clear()
    assert _offered(entry) == []

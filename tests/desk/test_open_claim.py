"""A claim that can be read in more than one way is answered by a button; one of another dimension finds its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import LinkButton
from districtdesk.desk.record.choice_line import ChoiceLine
from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.records import District
from districtdesk.register.claims.all_indicators import read_indicators
from districtdesk.register.claims.indicator_choices import choose_suited
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.subject_claims import read_claims
from tests.desk.claims import make_ready
from tests.desk.typing_keys import press, type_text
from tests.making import keep, source


@pytest.fixture
def entry(qtbot: QtBot, register: Register, feed: Feed, place: District) -> ClaimEntry:
    made = ClaimEntry(feed)
    qtbot.addWidget(made)
    with register.read() as session:
        made.offer(place.id, choose_suited(read_indicators(session), "district"))
    make_ready(made, "jobs_created")
    made.show()
    QApplication.processEvents()
    return made


def _type(entry: ClaimEntry, text: str) -> QLineEdit:
    line = next(each for each in entry.findChildren(QLineEdit) if each.accessibleName() == "Claim")
    line.clear()
    type_text(line, text)
    return line


def _offered(entry: ClaimEntry) -> dict[str, LinkButton]:
    buttons = entry.findChild(ChoiceLine).buttons
    return {each.label.replace("\u00a0", " "): each for each in buttons if each.isVisible()}


def test_an_answer_is_taken_and_saved(qtbot: QtBot, register: Register, entry: ClaimEntry, place: District) -> None:
    line = _type(entry, "500 widgets")
    # The first Enter leads to the answer, where the program hears Enter as it does Space.
    press(line, Qt.Key.Key_Return)
    assert _offered(entry)["500 widgets"].hasFocus()
    press(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert _offered(entry) == {} and line.hasFocus()
    press(line, Qt.Key.Key_Return)
    with register.read() as session:
        (claim,) = read_claims(session, [place.id])
    assert (claim.figure.value, claim.figure.unit) == (500, "widgets")


def test_what_fits_another_indicator_leads_to_it(qtbot: QtBot, entry: ClaimEntry) -> None:
    _type(entry, "588,000 dollars")
    qtbot.mouseClick(_offered(entry)["Invested to date"], Qt.MouseButton.LeftButton)
    assert _offered(entry) == {}
    _type(entry, "40 ha")
    assert "Territory" in _offered(entry)


def test_the_language_of_the_source_reaches_the_reader(register: Register, feed: Feed, entry: ClaimEntry) -> None:
    report = source("A report", language="en")
    keep(register, report)
    make_ready(entry, "area")
    _type(entry, "12.141 ha")
    assert len(_offered(entry)) == 2
    feed.source_at_hand.take(report.id)
    assert _offered(entry) == {}

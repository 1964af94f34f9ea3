"""People at the desk: offered where a claim is typed, linked with the name as printed, and erased from their page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import PlainLabel, notices
from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.record.source_picker import SourcePicker
from districtdesk.desk.record.speaker_line import SpeakerLine
from districtdesk.names import Names
from districtdesk.records import Citation, District, Person
from districtdesk.register.claims.indicator_choices import OfferedIndicator
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.record_snapshot import read_snapshot
from districtdesk.register.queries.subject_claims import Evidence, read_claims
from districtdesk.settings import Settings
from tests.desk.claims import make_ready
from tests.desk.typing_keys import press, type_text
from tests.making import figure, keep, source, stored


@pytest.fixture
def person(register: Register) -> Person:
    made = Person(id=new_id(), names=Names(en="Sahib Mammadov"), other_names="S. Məmmədov")
    keep(
        register, made, Person(id=new_id(), names=Names(en="Salima Other")), source("A letter", publisher="Ministry")
    )
    return made


@pytest.fixture
def entry(qtbot: QtBot, feed: Feed, person: Person, place: District) -> ClaimEntry:
    made = ClaimEntry(feed)
    qtbot.addWidget(made)
    made.offer(place.id, _indicators(feed, place))
    made.show()
    make_ready(made)
    press(made.findChild(SourcePicker), Qt.Key.Key_Down)
    QApplication.processEvents()
    return made


def _indicators(feed: Feed, place: District) -> list[OfferedIndicator]:
    with feed.register.read() as session:
        snapshot = read_snapshot(session, "district", place.id)
    assert snapshot is not None
    return list(snapshot.indicators)


def _type(qtbot: QtBot, entry: ClaimEntry, printed: str) -> SpeakerLine:
    line = entry.findChild(SpeakerLine)
    type_text(line, printed)
    qtbot.waitUntil(lambda: line.is_open)
    return line


def _evidence(register: Register, place: District) -> Evidence:
    with register.read() as session:
        (claim,) = read_claims(session, [place.id])
    return claim.evidence[0]


def _add(entry: ClaimEntry, line: SpeakerLine) -> None:
    type_text(entry._text, "60 as of May 2023")
    press(line, Qt.Key.Key_Return)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("typed", "printed"),
    [("Mammadov", "Mammadov"), ("S. Məmmədov", "S. Məmmədov"), ("Mamm", "Sahib Mammadov")],
)
def test_a_known_person_is_linked_and_the_printed_name_stays(
    qtbot: QtBot, register: Register, entry: ClaimEntry, person: Person, place: District, typed: str, printed: str
) -> None:
    line = _type(qtbot, entry, typed)
    press(line, Qt.Key.Key_Down)
    press(line, Qt.Key.Key_Return)
    _add(entry, line)
    citation = _evidence(register, place).citation
    assert (citation.speaker, citation.said_by) == (person.id, printed)
    assert (line.text(), line.person) == (printed, person.id)


def test_nobody_is_linked_whom_nobody_chose(
    qtbot: QtBot, register: Register, entry: ClaimEntry, place: District
) -> None:
    line = _type(qtbot, entry, "Mammadov")
    type_text(entry._text, "60 as of May 2023")
    line.setFocus()
    press(line, Qt.Key.Key_Return)
    citation = _evidence(register, place).citation
    assert (citation.speaker, citation.said_by) == (None, "Mammadov")


def test_the_row_says_who_is_linked_until_the_name_is_taken_out(qtbot: QtBot, entry: ClaimEntry) -> None:
    line = _type(qtbot, entry, "Mammadov")
    press(line, Qt.Key.Key_Down)
    press(line, Qt.Key.Key_Return)
    type_text(entry._text, "60 as of May 2023")
    said = [label.text() for label in entry.findChildren(PlainLabel)]
    assert any(text.endswith("Said by Sahib Mammadov.") for text in said)
    line.setText("")
    assert not any("Said by" in label.text() for label in entry.findChildren(PlainLabel))


@pytest.fixture
def view(qtbot: QtBot, feed: Feed, settings: Settings, person: Person, place: District) -> RecordView:
    claim, letter = figure(place, "area", 60), source("Another letter")
    cited = Citation(id=new_id(), record=claim.id, source=letter.id, said_by="Mammadov", speaker=person.id)
    keep(feed.register, letter, claim, cited)
    made = RecordView(feed, settings, "person")
    qtbot.addWidget(made)
    made.load(person.id)
    made.resize(900, 700)
    made.show()
    QApplication.processEvents()
    return made


def _erase(view: RecordView) -> QPushButton:
    return next(each for each in view.findChildren(QPushButton) if each.text() == "Erase person…")


def test_a_persons_page_shows_offices_what_was_said_and_events(view: RecordView) -> None:
    assert view.tab_keys == ["details", "offices", "said", "events", "evidence", "history"]


@pytest.mark.thorough
@pytest.mark.parametrize("answer", ["keep", "erase"])
def test_a_person_is_erased_once_somebody_says_so(
    view: RecordView, register: Register, person: Person, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(notices, "ask", lambda _parent, message, *_rest, **_how: asked.append(message) or answer)
    _erase(view).click()
    assert asked == ["Erase “Sahib Mammadov” for good?"]
    erased = answer == "erase"
    assert (stored(register, person).names.en == "Erased person") is erased


def test_no_other_page_offers_to_erase(qtbot: QtBot, feed: Feed, settings: Settings, place: District) -> None:
    made = RecordView(feed, settings, "district")
    qtbot.addWidget(made)
    made.load(place.id)
    made.show()
    assert not any(each.isVisible() and "Erase" in each.text() for each in made.findChildren(QPushButton))

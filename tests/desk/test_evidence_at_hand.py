"""The evidence at hand stays until it is released, is seen wherever it is used, and is what is stored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.feed.source_at_hand import NOTHING_TOLD, EvidenceTold
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.look import fonts
from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.desk.record.evidence_bar import EvidenceBar
from districtdesk.desk.record.evidence_row import EvidenceRow
from districtdesk.desk.shell.actions import ACTION_SPECS
from districtdesk.desk.shell.keys import key_sections
from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.record_kinds import RECORD_KINDS
from districtdesk.records import Citation, District, Figure, Source
from districtdesk.register.identity import new_id
from districtdesk.register.journal.entry import Entry, remove_record, save
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries.record_snapshot import read_snapshot
from tests.desk.claims import make_ready
from tests.desk.typing_keys import press, type_text
from tests.making import figure, keep, on, source

_TOLD = EvidenceTold("page 3", "Sahib Mammadov", "", "", "Deputy Minister", "direct_quotation", "9 Feb 2024")
_CITED = _TOLD.cited()


@pytest.fixture
def letter(register: Register) -> Source:
    made = source("A letter", publisher="Ministry", date=on("2024-10-29"))
    keep(register, made, source("Another", publisher="Agency"))
    return made


@pytest.fixture
def entry(qtbot: QtBot, feed: Feed, place: District) -> ClaimEntry:
    made = ClaimEntry(feed)
    qtbot.addWidget(made)
    with feed.register.read() as session:
        snapshot = read_snapshot(session, "district", place.id)
    assert snapshot is not None
    made.offer(place.id, snapshot.indicators)
    made.resize(900, 300)
    made.show()
    QApplication.processEvents()
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_belongs_into_a_box_is_read_whole_where_the_window_is_small(
    qtbot: QtBot, feed: Feed, letter: Source, language: str
) -> None:
    with speaking(language):
        bar = EvidenceBar(feed)
        qtbot.addWidget(bar)
        feed.source_at_hand.take(letter.id)
        # As wide as it is beside a list in a window of 1280 pixels.
        bar.resize(570, 120)
        bar.show()
        QApplication.processEvents()
        lines = [each for each in bar.boxes if isinstance(each, QLineEdit) and each.isVisible()]
        cut = [
            each.placeholderText()
            for each in lines
            if each.fontMetrics().horizontalAdvance(each.placeholderText()) > each.width() - 2 * fonts.step(2)
        ]
    assert len(lines) == 4 and not cut


def _citations(register: Register) -> list[dict[str, object]]:
    with register.read() as session:
        query = select(Citation).where(Citation.removed_at.is_(None)).order_by(Citation.id)
        return [
            {key: value for key in (*_CITED, "source") if (value := getattr(each, key))}
            for each in session.scalars(query)
        ]


def _add(entry: ClaimEntry, text: str) -> None:
    type_text(entry._text, text)
    press(entry._text, Qt.Key.Key_Return)


def _type_all(bar: EvidenceBar) -> None:
    for line, text in (
        (bar.as_of, _TOLD.as_of),
        (bar.said_by, _TOLD.said_by),
        (bar.office, _TOLD.office),
        (bar.how_told, "d"),
        (bar.place, _TOLD.place_in_it),
    ):
        type_text(line, text)


@pytest.mark.thorough
def test_what_the_bar_shows_is_what_each_claim_gets_until_it_is_released(
    register: Register, feed: Feed, entry: ClaimEntry, letter: Source
) -> None:
    feed.source_at_hand.take(letter.id)
    _type_all(entry.bar)
    make_ready(entry)
    for text in ("60", "61 as of May 2023"):
        _add(entry, text)
    assert _citations(register) == [_CITED | {"source": letter.id}] * 2
    with register.read() as session:
        days = [(str(each.as_of), each.as_of_basis) for each in session.scalars(select(Figure).order_by(Figure.id))]
    assert days == [(str(on("2024-02-09")), "stated"), (str(on("2023-05")), "stated")]
    entry.bar.release_button.click()
    assert (feed.source_at_hand.id, feed.source_at_hand.told, entry.bar.as_of.text()) == ("", NOTHING_TOLD, "")
    _add(entry, "62 as of May 2025")
    assert len(_citations(register)) == 2
    # One step each, and the bar is no part of it.
    undo(register)
    undo(register)
    assert len(_citations(register)) == 1


def test_one_bar_shows_what_was_typed_into_another(
    qtbot: QtBot, feed: Feed, entry: ClaimEntry, letter: Source
) -> None:
    feed.source_at_hand.take(letter.id)
    row = EvidenceRow(feed)
    qtbot.addWidget(row)
    _type_all(entry.bar)
    shown = (row.place.text(), row.said_by.text(), row.office.text(), row.how_told.currentData(), row.as_of.text())
    # A whole day is written out once it is left, and so has room.
    assert shown == (_TOLD.place_in_it, _TOLD.said_by, _TOLD.office, _TOLD.how_told, "9 February 2024")


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["event", "residency", "participation", "legal_act", "figure"])
def test_every_kind_takes_the_evidence_at_hand(
    qtbot: QtBot, register: Register, feed: Feed, place: District, letter: Source, kind: str
) -> None:
    feed.source_at_hand.take(letter.id)
    feed.source_at_hand.say(_TOLD)
    form = RecordForm(feed, kind)
    qtbot.addWidget(form)
    row = EvidenceRow(feed, form)
    qtbot.addWidget(row)
    cells = form.fields.cells
    if "as_of" in cells:
        assert (cells["as_of"].editor.value(), cells["as_of"].is_filled_in) == (on("2024-02-09"), True)
    save(
        register,
        Entry("event", {"subjects": (place.id,), "event_kind": "visit", "status": "planned"}),
        row.citations(),
    )
    assert _citations(register) == [_CITED | {"source": letter.id}]
    assert RECORD_KINDS[kind].is_entered
    # What a person typed stays, and so does what is typed for all.
    if "as_of" in cells:
        row.as_of.setText("")
        assert cells["as_of"].editor.is_blank


def test_each_source_at_hand_keeps_what_was_told_of_it_and_a_key_goes_round(
    register: Register, feed: Feed, letter: Source, entry: ClaimEntry
) -> None:
    at_hand = feed.source_at_hand
    other = source("A third")
    keep(register, other)
    at_hand.take(letter.id)
    at_hand.say(_TOLD)
    at_hand.take(other.id)
    assert (entry.bar.said_by.text(), entry.bar.next_button.label) == ("", "2 of 2 at hand")
    at_hand.turn_to_next()
    assert (at_hand.id, entry.bar.said_by.text()) == (letter.id, _TOLD.said_by)
    # One that is removed is at hand no more, and going to no source lets go of this one.
    remove_record(register, "source", other.id)
    assert at_hand.at_hand == [letter.id]
    at_hand.take("")
    at_hand.take(letter.id)
    assert at_hand.told == NOTHING_TOLD


def test_a_source_that_was_only_looked_at_does_not_stay_and_a_new_one_does(feed: Feed) -> None:
    at_hand = feed.source_at_hand
    at_hand.offer("looked at")
    at_hand.offer("made", is_new=True)
    at_hand.offer("looked at too")
    assert at_hand.at_hand == ["made", "looked at too"]


def test_an_unreadable_day_for_all_is_marked_and_saves_nothing(
    register: Register, feed: Feed, entry: ClaimEntry, letter: Source
) -> None:
    feed.source_at_hand.take(letter.id)
    make_ready(entry)
    type_text(entry.bar.as_of, "whenever")
    _add(entry, "60")
    assert (entry.bar.as_of.property("problem"), _citations(register)) == ("error", [])
    assert entry._text.text() == "60"


def test_speakers_and_offices_are_completed_from_those_seen(
    qtbot: QtBot, register: Register, feed: Feed, place: District, entry: ClaimEntry, letter: Source
) -> None:
    claim = figure(place, "area", 60)
    said = {"said_by": "Sahib Mammadov", "office": "Deputy Minister"}
    keep(register, claim, Citation(id=new_id(), record=claim.id, source=letter.id, **said))
    feed.source_at_hand.take(letter.id)
    bar = entry.bar
    type_text(bar.said_by, "Mamm")
    qtbot.waitUntil(lambda: bar.said_by.is_open)
    press(bar.said_by, Qt.Key.Key_Down)
    press(bar.said_by, Qt.Key.Key_Return)
    assert (bar.said_by.text(), bar.office.text()) == ("Sahib Mammadov", "Deputy Minister")
    bar.office.setText("")
    bar.office.setFocus()
    press(bar.office, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bar.office.is_open)
    assert [each.text for each in bar.office.suggestions] == ["Deputy Minister"]


def test_a_flow_runs_until_the_day_for_all_or_over_the_time_for_all(
    register: Register, feed: Feed, entry: ClaimEntry
) -> None:
    make_ready(entry, "exports")
    for said in ("9 Feb 2024", "2023"):
        feed.source_at_hand.say(EvidenceTold(as_of=said))
        _add(entry, "USD 12 million")
    with register.read() as session:
        periods = [str(each.period) for each in session.scalars(select(Figure).order_by(Figure.id))]
    assert periods == [str(on("../2024-02-09")), str(on("2023"))]


def test_the_keys_of_the_evidence_stand_in_the_page_of_keys() -> None:
    told = {text for section in key_sections() for _keys, text in section.rows}
    assert {spec.text for spec in ACTION_SPECS if spec.key in ("next_source", "release_evidence")} <= told


def test_letters_on_the_way_to_a_source_take_none_and_ask_for_none(
    entry: ClaimEntry, letter: Source, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("districtdesk.desk.record.source_picker.RecordDialog.ask", lambda _self: asked.append("new"))
    picker, at_hand = entry.bar.source, feed.source_at_hand
    for typed in ("ministerial order", "age"):
        picker.setFocus()
        type_text(picker, typed)
        assert at_hand.at_hand == []
        press(picker, Qt.Key.Key_Return)
    # What was typed first is none of them; of the second the last is meant.
    assert len(at_hand.at_hand) == 1 and "Another" in picker.currentText()
    type_text(picker, "min")
    assert entry.bar.citations()[0].values["source"] == letter.id
    type_text(picker, "new")
    assert not asked
    press(picker, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert asked == ["new"]

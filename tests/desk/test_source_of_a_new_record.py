"""Beside Save of a new record stands its source, on its own page as in a window of its own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.record.evidence_row import WITHOUT_SOURCE, EvidenceRow
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.record.source_picker import SourcePicker
from districtdesk.record_kinds import RECORD_KINDS
from districtdesk.records import Citation, Source
from districtdesk.register.journal.store import Register
from districtdesk.settings import Settings
from tests.desk.seen import fill_in
from tests.making import keep, on, source


@pytest.fixture
def letter(register: Register, feed: Feed) -> Source:
    made = source("A letter", publisher="Ministry", date=on("2024-10-29"))
    keep(register, made)
    feed.source_at_hand.take(made.id)
    return made


def _new(qtbot: QtBot, feed: Feed, settings: Settings, kind: str) -> RecordView:
    view = RecordView(feed, settings, kind)
    qtbot.addWidget(view)
    view.show()
    view.load(None)
    QApplication.processEvents()
    return view


def _offered(view: RecordView) -> list[EvidenceRow]:
    return [row for row in view.findChildren(EvidenceRow) if row.isVisible()]


def _cited(register: Register) -> list[str]:
    with register.read() as session:
        return [each.source for each in session.query(Citation)]


@pytest.mark.parametrize("kind", [key for key, each in RECORD_KINDS.items() if each.is_entered])
def test_a_new_record_of_each_kind_is_offered_its_source(
    qtbot: QtBot, feed: Feed, settings: Settings, letter: Source, kind: str
) -> None:
    rows = _offered(_new(qtbot, feed, settings, kind))
    assert len(rows) == (0 if kind in WITHOUT_SOURCE else 1)
    for row in rows:
        picker = row.findChild(SourcePicker)
        # Taken for another record, it is only filled in here.
        assert (picker.source.id, picker.property("guess")) == (letter.id, True)


def test_the_source_is_saved_with_the_new_record(
    qtbot: QtBot, feed: Feed, settings: Settings, register: Register, letter: Source
) -> None:
    view = _new(qtbot, feed, settings, "company")
    fill_in(view.findChild(RecordForm), "names", "Alpha")
    assert view.save()
    assert _cited(register) == [letter.id]
    assert not feed.source_at_hand.is_offered
    assert _offered(view) == []


def test_no_source_saves_none_and_a_corrected_record_gets_no_further_one(
    qtbot: QtBot, feed: Feed, settings: Settings, register: Register, letter: Source
) -> None:
    view = _new(qtbot, feed, settings, "company")
    view.findChild(SourcePicker).setCurrentIndex(0)
    form = view.findChild(RecordForm)
    fill_in(form, "names", "Alpha")
    assert view.save()
    feed.source_at_hand.take(letter.id)
    fill_in(form, "names", "Beta")
    assert view.save()
    assert _cited(register) == []

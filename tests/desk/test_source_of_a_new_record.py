"""Beside Save of a new record stands its source, on its own page as in a window of its own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.forms.same_offer import SameOffer
from districtdesk.desk.record.evidence_row import WITHOUT_SOURCE, EvidenceRow
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.record.source_picker import SourcePicker
from districtdesk.record_kinds import RECORD_KINDS
from districtdesk.records import Citation, Figure, Source
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.settings import Settings
from tests.desk.seen import fill_in
from tests.making import district, figure, keep, on, source
from tests.thorough import one_in


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


@pytest.mark.parametrize("kind", one_in(4, (key for key, each in RECORD_KINDS.items() if each.is_entered)))
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


def _figure_again(qtbot: QtBot, feed: Feed, settings: Settings, register: Register, letter: Source) -> RecordView:
    """A new figure that says what another letter said, about to be saved."""
    place, other = district(), source("Another letter", publisher="Agency")
    said = figure(place, "area", 60, as_of=on("2023-05"))
    keep(register, place, other, said, Citation(id=new_id(), record=said.id, source=other.id))
    view = _new(qtbot, feed, settings, "figure")
    values = {"subject": place.id, "indicator": said.indicator, "qualifier": "exact", "value": said.value}
    view.load(None, values | {"status": "reported", "as_of": said.as_of})
    feed.source_at_hand.take(letter.id)
    assert not view.save()
    return view


def test_a_figure_that_is_there_already_is_not_made_twice_in_the_form(
    qtbot: QtBot, feed: Feed, settings: Settings, register: Register, letter: Source
) -> None:
    view = _figure_again(qtbot, feed, settings, register, letter)
    offer = view.findChild(SameOffer)
    assert offer.isVisible() and offer.text == "This claim is there already, from Agency."
    assert QApplication.focusWidget() in (offer.take_button, None)
    offer.take_button.click()
    with register.read() as session:
        (kept,) = session.query(Figure)
    assert view.record_id == kept.id and not view.is_changed() and not offer.isVisible()
    assert len(_cited(register)) == 2


def test_a_figure_that_is_there_already_can_be_kept_apart_in_the_form(
    qtbot: QtBot, feed: Feed, settings: Settings, register: Register, letter: Source
) -> None:
    view = _figure_again(qtbot, feed, settings, register, letter)
    view.findChild(SameOffer).apart_button.click()
    with register.read() as session:
        assert session.query(Figure).count() == 2
    assert not view.findChild(SameOffer).isVisible() and not view.is_changed()

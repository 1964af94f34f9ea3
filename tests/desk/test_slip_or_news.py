"""Changing a claim that has evidence asks once whether it mends a slip or is new information."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.record.evidence_row import EvidenceRow
from districtdesk.desk.record.record_view import RecordView
from districtdesk.i18n import speaking
from districtdesk.records import Citation, District, Figure
from districtdesk.register.identity import new_id
from districtdesk.register.journal import journal
from districtdesk.register.journal.step_label import step_words, with_reason
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries.subject_claims import read_claims
from districtdesk.settings import Settings
from tests.desk.typing_keys import press, retype, type_text
from tests.making import figure, keep, on, source, stored

Open = Callable[..., RecordView]


@pytest.fixture
def claim(register: Register, place: District) -> Figure:
    made, letter = figure(place, "area", 60, as_of=on("2023-05"), preferred=True), source("A letter")
    keep(register, letter, made, Citation(id=new_id(), record=made.id, source=letter.id))
    return made


@pytest.fixture
def open_claim(qtbot: QtBot, feed: Feed, settings: Settings) -> Open:
    def _open(claim: Figure) -> RecordView:
        view = RecordView(feed, settings, "figure")
        qtbot.addWidget(view)
        view.resize(900, 700)
        view.show()
        view.load(claim.id)
        view.show_tab("details")
        QApplication.processEvents()
        return view

    return _open


def _retype(view: RecordView, text: str, field: str = "value") -> None:
    retype(view.form.fields.cells[field].editor.typing_places()[0], text)


def _label(register: Register) -> str:
    with register.read() as session:
        return journal.change_sets(session, limit=1)[0].label


@pytest.mark.thorough
def test_a_slip_is_mended_with_its_reason_in_the_history(register: Register, claim: Figure, open_claim: Open) -> None:
    view = open_claim(claim)
    _retype(view, "65")
    assert not view.save()
    slip = view.form.slip
    assert slip.isVisible() and QApplication.focusWidget() is slip.line and not slip.slip_button.isEnabled()
    type_text(slip.line, "a digit was wrong")
    press(slip.line, Qt.Key.Key_Return)
    assert (stored(register, claim).value, view.is_changed(), slip.isVisible()) == (65, False, False)
    assert step_words(_label(register)) == "Edit claim, because: a digit was wrong"
    undo(register)
    assert stored(register, claim).value == 60


@pytest.mark.thorough
def test_new_information_becomes_a_claim_of_its_own_with_its_own_evidence(
    register: Register, feed: Feed, place: District, claim: Figure, open_claim: Open
) -> None:
    newer = source("A newer letter")
    keep(register, newer)
    feed.source_at_hand.take(newer.id)
    view = open_claim(claim)
    _retype(view, "65")
    _retype(view, "May 2024", "as_of")
    assert not view.save()
    view.form.slip.news_button.click()
    bar = view.findChild(EvidenceRow)
    assert bar is not None and bar.isVisible() and view.is_changed() and view.record_id is None
    assert view.save()
    with register.read() as session:
        said = {each.figure.value: each for each in read_claims(session, [place.id])}
    assert [each.source_id for each in said[65].evidence] == [newer.id]
    assert (str(said[65].figure.as_of), said[65].figure.preferred) == (str(on("2024-05")), None)
    assert said[60].figure.id == claim.id and said[60].figure.preferred


@pytest.mark.thorough
def test_what_the_office_says_of_a_claim_and_a_claim_without_evidence_ask_nothing(
    register: Register, place: District, claim: Figure, open_claim: Open
) -> None:
    view = open_claim(claim)
    view.form.fields.cells["status"].editor.set_value("disputed")
    view.form.fields.cells["status"].editor.edited.emit()
    assert view.save()
    bare = figure(place, "residents", 13)
    keep(register, bare)
    view = open_claim(bare)
    _retype(view, "14")
    assert view.save()
    assert "\n" not in _label(register)


def test_a_reason_stands_behind_the_step_in_each_language() -> None:
    label, seen = with_reason("Edit claim", "  a digit \n was wrong "), set()
    for code in ("az", "en", "ru"):
        with speaking(code):
            words = step_words(label)
            assert words.endswith("a digit was wrong") and words != step_words("Edit claim")
            seen.add(words)
    assert len(seen) == 3 and with_reason("Edit claim", " ") == "Edit claim"

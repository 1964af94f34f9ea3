"""In the row for claims nothing is stored that nobody said: not a date, not a status, not a speaker, not a source."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.kit import GuessLine, LinkButton, PlainLabel
from districtdesk.desk.look import fonts
from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.desk.record.claims_tab import ClaimsTab
from districtdesk.desk.record.evidence_row import EvidenceRow
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.record.source_picker import SourcePicker
from districtdesk.desk.record.status_picker import StatusPicker
from districtdesk.desk.start.late_loading import load_record_view
from districtdesk.records import District, Figure, Source
from districtdesk.register.journal.removal import remove
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.subject_claims import Claim, read_claims
from districtdesk.settings import Settings
from tests.desk.claims import make_ready
from tests.desk.typing_keys import press, type_text
from tests.making import INDICATOR_IDS, district, keep, on, source


@pytest.fixture
def letter(register: Register) -> Source:
    """A source with a date."""
    made = source("A letter", publisher="Ministry", date=on("2024-10-29"))
    keep(register, made)
    return made


@pytest.fixture
def view(qtbot: QtBot, feed: Feed, settings: Settings, place: District) -> RecordView:
    made = RecordView(feed, settings, "district")
    qtbot.addWidget(made)
    made.load(place.id)
    made.show_tab("figures")
    made.show()
    QApplication.processEvents()
    return made


@pytest.fixture
def entry(view: RecordView) -> ClaimEntry:
    return view.findChild(ClaimsTab).entry


def _claims(register: Register, place: District) -> list[Claim]:
    with register.read() as session:
        return read_claims(session, [place.id])


def _only(register: Register, place: District) -> Figure:
    (claim,) = _claims(register, place)
    return claim.figure


def _lines(entry: ClaimEntry) -> list[QLineEdit]:
    """Where the claim is typed, and where its speaker."""
    return entry.findChildren(QLineEdit)


def _guess(entry: ClaimEntry) -> GuessLine:
    return entry.findChild(GuessLine)


def _turn_guess(entry: ClaimEntry) -> None:
    press(_guess(entry).findChild(LinkButton), Qt.Key.Key_Space)


def _status(entry: ClaimEntry) -> StatusPicker:
    return entry.findChild(StatusPicker)


def _add(entry: ClaimEntry, text: str) -> None:
    type_text(_lines(entry)[0], text)
    press(_lines(entry)[0], Qt.Key.Key_Return)


# Dates.


@pytest.mark.thorough
@pytest.mark.parametrize("indicator", ["exports", "output_value"])
def test_a_flow_typed_without_a_date_is_not_saved_and_says_that_it_needs_a_period(
    register: Register, place: District, entry: ClaimEntry, feed: Feed, letter: Source, indicator: str
) -> None:
    feed.source_at_hand.take(letter.id)
    make_ready(entry, indicator)
    _add(entry, "USD 12 million")
    assert _claims(register, place) == []
    assert "over a period" in entry.findChildren(PlainLabel)[1].text()
    assert _guess(entry).text == ""


def test_that_a_flow_needs_a_period_is_said_before_a_status_is_chosen(entry: ClaimEntry) -> None:
    entry.suggest(INDICATOR_IDS["exports"])
    type_text(_lines(entry)[0], "USD 12 million")
    assert "over a period" in entry.findChildren(PlainLabel)[1].text()


def test_the_day_of_publication_ends_a_period_only_when_the_person_takes_it(
    register: Register, place: District, entry: ClaimEntry, feed: Feed, letter: Source
) -> None:
    feed.source_at_hand.take(letter.id)
    make_ready(entry, "exports")
    type_text(_lines(entry)[0], "USD 12 million")
    _turn_guess(entry)
    assert _guess(entry).text.startswith("Assumed: until 29 October 2024.")
    press(_lines(entry)[0], Qt.Key.Key_Return)
    figure = _only(register, place)
    assert (figure.period, figure.as_of_basis) == (on("../2024-10-29"), "date_of_publication")


@pytest.mark.thorough
@pytest.mark.parametrize("indicator", ["exports", "area"])
def test_the_enter_after_a_guess_was_turned_is_for_the_claim(
    register: Register, place: District, entry: ClaimEntry, feed: Feed, letter: Source, indicator: str
) -> None:
    feed.source_at_hand.take(letter.id)
    make_ready(entry, indicator)
    type_text(_lines(entry)[0], "60 ha" if indicator == "area" else "USD 12 million")
    said = _guess(entry).text
    _turn_guess(entry)
    assert QApplication.focusWidget() is _lines(entry)[0]
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert _only(register, place).as_of_basis == (None if said else "date_of_publication")


@pytest.mark.parametrize("status", ["", "Reported"])
def test_what_is_wrong_is_said_once_and_the_keyboard_stays_in_the_text(
    register: Register, place: District, entry: ClaimEntry, status: str
) -> None:
    entry.suggest(INDICATOR_IDS["exports"])
    _status(entry).box.setCurrentText(status)
    _add(entry, "USD 12 million")
    said = [each.text() for each in entry.findChildren(PlainLabel) if each.isVisible()]
    assert sum("over a period" in each for each in said) == 1
    assert QApplication.focusWidget() is _lines(entry)[0]
    assert _claims(register, place) == []


def test_a_source_whose_date_has_no_end_is_offered_as_the_end_of_no_period(
    register: Register, entry: ClaimEntry, feed: Feed
) -> None:
    site = source("A site", date=on("2020/.."))
    keep(register, site)
    feed.source_at_hand.take(site.id)
    make_ready(entry, "exports")
    type_text(_lines(entry)[0], "USD 12 million")
    assert _guess(entry).text == "" and not _guess(entry).isVisible()


def test_what_was_taken_for_one_claim_is_not_taken_for_the_next(
    entry: ClaimEntry, feed: Feed, letter: Source, register: Register, place: District
) -> None:
    feed.source_at_hand.take(letter.id)
    make_ready(entry, "exports")
    type_text(_lines(entry)[0], "USD 12 million")
    _turn_guess(entry)
    press(_lines(entry)[0], Qt.Key.Key_Return)
    _add(entry, "USD 13 million")
    assert len(_claims(register, place)) == 1


def test_the_day_of_publication_is_shown_as_a_guess_and_stored_as_one(
    register: Register, place: District, entry: ClaimEntry, feed: Feed, letter: Source
) -> None:
    feed.source_at_hand.take(letter.id)
    make_ready(entry)
    type_text(_lines(entry)[0], "60")
    assert _guess(entry).property("guess")
    assert _guess(entry).text.startswith("Assumed: as of 29 October 2024.")
    assert "2024" not in entry.findChild(PlainLabel).text()
    press(_lines(entry)[0], Qt.Key.Key_Return)
    assert (_only(register, place).as_of, _only(register, place).as_of_basis) == (letter.date, "date_of_publication")


def test_a_guess_that_is_left_out_is_not_stored(
    register: Register, place: District, entry: ClaimEntry, feed: Feed, letter: Source
) -> None:
    feed.source_at_hand.take(letter.id)
    make_ready(entry)
    type_text(_lines(entry)[0], "60")
    _turn_guess(entry)
    press(_lines(entry)[0], Qt.Key.Key_Return)
    assert (_only(register, place).as_of, _only(register, place).as_of_basis) == (None, None)


def test_a_date_that_is_typed_leaves_nothing_to_guess(entry: ClaimEntry, feed: Feed, letter: Source) -> None:
    feed.source_at_hand.take(letter.id)
    make_ready(entry)
    type_text(_lines(entry)[0], "60 as of May 2023")
    assert not _guess(entry).isVisible()


# Indicator and status.


def test_no_indicator_and_no_status_is_chosen_by_itself(entry: ClaimEntry) -> None:
    assert [box.currentText() for box in entry.findChildren(QComboBox)] == ["", "", "No source", ""]


def test_enter_without_a_status_asks_for_it_and_enter_there_adds(
    register: Register, place: District, entry: ClaimEntry
) -> None:
    entry.suggest(INDICATOR_IDS["area"])
    _add(entry, "60 as of May 2023")
    assert _claims(register, place) == []
    assert "status" in entry.findChild(PlainLabel).text()
    assert QApplication.focusWidget() is _status(entry).box
    type_text(_status(entry).box, "p")
    press(_status(entry).box, Qt.Key.Key_Return)
    assert _only(register, place).status == "planned"


@pytest.mark.thorough
def test_the_status_of_one_claim_is_not_the_status_of_the_next(
    register: Register, place: District, entry: ClaimEntry
) -> None:
    entry.suggest(INDICATOR_IDS["area"])
    _status(entry).box.setCurrentText("Planned")
    _add(entry, "60 as of May 2023")
    assert _status(entry).status is None
    _add(entry, "61 as of May 2024")
    assert len(_claims(register, place)) == 1


@pytest.mark.thorough
def test_a_status_that_is_kept_stays_and_is_seen_to(register: Register, place: District, entry: ClaimEntry) -> None:
    make_ready(entry, status="Planned")
    for text in ("60 as of May 2023", "61 as of May 2024"):
        _add(entry, text)
    assert [claim.figure.status for claim in _claims(register, place)] == ["planned", "planned"]
    type_text(_lines(entry)[0], "62")
    press(_lines(entry)[0], Qt.Key.Key_Escape)
    assert (_status(entry).status, _status(entry).keep.isChecked()) == ("planned", True)


@pytest.mark.thorough
def test_the_wheel_chooses_nothing(entry: ClaimEntry, register: Register, letter: Source) -> None:
    for box in entry.findChildren(QComboBox):
        before = box.currentIndex()
        down = QWheelEvent(
            QPointF(2, 2), QPointF(2, 2), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, down)
        assert box.currentIndex() == before


@pytest.mark.thorough
def test_the_wheel_takes_the_keyboard_nowhere(view: RecordView) -> None:
    for key in view.tab_keys:
        view.show_tab(key)
    heard = [each for each in view.findChildren(QWidget) if each.focusPolicy() == Qt.FocusPolicy.WheelFocus]
    assert [type(each).__name__ for each in heard] == []


# What is thrown away.


@pytest.mark.thorough
def test_nothing_of_a_discarded_claim_goes_out_with_the_next(
    register: Register, place: District, view: RecordView, entry: ClaimEntry, feed: Feed, letter: Source
) -> None:
    feed.source_at_hand.take(letter.id)
    make_ready(entry, status="Planned")
    type_text(_lines(entry)[0], "60")
    _turn_guess(entry)
    type_text(_lines(entry)[1], "Sahib Mammadov")
    next(each for each in view.findChildren(QPushButton) if each.text() == "Discard").click()
    assert [line.text() for line in _lines(entry)[:2]] == ["", "Sahib Mammadov"]
    assert (_status(entry).status, _status(entry).keep.isChecked()) == (None, False)
    make_ready(entry)
    _add(entry, "61")
    (claim,) = _claims(register, place)
    # The bar shows it until it is released.
    assert [each.citation.said_by for each in claim.evidence] == ["Sahib Mammadov"]
    assert claim.figure.as_of_basis == "date_of_publication"


def test_a_speaker_alone_is_nothing_to_discard_for_it_stays_with_its_source(
    view: RecordView, entry: ClaimEntry, feed: Feed, letter: Source
) -> None:
    feed.source_at_hand.take(letter.id)
    type_text(_lines(entry)[1], "Sahib Mammadov")
    assert not view.is_changed()
    assert view.save()
    assert _lines(entry)[1].text() == "Sahib Mammadov"


def test_without_a_source_no_speaker_waits_out_of_sight(entry: ClaimEntry, feed: Feed, letter: Source) -> None:
    feed.source_at_hand.take(letter.id)
    type_text(_lines(entry)[1], "Sahib Mammadov")
    feed.source_at_hand.take("")
    feed.source_at_hand.take(letter.id)
    assert _lines(entry)[1].text() == ""


# The source at hand.


def _make_source(qtbot: QtBot, feed: Feed, title: str) -> str:
    form = RecordForm(feed, "source")
    qtbot.addWidget(form)
    form.fields.cells["source_kind"].begin_with("letter")
    form.fields.cells["title"].begin_with(title)
    assert form.save()
    return str(form.record_id)


@pytest.mark.thorough
def test_a_source_just_made_is_offered_and_not_the_one_used_last(
    register: Register, place: District, entry: ClaimEntry, feed: Feed, letter: Source, qtbot: QtBot
) -> None:
    feed.source_at_hand.take(letter.id)
    make_ready(entry)
    _add(entry, "60")
    made = _make_source(qtbot, feed, "A newer letter")
    picker = entry.findChild(SourcePicker)
    assert (picker.source.id, picker.property("guess")) == (made, True)
    _add(entry, "61")
    newest = max(_claims(register, place), key=lambda claim: claim.figure.id)
    assert [each.source_id for each in newest.evidence] == [made]
    assert newest.figure.as_of is None
    assert not picker.property("guess")


def test_a_source_taken_for_one_record_is_a_guess_on_the_next(
    register: Register, place: District, feed: Feed, letter: Source, qtbot: QtBot
) -> None:
    park = district("Another")
    keep(register, park)
    entry = ClaimEntry(feed)
    qtbot.addWidget(entry)
    picker = entry.findChild(SourcePicker)
    entry.offer(place.id, [])
    feed.source_at_hand.take(letter.id)
    entry.offer(place.id, [])
    assert not picker.property("guess")
    entry.offer(park.id, [])
    assert (picker.source.id, picker.property("guess")) == (letter.id, True)
    picker.activated.emit(picker.currentIndex())
    entry.offer(park.id, [])
    assert not picker.property("guess")


def test_a_new_records_source_looks_filled_in_until_a_person_points_at_it(
    feed: Feed, letter: Source, qtbot: QtBot
) -> None:
    feed.source_at_hand.take(letter.id)
    row = EvidenceRow(feed)
    qtbot.addWidget(row)
    picker, label = row.findChild(SourcePicker), row.findChild(PlainLabel)
    assert (picker.property("guess"), label.text()) == (True, "Source · filled in")
    picker.activated.emit(picker.currentIndex())
    assert (picker.property("guess"), label.text()) == (False, "Source")


def test_an_offered_source_is_large_whether_it_was_there_before_the_row_or_not(
    feed: Feed, letter: Source, qtbot: QtBot, entry: ClaimEntry
) -> None:
    feed.source_at_hand.offer(letter.id)
    later = ClaimEntry(feed)
    qtbot.addWidget(later)
    later.show()
    QApplication.processEvents()
    first, second = (each.findChild(SourcePicker).font() for each in (entry, later))
    assert first.weight() == second.weight() == fonts.font("strong").weight()


@pytest.mark.thorough
def test_without_a_source_made_or_opened_none_is_offered(entry: ClaimEntry, letter: Source) -> None:
    assert entry.findChild(SourcePicker).source is None


def test_pointing_at_the_offered_source_takes_it(entry: ClaimEntry, feed: Feed, letter: Source) -> None:
    feed.source_at_hand.offer(letter.id)
    picker = entry.findChild(SourcePicker)
    assert picker.property("guess")
    picker.activated.emit(picker.currentIndex())
    assert not picker.property("guess")


def test_a_new_source_that_is_not_made_after_all_says_nothing_of_the_offered_one(
    entry: ClaimEntry, feed: Feed, letter: Source
) -> None:
    feed.source_at_hand.offer(letter.id)
    make_ready(entry)
    type_text(_lines(entry)[0], "60")
    _turn_guess(entry)
    picker = entry.findChild(SourcePicker)
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    picker.setFocus()
    press(picker, Qt.Key.Key_End)
    assert (picker.source.id, picker.property("guess")) == (letter.id, True)
    assert _guess(entry).text == ""


def test_a_source_that_a_person_opens_is_at_hand_and_one_that_opens_by_itself_is_not(
    register: Register, feed: Feed, settings: Settings, qtbot: QtBot
) -> None:
    first, second = source("A"), source("B")
    keep(register, first, second)
    page = RecordPage(feed, settings, "source", load_record_view)
    qtbot.addWidget(page)
    page.resize(1170, 690)
    page.show()
    QApplication.processEvents()
    assert (page.open_id, feed.source_at_hand.id) == (first.id, "")
    press(page.table.focusProxy(), Qt.Key.Key_Down)
    assert feed.source_at_hand.id == second.id
    page.open_record(first.id)
    assert feed.source_at_hand.id == first.id


def test_opening_anything_else_leaves_the_source_at_hand(
    register: Register, feed: Feed, settings: Settings, qtbot: QtBot, letter: Source
) -> None:
    feed.source_at_hand.take(letter.id)
    park = district("Another")
    keep(register, park)
    page = RecordPage(feed, settings, "district", load_record_view)
    qtbot.addWidget(page)
    page.open_record(park.id)
    assert feed.source_at_hand.id == letter.id


def test_a_removed_source_is_not_at_hand(register: Register, feed: Feed, letter: Source) -> None:
    feed.source_at_hand.take(letter.id)
    with register.change("Remove source") as session:
        remove(session, [letter.id])
    assert feed.source_at_hand.id == ""

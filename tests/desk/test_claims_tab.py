"""Claims are typed as they are printed, beside each other, each as one step of the journal."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.same_offer import SameOffer
from districtdesk.desk.kit import NoteLabel, PlainLabel, WordBox
from districtdesk.desk.look import fonts
from districtdesk.desk.record.children_cards import ChildrenCards
from districtdesk.desk.record.citations_dialog import CitationsDialog
from districtdesk.desk.record.claim_chart import ClaimChart
from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.desk.record.claim_table import CELL, ClaimTable
from districtdesk.desk.record.claims_tab import ClaimsTab
from districtdesk.desk.record.first_asked import FirstAsked
from districtdesk.desk.record.member_card import MemberCard
from districtdesk.desk.record.source_picker import SourcePicker
from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.overview.members import read_member_sums
from districtdesk.records import Citation, District, Source
from districtdesk.register.identity import new_id
from districtdesk.register.journal import journal
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from districtdesk.register.queries.record_snapshot import read_snapshot
from districtdesk.register.queries.subject_claims import Claim, prefer, read_claims
from districtdesk.settings import Settings
from tests.desk.claims import make_ready
from tests.desk.typing_keys import press, type_text
from tests.making import district, figure, keep, on, project, source, stored

Show = Callable[..., ClaimsTab]


@pytest.fixture
def open_tab(qtbot: QtBot, feed: Feed, place: District) -> Show:
    def _open(width: int = 800) -> ClaimsTab:
        tab = ClaimsTab(feed, "district")
        qtbot.addWidget(tab)
        _read(tab, feed, place)
        make_ready(tab.entry)
        tab.resize(width, 700)
        tab.show()
        feed.changed.connect(lambda _changed: _read(tab, feed, place))
        QApplication.processEvents()
        return tab

    return _open


def _read(tab: ClaimsTab, feed: Feed, place: District) -> None:
    """As the record's page does after each change."""
    with feed.register.read() as session:
        snapshot = read_snapshot(session, "district", place.id)
    assert snapshot is not None
    tab.load(snapshot)


def _claims(register: Register, place: District) -> list[Claim]:
    with register.read() as session:
        return read_claims(session, [place.id])


def _line(tab: ClaimsTab) -> QLineEdit:
    return tab.entry.findChild(QLineEdit)


def _button(tab: ClaimsTab, text: str) -> QPushButton:
    return next(button for button in tab.findChildren(QPushButton) if button.text() == text)


def _reading(tab: ClaimsTab) -> str:
    return tab.entry.findChild(PlainLabel).text()


def _tables(tab: ClaimsTab) -> list[ClaimTable]:
    """The preferred claims, and all claims of one indicator."""
    return tab.findChildren(ClaimTable)


def _steps(register: Register) -> int:
    with register.read() as session:
        return journal.count(session)


@pytest.mark.thorough
def test_enter_adds_the_claim_that_was_typed(register: Register, place: District, open_tab: Show) -> None:
    tab = open_tab()
    type_text(_line(tab), "more than 220 as of 9 Feb 2024")
    press(_line(tab), Qt.Key.Key_Return)
    (claim,) = _claims(register, place)
    assert (claim.figure.qualifier, claim.figure.value, str(claim.figure.as_of)) == (
        "more_than",
        Decimal(220),
        str(on("2024-02-09")),
    )
    assert _line(tab).text() == ""
    assert _tables(tab)[0].model().rowCount() == 1


def test_what_is_understood_is_said_while_one_types(open_tab: Show) -> None:
    tab = open_tab()
    type_text(_line(tab), "about 60")
    assert _reading(tab).startswith("Reads as: about 60")
    assert _button(tab, "Add this claim").isEnabled()


def test_what_cannot_be_read_is_said_at_once_and_stays(register: Register, place: District, open_tab: Show) -> None:
    tab = open_tab()
    type_text(_line(tab), "many")
    press(_line(tab), Qt.Key.Key_Return)
    assert "60" in _reading(tab)
    assert not _button(tab, "Add this claim").isEnabled()
    assert _line(tab).text() == "many"
    assert _claims(register, place) == []


def test_escape_empties_the_line(open_tab: Show) -> None:
    tab = open_tab()
    type_text(_line(tab), "about 60")
    press(_line(tab), Qt.Key.Key_Escape)
    assert _line(tab).text() == ""
    assert not tab.entry.has_text
    press(_line(tab), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _line(tab).text() == "about 60"


def test_a_claim_with_a_source_and_its_citation_are_one_step(
    register: Register, place: District, open_tab: Show
) -> None:
    keep(register, source("A letter", publisher="Ministry"))
    tab = open_tab()
    before = _steps(register)
    press(tab.entry.findChild(SourcePicker), Qt.Key.Key_Down)
    type_text(_line(tab), "60 as of May 2023")
    press(_line(tab), Qt.Key.Key_Return)
    (claim,) = _claims(register, place)
    assert [each.publisher for each in claim.evidence] == ["Ministry"]
    assert _steps(register) == before + 1
    undo(register)
    assert _claims(register, place) == []
    assert stored(register, claim.evidence[0].citation).removed_at is not None


def test_the_source_stays_for_the_next_claim(register: Register, place: District, open_tab: Show) -> None:
    keep(register, source("A letter", publisher="Ministry"))
    tab = open_tab()
    press(tab.entry.findChild(SourcePicker), Qt.Key.Key_Down)
    for text in ("60 as of May 2023", "65 as of May 2024"):
        type_text(_line(tab), text)
        press(_line(tab), Qt.Key.Key_Return)
    assert [len(claim.evidence) for claim in _claims(register, place)] == [1, 1]


def test_a_second_claim_stands_beside_the_first(register: Register, place: District, open_tab: Show) -> None:
    keep(register, figure(place, "area", 60, as_of=on("2023-05")))
    tab = open_tab()
    type_text(_line(tab), "65 as of late 2024")
    press(_line(tab), Qt.Key.Key_Return)
    assert [claim.figure.value for claim in _claims(register, place)] == [65, 60]
    preferred, all_of_it = _tables(tab)
    assert (preferred.model().rowCount(), all_of_it.model().rowCount()) == (1, 2)


def _doubts(tab: ClaimsTab) -> str:
    label = tab.entry.findChildren(PlainLabel)[1]
    return label.text() if label.isVisible() else ""


def _choose_indicator(tab: ClaimsTab, name: str) -> None:
    _indicators(tab).setCurrentText(name)


def test_the_indicators_unit_in_other_words_goes_without_saying(
    register: Register, place: District, open_tab: Show
) -> None:
    tab = open_tab()
    _choose_indicator(tab, "Jobs created")
    type_text(_line(tab), "340-400 people as of 1 June 2024")
    assert _reading(tab).startswith("Reads as: between 340 and 400\u00a0jobs,")
    assert _doubts(tab) == ""
    press(_line(tab), Qt.Key.Key_Return)
    assert [claim.figure.unit for claim in _claims(register, place)] == [None]


def test_an_additional_number_is_an_increment(register: Register, place: District, open_tab: Show) -> None:
    tab = open_tab()
    _choose_indicator(tab, "Jobs created")
    type_text(_line(tab), "120 additional jobs as of 1 June 2024")
    assert "comes on top of" in _reading(tab)
    press(_line(tab), Qt.Key.Key_Return)
    (claim,) = _claims(register, place)
    assert (claim.figure.unit, claim.figure.increment) == (None, True)


@pytest.mark.parametrize(
    ("text", "said", "may_add"),
    [
        ("500 families", "another unit", True),
        ("500 as of 1 June 2199", "future", False),
    ],
)
def test_what_is_doubtful_is_said_before_it_is_added(open_tab: Show, text: str, said: str, may_add: bool) -> None:
    tab = open_tab()
    _choose_indicator(tab, "Jobs created")
    type_text(_line(tab), text)
    assert said in _doubts(tab)
    assert _button(tab, "Add this claim").isEnabled() is may_add
    press(_line(tab), Qt.Key.Key_Escape)
    assert _doubts(tab) == ""


@pytest.mark.thorough
def test_the_last_claim_stands_beside_the_row_and_goes_when_it_is_undone(
    register: Register, place: District, open_tab: Show
) -> None:
    tab = open_tab()
    assert tab.entry.last.isHidden()
    type_text(_line(tab), "50 as of May 2023")
    press(_line(tab), Qt.Key.Key_Return)
    assert tab.entry.last.text() == "Last: 50\xa0ha of May 2023 · Reported"
    type_text(_line(tab), "44 as of May 2024")
    assert tab.entry.last.text() == "12 % less than 50\xa0ha of May 2023 · Reported"
    press(_line(tab), Qt.Key.Key_Escape)
    undo(register)
    assert tab.entry.last.isHidden()


def test_the_speaker_is_typed_beside_the_source(register: Register, place: District, open_tab: Show) -> None:
    keep(register, source("A letter", publisher="Ministry"))
    tab = open_tab()
    speaker = tab.entry.findChildren(QLineEdit)[1]
    assert not speaker.isVisible()
    press(tab.entry.findChild(SourcePicker), Qt.Key.Key_Down)
    type_text(_line(tab), "60 as of May 2023")
    type_text(speaker, "Sahib Mammadov")
    press(speaker, Qt.Key.Key_Return)
    (claim,) = _claims(register, place)
    assert [each.citation.said_by for each in claim.evidence] == ["Sahib Mammadov"]
    assert speaker.text() == "Sahib Mammadov"


def _indicator(tab: ClaimsTab) -> str:
    return _indicators(tab).currentText()


def _indicators(tab: ClaimsTab) -> QComboBox:
    return next(box for box in tab.entry.findChildren(QComboBox) if box.accessibleName() == "Indicator")


def test_undo_leaves_the_indicator_of_the_next_claim_alone(
    register: Register, place: District, open_tab: Show
) -> None:
    keep(register, figure(place, "area", 60), figure(place, "invested", 51, currency="AZN"))
    tab = open_tab()
    keep(register, figure(place, "jobs_created", 400))
    press(_tables(tab)[0], Qt.Key.Key_Down)
    assert _indicator(tab) == "Jobs created"
    undo(register)
    assert _indicator(tab) == "Jobs created"
    type_text(_line(tab), "340-400")
    press(_tables(tab)[0], Qt.Key.Key_Up)
    assert _indicator(tab) == "Jobs created"


def test_a_claim_that_comes_in_between_leaves_the_chosen_one_chosen(
    register: Register, place: District, open_tab: Show
) -> None:
    keep(register, figure(place, "area", 60), figure(place, "invested", 51, currency="AZN"))
    tab = open_tab()
    preferred, _all = _tables(tab)
    press(preferred, Qt.Key.Key_Down)
    keep(register, figure(place, "jobs_created", 400))
    assert preferred.model().index(preferred.currentIndex().row(), 0).data() == "Invested to date"


@pytest.mark.thorough
@pytest.mark.parametrize("status", ["Planned", "Reported"])
def test_the_claim_just_added_is_marked_beside_a_planned_and_a_reported_one(
    register: Register, place: District, open_tab: Show, status: str
) -> None:
    planned = figure(place, "area", 70, status="planned", as_of=on("2022"))
    reported = figure(place, "area", 60, status="reported", as_of=on("2023"))
    keep(register, planned, reported)
    tab = open_tab()
    make_ready(tab.entry, status=status)
    type_text(_line(tab), "65 as of 2024")
    press(_line(tab), Qt.Key.Key_Return)
    for table in _tables(tab):
        row = table.currentIndex().row()
        cells = [table.model().index(row, column).data(CELL) for column in range(table.model().columnCount())]
        assert status in [word for cell in cells for word, _tone in cell.pills]
        assert "65" in "".join(run.text for cell in cells for line in cell.lines for run in line)


def test_the_chart_waits_for_a_second_date(register: Register, place: District, open_tab: Show) -> None:
    keep(register, figure(place, "area", 60, as_of=on("2023-05")))
    tab = open_tab()
    assert not tab.findChild(ClaimChart).isVisible()
    keep(register, figure(place, "area", 65, as_of=on("2024-05")))
    assert tab.findChild(ClaimChart).isVisible()


def test_preferring_moves_the_mark_in_one_step(register: Register, place: District, open_tab: Show) -> None:
    old, new = (
        figure(place, "area", 60, as_of=on("2023"), preferred=True),
        figure(place, "area", 65, as_of=on("2024")),
    )
    keep(register, old, new)
    tab = open_tab()
    before = _steps(register)
    prefer = _button(tab, "Prefer this claim")
    assert not prefer.isEnabled()
    press(_tables(tab)[1], Qt.Key.Key_Up)
    assert prefer.isEnabled()
    press(prefer, Qt.Key.Key_Space)
    assert (stored(register, old).preferred, stored(register, new).preferred) == (None, True)
    assert _steps(register) == before + 1
    undo(register)
    assert (stored(register, old).preferred, stored(register, new).preferred) == (True, None)


def test_removing_a_claim_asks_leaves_the_others_and_undo_chooses_it_again(
    register: Register, place: District, open_tab: Show, answer: dict[str, str]
) -> None:
    old, new = figure(place, "area", 60, as_of=on("2023")), figure(place, "area", 65, as_of=on("2024"))
    keep(register, old, new)
    tab = open_tab()
    press(_tables(tab)[1], Qt.Key.Key_Down)
    for said, left in (("keep", {old.id, new.id}), ("remove", {new.id})):
        answer[""] = said
        press(_button(tab, "Remove this claim…"), Qt.Key.Key_Space)
        assert {claim.figure.id for claim in _claims(register, place)} == left
    undo(register)
    QApplication.processEvents()
    assert _tables(tab)[1].model().index(_tables(tab)[1].currentIndex().row(), 0).data().startswith("60")


def test_the_steps_are_about_the_claim_that_was_chosen_above(
    register: Register, place: District, open_tab: Show, answer: dict[str, str]
) -> None:
    said = figure(place, "invested", 12, currency="AZN", as_of=on("2024"))
    meant = figure(place, "invested", 99, currency="AZN", as_of=on("2025"), status="planned")
    keep(register, said, meant)
    tab = open_tab()
    headline, everything = _tables(tab)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        press(headline, key)
        above = headline.currentIndex()
        shown = everything.currentIndex()
        value_above = headline.model().index(above.row(), 1).data()
        assert everything.model().index(shown.row(), 0).data() == value_above
    answer[""] = "remove"
    press(_button(tab, "Remove this claim…"), Qt.Key.Key_Space)
    left = [claim.quantity.full() for claim in _claims(register, place)]
    assert len(left) == 1
    assert left[0] not in value_above


def test_enter_on_a_claim_asks_to_correct_it(register: Register, place: District, open_tab: Show) -> None:
    claim = figure(place, "area", 60)
    keep(register, claim)
    tab = open_tab()
    wanted: list[str] = []
    tab.figure_wanted.connect(wanted.append)
    press(_tables(tab)[1], Qt.Key.Key_Return)
    assert wanted == [claim.id]


def test_a_narrow_page_says_the_same_in_two_columns(register: Register, place: District, open_tab: Show) -> None:
    keep(register, figure(place, "area", 60, as_of=on("2023-05-01")))
    tab = open_tab(width=440)
    preferred, _all = _tables(tab)
    assert preferred.model().columnCount() == 2
    said = preferred.model().index(0, 0).data()
    assert "1 May 2023" in said
    assert "Reported" in said
    assert "no evidence yet" in said


@pytest.mark.parametrize("width", [320, 440, 560, 800, 1200])
def test_the_line_for_a_claim_keeps_room_to_type(qtbot: QtBot, feed: Feed, width: int) -> None:
    entry = ClaimEntry(feed)
    qtbot.addWidget(entry)
    entry.resize(width, 200)
    entry.show()
    QApplication.processEvents()
    line = entry.findChild(QLineEdit)
    assert line.width() >= line.fontMetrics().horizontalAdvance(line.placeholderText())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_no_indicator_is_cut_beside_a_list(open_tab: Show, language: str) -> None:
    with speaking(language):
        tab = open_tab()
        # As wide as it is in a window of 1280 pixels.
        tab.resize(600, 600)
        QApplication.processEvents()
        box = tab.entry.findChild(WordBox, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert box is not None and box.count() > 20
        assert box.widest <= box.width() <= tab.width()


def test_the_source_at_hand_stays_over_records(register: Register, qtbot: QtBot, feed: Feed) -> None:
    letter = source("A letter", publisher="Ministry")
    keep(register, letter, source("Another"))
    first, second = ClaimEntry(feed), ClaimEntry(feed)
    for each in (first, second):
        qtbot.addWidget(each)
    first.findChild(SourcePicker).choose(letter.id)
    assert second.findChild(SourcePicker).source.id == letter.id
    third = ClaimEntry(feed)
    qtbot.addWidget(third)
    assert third.findChild(SourcePicker).source.id == letter.id
    third.findChild(SourcePicker).setCurrentIndex(0)
    assert first.findChild(SourcePicker).source is None


def test_the_publisher_leads_to_the_source_and_the_speaker_to_the_citations(
    register: Register, place: District, open_tab: Show
) -> None:
    letter, claim = source("A letter", publisher="Ministry"), figure(place, "area", 60)
    keep(register, letter, claim)
    keep(register, Citation(id=new_id(), record=claim.id, source=letter.id, said_by="Sahib Mammadov"))
    tab = open_tab(width=900)
    opened: list[tuple[str, str]] = []
    tab.open_wanted.connect(lambda kind, each: opened.append((kind, each)))
    tab.evidence_wanted.connect(lambda each: opened.append(("evidence", each)))
    table = _tables(tab)[0]
    cell = table.visualRect(table.model().index(0, 4))
    line = fonts.metrics().height()
    for below in (line // 2, line + line // 2):
        point = cell.topLeft() + QPoint(fonts.step(4), fonts.step(2.5) + below)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert opened == [("source", letter.id), ("evidence", claim.id)]


def test_what_contradicts_is_marked_in_amber_and_unlike_any_status(
    register: Register, place: District, open_tab: Show
) -> None:
    told = [figure(place, "residents", value, as_of=on("2023-05-01")) for value in (12, 14)]
    keep(register, *told, figure(place, "area", 60, as_of=on("2023-05-01")))
    tab = open_tab(width=1000)
    headline = next(each for each in _tables(tab) if each.accessibleName() != "Asked first")
    marks = {}
    for row in range(headline.model().rowCount()):
        cells = [headline.model().index(row, column).data(CELL) for column in (0, 3)]
        marks[cells[0].text()] = dict(cells[1].pills)
    assert marks["Residents"]["contradiction"] == "amber"
    assert marks["Residents"]["Reported"] == "neutral"
    assert "contradiction" not in marks["Territory"]


def test_claims_as_of_one_day_draw_no_line_over_time(register: Register, place: District, open_tab: Show) -> None:
    keep(register, *(figure(place, "residents", value, as_of=on("2023-05-01")) for value in (12, 14)))
    assert not open_tab().findChild(ClaimChart).isVisible()


def test_what_is_said_of_the_claims_of_an_indicator_is_so(
    register: Register, place: District, open_tab: Show
) -> None:
    keep(register, figure(place, "residents", 10, as_of=on("2023")))
    tab = open_tab()
    assert "1 claim. Any further one will be kept beside it." in _notes(tab)
    newer = figure(place, "residents", 12, as_of=on("2024"))
    keep(register, newer)
    assert "2 claims. The newest is shown above; the others are kept." in _notes(tab)
    prefer(register, newer.id)
    assert "2 claims. The preferred one is shown above; the others are kept." in _notes(tab)


def _notes(tab: ClaimsTab) -> list[str]:
    return [label.text() for label in tab.findChildren(NoteLabel)]


def test_a_number_of_several_subjects_names_the_others(open_tab: Show, feed: Feed, place: District) -> None:
    other = district("Other")
    keep(feed.register, other, figure(place, "jobs_created", 474, together_with=(other.id,)))
    model = open_tab().findChildren(ClaimTable)[0].model()
    rows = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert [text for text in rows if "together" in text] == ["Jobs created, together with Other"]


def test_what_is_recorded_of_the_zones_stands_beside_the_whole(open_tab: Show, feed: Feed, place: District) -> None:
    zone = district("Zone", part_of=place.id)
    keep(feed.register, zone, figure(zone, "residents", 4))
    tab = open_tab()
    card = tab.findChildren(MemberCard)[0]
    assert card.isHidden()
    with feed.register.read() as session:
        snapshot = read_snapshot(session, "district", place.id)
        sums = read_member_sums(session, "district", place.id)
    assert snapshot is not None
    tab.load(snapshot, sums)
    model = card.findChildren(ClaimTable)[0].model()
    assert model.index(0, 0).data().startswith("Residents")
    assert not card.isHidden()


def test_what_the_projects_of_a_district_come_to_is_read_beside_the_window(
    qtbot: QtBot, open_tab: Show, feed: Feed, place: District
) -> None:
    keep(feed.register, plant := project("Plant", district=place.id))
    keep(feed.register, figure(plant, "jobs_created", 12))
    tab = open_tab()
    _read(tab, feed, place)
    cards = tab.findChild(ChildrenCards)
    qtbot.waitUntil(lambda: not cards.isHidden())
    of_projects, of_residents = cards.findChildren(MemberCard)
    assert of_projects.findChild(ClaimTable).model().index(0, 2).data() == "12\u00a0jobs"
    assert of_residents.isHidden()
    first = tab.findChild(FirstAsked).findChild(ClaimTable).model()
    assert [first.index(0, column).data() for column in range(4)] == [
        "Jobs created",
        "–",
        "12\u00a0jobs  1 of 1",
        "–",
    ]
    tab.findChild(FirstAsked).fold(True)
    assert [first.index(0, column).data() for column in range(2)] == [
        "Jobs created, Projects together: 12\u00a0jobs  1 of 1",
        "–",
    ], "where there is little room"


def _offer(tab: ClaimsTab) -> SameOffer:
    return tab.entry.findChild(SameOffer)


def _from(feed: Feed, publisher: str) -> Source:
    """A source without a date, at hand."""
    made = source(f"News of {publisher}", publisher=publisher)
    keep(feed.register, made)
    feed.source_at_hand.take(made.id)
    return made


def _publishers(register: Register, place: District) -> list[list[str]]:
    return [[each.publisher for each in claim.evidence] for claim in _claims(register, place)]


@pytest.mark.thorough
def test_a_claim_that_is_there_is_confirmed_by_the_next_source_with_one_key(
    register: Register, feed: Feed, place: District, open_tab: Show
) -> None:
    tab = open_tab()
    _from(feed, "Trend")
    type_text(_line(tab), "about 60 as of May 2023")
    press(_line(tab), Qt.Key.Key_Return)
    _from(feed, "Report")
    type_text(_line(tab), "60 as of May 2023")
    assert not _offer(tab).isVisible()
    _line(tab).clear()
    type_text(_line(tab), "about 60 as of May 2023")
    assert _offer(tab).isVisible() and not _button(tab, "Add this claim").isVisible()
    assert _offer(tab).text == "This claim is there already, from Trend. Enter adds this source to it."
    before = _steps(register)
    press(_line(tab), Qt.Key.Key_Return)
    assert _publishers(register, place) == [["Trend", "Report"]]
    assert _steps(register) == before + 1
    assert "Trend [2], Confirmed by Report" in _tables(tab)[0].model().index(0, 4).data()
    assert _line(tab).text() == "" and not _offer(tab).isVisible()
    undo(register)
    assert _publishers(register, place) == [["Trend"]]


@pytest.mark.thorough
def test_a_claim_that_is_there_can_be_kept_as_one_of_its_own(
    register: Register, feed: Feed, place: District, open_tab: Show
) -> None:
    tab = open_tab()
    for publisher in ("Trend", "Report"):
        _from(feed, publisher)
        type_text(_line(tab), "60 as of May 2023")
        if _offer(tab).isVisible():
            _offer(tab).apart_button.click()
        else:
            press(_line(tab), Qt.Key.Key_Return)
    assert sorted(_publishers(register, place)) == [["Report"], ["Trend"]]


def test_what_the_same_source_says_already_is_not_doubled(
    register: Register, feed: Feed, place: District, open_tab: Show
) -> None:
    tab = open_tab()
    _from(feed, "Trend")
    for _again in range(2):
        type_text(_line(tab), "60 as of May 2023")
        press(_line(tab), Qt.Key.Key_Return)
    assert _publishers(register, place) == [["Trend"]]
    assert _offer(tab).text == "This source says so already."
    assert not _offer(tab).take_button.isVisible() and _line(tab).text() == "60 as of May 2023"


def test_what_another_window_added_meanwhile_is_offered_before_anything_is_saved(
    register: Register, feed: Feed, place: District, open_tab: Show
) -> None:
    tab = open_tab()
    _from(feed, "Trend")
    type_text(_line(tab), "60 as of May 2023")
    keep(register, figure(place, "area", 60, as_of=on("2023-05")))
    press(_line(tab), Qt.Key.Key_Return)
    assert _publishers(register, place) == [[]] and _offer(tab).isVisible()
    press(_line(tab), Qt.Key.Key_Return)
    assert _publishers(register, place) == [["Trend"]]


def test_the_evidence_of_a_claim_says_which_sources_confirm_it(
    qtbot: QtBot, register: Register, feed: Feed, settings: Settings, place: District
) -> None:
    said, above = figure(place, "area", 60), QWidget()
    trend, report = source("News", publisher="Trend"), source("Other", publisher="Report")
    keep(register, said, trend, report, Citation(id=new_id(), record=said.id, source=trend.id))
    qtbot.addWidget(above)
    dialog = CitationsDialog(feed, settings, said.id, "Territory", above)
    dialog.show()
    notes = [each for each in dialog.findChildren(NoteLabel) if "Confirmed" in each.text()]
    assert notes == []
    keep(register, Citation(id=new_id(), record=said.id, source=report.id))
    notes = [each.text() for each in dialog.findChildren(NoteLabel) if each.isVisible()]
    assert "Confirmed by Report" in notes

"""The page of a district through time: what holds today or on a day, its former names, and the row of its states."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import Card, EmptyState
from districtdesk.desk.lists.record_model import RecordModel
from districtdesk.desk.record.as_of_row import AsOfRow
from districtdesk.desk.record.fact_label import FactLabel
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.record.states_tab import StatesTab
from districtdesk.records import DistrictState
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.register.queries.listing import Query
from districtdesk.settings import Settings
from tests.desk.seen import button
from tests.faults.damages import run
from tests.making import district, keep, on, profile
from tests.park import OLD, Park, keep_park


@pytest.fixture
def park(register: Register) -> Park:
    return keep_park(register)


@pytest.fixture
def view(qtbot: QtBot, feed: Feed, park: Park, settings: Settings) -> RecordView:
    made = RecordView(feed, settings, "district")
    qtbot.addWidget(made)
    made.load(park.district.id)
    made.resize(1200, 700)
    made.show()
    return made


def _facts(view: RecordView) -> list[str]:
    QApplication.processEvents()
    row = view.findChild(AsOfRow)
    return [each.accessibleName() for each in row.findChildren(FactLabel) if each.isVisibleTo(row)]


def test_the_head_tells_what_holds_today(view: RecordView) -> None:
    assert _facts(view) == ["Kind: Industrial park", "Managing organisation: Parks Agency"]


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("1 March 2020", "Kind: Industrial district"),
        ("15.06.2024", "Kind: possibly Industrial district / Industrial park"),
        ("2025-03-01", "Kind: Industrial park"),
        ("01.01.2010", "Kind: not known"),
    ],
)
def test_the_head_tells_what_held_on_the_day_that_is_typed(view: RecordView, day: str, kind: str) -> None:
    view.findChild(AsOfRow).editor.type_text(day)
    assert kind in _facts(view)
    assert (f"Names: {OLD.en}" in _facts(view)) == (kind == "Kind: Industrial district")


def test_what_is_no_day_is_said_and_emptied_it_is_today(view: RecordView) -> None:
    row = view.findChild(AsOfRow)
    row.editor.type_text("some day")
    assert _facts(view) == []
    row.editor.type_text("")
    assert "Kind: Industrial park" in _facts(view)


def test_a_day_is_forgotten_with_its_record_and_a_record_without_states_has_none(
    view: RecordView, register: Register, park: Park
) -> None:
    other = district("Other")
    keep(register, other)
    row = view.findChild(AsOfRow)
    row.editor.type_text("01.03.2020")
    view.load(other.id)
    assert row.isHidden()
    view.load(park.district.id)
    assert not row.isHidden() and row.editor.is_blank


def test_the_line_says_the_former_name_and_what_holds_today(register: Register, park: Park) -> None:
    with register.read() as session:
        line = profile(session, park.district).line
    assert f"formerly “{OLD.en}”" in line and "Industrial park" in line


def test_the_tab_shows_the_states_in_the_order_of_time_with_act_and_evidence(view: RecordView, park: Park) -> None:
    view.show_tab("states")
    tab = view.findChild(StatesTab)
    cards = tab.findChildren(Card)
    assert [card.accessibleName() for card in cards] == ["Since 13 October 2016", "Since 2024"]
    first, second = ([label.text() for label in card.findChildren(QLabel)] for card in cards)
    assert "No evidence yet." in first and "Evidence: Letter on the park" in second
    assert any(text.startswith("By: ") and "77" in text for text in second)


def test_the_tab_follows_a_state_that_is_added(view: RecordView, register: Register, park: Park) -> None:
    view.show_tab("states")
    planned = {"status": "planned", "until": on("2016-10-12"), "date_basis": "assumed"}
    keep(register, DistrictState(id=new_id(), district=park.district.id, **planned))
    QApplication.processEvents()
    tab = view.findChild(StatesTab)
    assert [card.accessibleName() for card in tab.findChildren(Card) if not card.isHidden()] == [
        "Until 12 October 2016 (assumed)",
        "Since 13 October 2016",
        "Since 2024",
    ]


def test_states_and_claims_that_cannot_be_read_are_not_said_to_be_none(
    view: RecordView, feed: Feed, park: Park
) -> None:
    run("PRAGMA foreign_keys = 0", "DROP TABLE district_state", "DROP TABLE figure")(Path(feed.register.place))
    feed.attempt(lambda: view.load(None))
    feed.attempt(lambda: view.load(park.district.id))
    for key in ("states", "figures"):
        view.show_tab(key)
        said = [each.accessibleName() for each in view.findChildren(EmptyState) if each.isVisible()]
        assert said == ["This list could not be read."], key


def test_the_tab_asks_for_a_new_state_of_this_record(view: RecordView, park: Park, qtbot: QtBot) -> None:
    view.show_tab("states")
    tab = view.findChild(StatesTab)
    tab.add_wanted.disconnect()
    with qtbot.waitSignal(tab.add_wanted) as asked:
        button(tab, "New state of a district").click()
    assert asked.args == ["district_state", {"district": park.district.id}]


def test_a_list_shows_what_holds_today_and_the_record_keeps_its_own(qtbot: QtBot, feed: Feed) -> None:
    zone = district(district_kind="industrial_district")
    keep(feed.register, zone)
    state = DistrictState(id=new_id(), district=zone.id, district_kind="industrial_park", since=on("2024"))
    keep(feed.register, state)
    model = RecordModel(feed, Query("district"))
    model.ask(Query("district"))
    column = model.column_of("district_kind")
    assert model.data(model.index(0, column)) == "Industrial park"
    row = model.row_at(0)
    assert row is not None and row.values["district_kind"] == "industrial_district"

"""The tables on a record's page: what is in them, without columns that say nothing, added to and edited by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import EmptyState
from districtdesk.desk.lists.record_table import RecordTable
from districtdesk.desk.record import related_list
from districtdesk.desk.record.related_list import RelatedList
from districtdesk.desk.record.related_tab import RelatedTab
from districtdesk.record_kind import Related
from districtdesk.record_kinds import EVIDENCE, RECORD_KINDS
from districtdesk.records import Participation, Product
from districtdesk.register.identity import new_id
from districtdesk.register.journal.store import Register
from districtdesk.settings import Settings
from tests.making import company, district, edit, keep, project, residency

_PRODUCTS = Related("products", "Products", "product", "project")


def _product(plant: str, model: str, **values: object) -> Product:
    return Product(id=new_id(), project=plant, model=model, **values)


def _table(qtbot: QtBot, feed: Feed, settings: Settings, kind: str, owner: str) -> RecordTable:
    table = RecordTable(feed, settings, kind, linked=("project", owner))
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    return table


def _column(table: RecordTable, key: str) -> list[str]:
    model = table._model
    return [model.index(row, model.column_of(key)).data() for row in range(model.rowCount())]


def test_a_column_without_a_word_is_left_out_until_it_says_something_or_is_asked_for(
    qtbot: QtBot, feed: Feed, settings: Settings, register: Register
) -> None:
    plant = project("Plant")
    cobalt = _product(plant.id, "Cobalt", status="expected")
    keep(register, plant, cobalt, _product(plant.id, "Tracker"))
    table = _table(qtbot, feed, settings, "product", plant.id)
    assert table.columns.keys == ["model", "status"], "status is said of one of them"
    table.columns.show("amount", True)
    table.columns_menu.changed.emit()
    assert table.columns.keys == ["model", "amount", "status"]
    edit(register, cobalt, brand="Chevrolet")
    assert table.columns.keys == ["brand", "model", "amount", "status"]
    again = _table(qtbot, feed, settings, "product", plant.id)
    assert again.columns.keys == ["brand", "model", "amount", "status"], "what was asked for is remembered"
    again.columns.show("amount", False)
    assert again.columns.keys == ["brand", "model", "status"]
    assert again.columns.is_usual


def test_a_column_is_dragged_past_those_that_are_left_out(
    qtbot: QtBot, feed: Feed, settings: Settings, register: Register
) -> None:
    plant = project("Plant")
    keep(register, plant, _product(plant.id, "Cobalt", brand="Chevrolet", status="expected"))
    table = _table(qtbot, feed, settings, "product", plant.id)
    assert table.columns.keys == ["brand", "model", "status"]
    table.columns.move(2, 0)
    assert table.columns.keys == ["status", "brand", "model"]
    table.columns.move(0, 1)
    assert table.columns.keys == ["brand", "status", "model"]
    ticks = table.columns_menu
    ticks.tick()
    assert "Period: empty here" in [action.text().replace("&", "") for action in ticks.actions()]


def test_of_a_long_list_the_rows_further_down_are_asked_too(
    qtbot: QtBot, feed: Feed, settings: Settings, register: Register
) -> None:
    plant = project("Plant")
    many = [_product(plant.id, f"Model {number:03}") for number in range(80)]
    keep(register, plant, *many)
    assert _table(qtbot, feed, settings, "product", plant.id).columns.keys == ["model"]
    edit(register, many[-1], brand="Chevrolet")
    assert _table(qtbot, feed, settings, "product", plant.id).columns.keys == ["brand", "model"]


def test_what_is_named_among_others_says_so(qtbot: QtBot, feed: Feed, settings: Settings, register: Register) -> None:
    plant = project("Plant")
    supplier = {"project": plant.id, "role": "technology_supplier"}
    keep(
        register,
        plant,
        _product(plant.id, "Cobalt", list_not_exhaustive=True),
        _product(plant.id, "Tracker"),
        Participation(id=new_id(), country_as_printed="Korea", list_not_exhaustive=True, **supplier),
    )
    assert _column(_table(qtbot, feed, settings, "product", plant.id), "model") == ["Cobalt, among others", "Tracker"]
    taking_part = _table(qtbot, feed, settings, "participation", plant.id)
    assert _column(taking_part, "country") == ["“Korea” as printed, among others"]
    assert taking_part.columns.keys == ["country", "role"]


def test_insert_adds_another_and_the_row_that_has_the_keyboard_is_opened_or_edited(
    qtbot: QtBot, feed: Feed, settings: Settings, register: Register, monkeypatch
) -> None:
    plant = project("Plant")
    cobalt = _product(plant.id, "Cobalt")
    keep(register, plant, cobalt)
    listed = RelatedList(feed, settings, _PRODUCTS, plant.id)
    qtbot.addWidget(listed)
    listed.show()
    wanted, edited, opened = [], [], []
    listed.add_wanted.connect(lambda kind, values: wanted.append((kind, values)))
    listed.open_wanted.connect(lambda _kind, record_id: opened.append(record_id))
    monkeypatch.setattr(related_list, "correct_record", lambda _feed, *told: edited.append(told[:2]))
    view = listed._table._view
    for key in (Qt.Key.Key_Insert, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    listed.edit_chosen()
    assert wanted == [("product", {"project": plant.id})]
    assert edited == [("product", cobalt.id)]
    assert opened == [cobalt.id]


def test_above_the_residents_of_a_district_stands_how_many_its_zones_have(
    qtbot: QtBot, feed: Feed, settings: Settings, register: Register
) -> None:
    place, maker, other = district("Park"), company("Maker"), company("Other")
    zone = district("Zone", part_of=place.id)
    keep(register, place, maker, other)
    keep(register, zone)
    keep(register, residency(place, maker), residency(zone, other))
    (residents,) = (each for each in RECORD_KINDS["district"].related if each.key == "residents")
    tabs = [RelatedTab(feed, settings, residents, each.id) for each in (place, zone)]
    for tab in tabs:
        qtbot.addWidget(tab)
    qtbot.waitUntil(lambda: tabs[0]._elsewhere.text().startswith("1 more resident is recorded in its zones"))
    assert tabs[0]._elsewhere.isVisibleTo(tabs[0]) and not tabs[1]._elsewhere.isVisibleTo(tabs[1])


def test_the_tab_of_evidence_calls_it_by_one_word(
    qtbot: QtBot, feed: Feed, settings: Settings, register: Register
) -> None:
    plant = project("Plant")
    keep(register, plant)
    tab = RelatedList(feed, settings, EVIDENCE, plant.id)
    qtbot.addWidget(tab)
    said = {each.accessibleName().split("\n")[0]: each.button.text() for each in tab.findChildren(EmptyState)}
    assert said["No evidence yet."] == "Add evidence"

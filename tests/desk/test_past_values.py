"""The earlier values of a field, reached by a key or the menu of the field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.forms.past_values import PastValuesDialog
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.journal.undo import undo
from tests.making import company, keep


@pytest.fixture
def form(qtbot: QtBot, feed: Feed, register: Register) -> RecordForm:
    made = company("Alov")
    keep(register, made)
    for road in ("Road 1", "Road 2"):
        save(register, Entry("company", {"address": road}, made.id))
    shown = RecordForm(feed, "company")
    qtbot.addWidget(shown)
    shown.load(made.id)
    shown.show()
    return shown


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[PastValuesDialog]:
    """The dialogs that were shown; each has Enter pressed in it."""
    found: list[PastValuesDialog] = []

    def enter(dialog: PastValuesDialog) -> None:
        found.append(dialog)
        dialog.show()
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    monkeypatch.setattr(PastValuesDialog, "exec", enter)
    return found


def _address(form: RecordForm) -> object:
    return form.fields.cells["address"].editor.value()


def test_an_earlier_value_is_restored_by_keyboard_and_undone_as_one_step(
    form: RecordForm, register: Register, opened: list[PastValuesDialog]
) -> None:
    form.fields.show_cell("address")
    form.past.show_at_keyboard()
    model = opened[0].table.model()
    assert [model.index(row, 0).data() for row in range(3)] == ["Now: Road 2", "Road 1", "empty"]
    assert (_address(form), form.is_changed()) == ("Road 1", False)
    undo(register)
    assert _address(form) == "Road 2"


@pytest.mark.thorough
def test_beside_what_is_not_saved_the_value_is_taken_and_not_saved(
    form: RecordForm, register: Register, opened: list[PastValuesDialog]
) -> None:
    last = register.steps().undo
    form.fields.cells["note"].take("typed")
    form.past.show(form.fields.cells["address"])
    assert (_address(form), form.is_changed(), register.steps().undo) == ("Road 1", True, last)


@pytest.mark.thorough
def test_the_menu_of_every_field_leads_there(form: RecordForm, opened: list[PastValuesDialog]) -> None:
    missing = []
    for key, cell in form.fields.cells.items():
        for place in (cell, *cell.editor.typing_places()):
            texts = [action.text() for action in form.past.menu_of(cell, place).actions()]
            missing += [] if "Earlier values…\tShift+F4" in texts else [key]
        form.past.show(cell)
    assert (missing, len(opened)) == ([], len(form.fields.cells))

"""From a field to the record that it names: by its key, its menu, and that of a chip."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from districtdesk.desk.editors.chips import Chip
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.kit.mnemonics import unmarked
from districtdesk.register.journal.store import Register
from tests.making import company, district, event, keep, project


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Whatever a form asks its window to show."""
    found: list[tuple[str, str]] = []
    monkeypatch.setattr(RecordForm, "open_record", lambda _form, *which: found.append(which), raising=False)
    return found


def _focus(qtbot: QtBot, form: RecordForm, key: str) -> QLineEdit:
    form.show()
    form.activateWindow()
    form.fields.show_cell(key)
    line = form.fields.cells[key].editor.typing_places()[0]
    qtbot.waitUntil(line.hasFocus)
    return line


def _texts(menu: QMenu) -> list[str]:
    return [unmarked(each.text()) for each in menu.actions()]


def test_a_field_leads_to_the_record_that_it_names(
    qtbot: QtBot, feed: Feed, register: Register, opened: list[tuple[str, str]]
) -> None:
    park, plant = district("Park"), project("Plant")
    plant.district = park.id
    keep(register, park, plant)
    form = RecordForm(feed, "project")
    qtbot.addWidget(form)
    form.load(plant.id)
    line = _focus(qtbot, form, "district")
    form.linked.open_at_keyboard()
    assert opened == [("district", park.id)]
    menu = form.past.menu_of(form.fields.cells["district"], line)
    assert "Open “Park”\tAlt+Return" in _texts(menu)
    menu.deleteLater()
    said: list[str] = []
    feed.said.connect(said.append)
    _focus(qtbot, form, "activity")
    form.linked.open_at_keyboard()
    assert len(opened) == 1 and said == ["Put the cursor into a field that names a record: that one is opened."]


def test_of_several_records_the_one_with_the_keyboard_is_opened(
    qtbot: QtBot, feed: Feed, register: Register, opened: list[tuple[str, str]]
) -> None:
    park, firm = district("Park"), company("Polimer")
    one = event(park, firm)
    keep(register, park, firm, one)
    form = RecordForm(feed, "event")
    qtbot.addWidget(form)
    form.load(one.id)
    _focus(qtbot, form, "subjects")
    form.linked.open_at_keyboard()
    assert opened == [], "there are two"
    second = form.fields.cells["subjects"].findChildren(Chip)[1]
    second.cross.setFocus()
    form.linked.open_at_keyboard()
    assert opened == [("company", firm.id)]
    at = second.rect().center()
    told = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, second.mapToGlobal(at))
    QApplication.sendEvent(second, told)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and _texts(menu) == ["Open “Polimer”\tAlt+Return", "Copy", "Take out\tDel"]
    menu.actions()[0].trigger()
    menu.close()
    assert opened == [("company", firm.id)] * 2

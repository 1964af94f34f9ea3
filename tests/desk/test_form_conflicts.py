"""A form keeps what was typed when others save, when the world refuses, and while a new record is added in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms import form as form_module
from districtdesk.desk.forms.conflict import differences
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.forms.form_dialog import FormDialog
from districtdesk.desk.forms.record_dialog import RecordDialog
from districtdesk.desk.kit import notices
from districtdesk.names import Names
from districtdesk.problems import Problem
from districtdesk.register.errors import Locked
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from tests.desk.forms import row_of, shown_form
from tests.desk.typing_keys import press, retype, save_keys, type_text
from tests.making import district, keep


@pytest.fixture
def make(qtbot: QtBot, feed: Feed) -> Callable[..., RecordForm]:
    return partial(shown_form, qtbot, feed)


# Two people


@pytest.fixture
def disputed(make, register: Register) -> RecordForm:
    """A form whose record somebody else saved while it was being changed."""
    zone = district(region="Shirvan", settlement="Old")
    keep(register, zone)
    form = make("district", zone.id)
    retype(form.fields.cells["region"].editor.line, "Mine")
    save(register, Entry("district", {"region": "Theirs", "settlement": "New"}, zone.id))
    assert form.values()["region"] == "Mine"
    assert not form.save()
    return form


def test_a_change_by_somebody_else_is_shown_with_theirs_and_mine(disputed: RecordForm, register: Register) -> None:
    assert disputed.conflict.isVisible()
    for word in ("Region", "Theirs", "Mine", "Settlement", "New", register.who):
        assert word in disputed.conflict.text
    assert disputed.values()["region"] == "Mine"


def test_keep_mine_saves_my_fields_over_theirs_and_takes_the_rest(disputed: RecordForm, register: Register) -> None:
    press(disputed.conflict.keep_button, Qt.Key.Key_Space)
    values = row_of(register, "district", disputed.record_id).values
    assert (values["region"], values["settlement"]) == ("Mine", "New")
    assert not disputed.conflict.isVisible()
    assert not disputed.is_changed()


def test_keep_mine_keeps_even_what_cannot_be_read(disputed: RecordForm) -> None:
    type_text(disputed.fields.cells["latitude"].editor.line, "north")
    disputed.keep_mine()
    assert disputed.fields.cells["latitude"].editor.line.text() == "north"
    assert disputed.fields.cells["latitude"].problems
    assert disputed.values()["region"] == "Mine"


def test_take_theirs_shows_the_record_as_it_is(disputed: RecordForm) -> None:
    press(disputed.conflict.take_button, Qt.Key.Key_Space)
    assert disputed.values()["region"] == "Theirs"
    assert not disputed.is_changed()


def test_only_what_differs_is_told() -> None:
    loaded = {"a": 1, "b": 1, "c": 1, "d": None}
    found = differences(loaded, {"a": 2, "b": 2, "c": 1, "d": ()}, {"b": 2, "c": 3})
    assert [(each.key, each.is_mine) for each in found] == [("a", False)]


# The world


def test_a_locked_register_is_said_and_the_text_stays(make, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise Locked("In use.", "Nothing was changed.", "Wait a moment.")

    form = make("district")
    type_text(form.fields.cells["names"].editor.lines["az"], "Hacıqabul")
    monkeypatch.setattr(form_module.entry, "save", refuse)
    assert not form.save()
    assert form.banner.sentence == "In use. Nothing was changed. Wait a moment."
    assert form.values()["names"] == Names(az="Hacıqabul")


def test_a_fault_of_ours_is_not_swallowed_and_the_text_stays(make, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> None:
        raise ZeroDivisionError

    form = make("district")
    type_text(form.fields.cells["names"].editor.lines["en"], "North")
    monkeypatch.setattr(form_module.entry, "save", fail)
    with pytest.raises(ZeroDivisionError):
        form.save()
    assert form.values()["names"] == Names(en="North")
    assert form.is_changed()


# New in place


def test_new_in_place_opens_a_form_with_the_typed_name_and_comes_back_chosen(qtbot: QtBot, make) -> None:
    form = make("residency")
    picker = form.fields.cells["company"].editor
    type_text(picker.line, "Baku Steel")
    qtbot.waitUntil(lambda: picker.line.is_open)
    press(picker.line, Qt.Key.Key_Return)
    dialog = form.findChild(FormDialog)
    assert dialog.isVisible()
    assert dialog.form.values()["names"] == Names(en="Baku Steel")
    save_keys(dialog.form.fields.cells["legal_form"].editor.line)
    assert picker.line.text() == "Baku Steel"
    assert isinstance(picker.value(), str)


@pytest.mark.thorough
def test_nothing_is_complained_of_while_its_new_record_is_typed(qtbot: QtBot, make) -> None:
    form = make("residency")
    cell = form.fields.cells["company"]
    type_text(cell.editor.line, "Baku Steel")
    qtbot.waitUntil(lambda: cell.editor.line.is_open)
    press(cell.editor.line, Qt.Key.Key_Return)
    dialog = form.findChild(FormDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not cell.editor.line.hasFocus()
    assert cell.problems == ()
    press(dialog, Qt.Key.Key_Escape)
    form.activateWindow()
    qtbot.waitUntil(cell.editor.line.hasFocus)
    form.fields.cells["certificate_number"].editor.focus_here()
    assert cell.problems


def test_leaving_the_dialog_keeps_what_was_typed_in_the_picker(qtbot: QtBot, make) -> None:
    form = make("residency")
    picker = form.fields.cells["company"].editor
    type_text(picker.line, "Baku Steel")
    qtbot.waitUntil(lambda: picker.line.is_open)
    press(picker.line, Qt.Key.Key_Return)
    press(form.findChild(FormDialog), Qt.Key.Key_Escape)
    assert picker.line.text() == "Baku Steel"
    assert isinstance(picker.value(), Problem)


def test_a_record_dialog_gives_the_new_record_s_id(qtbot: QtBot, feed: Feed, register: Register) -> None:
    dialog = RecordDialog(feed, "company", {"names": Names(en="Cement")})
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.form.save()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert row_of(register, "company", dialog.record_id).values["names"] == Names(en="Cement")


@pytest.mark.parametrize(("answer", "stays", "kept"), [("stay", True, 0), ("discard", False, 0), ("save", False, 1)])
def test_leaving_a_dialog_asks_the_same_question_as_leaving_a_page(
    qtbot: QtBot,
    feed: Feed,
    register: Register,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    stays: bool,
    kept: int,
) -> None:
    monkeypatch.setattr(notices, "ask", lambda *_said, **_more: answer)
    dialog = RecordDialog(feed, "company")
    qtbot.addWidget(dialog)
    dialog.open()
    for line in dialog.form.fields.cells["names"].editor.typing_places():
        type_text(line, "Cement")
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() is stays
    assert bool(dialog.record_id) is bool(kept)
    assert dialog.result() == kept
    with register.read() as session:
        assert listing.counts(session)["company"] == kept
    dialog.form.revert()

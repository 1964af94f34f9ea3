"""While a record is typed: what may be it already is said, opened, or parted from it for good."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.forms.form_dialog import FormDialog
from districtdesk.desk.kit import notices
from districtdesk.names import Names
from districtdesk.records import LegalAct
from districtdesk.register.identity import new_id
from districtdesk.register.journal.undo import undo
from districtdesk.register.kept_warnings import read_standing
from tests.desk.typing_keys import type_text
from tests.making import company, keep, on, standing

Make = Callable[[str], RecordForm]


@pytest.fixture
def make(qtbot: QtBot, feed: Feed) -> Make:
    def made(kind: str) -> RecordForm:
        form = RecordForm(feed, kind)
        qtbot.addWidget(form)
        form.show()
        return form

    return made


def _type(qtbot: QtBot, form: RecordForm, **values: object) -> str:
    """Type the values; gives what is said once it was looked for."""
    before = form.like._asked
    for key, value in values.items():
        form.fields.cells[key].editor.set_value(value)
        form.fields.cells[key].edited.emit(key)
    qtbot.waitUntil(lambda: form.like._asked > before and not form.like._pause.isActive())
    form._feed._pool.waitForDone()
    qtbot.wait(1)
    return form.like.text


def test_what_is_offered_above_the_fields_is_reached_from_the_first_of_them_by_tab(
    qtbot: QtBot, feed: Feed, make: Make
) -> None:
    keep(feed.register, company(names=Names(ru="Хазарйолу Кабель")))
    form = make("company")
    assert "Хазарйолу Кабель" in _type(qtbot, form, names=Names(az="Xəzəryolu Kabel"))
    first = form.fields.cells["names"].editor.typing_places()[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert form.like.another_button.hasFocus()
    QTest.keyClick(form.like.another_button, Qt.Key.Key_Tab)
    assert first.hasFocus()


@pytest.mark.thorough
def test_a_name_in_any_script_and_form_a_tax_id_and_an_act_are_noticed_while_typed(
    qtbot: QtBot, feed: Feed, make: Make
) -> None:
    act = LegalAct(id=new_id(), kind_as_reported="decree", number="3127", date=on("2017-07-25"))
    firm = company(names=Names(az="“Xəzər Plast” MMC"), tax_id="1234567890")
    keep(feed.register, firm, company(names=Names(ru="ПАО «Вега»")), act)
    form = make("company")
    assert "Xəzər Plast" in _type(qtbot, form, names=Names(ru="ООО «Хазар Пласт»"))
    assert "Вега" in _type(qtbot, form, names=Names(en="Vega"))
    assert _type(qtbot, form, names=Names(en="Vegas")) == ""
    assert "tax ID" in _type(qtbot, form, names=Names(en="Orion"), tax_id="1234567890")
    acts = make("legal_act")
    assert "3127" in _type(qtbot, acts, number="№ 3127")
    assert _type(qtbot, acts, date=ImpreciseDate("2019")) == ""
    assert acts.like.isHidden()


def test_that_it_is_another_one_is_kept_with_the_record(qtbot: QtBot, feed: Feed, make: Make) -> None:
    keep(feed.register, company("Vega"))
    form = make("company")
    _type(qtbot, form, names=Names(az="Vega MMC"))
    form.like.another_button.click()
    qtbot.waitUntil(lambda: form.like.isHidden())
    assert form.save() and form.record_id is not None
    # It has been said already.
    assert form.banner.isHidden()
    with feed.register.read() as session:
        said = read_standing(session, form.record_id)
    assert [(each.problem.rule, each.because) for each in said] == [
        ("probable_duplicate", "It is another than “Vega”.")
    ]
    # One save is one step: taken back, nothing of it is left.
    undo(feed.register)
    with feed.register.read() as session:
        assert [type(each).__name__ for each in standing(session) if each.kind != "indicator"] == ["Company"]


def test_the_keyboard_goes_back_to_where_one_was_typing(qtbot: QtBot, feed: Feed, make: Make) -> None:
    keep(feed.register, company("Vega"))
    form = make("company")
    line = form.fields.cells["names"].editor.lines["ru"]
    line.setFocus()
    type_text(line, "Вега")
    qtbot.waitUntil(lambda: form.like.isVisible())
    form.like.another_button.setFocus()
    QTest.keyClick(form.like.another_button, Qt.Key.Key_Space)
    assert line.hasFocus()


def test_of_a_record_that_is_changed_too_it_is_said_once(qtbot: QtBot, feed: Feed, make: Make) -> None:
    keep(feed.register, company("Vega"), firm := company("Lyra"))
    form = make("company")
    form.load(firm.id)
    for name in ("Vega MMC", "OOO Vega"):
        _type(qtbot, form, names=Names(az=name))
        form.like.another_button.click()
        assert form.save()
        QApplication.processEvents()
        with feed.register.read() as session:
            assert [each.because for each in read_standing(session, firm.id)] == ["It is another than “Vega”."]


def test_the_other_one_is_opened_in_the_window(qtbot: QtBot, feed: Feed, make: Make, monkeypatch) -> None:
    firm = company("Vega")
    keep(feed.register, firm)
    form = make("company")
    opened: list[tuple[str, str]] = []
    monkeypatch.setattr(form, "open_record", lambda *which: opened.append(which), raising=False)
    _type(qtbot, form, names=Names(ru="Вега"))
    form.like.open_button.click()
    assert opened == [("company", firm.id)]


def test_enter_saves_no_second_one_where_one_leaves_for_the_other(
    qtbot: QtBot, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    monkeypatch.setattr(notices, "ask", lambda *_said, **how: offered.append(how["offered"]) or "stay")
    keep(feed.register, company("Vega"))
    dialog = FormDialog("New", RecordForm(feed, "company"))
    qtbot.addWidget(dialog)
    dialog.show()
    for name in ("Orion", "Vega MMC"):
        _type(qtbot, dialog.form, names=Names(az=name))
        dialog.reject()
    assert offered == ["save", "stay"]
    dialog.form.give_up()
    dialog.form.load(None)

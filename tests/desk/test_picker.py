"""A picker finds records by name, chooses by keyboard, and never drops what was typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from districtdesk.desk.editors.link_search import SHOWN, find_records, naming_values
from districtdesk.desk.editors.pick_editor import PickEditor, PickOneEditor, PickSeveralEditor
from districtdesk.desk.editors.pick_source import RecordSource
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.form import RecordForm
from districtdesk.fields import Link, Links
from districtdesk.names import Names
from districtdesk.problems import Problem
from districtdesk.record_kinds import SUBJECTS
from districtdesk.register.journal.store import Register
from tests.desk.conftest import Show
from tests.desk.typing_keys import press, retype, type_text
from tests.making import company, district, keep


@pytest.fixture
def filled(register: Register) -> dict[str, str]:
    """The ids of some records by a short name."""
    made = {
        "ismayilli": district(names=Names(az="İsmayıllı", en="Ismayilli")),
        "hajigabul": district(names=Names(az="Hacıqabul", en="Hajigabul", ru="Гаджигабул"), region="Shirvan"),
        "noted": district("Qazax", note="Near Hajigabul"),
        "cement": company("Hajigabul Cement", tax_id="0012345678"),
    }
    keep(register, *made.values())
    return {name: record.id for name, record in made.items()}


@pytest.fixture
def picker(feed: Feed, show: Show, filled: dict[str, str]) -> PickOneEditor:
    kind = Link("District", to=("district",))
    made = PickOneEditor(kind, RecordSource(kind, feed))
    show(made, QLineEdit(), width=500)
    return made


def _seek(qtbot: QtBot, picker: PickEditor, text: str) -> None:
    type_text(picker.line, text)
    qtbot.waitUntil(lambda: picker.line.is_open)


def test_a_name_is_found_whatever_letters_it_is_typed_in(register: Register, filled: dict[str, str]) -> None:
    for typed in ("ismay", "İSMAY", "исмай"):
        assert [each.key for each in find_records(register, ("district",), typed).suggestions] == [
            filled["ismayilli"]
        ]


def test_those_that_bear_the_name_come_before_those_that_mention_it(
    register: Register, filled: dict[str, str]
) -> None:
    found = find_records(register, (), "hajigabul").suggestions
    assert {found[0].key, found[1].key} == {filled["hajigabul"], filled["cement"]}
    assert found[2].key == filled["noted"]
    assert any(each.note == "Company · 0012345678" for each in found)
    assert any(each.note == "District · Shirvan" for each in found)


def test_another_language_s_name_stands_beside_the_one_shown(register: Register, filled: dict[str, str]) -> None:
    found = find_records(register, ("district",), "gadji").suggestions
    assert not found or found[0].key == filled["hajigabul"]
    found = find_records(register, ("district",), "haciq").suggestions
    assert found[0].text == "Hajigabul"
    assert found[0].note.startswith("District · Hacıqabul")


def test_more_than_are_shown_is_said(register: Register) -> None:
    keep(register, *(district(f"Example {number}") for number in range(SHOWN + 5)))
    found = find_records(register, ("district",), "example")
    assert len(found.suggestions) == SHOWN
    assert found.has_more


def test_typing_arrows_and_enter_choose_a_record(qtbot: QtBot, picker: PickOneEditor, filled: dict[str, str]) -> None:
    _seek(qtbot, picker, "hajig")
    heard = []
    picker.edited.connect(lambda: heard.append(1))
    press(picker.line, Qt.Key.Key_Down)
    press(picker.line, Qt.Key.Key_Up)
    press(picker.line, Qt.Key.Key_Return)
    assert picker.value() == filled["hajigabul"]
    assert picker.line.text() == "Hajigabul"
    assert not picker.line.is_open
    assert heard == [1]


def test_escape_closes_the_list_and_keeps_the_text(qtbot: QtBot, picker: PickOneEditor) -> None:
    _seek(qtbot, picker, "hajig")
    press(picker.line, Qt.Key.Key_Escape)
    assert not picker.line.is_open
    assert picker.line.text() == "hajig"


def test_text_that_chose_nothing_stays_and_is_a_problem(qtbot: QtBot, picker: PickOneEditor) -> None:
    _seek(qtbot, picker, "haji")
    press(picker.line, Qt.Key.Key_Tab)
    assert picker.line.text() == "haji"
    assert isinstance(picker.value(), Problem)
    assert "haji" in picker.value().message


def test_leaving_with_the_whole_name_chooses_it(qtbot: QtBot, picker: PickOneEditor, filled: dict[str, str]) -> None:
    _seek(qtbot, picker, "hajigabul")
    press(picker.line, Qt.Key.Key_Tab)
    assert picker.value() == filled["hajigabul"]


def test_changing_a_chosen_name_undoes_the_choice(
    qtbot: QtBot, picker: PickOneEditor, filled: dict[str, str]
) -> None:
    picker.set_value(filled["hajigabul"])
    type_text(picker.line, "x")
    assert isinstance(picker.value(), Problem)
    press(picker.line, Qt.Key.Key_Backspace)
    assert picker.value() == filled["hajigabul"]
    retype(picker.line, "")
    assert picker.value() is None


def test_the_last_entry_asks_for_a_new_record_with_what_was_typed(qtbot: QtBot, picker: PickOneEditor) -> None:
    _seek(qtbot, picker, "Neftçala")
    assert [each.is_new for each in picker.line.suggestions] == [True]
    with qtbot.waitSignal(picker.new_wanted) as wanted:
        press(picker.line, Qt.Key.Key_Return)
    assert wanted.args == ["district", "Neftçala"]
    assert picker.line.text() == "Neftçala"


def test_down_in_an_empty_line_offers_the_first_records(qtbot: QtBot, picker: PickOneEditor) -> None:
    picker.line.setFocus()
    press(picker.line, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: picker.line.is_open)
    assert len(picker.line.suggestions) == 4


def test_a_late_answer_to_an_older_question_is_passed_over(qtbot: QtBot, picker: PickOneEditor) -> None:
    type_text(picker.line, "hajig")
    picker.line.seek()
    type_text(picker.line, "x")
    picker.line.close_list()
    qtbot.wait(50)
    assert not picker.line.is_open


def test_several_links_are_chips(qtbot: QtBot, feed: Feed, show: Show, filled: dict[str, str]) -> None:
    kind = Links("Subjects", to=("district", "company"))
    picker = PickSeveralEditor(kind, RecordSource(kind, feed))
    show(picker, QLineEdit(), width=500)
    for text, expected in (("ismay", "ismayilli"), ("cement", "cement")):
        _seek(qtbot, picker, text)
        press(picker.line, Qt.Key.Key_Return)
        assert picker.value()[-1] == filled[expected]
    type_text(picker.line, "left over")
    assert isinstance(picker.value(), Problem)
    retype(picker.line, "")
    assert picker.value() == (filled["ismayilli"], filled["cement"])
    picker.take(filled["cement"])
    assert len(picker.value()) == 2


@pytest.mark.parametrize(
    ("typed", "language"),
    [("Sənaye", "az"), ("İsmayıllı", "az"), ("Цемент", "ru"), ("Cement", "en")],
)
def test_a_name_goes_to_the_language_of_its_letters(typed: str, language: str) -> None:
    assert naming_values("company", typed) == {"names": Names(**{language: typed})}


def test_suggestions_come_while_an_error_stands_beside_the_field(
    qtbot: QtBot, picker: PickOneEditor, filled: dict[str, str]
) -> None:
    type_text(picker.line, "cem")
    picker.mark("error")
    type_text(picker.line, "e")
    picker.mark("error")
    qtbot.waitUntil(lambda: picker.line.is_open)
    assert picker.line.suggestions


def test_digits_prefill_the_number_and_words_the_name() -> None:
    assert naming_values("company", "0012345678") == {"tax_id": "0012345678"}
    assert naming_values("company", " Baku  Steel ") == {"names": Names(en="Baku Steel")}
    assert naming_values("legal_act", "3127") == {"number": "3127"}
    assert naming_values("legal_act", "On parks") == {"title": Names(en="On parks")}
    told = naming_values("legal_act", "Order No. 1234 of 5 March 2018")
    assert (told["kind_as_reported"], told["number"], "title" in told) == ("order", "1234", False)
    assert naming_values("source", "Trend") == {"title": "Trend"}
    assert naming_values("district", "  ") == {}
    assert naming_values("residency", "no name of its own") == {}


@pytest.mark.parametrize(
    ("group_kind", "made"),
    [
        (None, ("district", "company", "project", "subject_group")),
        ("districts", ("district", "subject_group")),
        ("companies", ("company", "subject_group")),
        ("projects", ("project", "subject_group")),
        ("region", ("district", "company", "project", "subject_group")),
    ],
)
def test_a_group_has_only_such_new_members_made_as_its_kind_has(
    qtbot: QtBot, feed: Feed, group_kind: str | None, made: tuple[str, ...]
) -> None:
    form = RecordForm(feed, "subject_group")
    qtbot.addWidget(form)
    form.fields.cells["group_kind"].editor.set_value(group_kind)
    source = form.fields.cells["members"].editor.source
    assert source.made == made
    assert source.kinds == SUBJECTS

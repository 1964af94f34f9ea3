"""A form loads, saves and shows problems for every kind of record, and never loses what was typed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.forms.answer_row import AnswerRow
from districtdesk.desk.forms.field_cell import FieldCell
from districtdesk.desk.forms.form import RecordForm
from districtdesk.desk.forms.form_fields import FormFields, sections_of
from districtdesk.desk.forms.record_dialog import RecordDialog
from districtdesk.desk.kit import DimLabel, PlainLabel, ProblemLabel
from districtdesk.desk.kit.fold import FoldHeading
from districtdesk.desk.look import theme
from districtdesk.names import Names
from districtdesk.records import KINDS, District, fields_of
from districtdesk.register.identity import new_id
from districtdesk.register.journal.attachments import attach
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from tests.desk.forms import row_of, shown_form
from tests.desk.typing_keys import press, retype, save_keys, type_text
from tests.kinds import plain_record
from tests.making import INDICATOR_IDS, company, district, event, figure, keep, on, project, residency, source


@pytest.fixture
def make(qtbot: QtBot, feed: Feed) -> Callable[..., RecordForm]:
    return partial(shown_form, qtbot, feed)


@pytest.fixture
def one_of_each(register: Register, tmp_path: Path) -> dict[str, str]:
    """The id of one record of every kind."""
    zone, firm, plan, paper = district(), company(), project(), source()
    others = [
        residency(zone, firm),
        event(zone, plan),
        figure(zone, "area", 60),
        KINDS["participation"](project=plan.id, company=firm.id, role="investor", share=Decimal("33.33")),
        KINDS["market"](project=plan.id, market_kind="foreign", country="UZ"),
        KINDS["legal_act"](
            kind_as_reported="decree", number="3127", party_countries=("AZ", "UZ"), parties=(firm.id,)
        ),
    ]
    who = KINDS["person"](id=new_id(), names=Names(en="Somebody"))
    others += [
        KINDS["district_state"](district=zone.id, status="operating"),
        KINDS["company_state"](company=firm.id, legal_form="MMC"),
        KINDS["project_state"](project=plan.id, status="preparation"),
        KINDS["exchange_rate"](currency="USD", rate=Decimal(2), in_currency="AZN", day=on("2023"), source=paper.id),
        KINDS["accepted_warning"](record=zone.id, rule="voen", of_version=1, because="It is so."),
        KINDS["saved_filter"](name="Planned", of_kind="project", conditions="status = planned"),
        KINDS["export"](content=Names(en="Projects"), sent_to="Ministry of Finance"),
        who,
    ]
    keep(register, zone, firm, plan, paper, *others)
    paper_file = tmp_path / "letter.txt"
    paper_file.write_text("Dear all")
    made = {each.kind: each.id for each in (zone, firm, plan, paper, *others)}
    made |= {"indicator": INDICATOR_IDS["area"], "attachment": attach(register, zone.id, paper_file)}
    # Of other kinds, one with what is required and no more.
    plain = [plain_record(kind, made) for kind in KINDS if kind not in made]
    keep(register, *plain)
    return made | {each.kind: each.id for each in plain}


# Every kind of record


@pytest.mark.thorough
def test_every_kind_loads_unchanged_and_an_unchanged_form_saves_nothing(
    make, register: Register, one_of_each: dict[str, str]
) -> None:
    assert set(one_of_each) == set(KINDS)
    for kind, record_id in one_of_each.items():
        form = make(kind, record_id)
        assert not form.is_changed(), kind
        before = row_of(register, kind, record_id).version
        assert form.save()
        assert row_of(register, kind, record_id).version == before
        typed = [field.key for field in fields_of(KINDS[kind]) if not field.kind.derived]
        assert sorted(form.values()) == sorted(typed)
        form.close()


@pytest.mark.thorough
def test_every_kind_saves_a_change_with_ctrl_s_from_the_note(
    qtbot: QtBot, make, register: Register, one_of_each: dict[str, str]
) -> None:
    for kind, record_id in one_of_each.items():
        form = make(kind, record_id)
        note = form.fields.cells["note"].editor.text
        type_text(note, "Yoxlanılıb")
        assert form.is_changed()
        with qtbot.waitSignal(form.saved) as saved:
            save_keys(note)
        assert saved.args == [record_id]
        assert not form.is_changed()
        assert row_of(register, kind, record_id).values["note"] == "Yoxlanılıb"
        form.close()


@pytest.mark.thorough
def test_every_kind_shows_all_that_is_needed_at_once(make) -> None:
    for kind, record_type in KINDS.items():
        form = make(kind)
        required = [field.key for field in fields_of(record_type) if field.is_required]
        type_text(form.fields.cells["note"].editor.text, "x")
        assert form.save() is (not required)
        shown = [key for key, cell in form.fields.cells.items() if cell.problems]
        assert set(required) <= set(shown), kind
        if required:
            assert form.banner.isVisible()
            first = form.fields.cells[shown[0]]
            assert first.isAncestorOf(QApplication.focusWidget()), kind
        form.close()


@pytest.mark.thorough
def test_every_field_of_every_kind_has_a_name_for_screen_readers(make) -> None:
    for kind in KINDS:
        form = make(kind)
        for cell in form.fields.cells.values():
            assert all(place.accessibleName() for place in cell.editor.typing_places())
        form.close()


def test_ctrl_s_saves_from_every_editor(make, one_of_each: dict[str, str]) -> None:
    for kind in ("figure", "legal_act", "district"):
        form = make(kind, one_of_each[kind])
        asked: list[bool] = []
        form.save = lambda asked=asked: asked.append(True) or True  # type: ignore[method-assign]
        places = [place for cell in form.fields.cells.values() for place in cell.editor.typing_places()]
        for place in places:
            place.setFocus()
            save_keys(place)
        assert len(asked) == len(places)
        assert not form.is_changed()
        form.close()


def test_tab_walks_all_fields_in_their_order(make) -> None:
    form = make("district")
    form.focus_first()
    seen: list[str] = []
    for _step in range(60):
        now: Any = QApplication.focusWidget()
        while now is not None and not isinstance(now, FieldCell):
            now = now.parentWidget()
        if now is not None and now.field.key not in seen:
            seen.append(now.field.key)
        press(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == list(form.fields.cells)


# Problems


def test_unreadable_text_stays_and_stands_with_the_other_problems(make) -> None:
    form = make("figure")
    value = form.fields.cells["value"].editor.line
    type_text(value, "1,200")
    assert not form.save()
    assert value.text() == "1,200"
    assert form.is_changed()
    problems = {key for key, cell in form.fields.cells.items() if cell.problems}
    assert {"subject", "indicator", "qualifier", "value", "status"} <= problems
    assert "5" in form.banner.sentence


@pytest.mark.parametrize(
    ("key", "typed", "labels", "taken"),
    [
        ("value", "1,200", ["1200", "1.2"], Decimal("1.2")),
        ("as_of", "05/04/2024", ["5 April 2024", "4 May 2024"], ImpreciseDate("2024-05-04")),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_with_both_as_buttons(
    make, key: str, typed: str, labels: list[str], taken: object
) -> None:
    cell = make("figure").fields.cells[key]
    type_text(cell.editor.line, typed)
    press(cell.editor.line, Qt.Key.Key_Tab)
    row = cell.findChild(AnswerRow)
    assert [button.label for button in row.buttons if button.isVisible()] == labels
    row.buttons[1].click()
    assert cell.editor.value() == taken
    assert not cell.problems
    assert not row.isVisible()


def test_an_edit_looks_at_its_field_again_and_the_banner_counts_down(make) -> None:
    form = make("product", initial={"brand": "Chevrolet"})
    assert not form.save()
    assert "2 problems" in form.banner.sentence
    type_text(form.fields.cells["model"].editor.line, "Cobalt")
    assert not form.fields.cells["model"].problems
    assert "1 problem " in form.banner.sentence
    assert form.fields.cells["project"].problems


def test_leaving_a_field_tells_what_cannot_be_read(make) -> None:
    form = make("event")
    line = form.fields.cells["date"].editor.line
    type_text(line, "somewhen")
    assert not form.fields.cells["date"].problems
    press(line, Qt.Key.Key_Tab)
    assert form.fields.cells["date"].problems
    assert line.property("problem") == "error"
    retype(line, "May 2025")
    assert not form.fields.cells["date"].problems
    assert line.property("problem") == ""


def test_a_problem_of_several_fields_is_said_once_and_marks_them_all(make, register: Register) -> None:
    plan = project()
    keep(register, plan)
    form = make("participation", initial={"project": plan.id, "role": "owner"})
    assert not form.save()
    told = [key for key, cell in form.fields.cells.items() if cell.problems]
    assert told == ["company"]
    assert form.fields.cells["country"].editor.line.property("problem") == "error"
    line = form.fields.cells["country"].editor.line
    type_text(line, "Uzbekistan")
    assert form.fields.cells["company"].problems == ()
    assert form.save()


def test_warnings_are_saved_and_shown(qtbot: QtBot, make, feed: Feed) -> None:
    form = make("company", initial={"names": Names(en="Baku Steel"), "tax_id": "123"})
    with qtbot.waitSignal(feed.said) as said:
        assert form.save()
    warning = form.fields.cells["tax_id"].problems[0]
    assert said.args == [f"Saved, with a warning about “Baku Steel”: {warning.message}"]
    assert warning.severity == "warning"
    assert form.fields.cells["tax_id"].findChild(ProblemLabel).isVisible()
    assert not form.is_changed()
    assert form.record_id


def test_the_first_problem_is_scrolled_to(make) -> None:
    form = make("district", initial={"names": Names(en="North")})
    form.resize(500, 320)
    QApplication.processEvents()
    type_text(form.fields.cells["longitude"].editor.line, "190")
    form.fields.verticalScrollBar().setValue(0)
    assert not form.save()
    cell = form.fields.cells["longitude"]
    QApplication.processEvents()
    top = cell.mapTo(form.fields.viewport(), cell.rect().topLeft()).y()
    assert 0 <= top < form.fields.viewport().height()
    assert cell.editor.line.hasFocus()


def test_hostile_text_is_shown_as_it_is(make, register: Register) -> None:
    hostile = "<img src='x.png'><b>R&D</b>"
    zone = district(hostile)
    keep(register, zone)
    form = make("figure", initial={"subject": zone.id})
    assert form.fields.cells["subject"].editor.line.text() == hostile
    for label in form.findChildren(PlainLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_empty_form_saves_no_empty_record(make, register: Register) -> None:
    form = make("legal_act")
    assert not form.save()
    assert form.banner.sentence == "Nothing is filled in yet."
    assert form.record_id is None


# A field that a citation speaks of


def test_the_field_that_a_citation_speaks_of_is_typed_by_its_name(make, register: Register) -> None:
    firm, paper = company(), source()
    keep(register, firm, paper)
    form = make("citation", initial={"record": firm.id, "source": paper.id})
    retype(form.fields.cells["field"].editor.line, "tax id")
    assert form.save()
    assert row_of(register, "citation", form.record_id).values["field"] == "tax_id"
    assert form.fields.cells["field"].editor.line.text() == "Tax ID"


def test_a_name_of_no_field_is_refused_beside_it(make, register: Register) -> None:
    firm, paper = company(), source()
    keep(register, firm, paper)
    form = make("citation", initial={"record": firm.id, "source": paper.id})
    retype(form.fields.cells["field"].editor.line, "blah")
    assert not form.save()
    assert [each.message for each in form.fields.cells["field"].problems] == ["“blah” names no field."]


# Changes


def test_touched_follows_the_turns_between_changed_and_unchanged(make, register: Register) -> None:
    zone = district()
    keep(register, zone)
    form = make("district", zone.id)
    turns: list[bool] = []
    form.touched.connect(turns.append)
    line = form.fields.cells["region"].editor.line
    type_text(line, "ab")
    press(line, Qt.Key.Key_Backspace)
    press(line, Qt.Key.Key_Backspace)
    assert turns == [True, False]


def test_values_that_were_given_at_the_start_are_saved_but_no_change(make, register: Register) -> None:
    zone = district()
    keep(register, zone)
    form = make("residency", initial={"district": zone.id})
    assert not form.is_changed()
    firm = company()
    keep(register, firm)
    form.fields.cells["company"].editor.take(firm.id)
    assert form.is_changed()
    assert form.save()
    assert row_of(register, "residency", form.record_id).values["district"] == zone.id


def test_revert_goes_back_to_what_is_saved(make, register: Register) -> None:
    zone = district(region="Shirvan")
    keep(register, zone)
    form = make("district", zone.id)
    retype(form.fields.cells["region"].editor.line, "other")
    form.revert()
    assert form.values()["region"] == "Shirvan"
    assert not form.is_changed()


def test_an_unchanged_form_follows_what_others_save(make, register: Register) -> None:
    zone = district(region="Shirvan")
    keep(register, zone)
    form = make("district", zone.id)
    save(register, Entry("district", {"region": "Aran"}, zone.id))
    assert form.values()["region"] == "Aran"


# Looks


def test_two_columns_where_there_is_room_and_one_where_there_is_not(make) -> None:
    form = make("district")
    region, settlement = form.fields.cells["region"], form.fields.cells["settlement"]
    assert region.y() == settlement.y()
    form.resize(480, 700)
    QApplication.processEvents()
    assert settlement.y() > region.y()


def test_the_note_stands_last_and_sections_stay_together() -> None:
    for record_type in KINDS.values():
        sections = sections_of(record_type)
        keys = [field.key for _section, fields in sections for field in fields]
        assert keys[-1] == "note"
        assert sorted(keys) == sorted(field.key for field in fields_of(record_type))
        names = [section for section, _fields in sections if section]
        assert len(names) == len(set(names))


@pytest.mark.thorough
@pytest.mark.parametrize("width", [480, 800])
def test_no_form_needs_to_scroll_sideways_even_at_twice_the_size(make, qapp: QApplication, width: int) -> None:
    theme.apply(qapp, dark=False, scale=2.0)
    for kind in KINDS:
        form = make(kind)
        form.resize(width * 2, 700)
        QApplication.processEvents()
        sheet = form.fields.widget()
        assert sheet.minimumSizeHint().width() <= form.fields.viewport().width(), kind
        form.close()


def test_the_keyboard_goes_first_to_what_is_needed_and_empty(make, register: Register) -> None:
    zone = district()
    keep(register, zone)
    form = make("citation", None, {"record": zone.id})
    form.focus_first()
    assert form.focusWidget() is form.fields.cells["source"].editor.line


def test_the_steps_of_a_scale_are_named_where_one_is_chosen(make) -> None:
    editor = make("citation").fields.cells["confidence"].editor
    shown = [editor.box.itemText(place) for place in range(editor.box.count())]
    assert shown == ["", "0 · not credible", "1 · doubtful", "2 · possible", "3 · likely", "4 · certain"]
    press(editor.box, Qt.Key.Key_3, text="3")
    assert editor.value() == 3
    press(editor.box, Qt.Key.Key_Delete)
    assert editor.value() is None
    editor.set_value(0)
    assert (editor.value(), editor.box.currentText()) == (0, "0 · not credible")


def test_a_long_line_that_is_left_ends_with_an_ellipsis(make, qapp: QApplication) -> None:
    form = make("source")
    line = form.fields.cells["title"].editor.line
    type_text(line, "A very long name of a paper " * 20)
    form.activateWindow()
    line.setFocus()
    form.fields.cells["note"].editor.focus_here()
    assert line.is_elided
    shown = line.grab().toImage()
    line.setText("A")
    assert not line.is_elided
    assert line.grab().toImage() != shown


def test_what_the_program_filled_in_looks_so_until_a_person_touches_it(
    register: Register, qtbot: QtBot, feed: Feed, place: District
) -> None:
    form = shown_form(qtbot, feed, "project", initial={"district": place.id, "activity": "Cables"})
    cell = form.fields.cells["activity"]
    line = cell.editor.typing_places()[0]
    names = [label.text() for label in form.findChildren(DimLabel)]
    assert [name for name in names if name.endswith("filled in")] == ["District · filled in", "Activity · filled in"]
    assert line.property("guess")
    assert line.accessibleDescription().startswith("Filled in by the program")
    type_text(line, "!")
    assert not line.property("guess")
    assert not line.accessibleDescription().startswith("Filled in by the program")


def test_what_was_saved_is_no_guess_any_more(register: Register, qtbot: QtBot, feed: Feed, place: District) -> None:
    form = shown_form(qtbot, feed, "project", initial={"district": place.id})
    type_text(form.fields.cells["names"].editor.typing_places()[1], "Plant")
    assert form.save()
    assert not form.fields.cells["district"].editor.typing_places()[0].property("guess")


# What folds away


def _fold_of(form: RecordForm, name: str) -> FoldHeading:
    return next(each for each in form.findChildren(FoldHeading) if each.text() == name)


def test_what_is_rarely_filled_folds_away_while_it_is_empty(make, register: Register) -> None:
    plain, full = company("Plain"), company("Full", address="1 Example Street")
    keep(register, plain, full)
    form = make("company", plain.id)
    assert not _fold_of(form, "Contact").is_open
    form.load(full.id)
    assert _fold_of(form, "Contact").is_open
    form.load(plain.id)
    assert not _fold_of(form, "Contact").is_open


def test_a_person_opens_a_folded_section_with_the_keyboard_and_types_in_it(make, register: Register) -> None:
    firm = company("Plain")
    keep(register, firm)
    form = make("company", firm.id)
    heading = _fold_of(form, "Contact")
    heading.setFocus()
    press(heading, Qt.Key.Key_Space)
    assert heading.is_open and heading.accessibleName() == "Contact, shown"
    first = form.fields.cells["contacts"].editor.typing_places()[0]
    assert first.hasFocus()
    press(heading, Qt.Key.Key_Space)
    assert not heading.is_open and heading.accessibleName() == "Contact, folded away"


def test_a_field_that_is_led_to_is_unfolded(make, register: Register) -> None:
    firm = company("Plain")
    keep(register, firm)
    form = make("company", firm.id)
    form.fields.show_cell("address")
    assert _fold_of(form, "Contact").is_open


def test_a_section_with_what_is_needed_or_listed_never_folds(make) -> None:
    names = {each.text() for each in make("figure", None).findChildren(FoldHeading)}
    assert {"As printed", "Parts and wholes", "Preference"} <= names and "When" not in names


def test_a_window_that_begins_at_a_field_near_its_top_is_not_scrolled(
    qtbot: QtBot, feed: Feed, register: Register
) -> None:
    place = district()
    claim = figure(place, "jobs_created", 5)
    keep(register, place, claim)
    dialog = RecordDialog(feed, "figure", record_id=claim.id, begin_at="value")
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    assert dialog.findChild(FormFields).verticalScrollBar().value() == 0

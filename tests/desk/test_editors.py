"""An editor keeps what was typed, reads it, and never makes up a value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from districtdesk import fields, i18n
from districtdesk.dates.imprecise import ImpreciseDate
from districtdesk.desk.editors.choice_editor import ChoiceEditor
from districtdesk.desk.editors.date_editor import DateEditor
from districtdesk.desk.editors.editor import Editor
from districtdesk.desk.editors.editors import EDITORS, editor_for
from districtdesk.desk.editors.shown_value import ShownValue
from districtdesk.desk.feed.register_feed import Feed
from districtdesk.desk.kit import PlainLabel
from districtdesk.desk.kit.line import LONGEST_LINE
from districtdesk.fields import FieldKind
from districtdesk.money import Amount
from districtdesk.names import Names
from districtdesk.problems import Problem
from districtdesk.records import Field
from districtdesk.register.claims.standard_indicators import INDICATORS
from tests.desk.conftest import Show
from tests.desk.typing_keys import press, retype, type_text

_COLOURS = fields.choices(red="Red", green="Green")
_SAMPLES: dict[type[FieldKind[Any]], tuple[FieldKind[Any], Any]] = {
    fields.Text: (fields.Text("Text"), "Əhəd  & <b>sons</b>"),
    fields.LongText: (fields.LongText("Text"), "One\n\n  two\u2009three "),
    fields.Unit: (fields.Unit("Unit"), "square_metre"),
    fields.Offset: (fields.Offset("Offset"), "P0D/P6M"),
    fields.TaxId: (fields.TaxId("Tax ID"), "0012345678"),
    fields.Code: (fields.Code("Code"), "jobs_created"),
    fields.FieldKey: (fields.FieldKey("Field"), "stated_conversion"),
    fields.Web: (fields.Web("Web"), "https://example.az/page?a=1&b=2"),
    fields.NamesInThree: (fields.NamesInThree("Names"), Names("Hacıqabul", "", "Гаджигабул")),
    fields.Whole: (fields.Whole("Whole"), 1200),
    fields.Number: (fields.Number("Number", places=6), Decimal("40.038712")),
    fields.Share: (fields.Share("Share"), Decimal("33.33")),
    fields.Area: (fields.Area("Area"), 605_000),
    fields.Money: (fields.Money("Money"), Amount(5_100_000_050, "AZN")),
    fields.Imprecise: (fields.Imprecise("Date"), ImpreciseDate("2025-39", "late 2025")),
    fields.Day: (fields.Day("Day"), date(2023, 5, 1)),
    fields.YesNo: (fields.YesNo("Yes or no"), False),
    fields.Choice: (fields.Choice("Choice", choices=_COLOURS), "green"),
    fields.Country: (fields.Country("Country"), "UZ"),
    fields.Countries: (fields.Countries("Countries"), ("UZ", "AZ")),
    fields.Currency: (fields.Currency("Currency"), "USD"),
    fields.Language: (fields.Language("Language"), "az"),
    fields.Link: (fields.Link("Link", to=("indicator",)), INDICATORS[0].id),
    fields.Links: (fields.Links("Links", to=("indicator",)), (INDICATORS[1].id, INDICATORS[0].id)),
}
_DAY, _DATE = fields.Day("Day"), fields.Imprecise("Date")


def _kinds() -> list[type[FieldKind[Any]]]:
    return [
        each
        for each in vars(fields).values()
        if isinstance(each, type) and each is not FieldKind and hasattr(each, "parse")
    ]


@pytest.fixture
def make(feed: Feed, show: Show):
    def _make(kind: FieldKind[Any], required: bool = False) -> Any:
        made = editor_for(Field("it", kind, required), feed)
        show(made, QLineEdit(), width=500)
        return made

    return _make


def _said_below(editor: Editor) -> str:
    labels = [editor.column.itemAt(place).widget() for place in range(editor.column.count())]
    return "".join(label.text() for label in labels if isinstance(label, PlainLabel) and label.isVisible())


def test_every_kind_of_field_has_an_editor_and_a_sample_here() -> None:
    assert set(_kinds()) == set(EDITORS) == set(_SAMPLES)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_value_that_was_set_comes_back_as_it_was(feed: Feed, qapp: QApplication, language: str) -> None:
    for kind, value in _SAMPLES.values():
        _try_round_trip(kind, value, language, feed)


def _try_round_trip(kind: FieldKind[Any], value: Any, language: str, feed: Feed) -> None:
    with i18n.speaking(language):
        editor = editor_for(Field("it", kind, False), feed)
        heard = []
        editor.edited.connect(lambda: heard.append(1))
        assert editor.value() is None
        assert editor.is_blank
        editor.set_value(value)
        assert editor.value() == value
        assert type(editor.value()) is type(value)
        editor.set_value(None)
        assert editor.value() is None
        assert heard == []


@pytest.mark.thorough
@pytest.mark.parametrize("kind_type", list(_SAMPLES), ids=lambda each: each.__name__)
def test_every_editor_can_be_named_marked_and_made_read_only(make, kind_type: type[FieldKind[Any]]) -> None:
    kind, value = _SAMPLES[kind_type]
    editor = make(kind)
    editor.set_value(value)
    editor.introduce("A name", "<b>what</b> it means")
    editor.mark("error")
    editor.setReadOnly(True)
    for place in editor.typing_places():
        assert "A name" in place.accessibleName()
        assert "&lt;b&gt;" in place.toolTip()
        assert place.property("problem") == "error"
        if place.isEnabled():
            type_text(place, "x")
            press(place, Qt.Key.Key_Delete)
            press(place, Qt.Key.Key_Down)
    assert editor.value() == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (fields.Whole("Whole"), "12x"),
        (fields.Number("Number"), "1,200"),
        (fields.Share("Share"), "101"),
        (fields.Area("Area"), "a lot"),
        (fields.Money("Money"), "500"),
        (fields.Web("Web"), "no page"),
        (_DATE, "31.02.2025"),
        (_DAY, "May 2025"),
        (fields.Country("Country"), "Atlantis"),
        (fields.Text("Text", longest=3), "dörd"),
    ],
)
def test_what_cannot_be_read_stays_and_is_a_problem(make, kind: FieldKind[Any], typed: str) -> None:
    editor = make(kind)
    type_text(editor.line, typed)
    assert editor.line.text() == typed
    assert isinstance(editor.value(), Problem)
    editor.line.clearFocus()
    assert editor.line.text() == typed
    assert isinstance(editor.value(), Problem)


def test_clearing_a_line_means_nothing_and_not_zero(make) -> None:
    editor = make(fields.Whole("Whole"))
    editor.set_value(0)
    retype(editor.line, "")
    assert editor.value() is None


def test_a_number_is_typed_as_clerks_do_and_read_back_below(make) -> None:
    editor = make(fields.Number("Number"))
    type_text(editor.line, "88 mln")
    assert editor.value() == 88_000_000
    assert _said_below(editor) == f"Reads as: {i18n.number(88_000_000)}"
    retype(editor.line, "500")
    assert _said_below(editor) == ""


def test_a_unit_behind_the_line_gives_way_to_one_that_is_typed(make) -> None:
    editor = make(fields.Area("Area"))
    editor.set_value(600_000)
    assert editor.line.text() == "60"
    retype(editor.line, "5000 m²")
    assert editor.value() == 5000
    assert not editor._unit.isVisible()


def test_money_needs_its_currency(make) -> None:
    editor = make(fields.Money("Money"))
    type_text(editor.line, "51,7 mln $")
    assert editor.value() == Amount(5_170_000_000, "USD")
    retype(editor.line, "51.7")
    assert isinstance(editor.value(), Problem)
    assert "currency" in _said_below(editor)


def test_pasting_far_more_than_a_line_holds_is_said(make) -> None:
    editor = make(fields.Text("Text"))
    QApplication.clipboard().setText("x" * LONGEST_LINE)
    editor.line.setFocus()
    press(editor.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.value().rule == "too_long"
    press(editor.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.value().rule == "cut"
    assert "were not taken" in editor.value().message
    retype(editor.line, "short")
    assert editor.value() == "short"


def test_a_line_cut_in_the_middle_of_a_character_is_said_too(make) -> None:
    editor = make(fields.Text("Text"))
    # Each is two to Qt and one to Python.
    QApplication.clipboard().setText("\U0001f600" * (LONGEST_LINE // 2 + 1))
    editor.line.setFocus()
    press(editor.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.value().rule == "cut"


def test_half_of_a_character_in_a_box_is_refused_and_not_left_out(make) -> None:
    text = make(fields.LongText("Text"))
    text.text.setPlainText("two gates \U0001f600")
    half = text.text.textCursor()
    half.setPosition(half.document().characterCount() - 2)
    half.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    half.removeSelectedText()
    assert (text.text.words(), text.value().rule) == ("two gates ", "illegal")
    text.text.setPlainText("two gates")
    assert text.value() == "two gates"
    line = make(fields.Text("Text"))
    line.line.setMaxLength(2)
    line.line.setText("a\U0001f600")
    assert (line.line.text(), line.value().rule) == ("a", "illegal")


# Dates


def test_a_date_reads_back_with_its_bounds_while_it_is_typed(make) -> None:
    editor = make(_DATE)
    type_text(editor.line, "late 2025")
    assert _said_below(editor) == "Reads as: September to December 2025"
    assert editor.value() == ImpreciseDate("2025-39", "late 2025")


def test_half_a_date_is_hinted_at_only_while_one_is_there(make) -> None:
    editor = make(_DATE)
    type_text(editor.line, "Ma")
    assert _said_below(editor)
    editor.line.clearFocus()
    assert _said_below(editor) == ""
    assert editor.line.text() == "Ma"


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)],
)
def test_looking_at_the_calendar_writes_no_date(make, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    editor: DateEditor = make(_DATE)
    editor.line.setFocus()
    press(editor.line, key, held)
    assert editor.calendar.isVisible()
    press(editor.calendar.month.focusProxy() or editor.calendar.month, Qt.Key.Key_Escape)
    assert not editor.calendar.isVisible()
    assert editor.value() is None
    assert editor.line.text() == ""


@pytest.mark.parametrize("kind", [_DAY, _DATE], ids=["day", "imprecise"])
def test_enter_in_the_calendar_writes_the_marked_day(make, kind: FieldKind[Any]) -> None:
    editor: DateEditor = make(kind)
    type_text(editor.line, "30.04.2023")
    heard = []
    editor.edited.connect(lambda: heard.append(1))
    editor.open_calendar()
    view = editor.calendar.month.focusProxy() or editor.calendar.month
    press(view, Qt.Key.Key_Right)
    assert editor.line.text() == "30.04.2023"
    press(view, Qt.Key.Key_Return)
    assert not editor.calendar.isVisible()
    assert editor.line.text() == "1 May 2023"
    assert kind.dump(editor.value()) == "2023-05-01"
    assert heard == [1]


# Choices


def test_a_choice_is_made_by_its_first_letter_and_emptied_by_delete(make) -> None:
    editor: ChoiceEditor = make(_SAMPLES[fields.Choice][0])
    press(editor.box, Qt.Key.Key_G, text="g")
    assert editor.value() == "green"
    press(editor.box, Qt.Key.Key_Delete)
    assert editor.value() is None


def test_a_choice_that_is_needed_starts_with_none_made(make) -> None:
    editor: ChoiceEditor = make(_SAMPLES[fields.Choice][0], required=True)
    assert editor.value() is None
    press(editor.box, Qt.Key.Key_Delete)
    press(editor.box, Qt.Key.Key_Down)
    assert editor.value() == "red"
    assert editor.box.findData(None) < 0


def test_a_word_that_this_version_does_not_know_is_kept(make) -> None:
    editor: ChoiceEditor = make(_SAMPLES[fields.Choice][0])
    editor.set_value("ultraviolet")
    assert editor.value() == "ultraviolet"


def test_the_wheel_passes_over_a_choice(make) -> None:
    editor: ChoiceEditor = make(_SAMPLES[fields.Choice][0])
    editor.set_value("red")
    editor.box.setFocus()
    turned = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor.box, turned)
    assert editor.value() == "red"
    assert not turned.isAccepted()


def test_the_wheel_takes_the_keyboard_to_no_editor(make) -> None:
    for kind, _value in _SAMPLES.values():
        for part in make(kind).findChildren(QWidget):
            assert part.focusPolicy() != Qt.FocusPolicy.WheelFocus, (kind.label, part)


def test_yes_no_starts_unknown_and_no_is_not_unknown(make) -> None:
    editor = make(fields.YesNo("Yes or no"))
    _yes, no, unknown = editor.typing_places()
    assert unknown.isChecked()
    no.setFocus()
    press(no, Qt.Key.Key_Space)
    assert editor.value() is False
    press(no, Qt.Key.Key_Right)
    assert editor.value() is None


def test_yes_no_that_is_needed_answers_nothing_by_itself(make) -> None:
    editor = make(fields.YesNo("Yes or no"), required=True)
    assert len(editor.typing_places()) == 2
    assert editor.value() is None
    editor.set_value(True)
    editor.set_value(None)
    assert editor.value() is None


def test_where_empty_means_no_a_mark_is_set_and_taken_away(make) -> None:
    editor = make(fields.YesNo("Mark", empty_is_no=True))
    assert editor.value() is None
    editor.box.setFocus()
    press(editor.box, Qt.Key.Key_Space)
    assert editor.value() is True
    press(editor.box, Qt.Key.Key_Space)
    assert editor.value() is None
    editor.set_value(False)
    assert editor.value() is False


def test_a_country_is_found_by_its_name_in_any_language(make) -> None:
    editor = make(fields.Country("Country"))
    type_text(editor.line, "özbek")
    editor.line.seek()
    assert [each.key for each in editor.line.suggestions] == ["UZ"]
    press(editor.line, Qt.Key.Key_Return)
    assert editor.value() == "UZ"
    assert editor.line.text() == "Uzbekistan"


def test_a_country_written_out_counts_without_choosing(make) -> None:
    editor = make(fields.Country("Country"))
    type_text(editor.line, "германия")
    assert editor.value() == "DE"


def test_several_countries_are_chips_that_keys_take_out(make) -> None:
    editor = make(fields.Countries("Countries"))
    for name in ("italy", "korea"):
        type_text(editor.line, name)
        editor.line.seek()
        press(editor.line, Qt.Key.Key_Return)
    assert editor.value()[0] == "IT"
    assert len(editor.value()) == 2
    press(editor.line, Qt.Key.Key_Backspace)
    assert editor.value() == ("IT",)
    press(editor.chips._chips[0].cross, Qt.Key.Key_Delete)
    assert editor.value() is None


# Names and texts


def test_names_are_three_lines_each_in_its_own_language(make) -> None:
    editor = make(fields.NamesInThree("Names"))
    type_text(editor.lines["az"], "  Hacıqabul   sənaye ")
    type_text(editor.lines["ru"], "Гаджигабул")
    assert editor.value() == Names(az="Hacıqabul sənaye", ru="Гаджигабул")
    retype(editor.lines["az"], "a | b")
    assert isinstance(editor.value(), Problem)


def test_tab_leaves_a_long_text_and_it_grows_with_what_is_written(make) -> None:
    editor = make(fields.LongText("Text"))
    small = editor.text.sizeHint().height()
    type_text(editor.text, "one")
    press(editor.text, Qt.Key.Key_Tab)
    assert not editor.text.hasFocus()
    assert editor.value() == "one"
    editor.set_value("\n".join("abcdef"))
    assert editor.text.sizeHint().height() > small
    editor.set_value("\n".join("x" * 300))
    assert editor.text.sizeHint().height() < 20 * editor.text.fontMetrics().lineSpacing()


def test_spaces_that_must_not_break_stay_in_a_long_text(make) -> None:
    editor = make(fields.LongText("Text"))
    editor.set_value("51\u00a0000\nmanat")
    type_text(editor.text, "x")
    assert editor.value() == "x51\u00a0000\nmanat"


def test_a_derived_field_is_only_shown(make) -> None:
    editor = make(fields.Number("Rate", derived=True))
    assert isinstance(editor, ShownValue)
    editor.set_value(Decimal("1.7021"))
    assert editor.value() == Decimal("1.7021")


@pytest.mark.parametrize(("name", "language"), [("Завод", "ru"), ("Sənaye", "az"), ("Works", "en")])
@pytest.mark.parametrize("is_left", [True, False])
def test_the_first_name_of_something_new_goes_to_the_language_of_its_letters(make, name, language, is_left) -> None:
    editor = make(fields.NamesInThree("Names"))
    type_text(editor.lines["en"], name)
    if is_left:
        press(editor.lines["en"], Qt.Key.Key_Return)
        assert {code: line.text() for code, line in editor.lines.items() if line.text()} == {language: name}
    assert editor.value() == Names(**{language: name})


def test_half_a_name_stays_in_its_line_while_one_looks_into_another_window(make) -> None:
    editor = make(fields.NamesInThree("Names"))
    line = editor.lines["en"]
    type_text(line, "Завод ")
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(line, away)
    assert line.text() == "Завод "
    QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.ActiveWindowFocusReason))
    type_text(line, "Вега")
    press(line, Qt.Key.Key_Return)
    assert editor.value() == Names(ru="Завод Вега")


def test_a_name_that_a_person_put_elsewhere_stays_there(make) -> None:
    editor = make(fields.NamesInThree("Names"))
    type_text(editor.lines["en"], "Müller")
    press(editor.lines["en"], Qt.Key.Key_Return)
    retype(editor.lines["az"], "")
    type_text(editor.lines["en"], "Müller")
    press(editor.lines["en"], Qt.Key.Key_Return)
    assert editor.value() == Names(en="Müller")
    editor.set_value(Names(en="Завод"))
    retype(editor.lines["en"], "Заводы")
    press(editor.lines["en"], Qt.Key.Key_Return)
    assert editor.value() == Names(en="Заводы")

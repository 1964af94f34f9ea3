"""The small widgets: reachable by keyboard, named for screen readers, plain text, never cut."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget

from districtdesk.desk import kit
from districtdesk.desk.kit.flow import FlowLayout
from districtdesk.desk.kit.wrapped import wrapped
from districtdesk.desk.look import fonts, theme
from districtdesk.i18n import LANGUAGES
from districtdesk.problems import error, warning
from tests.desk import gallery
from tests.desk.conftest import Show

_HOSTILE = "<b>R&D</b> <img src='secret.png'>"


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


# Search


def test_a_search_is_said_once_when_typing_pauses(qtbot, show: Show) -> None:
    box = kit.SearchBox("Search districts")
    show(box)
    said: list[str] = []
    box.searched.connect(said.append)
    QTest.keyClicks(box, "haci")
    assert said == []
    qtbot.waitUntil(lambda: bool(said), timeout=2000)
    assert said == ["haci"]


def test_enter_searches_at_once_and_escape_empties(qtbot, show: Show) -> None:
    box = kit.SearchBox("Search districts")
    show(box)
    said: list[str] = []
    box.searched.connect(said.append)
    QTest.keyClicks(box, "east")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert said == ["east", ""]
    assert box.text() == ""


def test_down_searches_at_once_and_leads_into_what_was_found(qtbot, show: Show) -> None:
    box = kit.SearchBox("Search districts")
    show(box)
    said: list[str] = []
    box.searched.connect(said.append)
    box.found_wanted.connect(lambda: said.append("found"))
    QTest.keyClicks(box, "east")
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert said == ["east", "found"]


# Words


@pytest.mark.parametrize("tone", ["neutral", "accent", "amber", "red", "over"])
def test_a_pill_shows_its_word(qtbot, tone: str) -> None:
    pill, other = kit.Pill("reported", tone), kit.Pill("disputed", tone)
    for one in (pill, other):
        qtbot.addWidget(one)
        one.resize(kit.pill_size("disputed", tone))
    assert _picture(pill) != _picture(other)
    assert pill.accessibleName() == pill.word == "reported"


def test_tones_differ_by_shape_and_not_by_colour_alone(qtbot) -> None:
    silhouettes = set()
    for tone, role in (("accent", "accent"), ("amber", "amber"), ("red", "red"), ("over", "dim")):
        image = QImage(QSize(200, 40), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        kit.paint_pill(painter, image.rect(), " ", tone)
        painter.end()
        text_colour = theme.colours().colour(role)
        silhouettes.add(tuple((x, y) for x in range(60) for y in range(40) if image.pixelColor(x, y) == text_colour))
    assert len(silhouettes) == 4


def test_a_shortened_label_tells_all_in_a_plain_tooltip(qtbot, show: Show) -> None:
    label = kit.ElidedLabel(_HOSTILE * 5)
    show(label, width=150)
    assert label.is_elided
    assert label.text() == _HOSTILE * 5
    assert "<img" not in label.toolTip()
    assert "&lt;img" in label.toolTip()


def test_a_label_of_two_lines_wraps_once_and_tells_the_rest_in_its_tooltip(qtbot, show: Show) -> None:
    label = kit.TwoLineLabel("Joint car plant of Azerbaijan and Uzbekistan")
    show(label, width=250)
    assert (len(label.lines()), label.toolTip()) == (2, "")
    assert " ".join(label.lines()) == label.text()
    label.setText(label.text() * 3)
    assert len(label.lines()) == 2
    assert label.lines()[1].endswith("…")
    assert label.text() in label.toolTip()


def test_a_label_with_room_has_no_tooltip(qtbot, show: Show) -> None:
    label = kit.ElidedLabel("Area")
    show(label)
    assert not label.is_elided
    assert label.toolTip() == ""


@pytest.mark.parametrize("kind", [kit.PlainLabel, kit.DimLabel, kit.NoteLabel, kit.SectionLabel])
def test_labels_never_read_rich_text(qtbot, kind: type[QLabel]) -> None:
    label = kind(_HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_empty_tooltip_stays_empty() -> None:
    assert kit.tooltip("") == ""
    assert kit.tooltip("a\nb & c") == "<qt>a<br>b &amp; c</qt>"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_wrapped_label_has_room_for_all_its_lines(qapp: QApplication, qtbot, show: Show, scale: float) -> None:
    theme.apply(qapp, dark=False, scale=scale)
    label = kit.DimLabel("A sentence that needs several lines in a narrow place. " * 4)
    show(label, QLineEdit(), width=200)
    assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize("most", [1, 2])
def test_a_number_is_never_cut_within_its_digits(qapp: QApplication, most: int) -> None:
    font, text = fonts.font("note"), "По состоянию на 2025. На какое время: 2027."
    for width in range(60, 400):
        shown = wrapped(text, font, width, most)[-1]
        # As many digits as a year has, or none.
        assert not re.search(r"(?<!\d)\d{1,3}…", shown)


# Buttons and rows


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("kind", [kit.Button, kit.PrimaryButton, kit.QuietButton, kit.MenuButton])
def test_no_button_cuts_its_text(qapp: QApplication, qtbot, kind: type[QPushButton], scale: float) -> None:
    theme.apply(qapp, dark=False, scale=scale)
    button = kind("Show what changed")
    qtbot.addWidget(button)
    assert button.sizeHint().width() > button.fontMetrics().horizontalAdvance(button.text())
    assert button.sizeHint().height() >= button.fontMetrics().height()


@pytest.mark.parametrize("kind", [kit.Button, kit.PrimaryButton, kit.QuietButton, kit.MenuButton, kit.LinkButton])
def test_focus_can_be_seen_on_every_button(qtbot, show: Show, kind: type[QPushButton]) -> None:
    button, other = kind("Save"), QLineEdit()
    window = show(other, button)
    window.activateWindow()
    other.setFocus()
    before = _picture(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert _picture(button) != before


def test_controls_in_one_row_have_one_height(qtbot, show: Show) -> None:
    parts = [
        kit.Button("Add"),
        kit.PrimaryButton("Save"),
        kit.MenuButton("Group"),
        QLineEdit(),
        kit.SearchBox("Find"),
    ]
    window = show(*parts)
    assert {part.sizeHint().height() for part in parts} == {fonts.control_height()}
    assert window.isVisible()


def test_a_long_link_is_shortened_and_shows_every_ampersand(qtbot, show: Show) -> None:
    link = kit.LinkButton("Undo: Add R&D figure")
    show(link)
    assert link.text() == "Undo: Add R&&D figure"
    link.resize(60, link.height())
    assert link.text().endswith("…")
    assert link.accessibleName() == "Undo: Add R&D figure"
    assert "R&amp;D" in link.toolTip()


def test_a_row_of_buttons_wraps_where_it_is_narrow(qtbot, show: Show) -> None:
    buttons = [kit.Button("Show what changed") for _ in range(4)]
    row = kit.FlowRow(*buttons)
    window = show(row, width=900)
    assert len({button.y() for button in buttons}) == 1
    window.resize(300, 500)
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) > 1
    assert all(button.geometry().right() <= row.width() for button in buttons)
    assert all(button.width() >= button.sizeHint().width() for button in buttons)


def test_a_page_in_a_small_window_scrolls_and_cuts_no_line(qapp: QApplication, show: Show) -> None:
    theme.apply(qapp, dark=False, scale=2.0)
    page = kit.PageArea()
    labels = [kit.DimLabel("A sentence that needs several lines. " * 6) for _ in range(6)]
    for label in labels:
        page.body.addWidget(label)
    show(page, width=500)
    QApplication.processEvents()
    assert page.verticalScrollBar().maximum() > 0
    assert all(label.height() >= label.heightForWidth(label.width()) for label in labels)


# Forms


def test_a_row_names_its_editor_and_says_what_is_wrong(qtbot, show: Show) -> None:
    editor = QLineEdit()
    row = kit.LabelledRow("Tax id", editor)
    show(row)
    assert editor.accessibleName() == "Tax id"
    row.show_problems([warning("It is short.", "tax_id"), error("It has ten digits.", "tax_id")])
    assert editor.accessibleDescription() == "Error: It has ten digits."
    assert editor.property("problem") == "error"
    row.show_problems([])
    assert editor.accessibleDescription() == ""


def test_a_problem_is_said_in_words_and_hidden_when_there_is_none(qtbot, show: Show) -> None:
    label = kit.ProblemLabel()
    show(label)
    assert not label.isVisible()
    label.show_problems([warning("Check the unit.", "area")])
    assert label.isVisible()
    assert label.text == "Please check: Check the unit."


# Messages


def test_a_banner_offers_its_step_and_can_be_closed(qtbot, show: Show) -> None:
    banner = kit.Banner("A draft was restored.", "amber", "Discard the draft")
    show(banner)
    with qtbot.waitSignal(banner.action_chosen):
        banner.button.click()
    cross = next(one for one in banner.findChildren(kit.IconButton))
    with qtbot.waitSignal(banner.closed):
        cross.click()
    assert not banner.isVisible()


def test_an_empty_state_offers_the_first_step(qtbot, show: Show) -> None:
    state = kit.EmptyState("event", "Events say what happened.", "Add the first event")
    show(state)
    with qtbot.waitSignal(state.first_step_chosen):
        state.button.click()


def test_the_status_strip_says_what_was_done_and_undoes_it(qtbot, show: Show) -> None:
    strip = kit.StatusStrip()
    show(strip, width=800)
    strip.say("Saved 14:02", "Add figure")
    undo = next(one for one in strip.findChildren(kit.LinkButton) if one.label == "Undo: Add figure")
    with qtbot.waitSignal(strip.undo_chosen):
        undo.click()
    strip.say("Undone")
    assert not undo.isVisible()


def test_the_status_strip_begins_at_its_edge_where_there_is_only_something_to_undo(show: Show) -> None:
    strip = kit.StatusStrip()
    show(strip, width=800)
    strip.say("Saved 14:02", "Add figure")
    edge = next(one for one in strip.findChildren(kit.ElidedLabel) if one.isVisible()).x()
    strip.say("", "Add figure")
    QApplication.processEvents()
    assert next(one for one in strip.findChildren(kit.LinkButton) if one.label == "Undo: Add figure").x() == edge


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_status_strip_offers_every_language(qtbot, show: Show, code: str) -> None:
    strip = kit.StatusStrip()
    show(strip, width=800)
    button = next(one for one in strip.findChildren(QRadioButton) if one.text() == code)
    with qtbot.waitSignal(strip.language_chosen) as chosen:
        button.click()
    assert chosen.args == [code]


def test_an_arrow_on_the_status_strip_never_changes_the_language(qtbot, show: Show) -> None:
    strip = kit.StatusStrip()
    show(strip, width=900)
    strip.say("Saved.", "Add company")
    chosen: list[str] = []
    strip.language_chosen.connect(chosen.append)
    undo = next(one for one in strip.findChildren(kit.LinkButton) if one.label == "Undo: Add company")
    undo.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(strip.window().focusWidget() or strip, key)
    assert undo.hasFocus()
    choices = strip.findChildren(kit.LinkChoice)
    choices[0].setFocus()
    for _time in range(2):
        QTest.keyClick(strip.window().focusWidget() or strip, Qt.Key.Key_Right)
    assert choices[2].hasFocus() and not chosen


def test_long_work_can_be_cancelled_once_and_stays_until_it_ends(qtbot, show: Show) -> None:
    busy = kit.Busy("Exporting")
    qtbot.addWidget(busy)
    busy.show()
    busy.show_progress("Sheet 3 of 12", 3, 12)
    asked: list[bool] = []
    busy.cancelled.connect(lambda: asked.append(True))
    QTest.keyClick(busy, Qt.Key.Key_Escape)
    QTest.keyClick(busy, Qt.Key.Key_Escape)
    busy.close()
    assert asked == [True]
    assert busy.isVisible()
    busy.finish()
    assert not busy.isVisible()


# Tables, and all of it together


def test_a_table_marks_the_current_row_more_strongly_under_the_keyboard(qtbot, show: Show) -> None:
    table, other = kit.CalmTable("Districts"), QLineEdit()
    model = QStandardItemModel(3, 2, table)
    table.setModel(model)
    window = show(other, table)
    window.activateWindow()
    table.selectRow(1)
    other.setFocus()
    before = _picture(table)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert _picture(table) != before


@pytest.mark.thorough
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_whole_gallery_is_drawn_without_a_warning(qapp: QApplication, qtbot, dark: bool, scale: float) -> None:
    theme.apply(qapp, dark, scale)
    for make in gallery.SHEETS.values():
        widget = make()
        qtbot.addWidget(widget)
        assert not gallery.picture(widget).isNull()


def test_everything_in_the_gallery_that_takes_the_keyboard_has_a_name(qtbot) -> None:
    sheet = gallery.parts()
    qtbot.addWidget(sheet)
    for widget in sheet.findChildren(QWidget):
        own = isinstance(widget, (QPushButton, QLineEdit, kit.TabBar))
        if own and not widget.isHidden() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName() or widget.text()


def test_a_long_offer_of_the_program_does_not_widen_the_page(qtbot) -> None:
    line = kit.GuessLine()
    qtbot.addWidget(line)
    line.offer("Предположить: 1 мая 2023 и раньше (день публикации)")
    assert line.minimumSizeHint().width() < line.sizeHint().width() / 2


def test_a_layout_reckons_its_height_once_until_something_in_it_takes_other_room(show: Show) -> None:
    class Counted(FlowLayout):
        asked = 0

        def arrange(self, rect: QRect, *, moves: bool) -> int:
            self.asked += not moves
            return super().arrange(rect, moves=moves)

    place = QWidget()
    layout = Counted(place)
    label = QLabel("Short")
    layout.addWidget(label)
    show(place)
    before, layout.asked = layout.heightForWidth(200), 0
    assert (layout.heightForWidth(200), layout.asked) == (before, 0)
    label.setText("Two\nlines")
    assert layout.heightForWidth(200) > before
    assert layout.asked >= 1


def test_no_label_shows_a_part_of_a_number(qtbot) -> None:
    label = kit.TwoLineLabel("about 37\u202f900\u202f000\u00a0₼")
    label.allow(1)
    qtbot.addWidget(label)
    shown = set()
    for width in range(40, label.sizeHint().width() + 5):
        label.resize(width, 20)
        shown |= {line for line in label.lines() if any(map(str.isdigit, line))}
    assert shown == {label.text()}

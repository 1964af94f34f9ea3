"""What fingers know from other programs, done in the whole program by real keys: `docs/conventions.md` lists it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from districtdesk import i18n
from districtdesk.desk.kit import notices
from districtdesk.desk.kit.mnemonics import letter_of
from districtdesk.desk.record.record_page import RecordPage
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.shell.about_dialog import AboutDialog
from districtdesk.desk.shell.licences_dialog import LicencesDialog
from districtdesk.desk.start.desk import Desk
from districtdesk.desk.start.program import Program
from districtdesk.register.errors import GaveUp
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from tests.making import company, keep

_PAGE = Path("docs/conventions.md")
_ROW = re.compile(r"^\| \d+ \|", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(qtbot: QtBot, program: Program) -> Iterator[Desk]:
    """A window in front, with three companies in its list and the first beside it."""
    desk = program.desks[0]
    assert desk.register is not None
    _keep_three(qtbot, desk.register.register)
    desk.window.resize(1366, 768)
    desk.window.activateWindow()
    desk.window.go("company")
    page = _page(desk)
    qtbot.waitUntil(lambda: bool(page.open_id))
    page.table.setFocus()
    qtbot.waitUntil(lambda: page.isAncestorOf(QApplication.focusWidget()))
    yield desk


def _keep_three(qtbot: QtBot, register: Register) -> None:
    """As soon as the program has looked through what it has opened: until then the file is in use."""
    records = [company(name, activity=f"Making {name}") for name in ("Anar", "Brick", "Cotton")]
    for _time in range(10):
        try:
            keep(register, *records)
        except GaveUp:
            qtbot.wait(500)
        else:
            return
    raise TimeoutError("the register stays in use")


def keys(*pressed: str) -> None:
    """Each of them where the keyboard is, as Qt's own tests press them."""
    for each in pressed:
        combination = QKeySequence(each)[0]
        place = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
        assert place is not None
        QTest.keyClick(place, combination.key(), combination.keyboardModifiers())


def in_dialog(look: Callable[[QDialog], object]) -> list[QDialog]:
    """Look at the dialog that opens next, and close it."""
    met: list[QDialog] = []

    def meet() -> None:
        shown = QApplication.activeModalWidget()
        if not isinstance(shown, QDialog):
            QTimer.singleShot(20, meet)
            return
        met.append(shown)
        try:
            look(shown)
        finally:
            shown.close()

    QTimer.singleShot(20, meet)
    return met


def choose(menu: QMenu, words: str) -> None:
    """Press the letter of this entry."""
    entry = next(each for each in menu.actions() if each.text().replace("&", "").partition("\t")[0] == words)
    letter = letter_of(entry.text())
    QTest.keyClick(menu, Qt.Key(ord(letter.upper())))


def popup(qtbot: QtBot) -> QMenu:
    """The menu that is open."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return shown


def _page(desk: Desk) -> RecordPage:
    page = desk.shell.pages.page if desk.shell.pages else None
    assert isinstance(page, RecordPage)
    return page


def _count(desk: Desk) -> int:
    assert desk.register is not None
    with desk.register.register.read() as session:
        return listing.counts(session)["company"]


def test_every_convention_names_a_test_that_there_is() -> None:
    text = _PAGE.read_text("utf-8")
    named = _TEST.findall(text)
    assert len(_ROW.findall(text)) == 26
    rows = [line for line in text.splitlines() if _ROW.match(line)]
    assert all(_TEST.search(row) for row in rows)
    missing = [
        f"{file}::{test}"
        for file, test in named
        if not Path(file).exists() or f"def {test}(" not in Path(file).read_text("utf-8")
    ]
    assert missing == []


@pytest.mark.thorough
def test_ctrl_i_asks_for_a_table_to_import(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda _w, title, *_: (asked.append(title) or "", ""))
    keys("Ctrl+I")
    assert asked == ["Import a workbook or a table"]


@pytest.mark.thorough
def test_ctrl_p_shows_the_pages_of_the_list(qtbot: QtBot, desk: Desk) -> None:
    met = in_dialog(lambda dialog: None)
    keys("Ctrl+P")
    assert [dialog.windowTitle() for dialog in met] == ["Print"]


@pytest.mark.thorough
def test_f1_opens_the_guide_from_the_list(qtbot: QtBot, desk: Desk) -> None:
    keys("F1")
    guides = [each for each in QApplication.topLevelWidgets() if type(each).__name__ == "GuideWindow"]
    assert any(each.isVisible() for each in guides)


@pytest.mark.thorough
def test_the_menu_help_leads_to_about_and_from_there_to_the_licences(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(LicencesDialog, "exec", lambda dialog: shown.append(dialog.windowTitle()))

    def look(about: QDialog) -> None:
        assert isinstance(about, AboutDialog)
        QTest.keyClick(about.licences, Qt.Key.Key_Space)

    met = in_dialog(look)
    keys("Alt+H")
    choose(popup(qtbot), "About DistrictDesk")
    qtbot.waitUntil(lambda: bool(shown))
    assert len(met) == 1


@pytest.mark.thorough
def test_the_menu_file_saves_a_copy(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.ddesk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(copy), ""))
    keys("Alt+F")
    choose(popup(qtbot), "Save a copy…")
    qtbot.waitUntil(copy.exists, timeout=20_000)


@pytest.mark.thorough
def test_ctrl_shift_f_asks_for_a_condition_on_a_column(qtbot: QtBot, desk: Desk) -> None:
    bar = _page(desk).pane.filter_bar
    met = in_dialog(lambda dialog: None)
    keys("Ctrl+Shift+F")
    qtbot.waitUntil(lambda: bool(met) or bar.dialog is not None)
    if bar.dialog is not None:
        bar.dialog.close()


@pytest.mark.thorough
def test_columns_are_chosen_by_keys_in_the_menu_of_a_table(qtbot: QtBot, desk: Desk) -> None:
    page = _page(desk)
    keys("Ctrl+L")
    before = [field.key for field in page.table.visible_fields()]
    button = page.pane.findChild(QWidget, "") and page.pane._tools.columns
    button.setFocus()
    QTimer.singleShot(50, lambda: keys("Down", "Space", "Esc"))
    QTest.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [field.key for field in page.table.visible_fields()] != before)


@pytest.mark.thorough
def test_the_key_for_menus_opens_that_of_a_row_and_its_letters_do_what_they_say(qtbot: QtBot, desk: Desk) -> None:
    view = QApplication.focusWidget()
    where = QPoint(5, 5)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(view, QContextMenuEvent(reason, where, view.mapToGlobal(where)))
    choose(popup(qtbot), "Copy the row")
    qtbot.waitUntil(lambda: "Anar" in QApplication.clipboard().text())


@pytest.mark.thorough
def test_f2_edits_the_record_and_then_the_text_of_a_field(qtbot: QtBot, desk: Desk) -> None:
    page = _page(desk)
    keys("F2")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit) and page.findChild(RecordView).form.isAncestorOf(field)
    field.end(False)
    keys("F2")
    assert field.selectedText() == field.text() != ""
    keys("F2")
    assert not field.hasSelectedText()


@pytest.mark.thorough
def test_enter_opens_the_record_of_a_row(qtbot: QtBot, desk: Desk) -> None:
    page = _page(desk)
    keys("Down", "Return")
    assert page.findChild(RecordView).isAncestorOf(QApplication.focusWidget())
    assert page.findChild(RecordView).record_id == page.table.chosen_id()


@pytest.mark.thorough
def test_del_removes_the_record_of_a_row_and_ctrl_z_brings_it_back(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "ask", lambda *_, **__: "remove")
    keys("Del")
    qtbot.waitUntil(lambda: _count(desk) == 2)
    _page(desk).table.setFocus()
    keys("Ctrl+Z")
    qtbot.waitUntil(lambda: _count(desk) == 3)


@pytest.mark.thorough
def test_esc_leads_from_a_field_to_the_list_and_asks_about_what_was_typed(
    qtbot: QtBot, desk: Desk, answer: dict[str, str]
) -> None:
    page = _page(desk)
    keys("F2", "Esc")
    assert page.table.isAncestorOf(QApplication.focusWidget())
    keys("F2", "X")
    assert page.is_changed()
    answer[""] = "stay"
    keys("Esc")
    assert page.is_changed() and not page.pane.isAncestorOf(QApplication.focusWidget())
    answer[""] = "discard"
    keys("Esc")
    assert not page.is_changed() and page.table.isAncestorOf(QApplication.focusWidget())


@pytest.mark.thorough
def test_esc_gives_up_a_new_record_in_which_nothing_was_typed(qtbot: QtBot, desk: Desk) -> None:
    page = _page(desk)
    keys("Ctrl+N")
    assert page.open_id == ""
    keys("Esc")
    assert page.open_id and page.table.isAncestorOf(QApplication.focusWidget())


@pytest.mark.thorough
def test_the_menu_edit_cuts_copies_pastes_and_selects(qtbot: QtBot, desk: Desk) -> None:
    keys("F2", "Ctrl+A")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    said = field.text()
    for words, left in (("Cut", ""), ("Paste", said), ("Select all", said), ("Copy", said)):
        keys("Alt+E")
        choose(popup(qtbot), words)
        assert field.text() == left, words
    assert field.selectedText() == QApplication.clipboard().text() == said


@pytest.mark.thorough
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_keys_with_ctrl_work_while_the_other_layout_is_on(
    qtbot: QtBot, desk: Desk, program: Program, language: str
) -> None:
    """As Qt sends them: with Ctrl held it gives a letter of another script the key that it lies on."""
    program.use_language(language)
    desk.window.go("company")
    qtbot.waitUntil(lambda: bool(_page(desk).open_id))
    _page(desk).table.setFocus()
    view = QApplication.focusWidget()
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, "\x03")
    QApplication.clipboard().clear()
    QTest.keyClick(view, Qt.Key(pressed.key()), pressed.modifiers())
    qtbot.waitUntil(lambda: "Anar" in QApplication.clipboard().text())

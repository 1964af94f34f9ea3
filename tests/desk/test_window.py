"""The window around the pages: places, actions, keys, undo, and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout
from pytestqt.qtbot import QtBot

from districtdesk import i18n
from districtdesk.desk.kit import notices
from districtdesk.desk.kit.mnemonics import unmarked
from districtdesk.desk.kit.page import Page
from districtdesk.desk.kit.places import BY_KEY, OTHERS, place_groups, place_of
from districtdesk.desk.kit.text_undo import TextUndo
from districtdesk.desk.look import theme
from districtdesk.desk.shell.actions import ACTION_SPECS
from districtdesk.desk.shell.corner import name_in_corner
from districtdesk.desk.shell.keys import key_sections
from districtdesk.desk.shell.makers import Makers
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.shortcuts_dialog import ShortcutsDialog
from districtdesk.desk.shell.trail import Trail, Visit
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.late_loading import (
    load_differences,
    load_export_dialog,
    load_exporter,
    load_left_drafts,
    load_practice,
    load_previewer,
    load_print_dialog,
    load_template_dialog,
    load_template_writer,
)
from districtdesk.guide.pages import PAGE_KEYS, read_page
from districtdesk.names import Names
from districtdesk.painting.colours import LIGHT
from districtdesk.record_kinds import RECORD_KINDS
from districtdesk.records import KINDS
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.settings import Settings


class _Page(Page):
    """A page that remembers what it was asked."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place
        self.asked: list[str] = []
        self.has_changes = False
        self.lets_go = True
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)

    def leave(self) -> bool:
        return self.lets_go

    def is_changed(self) -> bool:
        return self.has_changes

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {action: partial(self.asked.append, action) for action in ("find", "new_record", "save", "remove")}

    def open_record(self, record_id: str) -> bool:
        self.asked.append(f"open {record_id}")
        return True


class _Set:
    """A window with a register and pages of our own making."""

    def __init__(self, qtbot: QtBot, register: Path) -> None:
        self.settings = Settings(register.with_name("settings.json"))
        self.opened = OpenRegister(
            open_register(register),
            Makers(
                lambda place, _feed: _Page(place),
                load_exporter,
                load_previewer,
                load_export_dialog,
                load_left_drafts,
                load_practice,
                load_differences,
                load_print_dialog,
                load_template_dialog,
                load_template_writer,
            ),
        )
        self.window = MainWindow(self.settings, LIGHT)
        self.typing = TextUndo(QApplication.instance(), self.window)
        qtbot.addWidget(self.window)
        self.shell = Shell(self.window, self.settings)
        self.shell.show_register(self.opened)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def page(self) -> _Page:
        assert isinstance(self.shell.pages.page, _Page)
        return self.shell.pages.page

    def add(self, name: str) -> str:
        return save(self.opened.register, Entry("district", {"names": Names.same(name)})).id

    def count(self) -> int:
        with self.opened.register.read() as session:
            return listing.counts(session)["district"]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)


CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot: QtBot, register_file: Path) -> Iterator[_Set]:
    made = _Set(qtbot, register_file)
    yield made
    for page in made.window.findChildren(_Page):
        page.lets_go = True
    made.window.close()
    made.shell.dispose()
    made.opened.close()


def test_the_keyboard_is_on_the_page_and_not_on_the_link_that_undoes(desk: _Set) -> None:
    record_id = desk.add("Qaradag")
    assert desk.shell.pages.isAncestorOf(desk.window.focusWidget())
    desk.window.focusWidget().clearFocus()
    # As when the search over everything closes: Enter once too often must not undo what was saved.
    assert desk.shell.open_record("district", record_id)
    assert desk.page.isAncestorOf(desk.window.focusWidget()) or desk.window.focusWidget() is desk.page
    desk.press(Qt.Key.Key_Return)
    assert desk.count() == 1


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said over the window, without waiting for anybody to read it."""
    said: list[str] = []
    monkeypatch.setattr(notices, "tell", lambda _parent, message, *_: said.append(message))
    return said


def test_the_first_place_is_the_overview(desk: _Set) -> None:
    assert desk.shell.navigation.current_key == "overview"
    assert desk.page.place == "overview"


def test_every_kind_of_record_has_a_place_named_like_it() -> None:
    assert {place.kind: place.text for place in BY_KEY.values() if place.kind} == {
        kind: declared.many for kind, declared in RECORD_KINDS.items()
    }


def test_each_place_can_be_gone_to(desk: _Set) -> None:
    for place in BY_KEY:
        assert desk.window.go(place), place
        assert (desk.page.place, desk.shell.navigation.current_key) == (place, place)


def test_a_page_is_made_once(desk: _Set) -> None:
    desk.window.go("district")
    first = desk.page
    desk.window.go("company")
    desk.window.go("district")
    assert desk.page is first


def test_a_place_chosen_in_the_navigation_is_shown(qtbot: QtBot, desk: _Set) -> None:
    desk.press(Qt.Key.Key_4, CTRL)
    qtbot.waitUntil(lambda: desk.page.place == "company")


def test_a_page_that_keeps_one_keeps_the_navigation_too(qtbot: QtBot, desk: _Set) -> None:
    desk.window.go("district")
    desk.page.lets_go = False
    desk.press(Qt.Key.Key_4, CTRL)
    qtbot.waitUntil(lambda: desk.shell.navigation.current_key == "district")
    assert desk.page.place == "district"


def test_a_page_that_keeps_one_keeps_the_window_open(desk: _Set) -> None:
    desk.page.lets_go = False
    assert not desk.window.close()
    assert desk.window.isVisible()


def test_rare_places_unfold_and_the_place_stays(qtbot: QtBot, desk: _Set) -> None:
    navigation = desk.shell.navigation
    assert "market" not in navigation.keys
    navigation.place_chosen.emit(OTHERS)
    qtbot.waitUntil(lambda: "market" in navigation.keys)
    assert navigation.current_key == "overview"
    assert OTHERS not in navigation.keys


def test_every_place_is_in_the_unfolded_navigation() -> None:
    assert [place.key for group in place_groups() for place in group.places] == list(BY_KEY)


def test_the_navigation_makes_room_and_comes_back(desk: _Set) -> None:
    desk.press(Qt.Key.Key_F9)
    assert not desk.shell.navigation.isVisible()
    desk.press(Qt.Key.Key_F9)
    assert desk.shell.navigation.isVisible()


def test_counts_follow_a_save(qtbot: QtBot, desk: _Set) -> None:
    desk.add("East")
    index = desk.shell.navigation.keys.index("district")
    model = desk.shell.navigation.model()
    shown = lambda: [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]  # noqa: E731
    qtbot.waitUntil(lambda: "Districts, 1" in shown())
    assert index == 2


@pytest.mark.parametrize(
    ("key", "modifier", "asked"),
    [
        (Qt.Key.Key_S, CTRL, "save"),
        (Qt.Key.Key_N, CTRL, "new_record"),
        (Qt.Key.Key_F, CTRL, "find"),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "remove"),
    ],
)
def test_a_key_reaches_the_page(desk: _Set, key: Qt.Key, modifier: Qt.KeyboardModifier, asked: str) -> None:
    desk.shell.navigation.setFocus()
    desk.press(key, modifier)
    assert desk.page.asked == [asked]


def test_del_in_a_text_field_deletes_text_only(desk: _Set) -> None:
    desk.page.line.setText("abc")
    desk.page.line.setFocus()
    desk.page.line.home(False)
    desk.press(Qt.Key.Key_Delete)
    assert desk.page.line.text() == "bc"
    assert desk.page.asked == []


def test_undo_and_redo_name_the_step_and_do_it(qtbot: QtBot, desk: _Set) -> None:
    desk.shell.navigation.setFocus()
    undo, redo = desk.shell.actions["undo"], desk.shell.actions["redo"]
    assert not undo.isEnabled()
    desk.add("East")
    assert (undo.text(), undo.isEnabled(), redo.isEnabled()) == ("Undo: Add district: East", True, False)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.count() == 0
    assert (redo.text(), undo.isEnabled()) == ("Redo: Add district: East", False)
    desk.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert desk.count() == 1
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.press(Qt.Key.Key_Y, CTRL)
    assert desk.count() == 1


def test_what_would_be_undone_is_named_in_the_language_of_the_moment(desk: _Set) -> None:
    desk.add("East")
    names = []
    for language in ("en", "ru", "en"):
        with i18n.speaking(language):
            names.append(desk.opened.steps().undo)
    assert names == ["Add district: East", "Добавление промышленного квартала: East", "Add district: East"]


def test_the_strip_says_what_was_done_and_offers_undo(desk: _Set) -> None:
    desk.add("East")
    assert desk.shell.strip.accessibleName().endswith(": Add district.")
    desk.shell.strip.undo_chosen.emit()
    assert desk.shell.strip.accessibleName() == "Undone: Add district: East."
    assert desk.count() == 0


def test_typing_is_undone_before_the_register(desk: _Set) -> None:
    desk.add("East")
    line = desk.page.line
    line.setFocus()
    QTest.keyClicks(line, "abc")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert (line.text(), desk.count()) == ("", 1)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.count() == 0


def test_undo_does_not_touch_a_form_with_unsaved_text(desk: _Set, told: list[str]) -> None:
    desk.add("East")
    desk.page.has_changes = True
    desk.shell.navigation.setFocus()
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.count() == 1
    assert told == ["This page has changes that are not saved yet."]


def test_what_the_register_refuses_is_told(desk: _Set, told: list[str]) -> None:
    desk.opened.undo()
    assert told == ["There is nothing to undo."]


def test_back_and_forward_retrace_the_records(desk: _Set) -> None:
    desk.window.open_record("company", "one")
    desk.window.open_record("district", "two")
    desk.shell.navigation.setFocus()
    desk.press(Qt.Key.Key_Left, ALT)
    assert (desk.page.place, desk.page.asked) == ("company", ["open one", "open one"])
    desk.press(Qt.Key.Key_Right, ALT)
    assert (desk.page.place, desk.shell.visit) == ("district", Visit("district", "two"))


def test_a_page_can_ask_for_a_record_elsewhere(desk: _Set) -> None:
    desk.page.open_wanted.emit("legal_act", "seven")
    assert (desk.page.place, desk.page.asked) == ("legal_act", ["open seven"])


def test_the_title_names_the_register_and_marks_unsaved_text(desk: _Set) -> None:
    assert desk.window.windowTitle() == "register.ddesk[*] - DistrictDesk"
    desk.page.touched.emit(True)
    assert desk.window.isWindowModified()


def test_actions_that_a_page_does_not_know_are_off(desk: _Set) -> None:
    assert not desk.shell.actions["export_list"].isEnabled()
    assert desk.shell.actions["save"].isEnabled()


def test_only_what_needs_no_register_is_on_without_one(desk: _Set) -> None:
    desk.shell.show_welcome()
    on = {action.key for action in ACTION_SPECS if desk.shell.actions[action.key].isEnabled()}
    assert on == {action.key for action in ACTION_SPECS if not action.needs}
    assert not desk.shell.navigation.isVisible()


def test_every_action_stands_in_a_menu(desk: _Set) -> None:
    listed: list[QAction] = []
    for top in desk.window.menuBar().actions():
        listed += top.menu().actions()
    assert all(action in listed for action in desk.shell.actions.all())


def test_what_the_guide_seeks_in_a_menu_of_the_window_stands_there(desk: _Set) -> None:
    menus = {top.text(): {each.text() for each in top.menu().actions()} for top in desk.window.menuBar().actions()}
    pages = [read_page(key, "en").source for key in PAGE_KEYS]
    sought = [each for page in pages for each in re.findall(r"\{\{([^}]+)\}\},? in the menu \{\{([^}]+)\}\}", page)]
    of_the_window = [(entry, menu) for entry, menu in sought if menu in menus]
    assert len(of_the_window) > 15
    assert [each for each in of_the_window if unmarked(each[0]) not in map(unmarked, menus[each[1]])] == []


def test_the_guide_names_an_action_with_its_own_key() -> None:
    keys = {action.text: action.keys for action in ACTION_SPECS}
    said = re.compile(r"\{\{([^}]+)\}\}(?:,? in the menu \{\{[^}]+\}\})? \(((?:Ctrl|Shift|Alt|F\d)[^)]*)\)")
    pages = [read_page(key, language).source for key in PAGE_KEYS for language in i18n.LANGUAGES]
    told = [each for page in pages for each in said.findall(page) if each[0] in keys]
    assert len(told) > 20
    assert [each for each in told if each[1] not in keys[each[0]]] == []


def test_no_two_actions_share_a_key() -> None:
    keys = [key for action in ACTION_SPECS for key in action.keys]
    assert len(keys) == len(set(keys))


def test_every_key_is_in_the_list_of_keys(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    assert len([row for row in dialog.rows() if row[0]]) >= len([action for action in ACTION_SPECS if action.keys])


def test_no_key_is_made_that_the_list_of_keys_leaves_out() -> None:
    made = re.compile(r'(?:setShortcut\(QKeySequence|QShortcut\(QKeySequence)\("([^"{]+)"\)')
    files = [file.read_text("utf-8") for file in Path("src/districtdesk/desk").rglob("*.py")]
    keys = {key for text in files for key in made.findall(text)}
    told = {shown for section in key_sections() for row in section.rows for shown in row[0].split(" or ")}
    assert keys and keys <= told


@pytest.mark.thorough
@pytest.mark.parametrize("code", i18n.LANGUAGES)
def test_the_window_can_be_filled_in_each_language(desk: _Set, code: str) -> None:
    asked: list[str] = []
    desk.shell.language_wanted.connect(asked.append)
    desk.shell.strip.language_chosen.emit(code)
    assert asked == ([] if code == "en" else [code])
    desk.shell.dispose()
    i18n.use(code)
    try:
        desk.shell = Shell(desk.window, desk.settings)
        desk.shell.show_register(desk.opened, Visit("company"))
        assert desk.shell.navigation.current_key == "company"
    finally:
        i18n.use("en")


def test_the_window_remembers_its_size(qtbot: QtBot, desk: _Set) -> None:
    desk.window.resize(700, 420)
    desk.window.close()
    again = MainWindow(desk.settings, LIGHT)
    qtbot.addWidget(again)
    assert again.size() == QSize(700, 420)


def test_a_window_that_stood_on_a_screen_that_is_gone_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    there = MainWindow(settings, LIGHT)
    qtbot.addWidget(there)
    there.resize(700, 420)
    for place in (QPoint(4000, 200), QPoint(-3000, 0), QPoint(0, 5000)):
        there.move(place)
        there.close()
        again = MainWindow(settings, LIGHT)
        qtbot.addWidget(again)
        again.show()
        assert again.screen().availableGeometry().contains(again.geometry()), place


def test_a_broken_memory_of_its_size_is_no_harm(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("window", "not base64 at all")
    window = MainWindow(settings, LIGHT)
    qtbot.addWidget(window)
    assert window.width() > 0


def test_the_window_fits_a_small_screen_at_twice_the_size(desk: _Set) -> None:
    smallest = desk.window.minimumSizeHint().expandedTo(desk.window.minimumSize())
    assert smallest.width() <= 683
    assert smallest.height() <= 384


def test_place_of_knows_every_kind() -> None:
    assert {place_of(kind) for kind in KINDS} <= set(BY_KEY)


def test_a_new_visit_forgets_what_lay_ahead() -> None:
    trail = Trail()
    for place in ("a", "b"):
        trail.visit(Visit(place))
    trail.back()
    trail.visit(Visit("c"))
    assert not trail.can_go_forward
    assert trail.back() == Visit("a")


def test_looking_at_a_record_refines_the_visit_to_its_place() -> None:
    trail = Trail()
    trail.visit(Visit("a"))
    trail.visit(Visit("a", "1"))
    trail.visit(Visit("a", "2"))
    assert trail.back() == Visit("a", "1")
    assert trail.back() is None


@pytest.mark.parametrize("width", [1366, 1000])
def test_a_long_name_in_the_corner_shortens_before_a_menu_goes(qapp: QApplication, qtbot: QtBot, width: int) -> None:
    theme.apply(qapp, dark=False, scale=2.0)
    window = QMainWindow()
    qtbot.addWidget(window)
    bar = window.menuBar()
    menus = [bar.addMenu(word) for word in ("Fayl", "Düzəliş", "Qeyd", "Görünüş", "Excel", "Kömək")]
    window.resize(width, 400)
    window.show()
    for name in ("filled.ddesk", "filled.ddesk, 1 may 2024 tarixində olduğu kimi (yalnız oxumaq üçün)"):
        name_in_corner(bar, name)
        QApplication.processEvents()
        corner, last = bar.cornerWidget(), bar.actionGeometry(menus[-1].menuAction())
        assert not last.isEmpty() and last.right() < corner.x() and corner.width() > 40
        assert corner.geometry().right() <= bar.width()

"""Several registers in several windows of one program: one window a register, and each ends by itself."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from districtdesk import i18n
from districtdesk.desk.shell.menus import place_in_words
from districtdesk.desk.shell.recent_registers import RecentRegister
from districtdesk.desk.start.desk import Desk
from districtdesk.desk.start.program import Program
from districtdesk.names import Names
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.queries import listing
from districtdesk.settings import Settings


@pytest.fixture
def files(program: Program, home: Path, empty_register: Path) -> list[Path]:
    """The register that is open, and another one of its name in a folder of its own."""
    (home / "other").mkdir()
    return [program.desks[0].place, Path(shutil.copy(empty_register, home / "other" / "north.ddesk"))]


def _open(qtbot: QtBot, program: Program, path: Path) -> Desk:
    desk = program.open(path)
    qtbot.waitUntil(lambda: desk.register is not None)
    qtbot.waitUntil(desk.window.isActiveWindow)
    return desk


def _type(desk: Desk) -> None:
    """Begin a company, and do not save it."""
    desk.shell.go("company")
    desk.shell.pages.page.new_record()
    QTest.keyClicks(desk.window.focusWidget(), "Cables")
    assert desk.has_unsaved_text


def _count(desk: Desk) -> int:
    with desk.register.register.read() as session:
        return listing.counts(session)["company"]


@pytest.mark.thorough
def test_another_register_opens_in_a_window_of_its_own(qtbot: QtBot, program: Program, files: list[Path]) -> None:
    first, second = program.desks[0], _open(qtbot, program, files[1])
    assert (first.place, second.place) == (files[0], files[1])
    assert first.window.pos() != second.window.pos()
    for desk in program.desks:
        titles = [each.text() for each in desk.shell.menus.windows.actions()]
        assert titles == [place_in_words(RecentRegister(each)) for each in files]
        (ticked,) = [each for each in desk.shell.menus.windows.actions() if each.isChecked()]
        assert titles.index(ticked.text()) == program.desks.index(desk)
    first.shell.menus.recent.aboutToShow.emit()
    qtbot.waitUntil(lambda: len(first.shell.menus.recent.actions()) == 2)
    second.shell.menus.windows.actions()[0].trigger()
    qtbot.waitUntil(first.window.isActiveWindow)


def test_a_register_has_one_window_however_its_file_is_named(
    qtbot: QtBot, program: Program, files: list[Path], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = _open(qtbot, program, files[1])
    (home / "link.ddesk").symlink_to(files[0])
    os.link(files[0], home / "hard.ddesk")
    monkeypatch.chdir(home / "other")
    for name in (
        files[0],
        Path("../north.ddesk"),
        home / "other/../north.ddesk",
        home / "link.ddesk",
        home / "hard.ddesk",
    ):
        assert program.open(name) is program.desks[0], name
        assert not second.open(name)
    assert second.place == files[1] and len(program.desks) == 2
    qtbot.waitUntil(program.desks[0].window.isActiveWindow)


@pytest.mark.thorough
def test_a_register_that_is_about_to_open_is_not_opened_twice(program: Program, files: list[Path]) -> None:
    asked = [program.open(files[1]) for _click in range(3)]
    assert len(program.desks) == 2 and asked == [program.desks[1]] * 3


def test_a_window_without_a_register_is_filled_first(program: Program, files: list[Path]) -> None:
    program.desks[0].close_register()
    assert program.open(files[1]) is program.desks[0]
    assert program.desks[0].place == files[1]


def test_a_file_that_is_no_register_is_told_in_its_own_window(qtbot: QtBot, program: Program, home: Path) -> None:
    (home / "letter.ddesk").write_text("Dear reader")
    desk = program.open(home / "letter.ddesk")
    qtbot.waitUntil(lambda: desk.shell.welcome is not None)
    assert "is not a DistrictDesk register" in desk.shell.welcome.banner.sentence
    assert program.desks[0].register is not None


@pytest.mark.thorough
def test_closing_one_window_leaves_the_other_at_work(qtbot: QtBot, program: Program, files: list[Path]) -> None:
    first, second = program.desks[0], _open(qtbot, program, files[1])
    first.window.close()
    assert program.desks == [second]
    assert Settings().get("open_register") == str(files[1])
    QApplication.processEvents()
    save(second.register.register, Entry("company", {"names": Names.same("East")}))
    assert second.shell.actions["undo"].isEnabled()
    assert not second.shell.menus.windows.menuAction().isVisible()
    assert program.hooks.log.is_open


@pytest.mark.thorough
def test_each_window_undoes_its_own_register(qtbot: QtBot, program: Program, files: list[Path]) -> None:
    first, second = program.desks[0], _open(qtbot, program, files[1])
    for desk in (first, second):
        save(desk.register.register, Entry("company", {"names": Names.same("East")}))
    second.shell.navigation.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (_count(first), _count(second)) == (1, 0)


@pytest.mark.thorough
def test_quit_asks_each_window_and_closes_none_where_one_keeps_its_text(
    qtbot: QtBot, program: Program, files: list[Path], answer: dict[str, str]
) -> None:
    first, second = program.desks[0], _open(qtbot, program, files[1])
    _type(first)
    second.shell.actions["quit"].trigger()
    assert program.desks == [first, second] and first.has_unsaved_text
    answer[""] = "discard"
    qtbot.waitUntil(first.window.isActiveWindow)
    first.shell.actions["quit"].trigger()
    assert program.desks == [] and not first.window.isVisible()
    assert Settings().get("open_register") == str(files[0])


@pytest.mark.thorough
def test_a_language_is_spoken_in_all_windows_or_in_none(
    qtbot: QtBot, program: Program, files: list[Path], answer: dict[str, str]
) -> None:
    first, second = program.desks[0], _open(qtbot, program, files[1])
    _type(first)
    assert not program.use_language("ru") and i18n.language() == "en"
    answer[""] = "discard"
    assert program.use_language("ru")
    for desk in (first, second):
        assert desk.shell.actions["quit"].text() == i18n._("Quit") != "Quit"


@pytest.mark.thorough
def test_the_menu_opens_a_register_in_a_new_window(
    qtbot: QtBot, program: Program, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(files[1]), ""))
    program.desks[0].shell.actions["open_in_window"].trigger()
    qtbot.waitUntil(lambda: len(program.desks) == 2 and program.desks[1].register is not None)
    assert program.desks[0].place == files[0]

"""A register that may not be written says so, and offers nothing that would write."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from districtdesk import i18n
from districtdesk.desk.kit import Banner, notices
from districtdesk.desk.lists.list_tools import ListTools
from districtdesk.desk.record.claim_entry import ClaimEntry
from districtdesk.desk.record.record_view import RecordView
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.i18n import _
from districtdesk.painting.colours import LIGHT
from districtdesk.record_kinds import RECORD_KINDS
from districtdesk.register.opening import open_register
from districtdesk.settings import Settings
from tests.faults.damages import DAMAGES
from tests.making import district, keep

_STEPS = ("new_record", "save", "remove", "undo", "redo")
_SAID = {"en": "(read-only)", "az": "(yalnız oxumaq üçün)", "ru": "(только чтение)"}


class _Set:
    def __init__(self, register: Path, *, read_only: bool = True) -> None:
        settings = Settings(register.with_name("settings.json"))
        self.opened = OpenRegister(open_register(register, read_only=read_only), makers(settings))
        self.window = MainWindow(settings, LIGHT)
        self.shell = Shell(self.window, settings)
        self.shell.show_register(self.opened)
        self.window.show()

    def close(self) -> None:
        self.window.close()
        self.shell.dispose()
        self.opened.close()


Open = Callable[..., _Set]


@pytest.fixture
def open_it(qtbot: QtBot, register_file: Path) -> Iterator[Open]:
    writable = open_register(register_file)
    keep(writable, district("Hajigabul"))
    writable.close()
    made: list[_Set] = []

    def _open(**how: bool) -> _Set:
        made.append(_Set(register_file, **how))
        qtbot.addWidget(made[-1].window)
        return made[-1]

    yield _open
    for each in made:
        each.close()


@pytest.fixture
def desk(open_it: Open) -> _Set:
    return open_it()


def _notice(desk: _Set) -> str:
    return " ".join(each.sentence for each in desk.window.findChildren(Banner) if each.isVisible())


@pytest.mark.thorough
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_that_it_is_read_only_stands_in_the_title_and_above_the_pages(open_it: Open, language: str) -> None:
    with i18n.speaking(language):
        desk = open_it()
        assert _SAID[language] in desk.window.windowTitle()
        assert desk.opened.name in _notice(desk)


@pytest.mark.thorough
def test_no_step_that_writes_is_offered_anywhere(desk: _Set) -> None:
    why = desk.opened.feed.why_read_only
    assert why
    for kind in RECORD_KINDS:
        desk.shell.go(kind)
        QApplication.processEvents()
        assert [key for key in _STEPS if desk.shell.actions[key].isEnabled()] == []
        new = desk.shell.pages.page.findChild(ListTools).new
        assert not new.isEnabled()
        assert new.accessibleDescription() == why


@pytest.mark.thorough
def test_a_record_can_be_looked_at_and_not_added_to(desk: _Set) -> None:
    desk.shell.go("district")
    QApplication.processEvents()
    view = desk.shell.pages.page.findChild(RecordView)
    for key in view.tab_keys:
        view.show_tab(key)
    offered = {each.text() for each in view.findChildren(QAbstractButton) if each.isEnabled() and not each.isHidden()}
    assert offered.isdisjoint({"Add a claim", "Attach file…", "Correct…", "Remove this claim…", "Add this claim"})
    # What a changed claim is asked stands in a strip that is hidden whole.
    assert not [each for each in offered if each.startswith("New ") and not each.startswith("New information")]
    entry = view.findChild(ClaimEntry)
    assert (entry.isEnabled(), entry.accessibleDescription()) == (False, desk.opened.feed.why_read_only)


@pytest.mark.thorough
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_damage_that_is_found_later_is_said_above_the_page_and_ends_every_step(
    open_it: Open, register_file: Path, qtbot: QtBot, language: str
) -> None:
    DAMAGES["no index of subjects"](register_file)
    with i18n.speaking(language):
        desk = open_it(read_only=False)
        assert _notice(desk) == ""
        with qtbot.waitSignal(desk.opened.feed.troubled):
            desk.opened.feed.look_inside_soon(0)
        assert _SAID[language] in desk.window.windowTitle()
        assert "ix_figure_subject" not in _notice(desk)
        assert desk.opened.feed.why_read_only in _notice(desk)
    assert [key for key in _STEPS if desk.shell.actions[key].isEnabled()] == []


def test_the_first_save_waits_for_who_reads_the_file_through(open_it: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, said = open_it(read_only=False), []
    looking, register = threading.Event(), desk.opened.register
    look = register.look_closer
    monkeypatch.setattr(register, "look_closer", lambda: looking.wait() and look())
    desk.opened.feed.said.connect(said.append)
    desk.opened.feed.look_inside_soon(0)
    QApplication.processEvents()
    QTimer.singleShot(50, looking.set)
    keep(register, district("Sumgait"))
    assert said and said[0]
    assert register.is_looked_through and not register.read_only


def test_a_register_of_a_newer_version_says_so_above_its_pages(open_it: Open, register_file: Path) -> None:
    DAMAGES["of a newer version"](register_file)
    desk = open_it(read_only=False)
    assert "newer DistrictDesk" in _notice(desk)


def test_a_register_that_may_be_written_says_nothing_of_it(open_it: Open) -> None:
    desk = open_it(read_only=False)
    desk.shell.go("district")
    assert desk.window.windowTitle() == f"{desk.opened.name}[*] - DistrictDesk"
    assert (desk.opened.feed.why_read_only, _notice(desk)) == ("", "")
    assert desk.shell.actions["new_record"].isEnabled()


@pytest.mark.thorough
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_damage_that_a_page_comes_across_is_told_once_and_stands_above_the_pages(
    open_it: Open, register_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    told: list[str] = []
    monkeypatch.setattr(notices, "tell", lambda _parent, message, detail, *_: told.append(f"{message} {detail}"))
    with i18n.speaking(language):
        desk = open_it(read_only=False)
        keep(desk.opened.register, district("Sumgait"))
        # What it read before is asked for anew.
        desk.opened.register.engine.dispose()
        DAMAGES["a page of no type"](register_file)
        with qtbot.waitSignal(desk.opened.feed.troubled):
            desk.shell.go("district")
        desk.shell.go("company")
        desk.shell.go("district")
        qtbot.waitUntil(lambda: bool(told))
        assert len(told) == 1 and _("The file was left as it is.") not in told[0]
        assert _SAID[language] in desk.window.windowTitle()
        assert desk.opened.feed.why_read_only in _notice(desk)
    assert [key for key in _STEPS if desk.shell.actions[key].isEnabled()] == []

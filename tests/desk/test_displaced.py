"""A file that was exchanged while it was open: the next save says so in the window and offers what can be done."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from districtdesk.desk.kit import Banner, Card, TwoLineLabel, notices
from districtdesk.desk.shell.differences_dialog import DifferencesDialog
from districtdesk.desk.shell.open_register import OpenRegister
from districtdesk.desk.shell.shell import Shell
from districtdesk.desk.shell.window import MainWindow
from districtdesk.desk.start.page_factory import makers
from districtdesk.desk.start.program import Program
from districtdesk.i18n import LANGUAGES, speaking
from districtdesk.painting.colours import LIGHT
from districtdesk.register.errors import Displaced
from districtdesk.register.opening import create, open_register
from districtdesk.register.queries import listing
from districtdesk.settings import Settings
from tests.making import company, district, keep
from tests.thorough import one_in


class _Asked:
    """Answers in the person's place, and remembers what was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.messages: list[str] = []
        self.details: list[str] = []
        self.offers: list[list[str]] = []
        self.answers: list[str] = []
        monkeypatch.setattr(notices, "ask", self._ask)

    def _ask(
        self, _parent: object, message: str, detail: str, answers: list[notices.NoticeAnswer], **_how: str
    ) -> str:
        self.messages.append(message)
        self.details.append(detail)
        self.offers.append([each.key for each in answers])
        return self.answers.pop(0) if self.answers else "close"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> _Asked:
    return _Asked(monkeypatch)


@pytest.fixture
def shell(qtbot: QtBot, register_file: Path) -> Iterator[Shell]:
    settings = Settings(register_file.with_name("settings.json"))
    register = open_register(register_file)
    keep(register, district("Hajigabul"))
    shutil.copy(register_file, register_file.with_name("copy.ddesk"))
    opened = OpenRegister(register, makers(settings))
    window = MainWindow(settings, LIGHT)
    qtbot.addWidget(window)
    made = Shell(window, settings)
    made.show_register(opened)
    keep(register, company("Mine"))
    yield made
    window.close()
    made.dispose()
    opened.close()


def _save(shell: Shell) -> None:
    with pytest.raises(Displaced):
        keep(shell._opened.register, district("Sumgait"))
    QCoreApplication.processEvents()


def _overwrite(register_file: Path) -> None:
    copy = register_file.with_name("copy.ddesk")
    other = open_register(copy)
    keep(other, company("Theirs"))
    other.close()
    register_file.write_bytes(copy.read_bytes())


def _seen_in_dialog(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """Each record in the dialog of what differs, in its order."""
    seen: list[dict[str, str]] = []

    def look(dialog: DifferencesDialog) -> int:
        for card in dialog.findChildren(Card):
            words = [each.text() for each in card.findChildren(QLabel)]
            seen.append({"name": card.findChildren(TwoLineLabel)[0].text(), "values": " | ".join(words[1:])})
        return 0

    monkeypatch.setattr(DifferencesDialog, "exec", look)
    return seen


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_copy_is_told_and_what_differs_is_shown(shell, register_file, asked, language, monkeypatch):
    with speaking(language):
        _overwrite(register_file)
        asked.answers = ["differences", "open"]
        wanted: list[str] = []
        shown = _seen_in_dialog(monkeypatch)
        shell.reopen_wanted.connect(wanted.append)
        _save(shell)
    assert asked.offers == [["differences", "open", "close"]] * 2
    assert wanted == [str(register_file)]
    (lost, theirs) = shown
    assert (lost["name"], theirs["name"]) == ("Mine", "Theirs")
    # The value itself, beside the label of its field.
    assert "Mine" in lost["values"] and "Theirs" in theirs["values"]


def test_what_was_open_is_kept_as_a_copy_and_gone_on_with(shell, register_file, asked, monkeypatch):
    rescued = register_file.with_name("rescued.ddesk")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_how: (str(rescued), ""))
    register_file.unlink()
    asked.answers = ["copy"]
    wanted: list[str] = []
    shell.reopen_wanted.connect(wanted.append)
    _save(shell)
    assert asked.offers == [["copy", "close"]]
    assert wanted == [str(rescued)]
    opened = open_register(rescued, whole=True)
    with opened.read() as session:
        assert listing.counts(session)["company"] == 1
    opened.close()


def test_a_copy_never_takes_the_place_of_another_file(shell, register_file, asked, monkeypatch):
    taken = register_file.with_name("copy.ddesk")
    before = taken.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_how: (str(taken), ""))
    register_file.unlink()
    asked.answers = ["copy"]
    _save(shell)
    assert "already" in asked.messages[-1]
    assert taken.read_bytes() == before


@pytest.mark.parametrize("befalls", one_in(3, ["overwritten", "another register", "copied"]))
def test_typed_text_is_offered_where_the_register_is_opened_anew(qtbot, program: Program, monkeypatch, befalls):
    desk = program.desks[0]
    keep(desk.register.register, company("Mine"))
    file = desk.place
    copy = file.with_name("copy.ddesk")
    if befalls == "another register":
        create(copy).close()
    else:
        shutil.copy(file, copy)
        other = open_register(copy)
        keep(other, company("Theirs"))
        other.close()
    desk.shell.go("company")
    desk.shell.pages.page.new_record()
    QTest.keyClicks(desk.window.focusWidget(), "Cables")
    if befalls == "copied":
        file.unlink()
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_args, **_how: (str(file.with_name("rescued.ddesk")), "")
        )
    elif befalls == "overwritten":
        keep(desk.register.register, company("Mine too"))
        file.write_bytes(copy.read_bytes())
    else:
        os.replace(copy, file)
    asked: list[str] = []

    def ask(_parent: object, message: str, *_rest: object, **_how: object) -> str:
        asked.append(message)
        return "copy" if befalls == "copied" else "open"

    monkeypatch.setattr(notices, "ask", ask)
    old = desk.register
    assert not desk.shell.pages.page.save()
    # Beside the form stands no more than that it was not saved: the rest is asked.
    beside = [each.sentence for each in desk.window.findChildren(Banner) if "Nothing was saved now" in each.sentence]
    qtbot.waitUntil(lambda: desk.register is not old)
    assert len(asked) == 1 and asked[0] not in " ".join(beside)
    drafts = desk.register.feed.drafts
    qtbot.waitUntil(lambda: any("typed" in each.sentence for each in desk.window.findChildren(Banner)))
    assert [each.text.split(": ")[-1] for each in drafts.left] == ["Cables"]
    assert len(list((file.parent / "drafts").glob("*.json"))) == 1
    drafts.drop_left(drafts.left[0])
    assert not list((file.parent / "drafts").iterdir())

"""Backups in the window: made by themselves and when asked for, offered where a register is spoiled, and put back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from districtdesk import i18n
from districtdesk.desk.kit import notices
from districtdesk.desk.kit.notices import NoticeAnswer
from districtdesk.desk.shell import last_place
from districtdesk.desk.shell import show_file as showing
from districtdesk.desk.shell.register_copies import RegisterCopies
from districtdesk.desk.shell.restore_dialog import RestoreDialog
from districtdesk.desk.shell.standing_notices import BelowNotices
from districtdesk.desk.start.app import Start
from districtdesk.desk.start.desk import Desk
from districtdesk.desk.start.options import Options
from districtdesk.i18n import LANGUAGES
from districtdesk.register.backup.backups import Backup, Reason, backups_of
from districtdesk.register.backup.making import back_up, which
from districtdesk.register.backup.telling import moments
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.settings import Settings, data_folder
from tests.faults.damages import DAMAGES
from tests.making import company, district, keep
from tests.registers import SCHEMAS, unpack
from tests.small_disk import disk_of

_PATIENCE = 15_000
_OLD = SCHEMAS[-2]
Begin = Callable[..., Desk]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def mine(tmp_path: Path, empty_register: Path) -> Path:
    """A register with a district in it."""
    place = Path(shutil.copy(empty_register, tmp_path / "mine.ddesk"))
    register = open_register(place)
    keep(register, district())
    register.close()
    return place


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was told or asked over the window; nobody is there to answer."""
    said: list[str] = []

    def ask(_parent: object, message: str, detail: str, *_: object, escape: str = "", **__: object) -> str:
        said.append(f"{message} {detail}")
        return escape

    monkeypatch.setattr(notices, "ask", ask)
    return said


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication) -> Iterator[Begin]:
    """Start the desk on a register, and wait until something is open."""
    starts: list[Start] = []

    def start(file: Path, language: str = "en") -> Desk:
        stages: list[str] = []
        options = Options(file=file, sample=False, language=language, look="light")
        made = Start(qapp, Settings(), options, stages.append)
        starts.append(made)
        made.window.show()
        qtbot.waitUntil(lambda: "opened" in stages, timeout=_PATIENCE)
        return made.desk

    yield start
    for each in starts:
        each.window.close()
        each.window.deleteLater()
    i18n.use("en")


@pytest.fixture
def restoring(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> list[RestoreDialog]:
    """Somebody who takes the chosen backup as soon as it was read. The dialogs that were shown."""
    shown: list[RestoreDialog] = []

    def take(dialog: RestoreDialog) -> int:
        shown.append(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.restore_button.isEnabled, timeout=_PATIENCE)
        dialog.restore_button.click()
        qtbot.waitUntil(lambda: dialog.restored is not None, timeout=_PATIENCE)
        return 1

    monkeypatch.setattr(RestoreDialog, "exec", take)
    return shown


def _copies(desk: Desk) -> RegisterCopies:
    return desk.backups.of(desk.register)


def _made(place: Path) -> list[Backup]:
    return backups_of(place, which(place, is_open=True))


def _counts(desk: Desk) -> tuple[int, int]:
    with desk.register.register.read() as session:
        found = listing.counts(session)
    return found["district"], found["company"]


def _heard(desk: Desk) -> list[str]:
    said: list[str] = []
    desk.register.feed.said.connect(said.append)
    return said


def test_a_backup_is_made_by_itself_where_something_was_changed(begin: Begin, mine: Path, qtbot: QtBot) -> None:
    desk = begin(mine)
    backing_up = _copies(desk).backing_up
    backing_up.look(Reason.OPENING)
    qtbot.waitUntil(lambda: len(_made(mine)) == 1, timeout=_PATIENCE)
    backing_up.look(Reason.CHANGES)
    keep(desk.register.register, company())
    assert backing_up._timer.isActive() and backing_up._timer.interval() == 30 * 60_000
    backing_up._timer.timeout.emit()
    # The note that tells why a backup was made is written beside it once it is whole.
    asked = {Reason.OPENING, Reason.CHANGES}
    qtbot.waitUntil(lambda: {each.reason for each in _made(mine)} == asked, timeout=_PATIENCE)
    assert len(_made(mine)) == 2


@pytest.mark.thorough
def test_what_stands_in_the_way_is_said_once_a_day(begin: Begin, mine: Path, tmp_path: Path, qtbot: QtBot) -> None:
    desk = begin(mine)
    said = _heard(desk)
    desk._settings.use_second_backup_place(tmp_path / "stick")
    _copies(desk).backing_up.look(Reason.OPENING)
    qtbot.waitUntil(lambda: bool(said), timeout=_PATIENCE)
    assert str(tmp_path / "stick") in said[0] and "as soon as the place is back" in said[0]
    # The backup itself was made.
    assert "No backup" not in said[0]
    keep(desk.register.register, company())
    _copies(desk).backing_up.look(Reason.CHANGES)
    qtbot.waitUntil(lambda: len(_made(mine)) == 2, timeout=_PATIENCE)
    desk.register.feed._pool.waitForDone()
    QApplication.processEvents()
    assert [each for each in said if "stick" in each] == said[:1]
    assert Settings().get("backup_told_on") == date.today().isoformat()
    # As soon as it is back it has the newest one.
    (tmp_path / "stick").mkdir()
    _copies(desk).backing_up.look(Reason.CHANGES)
    qtbot.waitUntil(lambda: len(list((tmp_path / "stick").rglob("*.ddesk"))) == 1, timeout=_PATIENCE)


def test_back_up_now_says_what_it_made_or_why_not(begin: Begin, mine: Path, told: list[str], qtbot: QtBot) -> None:
    desk = begin(mine)
    said = _heard(desk)
    desk.shell.actions["back_up"].trigger()
    qtbot.waitUntil(lambda: len(said) == 2, timeout=_PATIENCE)
    assert _made(mine)[0].path.name in said[1]
    with disk_of(100_000):
        desk.shell.actions["back_up"].trigger()
        qtbot.waitUntil(lambda: bool(told), timeout=_PATIENCE)
    assert "no room" in told[0]


@pytest.mark.thorough
def test_restoring_replaces_what_is_open_and_can_be_put_back(
    begin: Begin, mine: Path, restoring: list[RestoreDialog], qtbot: QtBot
) -> None:
    desk = begin(mine)
    back_up(mine, Reason.HAND)
    keep(desk.register.register, company())
    desk.shell.actions["restore"].trigger()
    assert _counts(desk) == (1, 0)
    told = restoring[0]._found[restoring[0].chosen.path][1]
    assert dict(told.lost.touched) == {"company": 1}
    # What was there is the newest backup now.
    desk.shell.actions["restore"].trigger()
    assert _counts(desk) == (1, 1)
    keep(desk.register.register, company("Another"))
    assert _counts(desk) == (1, 2)


def test_what_would_change_nothing_is_not_restored_unless_the_register_is_damaged(mine: Path, qtbot: QtBot) -> None:
    back_up(mine, Reason.HAND, is_open=False)
    parent = QWidget()
    qtbot.addWidget(parent)
    for is_damaged in (False, True):
        dialog = RestoreDialog(
            mine, backups_of(mine), Settings(), parent, is_open=False, is_damaged=is_damaged, noted=lambda: None
        )
        qtbot.waitUntil(lambda shown=dialog: bool(shown._found), timeout=_PATIENCE)
        said = " ".join(each.text() for each in dialog.view.findChildren(QLabel))
        assert dialog.restore_button.isEnabled() == is_damaged
        assert ("Nothing: it holds" in said) != is_damaged
        assert ("cannot be compared" in said) == is_damaged
        dialog.done(0)


def test_text_that_is_not_saved_keeps_a_restore_away(
    begin: Begin, mine: Path, restoring: list[RestoreDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = begin(mine)
    back_up(mine, Reason.HAND)
    with monkeypatch.context() as typed:
        typed.setattr(desk.shell, "may_close", lambda: False)
        desk.shell.actions["restore"].trigger()
    assert restoring == []


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_damaged_register_offers_its_newest_backup_with_what_it_lacks(
    begin: Begin, mine: Path, restoring: list[RestoreDialog], qtbot: QtBot, language: str
) -> None:
    back_up(mine, Reason.HAND, is_open=False)
    register = open_register(mine)
    keep(register, company())
    register.close()
    DAMAGES["no index of subjects"](mine)
    desk = begin(mine, language)
    assert _copies(desk) is not None
    with qtbot.waitSignal(desk.opened):
        desk.register.feed.look_inside_soon(0)
    banner = desk.window.findChildren(BelowNotices)[-1].backup
    qtbot.waitUntil(banner.isVisible, timeout=_PATIENCE)
    assert "1" in banner.sentence
    banner.action_chosen.emit()
    assert not desk.register.register.read_only
    assert _counts(desk) == (1, 0)


def test_a_file_that_is_no_register_any_more_offers_its_newest_backup(
    begin: Begin, mine: Path, restoring: list[RestoreDialog]
) -> None:
    back_up(mine, Reason.HAND, is_open=False)
    mine.write_bytes(b"scribble" * 1000)
    desk = begin(mine)
    banner = desk.shell.welcome.banner
    assert "newest backup" in banner.sentence and banner.button.isVisible()
    # Nothing of a register is left in it.
    assert not banner.other_button.isVisible() and "put together" not in banner.sentence
    banner.action_chosen.emit()
    assert _counts(desk) == (1, 0)


def test_a_repair_is_offered_only_of_what_still_holds_rows(begin: Begin, mine: Path, tmp_path: Path) -> None:
    letter, hurt = tmp_path / "letter.ddesk", tmp_path / "hurt.ddesk"
    letter.write_text("Dear colleagues, " * 1000)
    whole = mine.read_bytes()
    hurt.write_bytes(b"scribble" * 16 + whole[128:])
    desk = begin(letter)
    banner = desk.shell.welcome.banner
    assert "ask whoever gave you the file" in banner.sentence and "put together" not in banner.sentence
    desk.open(hurt)
    assert "put together" in desk.shell.welcome.banner.sentence
    back_up(mine, Reason.HAND, is_open=False)
    mine.write_bytes(hurt.read_bytes())
    desk.open(mine)
    banner = desk.shell.welcome.banner
    assert banner.other_button.isVisible() and banner.other_button.text() == "Check and repair…"


@pytest.mark.thorough
def test_an_older_register_is_brought_up_to_date_only_when_somebody_agrees(
    begin: Begin, mine: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    unpack(_OLD, mine.parent).replace(mine)
    desk = begin(mine)
    assert "older programs will no longer write it" in told[0]
    assert desk.register is None and desk.shell.welcome is not None
    monkeypatch.setattr(notices, "ask", lambda *_, **__: "update")
    assert desk.open(mine)


@pytest.mark.thorough
def test_an_older_sample_is_brought_up_to_date_with_a_copy_and_without_a_question(
    begin: Begin, mine: Path, told: list[str]
) -> None:
    desk = begin(mine)
    sample = data_folder() / last_place.SAMPLE
    unpack(_OLD, sample.parent).replace(sample)
    desk.shell.actions["open_sample"].trigger()
    assert desk.register.register.name == sample.name and told == []
    assert [each.reason for each in _made(sample)] == [Reason.MIGRATION]


@pytest.mark.thorough
def test_an_older_register_that_is_refused_is_refused_before_anybody_is_asked(
    begin: Begin, mine: Path, told: list[str]
) -> None:
    unpack(_OLD, mine.parent).replace(mine)
    with closing(sqlite3.connect(mine)) as other:
        other.execute("CREATE TRIGGER sly AFTER UPDATE ON record BEGIN DELETE FROM record; END")
        other.commit()
    before = mine.read_bytes()
    assert "sly" in begin(mine).shell.welcome.banner.sentence
    assert told == [] and mine.read_bytes() == before


def test_a_copy_is_saved_and_checked_and_writes_over_nothing(
    begin: Begin, mine: Path, tmp_path: Path, told: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = begin(mine)
    said = _heard(desk)
    copy = tmp_path / "copy"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(copy), ""))
    desk.shell.actions["save_copy"].trigger()
    qtbot.waitUntil(lambda: bool(said), timeout=_PATIENCE)
    opened = open_register(tmp_path / "copy.ddesk", whole=True)
    with opened.read() as session:
        assert listing.counts(session)["district"] == 1
    opened.close()
    before = (tmp_path / "copy.ddesk").read_bytes()
    desk.shell.actions["save_copy"].trigger()
    qtbot.waitUntil(lambda: len(told) == 1, timeout=_PATIENCE)
    copy = mine
    desk.shell.actions["save_copy"].trigger()
    assert len(told) == 2 and "itself" in told[1]
    with disk_of(100_000):
        _copies(desk).save_copy(tmp_path / "other.ddesk")
        qtbot.waitUntil(lambda: len(told) == 3, timeout=_PATIENCE)
    assert "no room" in told[2]
    assert (tmp_path / "copy.ddesk").read_bytes() == before
    assert sorted(file.name for file in tmp_path.glob("*.ddesk*")) == ["copy.ddesk", "mine.ddesk"]


def test_the_file_is_shown_in_its_folder_where_nothing_can_choose_it(
    begin: Begin, mine: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(showing, "show_folder", shown.append)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    begin(mine).shell.actions["show_file"].trigger()
    qtbot.waitUntil(lambda: shown == [mine.parent], timeout=_PATIENCE)


def test_where_no_file_manager_is_the_path_is_said_and_can_be_copied(
    begin: Begin, mine: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, list[str]]] = []

    def copy(_parent: object, _message: str, detail: str, answers: list[NoticeAnswer], **_: str) -> str:
        asked.append((detail, [each.text for each in answers]))
        return "copy"

    monkeypatch.setattr(notices, "ask", copy)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    monkeypatch.setenv("PATH", "")
    begin(mine).shell.actions["show_file"].trigger()
    qtbot.waitUntil(lambda: bool(asked), timeout=_PATIENCE)
    assert asked == [(str(mine), ["Close", "Copy the path"])]
    assert QApplication.clipboard().text() == str(mine)


def test_backups_of_the_same_second_are_told_apart(mine: Path) -> None:
    made = [back_up(mine, Reason.HAND, is_open=False) for _ in range(2)]
    at = made[0].made_at.replace(microsecond=0)
    others = [replace(each, path=Path(f"{number}"), made_at=at) for number, each in enumerate(made * 2)]
    assert len(set(moments(others).values())) == 4

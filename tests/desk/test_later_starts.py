"""What a later start asks for is done once, or by the later start itself; never twice, and nothing else is heard."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from districtdesk.desk.kit import Banner
from districtdesk.desk.shell import open_elsewhere
from districtdesk.desk.start.handing_over import LaterStart, hand_over, what_stays
from districtdesk.desk.start.later_starts import LaterStarts
from districtdesk.desk.start.meeting_place import MeetingPlace
from districtdesk.desk.start.options import Options
from districtdesk.desk.start.program import Program

_OPEN = """
import sys
from pathlib import Path
from districtdesk.desk.shell.open_elsewhere import OpenHere
held = OpenHere(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets as POSIX has them")


class _Meeting:
    """A program that listens, and what it has heard."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.address = str(folder / "s")
        self.first, self.second = (MeetingPlace(self.address, folder / "lock") for _start in range(2))
        assert self.first.take() and not self.second.take()
        # As a program that was killed leaves it.
        with socket.socket(socket.AF_UNIX) as left:
            left.bind(self.address)
        self.starts = LaterStarts(self.address)
        self.heard: list[LaterStart] = []
        self.starts.asked.connect(self.heard.append)
        self._qtbot = qtbot
        qtbot.waitUntil(lambda: self._answers_at_all())

    def _answers_at_all(self) -> bool:
        with socket.socket(socket.AF_UNIX) as line:
            return line.connect_ex(self.address) == 0

    def ask(self, options: Options) -> bool:
        """While the window lives."""
        return self._while(lambda: hand_over(self.second, options))

    def _while(self, work: Callable[[], bool]) -> bool:
        answers: list[bool] = []
        thread = threading.Thread(target=lambda: answers.append(work()))
        thread.start()
        self._qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
        thread.join()
        return answers[0]


@pytest.fixture
def meeting(qtbot: QtBot) -> Iterator[_Meeting]:
    with tempfile.TemporaryDirectory(prefix="dd-", dir="/tmp") as folder:
        made = _Meeting(Path(folder), qtbot)
        yield made
        made.starts.stop()
        made._answers_at_all()


def test_a_later_start_is_heard(meeting: _Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "leave")
    assert meeting.ask(Options(file=Path("\udcff.ddesk"))) and meeting.ask(Options(sample=True))
    assert meeting.heard == [
        LaterStart(Path("\udcff.ddesk").absolute(), token="leave"),
        LaterStart(sample=True, token="leave"),
    ]


@pytest.mark.thorough
def test_a_window_that_hangs_does_not_do_later_what_was_done_elsewhere(meeting: _Meeting, qtbot: QtBot) -> None:
    # In the thread of the window, which so cannot hear it.
    assert not hand_over(meeting.second, Options(sample=True))
    assert meeting.ask(Options())
    assert meeting.heard == [LaterStart()]


def test_noise_is_not_heard_and_keeps_nobody_from_being_heard(meeting: _Meeting) -> None:
    for noise in (b"", b"\0\0\0\2{}", b"\0\0\0\7garbage", b"\x7f\xff\xff\xff", b'\0\0\0\x0c{"file": [1]}'[:9]):
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(meeting.address)
            line.sendall(noise)
    assert meeting.ask(Options(sample=True))
    assert [each.sample for each in meeting.heard] == [True]


@pytest.mark.thorough
def test_what_is_asked_waits_for_a_dialog(qtbot: QtBot, program: Program, home: Path, empty_register: Path) -> None:
    other = home / "other.ddesk"
    other.write_bytes(empty_register.read_bytes())
    dialog = QDialog(program.desks[0].window)
    dialog.setModal(True)
    dialog.show()
    program.hear(LaterStart(other))
    QApplication.processEvents()
    assert len(program.desks) == 1
    dialog.close()
    qtbot.waitUntil(lambda: len(program.desks) == 2)
    assert program.desks[1].place == other


def test_a_later_start_says_which_of_its_options_the_running_program_keeps_to_itself() -> None:
    said = what_stays(Options(language="en", look="dark"))
    assert "--language, --dark" in said and "window" in said
    assert "--light" in what_stays(Options(look="light"))
    assert what_stays(Options(sample=True)) == ""


@pytest.mark.thorough
@pytest.mark.parametrize("is_earlier", [True, False])
def test_a_register_that_is_open_at_another_display_is_said_to_be(
    qtbot: QtBot, program: Program, home: Path, register_file: Path, monkeypatch: pytest.MonkeyPatch, is_earlier: bool
) -> None:
    for each in ("_REST_IN_MS", "_SETTLED_IN_MS", "_KILLED_IN_MS"):
        monkeypatch.setattr(open_elsewhere, each, 10)
    desk = program.desks[0]

    def banners() -> list[str]:
        return [each.sentence for each in desk.window.findChildren(Banner) if each.isVisible()]

    assert not any("also open" in each for each in banners())
    with subprocess.Popen(
        [sys.executable, "-c", _OPEN, str(register_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"DISPLAY": ":77", "WAYLAND_DISPLAY": ""},
    ) as holder:
        assert holder.stdin and holder.stdout
        if is_earlier:
            holder.stdout.readline()
        assert desk.open(register_file)
        qtbot.waitUntil(lambda: any("also open at the display :77" in each for each in banners()))
        holder.kill()
    qtbot.waitUntil(lambda: not any("also open" in each for each in banners()))
    desk.close_register()
    assert not list((home / "open").iterdir())

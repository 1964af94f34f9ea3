"""A second start hands its file to the program that runs, with real processes; none shows a window on a screen."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing import connection
from pathlib import Path

import pytest

from districtdesk import settings_file
from districtdesk.__main__ import main
from districtdesk.desk.start import late_loading, later_starts
from districtdesk.desk.start.handing_over import TOO_BUSY, LaterStart
from districtdesk.desk.start.meeting_place import meeting_place
from districtdesk.desk.start.options import Options

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
_PATIENCE_SECONDS = 90


class _Person:
    """Somebody who starts the program again and again."""

    def __init__(self, home: Path, meeting: Path) -> None:
        self.home = home
        self.environment = os.environ | {
            "DISTRICTDESK_HOME": str(home),
            "XDG_RUNTIME_DIR": str(meeting),
            "QT_QPA_PLATFORM": "offscreen",
        }
        self.started: list[subprocess.Popen[bytes]] = []

    def start(self, *words: object, folder: Path | None = None) -> subprocess.Popen[bytes]:
        program = [sys.executable, "-m", "districtdesk", *map(str, words)]
        self.started.append(subprocess.Popen(program, env=self.environment, cwd=folder, stderr=subprocess.DEVNULL))
        return self.started[-1]

    def running(self) -> list[subprocess.Popen[bytes]]:
        return [each for each in self.started if each.poll() is None]

    def recent(self) -> list[str]:
        try:
            kept = json.loads((self.home / "settings.json").read_text("utf-8", "surrogatepass"))
        except FileNotFoundError:
            return []
        return [str(Path(each).relative_to(self.home)) for each in kept.get("recent", [])]


def _until(what: Callable[[], object], told: str) -> None:
    """Another process does it, so there is no signal to wait for."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while not what():
        assert time.monotonic() < until, told
        time.sleep(0.05)


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder of this person's own whose path is as short as that of a socket must be."""
    with tempfile.TemporaryDirectory(prefix="dd-", dir="/tmp") as folder:
        yield Path(folder)


@pytest.fixture
def person(tmp_path: Path, short: Path, empty_register: Path) -> Iterator[_Person]:
    for name in ("north.ddesk", "south.ddesk", "\udcffeast.ddesk"):
        shutil.copy(empty_register, tmp_path / name)
    made = _Person(tmp_path, short)
    yield made
    for each in made.running():
        each.send_signal(signal.SIGCONT)
        each.kill()
        each.wait()


@pytest.mark.thorough
def test_three_clicks_start_one_program_which_opens_what_comes_later(person: _Person) -> None:
    for _click in range(3):
        person.start(person.home / "north.ddesk")
    _until(lambda: len(person.running()) == 1 and person.recent() == ["north.ddesk"], "one of three runs")
    (first,) = person.running()
    assert person.start("south.ddesk", folder=person.home).wait(_PATIENCE_SECONDS) == 0
    _until(lambda: person.recent() == ["south.ddesk", "north.ddesk"], "the second file is open")
    assert person.start(person.home / "\udcffeast.ddesk").wait(_PATIENCE_SECONDS) == 0
    _until(lambda: person.recent()[0] == "\udcffeast.ddesk", "a name that is no text")
    assert person.start().wait(_PATIENCE_SECONDS) == 0
    # One that hangs is left alone, and takes up nothing later of what was asked meanwhile.
    # Not while it writes its settings, which it would finish later over those of the second.
    with settings_file.alone(person.home / "settings.json"):
        first.send_signal(signal.SIGSTOP)
    second = person.start(person.home / "north.ddesk")
    _until(lambda: person.recent()[0] == "north.ddesk", "a second program runs")
    first.send_signal(signal.SIGCONT)
    assert person.start(person.home / "south.ddesk").wait(_PATIENCE_SECONDS) == 0
    assert person.running() == [first, second]
    assert person.recent()[0] == "north.ddesk"


def test_in_safe_mode_it_runs_on_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path))
    started: list[Options] = []
    monkeypatch.setattr(late_loading, "load_app", lambda: lambda options: started.append(options) or 0)
    for words in (["--safe-mode"], []):
        assert main(words) == 0
    safe, usual = started
    assert safe.listens_at is None and usual.listens_at is not None and usual.listens_at.take()


def test_nobody_meets_in_a_folder_of_others(short: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short))
    short.chmod(0o777)
    place = meeting_place()
    assert place is None or not place.address.startswith(str(short))
    short.chmod(0o700)
    assert meeting_place().address.startswith(str(short))


def test_whoever_sends_half_and_stays_keeps_nobody_waiting(short: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(later_starts, "_PATIENCE_SECONDS", 0.1)
    address = str(short / "meeting")
    listening = later_starts.LaterStarts(address)
    _until(lambda: os.path.exists(address), "it listens")
    with socket.socket(socket.AF_UNIX) as half:
        half.connect(address)
        half.sendall(b"\0\0\1\0{")
        with connection.Client(address, "AF_UNIX") as line:
            line.send_bytes(LaterStart().to_bytes())
            # Nobody runs a window here that could take it.
            assert line.poll(_PATIENCE_SECONDS) and line.recv_bytes() == TOO_BUSY
    listening.stop()
    connection.Client(address, "AF_UNIX").close()
    _until(lambda: not os.path.exists(address), "it listens no longer")

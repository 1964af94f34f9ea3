"""A register that is being made when the program dies is cleared away at the next start, and nothing else."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from districtdesk.register.opening import create, open_register
from districtdesk.register.snapshot import copy_register
from districtdesk.unfinished import clear_unfinished, remembering

_PROGRAM = """
import sys, time
from districtdesk.register.opening import create
create(sys.argv[1], fill=lambda register: (print("made", flush=True), time.sleep(60)))
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.thorough
def test_what_a_killed_new_left_is_gone_at_the_next_start(tmp_path: Path, home: Path):
    folder = tmp_path / "share"
    folder.mkdir()
    making = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(folder / "park.ddesk")], stdout=subprocess.PIPE, text=True
    )
    with making:
        assert making.stdout is not None and making.stdout.readline()
        # While it is made, another start leaves it alone.
        clear_unfinished()
        assert list(folder.glob(".*.new"))
        os.kill(making.pid, signal.SIGKILL)
    assert list(folder.glob(".*.new"))
    clear_unfinished()
    assert list(folder.iterdir()) == [] and list((home / "unfinished").iterdir()) == []


def test_only_a_hidden_unfinished_file_is_ever_removed(tmp_path: Path, home: Path):
    work = tmp_path / "park.ddesk"
    work.write_text("somebody's work")
    (home / "unfinished").mkdir(parents=True)
    (home / "unfinished" / "a.lock").touch()
    (home / "unfinished" / "a.place").write_text(str(work))
    clear_unfinished()
    assert work.exists() and list((home / "unfinished").iterdir()) == []


def test_what_is_finished_is_forgotten_and_a_folder_that_takes_no_note_hinders_nothing(tmp_path: Path, home: Path):
    with remembering(tmp_path / ".a.new"):
        assert len(list((home / "unfinished").iterdir())) == 2
    assert list((home / "unfinished").iterdir()) == []
    (home / "unfinished").rmdir()
    (home / "unfinished").write_text("no folder")
    with remembering(tmp_path / ".a.new"):
        pass
    clear_unfinished()


def test_a_new_register_its_journal_and_a_copy_are_their_owners_alone(tmp_path: Path):
    before = os.umask(0)
    seen: list[int] = []
    try:
        register = create(
            tmp_path / "park.ddesk", fill=lambda _register: seen.extend(map(_mode, tmp_path.glob(".park*")))
        )
        copy_register(register, tmp_path / "copy.ddesk")
        with register.change("Add records"):
            seen.extend(map(_mode, tmp_path.glob("*-journal")))
        register.close()
    finally:
        os.umask(before)
    assert {_mode(tmp_path / "park.ddesk"), _mode(tmp_path / "copy.ddesk"), *seen} == {0o600}


@pytest.mark.thorough
def test_a_register_that_others_may_read_keeps_its_rights(tmp_path: Path):
    create(tmp_path / "park.ddesk").close()
    (tmp_path / "park.ddesk").chmod(0o660)
    opened = open_register(tmp_path / "park.ddesk")
    with opened.change("Add records"):
        pass
    opened.close()
    assert _mode(tmp_path / "park.ddesk") == 0o660


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)

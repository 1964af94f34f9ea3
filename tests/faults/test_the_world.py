"""What the world does while a register is opened or saved into: a calm sentence each, and nothing lost."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from districtdesk.cli.program import main
from districtdesk.register.errors import DiskFull, NotARegister, ReadOnly, Unreachable
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create, open_register
from districtdesk.register.queries import listing
from districtdesk.settings import Settings
from tests.making import company, district, keep

_NO_NAMES = ("a\0b.ddesk", "\0", "a\ud800.ddesk", "")
_TOO_LONG = ("x" * 300 + ".ddesk", "/".join(["y" * 200] * 30) + "/z.ddesk")


@pytest.mark.parametrize("name", _NO_NAMES + _TOO_LONG)
@pytest.mark.parametrize("begin", [open_register, create])
def test_what_can_be_no_file_is_refused_in_words(tmp_path, monkeypatch, name, begin):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotARegister) as refused:
        begin(name)
    assert refused.value.advice
    assert "\0" not in str(refused.value) and "\ud800" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", _NO_NAMES[:3])
def test_the_command_line_says_it_too(tmp_path, monkeypatch, capsys, name):
    monkeypatch.chdir(tmp_path)
    assert main(["--language", "en", "list", name, "district"]) == 3
    assert "fault of the program" not in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="there every name is text")
def test_a_name_of_bytes_that_are_no_text_is_a_name(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.ddesk"))
    register = create(path)
    keep(register, district())
    register.close()
    open_register(path, whole=True).close()
    settings = Settings(tmp_path / "settings.json")
    settings.add_recent(path)
    assert Settings(tmp_path / "settings.json").recent == [path]


def _count(register: Register) -> int:
    with register.read() as session:
        return listing.counts(session)["company"]


def _fill_up(register: Register) -> int:
    """Save until the disk is full; how many were acknowledged."""
    for number in range(100):
        try:
            keep(register, company(f"Company {number}", note="words " * 4000))
        except DiskFull as full:
            assert full.kept and full.advice
            return number
    raise AssertionError("the disk did not fill up")


def _is_whole(file: Path, acknowledged: int) -> bool:
    again = open_register(file, whole=True)
    try:
        return _count(again) == acknowledged
    finally:
        again.close()


def test_a_save_that_finds_no_room_is_not_lost_in_silence(register, register_file):
    def leave_no_room(connection: object, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 300")  # type: ignore[attr-defined]

    register.engine.dispose()
    event.listen(register.engine, "connect", leave_no_room)
    acknowledged = _fill_up(register)
    assert _count(register) == acknowledged
    register.close()
    assert _is_whole(register_file, acknowledged)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB, where this person may make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only the administrator makes a disk")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


@pytest.mark.skipif(not shutil.which("mount"), reason="there are no such disks here")
def test_on_a_small_disk_every_acknowledged_save_is_there(small_disk, empty_register):
    file = Path(shutil.copy(empty_register, small_disk / "register.ddesk"))
    register = open_register(file)
    acknowledged = _fill_up(register)
    assert acknowledged
    register.close()
    assert _is_whole(file, acknowledged)


def test_a_file_that_is_moved_away_while_it_is_open_is_missed_and_none_is_made_in_its_place(register_file):
    register, aside = open_register(register_file), register_file.with_name("aside.ddesk")
    register.engine.dispose()
    register_file.rename(aside)
    with pytest.raises(Unreachable, match="no longer where it was") as refused:
        _count(register)
    assert refused.value.kept and refused.value.advice
    assert not register_file.exists()
    aside.rename(register_file)
    keep(register, company())
    assert _count(register) == 1
    register.close()


def test_a_share_that_is_gone_is_said_and_saved_into_again_when_it_is_back(register, register_file, monkeypatch):
    asked = os.stat

    def stat(place: object, *_args: object, **how: object) -> os.stat_result:
        if place == register_file:
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))
        return asked(place, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", stat)
    with pytest.raises(Unreachable, match="does not answer") as refused:
        keep(register, company())
    assert refused.value.kept and refused.value.advice
    monkeypatch.undo()
    keep(register, company())
    assert _count(register) == 1


@pytest.mark.parametrize("kept_from", ["file", "folder"])
def test_what_becomes_read_only_while_it_is_open_is_said_by_the_next_save(
    register, register_file, monkeypatch, kept_from
):
    place = register_file if kept_from == "file" else register_file.parent
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK or Path(path) != place)
    opened = open_register(register_file)
    assert opened.read_only
    with pytest.raises(ReadOnly) as refused:
        keep(opened, district())
    assert refused.value.kept and refused.value.advice
    opened.close()

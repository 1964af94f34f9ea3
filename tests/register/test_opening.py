"""Making and opening registers: every refusal comes before anything is touched, and nothing is left lying about."""

from __future__ import annotations

import os
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from districtdesk.i18n import N_
from districtdesk.register import engine, listing
from districtdesk.register.errors import (
    Damaged,
    DiskFull,
    Locked,
    NewerVersion,
    NotARegister,
    ReadOnly,
    RegisterError,
)
from districtdesk.register.opening import create, journal_beside, open_register
from districtdesk.sample import build_sample
from tests.making import district, keep, stored

_BREAK_OFF = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for said in ("journal_mode = truncate", "cache_size = 5"):
    connection.execute(f"PRAGMA {said}")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE record SET search_key = search_key || hex(randomblob(2000))")
os._exit(1)
"""


def _state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file in the folder, byte for byte, and when it was last written."""
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir() if file.is_file()}


def _overwrite(file: Path, at: int, content: bytes) -> None:
    with file.open("r+b") as stream:
        stream.seek(at)
        stream.write(content)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _letter(file: Path) -> None:
    file.write_text("Dear colleagues, " * 1000)


def _first_bytes(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:60])


def _cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-5000])


def _of_another_program(file: Path) -> None:
    file.unlink()
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE record (id TEXT)")
    connection.close()


def _newer(file: Path) -> None:
    _overwrite(file, 60, struct.pack(">I", 999))


def _of_no_version(file: Path) -> None:
    _overwrite(file, 60, struct.pack(">I", 0))


def _damaged_in_the_middle(file: Path) -> None:
    _overwrite(file, file.stat().st_size // 2 // 4096 * 4096, b"\x00" * 4096)


def _damaged_schema(file: Path) -> None:
    _overwrite(file, 100, b"\xff" * 3000)


_SPOILT: tuple[tuple[Callable[[Path], None], type[RegisterError]], ...] = (
    (_empty, NotARegister),
    (_letter, NotARegister),
    (_of_another_program, NotARegister),
    (_first_bytes, Damaged),
    (_cut_off, Damaged),
    (_of_no_version, Damaged),
    (_damaged_in_the_middle, Damaged),
    (_damaged_schema, Damaged),
    (_newer, NewerVersion),
)
spoilt = pytest.mark.parametrize(("spoil", "error"), _SPOILT, ids=[spoil.__name__ for spoil, _error in _SPOILT])


@spoilt
@pytest.mark.parametrize("read_only", [True, False])
def test_what_is_no_whole_register_is_refused_and_left_as_it_was(register_file, spoil, error, read_only):
    spoil(register_file)
    before = _state(register_file.parent)
    with pytest.raises(error) as refused:
        open_register(register_file, read_only=read_only, whole=True)
    assert refused.value.kept and refused.value.advice
    assert _state(register_file.parent) == before


def test_a_missing_file_is_not_made(tmp_path):
    with pytest.raises(NotARegister):
        open_register(tmp_path / "nothing.ddesk")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_register(tmp_path):
    with pytest.raises(NotARegister):
        open_register(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.ddesk")
    with pytest.raises(NotARegister):
        open_register(tmp_path / "pipe.ddesk")


def test_reading_changes_no_byte_and_leaves_nothing_beside(register_file):
    before = _state(register_file.parent)
    register = open_register(register_file, read_only=True, whole=True)
    with register.read() as session:
        assert listing.counts(session)["indicator"]
    register.close()
    assert _state(register_file.parent) == before


def test_what_was_opened_for_reading_cannot_be_changed(register_file):
    register = open_register(register_file, read_only=True)
    before = register_file.read_bytes()
    with pytest.raises(ReadOnly):
        keep(register, district())
    register.close()
    assert register_file.read_bytes() == before


def test_a_file_that_may_not_be_written_is_opened_for_reading(register_file, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    register = open_register(register_file)
    assert register.read_only
    with register.read() as session:
        assert listing.counts(session)["indicator"]
    register.close()


@pytest.mark.parametrize("read_only", [True, False])
def test_a_save_that_was_broken_off_is_taken_back(register_file, read_only):
    before = register_file.read_bytes()
    _break_off(register_file)
    assert register_file.read_bytes() != before
    register = open_register(register_file, read_only=read_only, whole=True)
    register.close()
    assert register_file.read_bytes() == before
    assert not journal_beside(register_file).exists() or journal_beside(register_file).stat().st_size == 0


def test_a_broken_save_that_cannot_be_taken_back_says_so(register_file, monkeypatch):
    _break_off(register_file)
    before = _state(register_file.parent)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(ReadOnly) as refused:
        open_register(register_file)
    assert journal_beside(register_file).name in refused.value.advice
    assert _state(register_file.parent) == before


def _break_off(file: Path) -> None:
    """Kill a program in the middle of writing the file."""
    subprocess.run([sys.executable, "-c", _BREAK_OFF, str(file)], check=False)
    assert journal_beside(file).stat().st_size > 0


@pytest.fixture
def impatient(monkeypatch):
    """Do not wait long for another program."""
    monkeypatch.setitem(engine.PRAGMAS, "busy_timeout", 50)
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)


@pytest.mark.usefixtures("impatient")
def test_a_file_that_another_program_holds_is_locked(register_file):
    other = sqlite3.connect(register_file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Locked) as refused:
        open_register(register_file, read_only=True, whole=True)
    assert refused.value.kept and refused.value.advice
    other.close()


def test_a_new_register_appears_alone_under_its_name(tmp_path):
    create(tmp_path / "new.ddesk").close()
    assert [file.name for file in tmp_path.iterdir()] == ["new.ddesk"]


def test_a_new_register_tells_what_it_is(tmp_path):
    create(tmp_path / "new.ddesk").close()
    raw = (tmp_path / "new.ddesk").read_bytes()
    assert raw[68:72] == b"DDsk"
    assert struct.unpack_from(">I", raw, 60) == (1,)


def test_a_file_that_exists_is_never_overwritten(tmp_path):
    taken = tmp_path / "taken.ddesk"
    taken.write_text("mine")
    with pytest.raises(RegisterError) as refused:
        create(taken)
    assert refused.value.kept
    assert taken.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [taken]


def test_the_journal_of_a_file_that_is_gone_is_not_written_into_a_new_one(tmp_path):
    stray = journal_beside(tmp_path / "new.ddesk")
    stray.write_bytes(b"\xd9\xd5\x05\xf9 of another file")
    with pytest.raises(RegisterError):
        create(tmp_path / "new.ddesk")
    assert list(tmp_path.iterdir()) == [stray]


def test_an_empty_journal_is_no_hindrance(tmp_path):
    journal_beside(tmp_path / "new.ddesk").touch()
    create(tmp_path / "new.ddesk").close()
    open_register(tmp_path / "new.ddesk", whole=True).close()


def test_a_folder_that_is_missing_is_said(tmp_path):
    with pytest.raises(ReadOnly):
        create(tmp_path / "nowhere" / "new.ddesk")


def test_what_a_broken_off_attempt_left_is_no_hindrance(tmp_path):
    (tmp_path / ".new.ddesk.new").write_bytes(b"half a register")
    journal_beside(tmp_path / ".new.ddesk.new").write_bytes(b"\xd9\xd5\x05\xf9")
    create(tmp_path / "new.ddesk").close()
    assert [file.name for file in tmp_path.iterdir()] == ["new.ddesk"]


def test_a_register_whose_filling_fails_is_not_there(tmp_path):
    def fail(_register: object) -> None:
        raise DiskFull("no room")

    with pytest.raises(DiskFull):
        create(tmp_path / "new.ddesk", fill=fail)
    assert list(tmp_path.iterdir()) == []


def test_a_new_register_can_be_filled_and_written_to(tmp_path):
    register = create(tmp_path / "new.ddesk", fill=build_sample)
    park = district("Sumgait")
    keep(register, park, label=N_("Add district"))
    assert stored(register, park).names.en == "Sumgait"
    register.close()

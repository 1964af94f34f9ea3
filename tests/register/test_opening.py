"""Making and opening registers: every refusal comes before anything is touched, and nothing is left lying about."""

from __future__ import annotations

import os
import sqlite3
import struct
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from districtdesk.i18n import N_
from districtdesk.records import District
from districtdesk.register.errors import (
    Damaged,
    DiskFull,
    Locked,
    NotARegister,
    ReadOnly,
    RegisterError,
)
from districtdesk.register.file import patient_connection
from districtdesk.register.file.file_format import NEWEST_SCHEMA, journal_beside
from districtdesk.register.file.first_glance import read_glance
from districtdesk.register.journal.undo import undo
from districtdesk.register.opening import create, open_register
from districtdesk.register.queries import listing
from districtdesk.register.repairing.repair import repair
from districtdesk.sample import build_sample
from tests.making import district, keep, stored
from tests.register.breaking_off import break_off


def _state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file in the folder, byte for byte, and when it was last written."""
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.iterdir() if file.is_file()}


def _overwrite(file: Path, at: int, content: bytes) -> None:
    with file.open("r+b") as stream:
        stream.seek(at)
        stream.write(content)


def _sql(file: Path, said: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(said)
        connection.commit()


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


def _of_no_version(file: Path) -> None:
    _overwrite(file, 60, struct.pack(">I", 0))


def _damaged_in_the_middle(file: Path) -> None:
    _overwrite(file, file.stat().st_size // 2 // 4096 * 4096, b"\x00" * 4096)


def _damaged_schema(file: Path) -> None:
    _overwrite(file, 100, b"\xff" * 3000)


def _kind_of_a_record(file: Path) -> None:
    _sql(file, "UPDATE record SET kind = 'indicatos' WHERE id = (SELECT max(id) FROM record)")


def _schema_that_is_no_text(file: Path) -> None:
    raw = file.read_bytes()
    for sign in (b"INDEX ix_record_changed_at", b"ix_record_changed_at", b"CREATE INDEX"):
        raw = raw.replace(sign, sign[:-2] + b"\xb0" + sign[-1:])
    file.write_bytes(raw)


_SPOILT: tuple[tuple[Callable[[Path], None], type[RegisterError]], ...] = (
    (_empty, NotARegister),
    (_letter, NotARegister),
    (_of_another_program, NotARegister),
    (_first_bytes, Damaged),
    (_cut_off, Damaged),
    (_of_no_version, Damaged),
    (_damaged_in_the_middle, Damaged),
    (_damaged_schema, Damaged),
    (_schema_that_is_no_text, Damaged),
    (_kind_of_a_record, Damaged),
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


def test_whoever_opened_a_file_named_as_a_register_is_not_sent_to_such_names(tmp_path):
    for name, advised in (("junk.ddesk", False), ("letter.docx", True)):
        (tmp_path / name).write_text("a letter")
        with pytest.raises(NotARegister) as refused:
            open_register(tmp_path / name)
        assert (".ddesk" in refused.value.advice) is advised


def test_a_missing_file_is_not_made(tmp_path):
    with pytest.raises(NotARegister):
        open_register(tmp_path / "nothing.ddesk")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_register(tmp_path):
    with pytest.raises(NotARegister):
        open_register(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path):
    pipe = tmp_path / "pipe.ddesk"
    os.mkfifo(pipe)
    with pytest.raises(NotARegister):
        open_register(pipe)
    assert read_glance(pipe, ["company"], "company", 4) is None
    for place in (pipe, tmp_path):
        with pytest.raises(NotARegister, match="is no file"):
            repair(place)


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
    break_off(register_file)
    register = open_register(register_file, read_only=read_only, whole=True)
    register.close()
    assert register_file.read_bytes() == before
    assert not journal_beside(register_file).exists() or journal_beside(register_file).stat().st_size == 0


def test_a_broken_save_that_cannot_be_taken_back_says_so(register_file, monkeypatch):
    break_off(register_file)
    before = _state(register_file.parent)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(ReadOnly) as refused:
        open_register(register_file)
    assert journal_beside(register_file).name in refused.value.advice
    assert _state(register_file.parent) == before


@pytest.fixture
def impatient(monkeypatch):
    """Do not wait long for another program."""
    monkeypatch.setattr(patient_connection, "BUSY_SECONDS", 0.05)


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


def test_what_a_killed_program_left_of_a_new_register_is_removed(tmp_path):
    old, other = tmp_path / f".new.{'a1' * 8}.new", tmp_path / ".new.mine.new"
    fresh, foreign = tmp_path / f".new.{'b2' * 8}.new", tmp_path / f".old.{'c3' * 8}.new"
    left = [old, journal_beside(old), other, fresh, foreign]
    for file in left:
        file.write_bytes(b"half a register")
        if file != fresh:
            os.utime(file, (0, 0))
    create(tmp_path / "new.ddesk").close()
    assert set(tmp_path.iterdir()) == {tmp_path / "new.ddesk", other, fresh, foreign}


def test_a_new_register_tells_what_it_is(tmp_path):
    create(tmp_path / "new.ddesk").close()
    raw = (tmp_path / "new.ddesk").read_bytes()
    assert raw[68:72] == b"DDsk"
    assert struct.unpack_from(">I", raw, 60) == (NEWEST_SCHEMA,)


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
    made = open_register(tmp_path / "new.ddesk", whole=True)
    with made.read() as session:
        assert listing.counts(session)["indicator"]
    made.close()


def test_a_folder_that_is_missing_is_said(tmp_path):
    with pytest.raises(ReadOnly):
        create(tmp_path / "nowhere" / "new.ddesk")


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path):
    path = tmp_path / "new.ddesk"
    with pytest.raises(RegisterError) as refused:
        create(path, fill=lambda _register: _letter(path))
    assert refused.value.kept
    assert path.read_text().startswith("Dear colleagues")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.thorough
@pytest.mark.parametrize("is_taken", [True, False])
def test_where_files_have_one_name_only_none_is_overwritten_either(tmp_path, monkeypatch, is_taken):
    def refuse(*_names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "new.ddesk"
    if is_taken:
        with pytest.raises(RegisterError):
            create(path, fill=lambda _register: _letter(path))
        assert path.read_text().startswith("Dear colleagues")
    else:
        create(path).close()
        open_register(path, whole=True).close()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["", "x" * 246 + ".ddesk", "x" * 300 + ".ddesk"])
def test_a_name_that_is_none_is_refused_calmly(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotARegister) as refused:
        create(name)
    assert refused.value.advice
    assert list(tmp_path.iterdir()) == []


def test_a_folder_where_nobody_may_write_is_said_of_the_new_file(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_asked: False)
    with pytest.raises(ReadOnly) as refused:
        create(tmp_path / "new.ddesk")
    assert "Choose a folder" in refused.value.advice


@pytest.mark.parametrize("address", ["sqlite:///{file}", "http://example.az", "://", "mysql://x/y"])
def test_an_address_of_no_server_is_refused(register_file, address):
    before = _state(register_file.parent)
    for begin in (open_register, create):
        with pytest.raises(NotARegister):
            begin(address.format(file=register_file))
    assert _state(register_file.parent) == before


@pytest.mark.parametrize("address", ["postgresql+nothing://x/y", "postgresql://x:port/y"])
def test_an_address_that_cannot_be_read_is_said_calmly(address):
    with pytest.raises(RegisterError) as refused:
        open_register(address)
    assert refused.value.advice


def test_a_driver_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RegisterError, match="psycopg"):
        open_register("postgresql+psycopg://x/y")


def test_a_broken_save_is_taken_back_through_a_link_to_the_file(register_file, tmp_path):
    link = tmp_path / "elsewhere" / "linked.ddesk"
    link.parent.mkdir()
    link.symlink_to(register_file)
    before = register_file.read_bytes()
    break_off(register_file)
    open_register(link, whole=True).close()
    assert not journal_beside(register_file).exists()
    assert register_file.stat().st_size == len(before)
    assert [each.name for each in link.parent.iterdir()] == ["linked.ddesk"]


def _write_ahead(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = wal")
    connection.close()


def test_a_file_with_a_write_ahead_log_is_read_as_it_is(register_file):
    _write_ahead(register_file)
    before = _state(register_file.parent)
    open_register(register_file, read_only=True, whole=True).close()
    assert _state(register_file.parent) == before


def test_a_file_with_a_write_ahead_log_is_written_without_it(register_file):
    _write_ahead(register_file)
    register = open_register(register_file)
    keep(register, district("Sumgait"))
    register.close()
    assert register_file.read_bytes()[18:20] == b"\x01\x01"
    assert list(register_file.parent.iterdir()) == [register_file]


def test_a_write_ahead_log_that_may_not_be_read_in_is_said(register_file):
    _write_ahead(register_file)
    register_file.with_name(f"{register_file.name}-wal").write_bytes(b"not in the file yet")
    before = _state(register_file.parent)
    with pytest.raises(ReadOnly) as refused:
        open_register(register_file, read_only=True)
    assert refused.value.kept and refused.value.advice
    assert _state(register_file.parent) == before


def test_a_register_whose_filling_fails_is_not_there(tmp_path):
    def fail(_register: object) -> None:
        raise DiskFull("no room")

    with pytest.raises(DiskFull):
        create(tmp_path / "new.ddesk", fill=fail)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.thorough
def test_a_new_register_can_be_filled_and_written_to(tmp_path):
    register = create(tmp_path / "new.ddesk", fill=build_sample)
    park = district("Sumgait")
    keep(register, park, label=N_("Add district"))
    assert stored(register, park).names.en == "Sumgait"
    register.close()


def test_a_kind_that_is_none_is_damage_wherever_it_is_read(register, register_file):
    park = district()
    keep(register, park)
    register.close()
    _sql(register_file, "UPDATE record SET kind = 'dostrict' WHERE kind = 'district'")
    opened = open_register(register_file)
    with pytest.raises(Damaged), opened.read() as session:
        session.get(District, park.id)
    with pytest.raises(Damaged):
        undo(opened)
    opened.close()


def test_a_file_that_is_emptied_while_it_is_open_is_damaged(register, register_file):
    keep(register, district())
    _empty(register_file)
    with pytest.raises(Damaged), register.read() as session:
        listing.counts(session)
    with pytest.raises(Damaged):
        keep(register, district("Sumgait"))
    assert register_file.read_bytes() == b""

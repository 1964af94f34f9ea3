"""A journal beside a register is played back only where it is that very file's own."""

from __future__ import annotations

import shutil
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from districtdesk.register.errors import Damaged, StrayJournal
from districtdesk.register.file.file_format import journal_beside, write_ahead_log
from districtdesk.register.opening import open_register
from tests.making import company, keep
from tests.register.breaking_off import GROWING, OF_ONE_SIZE, break_off

_WIPED = bytes(28)
_HEAD = struct.Struct(">8s5I")
both_ways = pytest.mark.parametrize("read_only", [True, False])


def _fill(file: Path, *names: str) -> None:
    register = open_register(file)
    for name in names:
        keep(register, company(name, note="words " * 200))
    register.close()


def _copy(file: Path) -> bytes:
    _fill(file, "Before")
    return file.read_bytes()


def _state(file: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in file.parent.iterdir() if each.is_file()}


def _open(file: Path, *, read_only: bool) -> None:
    open_register(file, read_only=read_only, whole=True).close()


def _refuses(file: Path, journal: Path, *, read_only: bool) -> None:
    before = _state(file)
    with pytest.raises(StrayJournal) as refused:
        _open(file, read_only=read_only)
    assert refused.value.kept and journal.name in refused.value.advice
    assert _state(file) == before


@pytest.mark.thorough
@both_ways
@pytest.mark.parametrize("said", [GROWING, OF_ONE_SIZE])
def test_a_copy_put_back_beside_a_broken_save_is_left_as_it_is(register_file, said, read_only):
    copy = _copy(register_file)
    _fill(register_file, *"abcdefgh")
    break_off(register_file, said)
    register_file.write_bytes(copy)
    _refuses(register_file, journal_beside(register_file), read_only=read_only)
    journal_beside(register_file).unlink()
    _open(register_file, read_only=read_only)
    assert register_file.read_bytes() == copy


@both_ways
def test_a_newer_copy_is_left_as_it_is_too(register_file, tmp_path, read_only):
    newer = Path(shutil.copy(register_file, tmp_path / "newer.ddesk"))
    _fill(newer, "One", "Two")
    break_off(register_file)
    register_file.write_bytes(newer.read_bytes())
    _refuses(register_file, journal_beside(register_file), read_only=read_only)


@both_ways
@pytest.mark.parametrize("said", [GROWING, OF_ONE_SIZE])
def test_a_broken_save_is_taken_back_wherever_it_ended(register_file, said, read_only):
    before = _copy(register_file)
    break_off(register_file, said)
    _open(register_file, read_only=read_only)
    assert register_file.read_bytes() == before


@both_ways
def test_a_copy_of_just_before_the_broken_save_opens_as_it_was(register_file, read_only):
    copy = _copy(register_file)
    break_off(register_file)
    register_file.write_bytes(copy)
    _open(register_file, read_only=read_only)
    assert register_file.read_bytes() == copy


@both_ways
@pytest.mark.parametrize("page_size", [4096, 1024])
def test_the_journal_of_another_program_is_not_played_back(register_file, tmp_path, page_size, read_only):
    other = tmp_path / "other" / "other.db"
    other.parent.mkdir()
    with closing(sqlite3.connect(other)) as connection:
        connection.execute(f"PRAGMA page_size = {page_size}")
        connection.execute("CREATE TABLE record (id, search_key)")
        connection.executemany("INSERT INTO record VALUES (?, ?)", [(number, "q" * 3000) for number in range(40)])
        connection.commit()
    journal_beside(register_file).write_bytes(break_off(other))
    _refuses(register_file, journal_beside(register_file), read_only=read_only)


def test_a_journal_that_keeps_no_page_but_another_size_does_not_cut_the_file(register_file):
    head = _HEAD.pack(bytes.fromhex("d9d505f920a163d7"), 0, 1, 3, 512, 4096)
    journal_beside(register_file).write_bytes(head.ljust(512, b"\0"))
    _refuses(register_file, journal_beside(register_file), read_only=True)


@pytest.mark.thorough
@both_ways
@pytest.mark.parametrize(
    "wipe",
    [
        lambda journal: _WIPED + journal[28:],
        lambda _journal: b"a letter to the ministry" * 400,
        lambda journal: journal[:20],
        lambda journal: journal[:20] + struct.pack(">II", 3, 5) + journal[28:],
    ],
    ids=["wiped", "a letter", "cut off", "of odd sizes"],
)
def test_what_is_no_whole_journal_does_no_harm(register_file, wipe, read_only):
    copy = _copy(register_file)
    _fill(register_file, *"abcdefgh")
    journal = break_off(register_file)
    register_file.write_bytes(copy)
    journal_beside(register_file).write_bytes(wipe(journal))
    _open(register_file, read_only=read_only)
    assert register_file.read_bytes() == copy


@both_ways
def test_a_write_ahead_log_of_another_file_is_not_read_in(register_file, tmp_path, read_only):
    other = tmp_path / "other" / "other.db"
    other.parent.mkdir()
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("CREATE TABLE record (id)")
        shutil.copy(write_ahead_log(other), write_ahead_log(register_file))
    _refuses(register_file, write_ahead_log(register_file), read_only=read_only)


def test_a_damaged_register_is_not_advised_to_be_replaced(register_file):
    raw = register_file.read_bytes()
    register_file.write_bytes(raw[: len(raw) // 2])
    with pytest.raises(Damaged) as refused:
        open_register(register_file)
    assert "another name" in refused.value.advice

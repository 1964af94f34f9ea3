"""Two copies of a register that went apart are told apart before anything is saved into the wrong one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from districtdesk.register.errors import BeingWritten, Damaged, Displaced, ForeignParts
from districtdesk.register.journal.store import Register, Session
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from districtdesk.register.snapshot import back_up
from tests.faults.damages import DAMAGES
from tests.making import company, district, keep

posix = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody take away a file that is open")


@pytest.fixture
def copy(register: Register, register_file: Path, tmp_path: Path) -> Path:
    """A copy in which somebody else goes on, while the register itself stays open."""
    keep(register, district("Hajigabul"))
    return Path(shutil.copy(register_file, tmp_path / "copy.ddesk"))


def _go_on(copy: Path, *names: str) -> None:
    other = open_register(copy)
    for name in names:
        keep(other, company(name))
    other.close()


def _put_over(copy: Path, file: Path) -> None:
    """In place, byte for byte, with the times of the copy, as some programs do that synchronise folders."""
    file.write_bytes(copy.read_bytes())
    times = copy.stat()
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def _company_names(session: Session) -> list[str]:
    return [row.values["names"].en for row in listing.window(session, listing.Query("company"), 0, 9)]


def _refused(register: Register) -> Displaced:
    before = Path(register.place).read_bytes()
    with pytest.raises(Displaced) as refused:
        keep(register, district("Sumgait"))
    assert refused.value.kept and refused.value.advice
    assert Path(register.place).read_bytes() == before
    return refused.value


def test_a_copy_with_as_many_changes_put_over_the_open_file_is_noticed(register, register_file, copy):
    keep(register, company("Mine"))
    _go_on(copy, "Theirs")
    assert copy.read_bytes()[24:28] == register_file.read_bytes()[24:28], "SQLite could tell by itself"
    _put_over(copy, register_file)
    said = _refused(register)
    assert "overwritten with another copy" in said.message
    assert len(said.lost) == len(said.theirs) == 1
    assert said.is_there and not said.can_be_copied
    again = open_register(register_file, whole=True)
    with again.read() as session:
        assert _company_names(session) == ["Theirs"]
    again.close()


def test_what_is_read_after_it_is_of_that_copy_alone(register, register_file, copy):
    keep(register, company("Mine"))
    for _kept_in_memory in range(2):
        with register.read() as session:
            assert _company_names(session) == ["Mine"]
    _go_on(copy, "Theirs")
    _put_over(copy, register_file)
    with register.read() as session:
        assert _company_names(session) == ["Theirs"]
    _refused(register)


def test_a_file_read_while_another_program_writes_over_it_is_not_taken_for_damaged(register, register_file, copy):
    _go_on(copy, "Theirs")
    raw = copy.read_bytes()
    register_file.write_bytes(raw[:8000])
    rest = threading.Timer(0.05, register_file.write_bytes, [raw])
    rest.start()
    with pytest.raises(BeingWritten), register.read() as session:
        _company_names(session)
    rest.join()
    with register.read() as session:
        assert _company_names(session) == ["Theirs"]
    assert register.trouble is None


def test_an_older_copy_put_back_is_noticed_and_what_it_lacks_is_counted(register, register_file, copy):
    for name in ("One", "Two"):
        keep(register, company(name))
    _put_over(copy, register_file)
    said = _refused(register)
    assert (len(said.lost), len(said.theirs)) == (2, 0)
    assert "2 steps" in said.kept


def test_a_newer_copy_that_has_all_of_it_is_saved_into(register, register_file, copy):
    _go_on(copy, "Theirs", "And theirs")
    _put_over(copy, register_file)
    keep(register, district("Sumgait"))
    register.close()
    again = open_register(register_file, whole=True)
    with again.read() as session:
        assert {listing.counts(session)[each] for each in ("company", "district")} == {2}
    again.close()


def test_what_another_program_saves_into_the_same_file_is_no_other_copy(register, register_file):
    _go_on(register_file, "Theirs")
    keep(register, district("Sumgait"))


@pytest.mark.parametrize(
    ("name", "error"), [("a trigger that deletes citations", ForeignParts), ("no table market", Damaged)]
)
def test_what_another_program_does_to_the_open_file_is_seen_before_the_next_save(
    register, register_file, name, error
):
    keep(register, district("Hajigabul"))
    DAMAGES[name](register_file)
    before = register_file.read_bytes()
    with pytest.raises(error):
        keep(register, district("Sumgait"))
    assert register_file.read_bytes() == before


def test_a_page_damaged_under_the_open_file_is_seen_before_a_save_that_does_not_touch_it(register, register_file):
    keep(register, district("Hajigabul"))
    with closing(sqlite3.connect(register_file)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'market'").fetchone()[0]
    with register_file.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))
    before = register_file.read_bytes()
    with pytest.raises(Damaged, match="Nothing was saved now"):
        keep(register, district("Sumgait"))
    assert register.read_only and register_file.read_bytes() == before


@posix
@pytest.mark.parametrize(("befalls", "is_there"), [("moved", False), ("removed", False), ("exchanged", True)])
def test_what_was_opened_can_still_be_copied_when_its_file_is_gone(register, register_file, copy, befalls, is_there):
    keep(register, company("Mine"))
    if befalls == "moved":
        register_file.rename(register_file.with_name("elsewhere.ddesk"))
    elif befalls == "removed":
        register_file.unlink()
    else:
        os.replace(copy, register_file)
    with pytest.raises(Displaced) as refused:
        keep(register, district("Sumgait"))
    assert refused.value.can_be_copied and refused.value.is_there is is_there
    assert len(refused.value.lost) == is_there
    rescued = register_file.with_name("rescued.ddesk")
    back_up(register, rescued)
    opened = open_register(rescued, whole=True)
    with opened.read() as session:
        assert listing.counts(session)["company"] == 1
    opened.close()


@posix
def test_a_file_that_is_gone_is_told_also_while_the_open_connection_reads(register, register_file):
    keep(register, company("Mine"))
    register_file.unlink()
    with register.read() as session:
        assert listing.counts(session)["company"] == 1
        with pytest.raises(Displaced) as refused:
            keep(register, district("Sumgait"))
    assert refused.value.can_be_copied and not refused.value.is_there


@posix
@pytest.mark.parametrize("there", [b"", b"a letter"])
def test_something_else_in_its_place_is_no_register_to_open(register, register_file, there):
    keep(register, company("Mine"))
    register_file.unlink()
    register_file.write_bytes(there)
    assert not _refused(register).is_there


def test_a_save_asks_the_system_once_and_the_database_nothing_more(register, statements):
    keep(register, district("Hajigabul"))
    assert not [each for each in statements if "change_set.id" in each and each.startswith("SELECT")]

"""Restoring: the present state is saved first, and the register is replaced whole or stays as it was."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from districtdesk.register.backup import restoring
from districtdesk.register.backup.backups import Backup, Reason, backups_of
from districtdesk.register.backup.comparing import compare
from districtdesk.register.backup.making import back_up, which
from districtdesk.register.backup.restoring import restore
from districtdesk.register.backup.telling import moments, own_first, why
from districtdesk.register.checking import check
from districtdesk.register.errors import Damaged, DiskFull, Displaced, Locked, NewerVersion, ReadOnly
from districtdesk.register.file.file_format import journal_beside, write_ahead_log
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create, open_register
from districtdesk.register.queries import listing
from tests.making import company, district, keep
from tests.register.breaking_off import break_off
from tests.small_disk import disk_of


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def earlier(register: Register) -> Backup:
    """A backup with one district, to which a company was added since."""
    keep(register, district())
    made = back_up(register.place, Reason.HAND)
    keep(register, company())
    return made


@pytest.fixture
def closed(register: Register, earlier: Backup) -> Iterator[Path]:
    register.close()
    yield Path(register.place)


def _counts(register: Register) -> tuple[int, int]:
    with register.read() as session:
        found = listing.counts(session)
    return found["district"], found["company"]


def _counts_in(place: Path) -> tuple[int, int]:
    opened = open_register(place, whole=True)
    try:
        assert not check(opened).has_errors
        return _counts(opened)
    finally:
        opened.close()


def test_an_open_register_is_restored_goes_on_and_can_be_put_back(register: Register, earlier: Backup) -> None:
    place = Path(register.place)
    file = place.stat().st_ino
    saved = restore(place, earlier, is_open=True, noted=register.note_its_end).saved
    assert _counts(register) == (1, 0)
    keep(register, company("After"), company("Also after"))
    assert _counts(register) == (1, 2)
    restore(place, saved, is_open=True, noted=register.note_its_end)
    assert _counts(register) == (1, 1)
    assert place.stat().st_ino == file
    assert not check(register).has_errors
    reasons = [each.reason for each in backups_of(place, earlier.contents.register_id)]
    assert reasons == [Reason.RESTORE, Reason.RESTORE, Reason.HAND]


def test_another_window_on_the_same_register_is_told_at_its_next_save(register: Register, earlier: Backup) -> None:
    other = open_register(register.place)
    restore(Path(register.place), earlier, is_open=True, noted=register.note_its_end)
    with pytest.raises(Displaced):
        keep(other, company("Theirs"))
    other.close()
    assert _counts(register) == (1, 0)


def test_what_would_change_is_told_before(register: Register, earlier: Backup) -> None:
    keep(register, company("Another"))
    told = compare(Path(register.place), earlier.path, is_open=True)
    assert (told.lost.count, dict(told.lost.touched)) == (2, {"company": 2})
    assert told.regained.count == 0
    assert (told.now["company"], told.then.get("company", 0)) == (2, 0)
    saved = restore(Path(register.place), earlier, is_open=True, noted=register.note_its_end).saved
    keep(register, district("Sumgait"))
    told = compare(Path(register.place), saved.path, is_open=True)
    assert (told.lost.count, told.regained.count) == (1, 2)
    assert dict(told.regained.touched) == {"company": 2}


def test_a_backup_that_changed_since_it_was_made_is_refused(closed: Path, earlier: Backup) -> None:
    before = closed.read_bytes()
    earlier.path.chmod(0o600)
    whole = earlier.path.read_bytes()
    for at in (len(whole) // 3, len(whole) // 2, 4096 * 3 + 1):
        earlier.path.write_bytes(whole[:at] + bytes(4096) + whole[at + 4096 :])
        with pytest.raises(Damaged):
            restore(closed, earlier, is_open=False)
    earlier.path.write_bytes(whole)
    raw = sqlite3.connect(earlier.path)
    raw.executescript("DROP TRIGGER change_set_refuses_update; UPDATE change_set SET who = 'somebody';")
    raw.close()
    with pytest.raises(Damaged, match="no longer"):
        restore(closed, earlier, is_open=False)
    assert closed.read_bytes() == before


def _zeroed(place: Path) -> None:
    place.write_bytes(b"")


def _scribbled(place: Path) -> None:
    place.write_bytes(b"scribble" * 1000)


def _cut(place: Path) -> None:
    os.truncate(place, place.stat().st_size // 2)


def _torn(place: Path) -> None:
    raw = place.read_bytes()
    place.write_bytes(raw[:4096] + bytes(4096 * 30) + raw[4096 * 31 :])


def _broken_off(place: Path) -> None:
    break_off(place)


def _exchanged_journal(place: Path) -> None:
    journal_beside(place).write_bytes(bytes.fromhex("d9d505f920a163d7") + os.urandom(4000))


@pytest.mark.parametrize("times", [1, 2, 50])
def test_no_step_that_another_window_saves_meanwhile_is_lost(
    register: Register, earlier: Backup, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    other = open_register(register.place)
    names = [f"Theirs {number}" for number in range(times)]
    acknowledged = []

    def save_after(place: Path, reason: Reason, *, is_held: bool = False, **told: object) -> Backup:
        made = back_up(place, reason, is_held=is_held, **told)
        if names and not is_held:
            keep(other, company(names.pop()))
            acknowledged.append(1)
        return made

    monkeypatch.setattr(restoring, "back_up", save_after)
    saved = restore(Path(register.place), earlier, is_open=True, noted=register.note_its_end).saved
    other.close()
    assert acknowledged
    assert _counts(register) == (1, 0)
    assert saved.contents.counts["company"] == 1 + len(acknowledged)


def test_a_backup_of_another_register_is_said_to_be_one_and_what_was_there_stays_listed(
    closed: Path, earlier: Backup, tmp_path: Path
) -> None:
    other = create(tmp_path / "other.ddesk")
    theirs = back_up(other.place, Reason.HAND)
    other.close()
    assert compare(closed, theirs.path, is_open=False).is_of_another
    assert not compare(closed, earlier.path, is_open=False).is_of_another
    saved = restore(closed, theirs, is_open=False).saved
    assert saved in backups_of(closed, theirs.contents.register_id)


def test_a_file_that_comes_where_none_was_is_saved_too(
    closed: Path, earlier: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = closed.rename(closed.with_name("aside"))
    give = restoring._give_name

    def come_first(whole: Path, place: Path) -> None:
        aside.rename(place)
        give(whole, place)

    monkeypatch.setattr(restoring, "_give_name", come_first)
    saved = restore(closed, earlier, is_open=False).saved
    assert saved.contents.counts["company"] == 1
    assert _counts_in(closed) == (1, 0)


@pytest.mark.thorough
@pytest.mark.parametrize("spoil", [_zeroed, _scribbled, _cut, _torn, _broken_off, _exchanged_journal])
def test_a_file_that_cannot_be_read_is_kept_as_it_was_found_and_replaced(
    closed: Path, earlier: Backup, spoil: object
) -> None:
    spoil(closed)
    found, journal = closed.read_bytes(), journal_beside(closed)
    beside = journal.read_bytes() if journal.exists() else None
    saved = restore(closed, earlier, is_open=False).saved
    assert _counts_in(closed) == (1, 0)
    if saved.contents is None:
        assert saved.path.read_bytes() == found
        kept_beside = journal_beside(saved.path)
        assert (kept_beside.read_bytes() if kept_beside.exists() else None) == beside
    assert sorted(file.name for file in closed.parent.iterdir() if file.is_file()) == ["register.ddesk"]


def test_a_register_that_is_gone_is_restored_under_its_name(closed: Path, earlier: Backup) -> None:
    closed.unlink()
    assert restore(closed, earlier, is_open=False).saved is None
    assert _counts_in(closed) == (1, 0)
    assert closed.stat().st_mode & 0o777 == 0o600


def test_a_full_disk_leaves_the_register_as_it_was(closed: Path, earlier: Backup) -> None:
    before = closed.read_bytes()
    for part in (0, 3, 6, 9):
        with disk_of(len(before) * part // 10), pytest.raises(DiskFull):
            restore(closed, earlier, is_open=False)
        assert closed.read_bytes() == before


def test_what_another_program_left_in_its_log_is_not_written_over(closed: Path, earlier: Backup) -> None:
    before = closed.read_bytes()
    write_ahead_log(closed).write_bytes(b"saved elsewhere")
    with pytest.raises(ReadOnly, match="another program"):
        restore(closed, earlier, is_open=False)
    assert closed.read_bytes() == before


def test_a_register_that_somebody_holds_is_not_waited_for_for_ever(
    closed: Path, earlier: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "BUSY_SECONDS", 0.1)
    holder = sqlite3.connect(closed, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Locked):
        restore(closed, earlier, is_open=False)
    holder.close()
    assert _counts_in(closed) == (1, 1)


def test_a_backup_of_a_newer_program_is_refused(
    closed: Path, earlier: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "NEWEST_SCHEMA", restoring.NEWEST_SCHEMA - 1)
    with pytest.raises(NewerVersion):
        restore(closed, earlier, is_open=False)
    assert _counts_in(closed) == (1, 1)


def test_a_file_that_says_nothing_any_more_is_known_by_its_bytes_and_kept_among_the_backups_of_its_register(
    closed: Path, earlier: Backup
) -> None:
    renamed = closed.rename(closed.with_name("renamed.ddesk"))
    with renamed.open("r+b") as file:
        file.write(bytes(4096))
    register_id = earlier.contents.register_id
    assert which(renamed, is_open=False) == register_id
    found = backups_of(renamed, which(renamed, is_open=False))
    assert [each.path for each in found] == [earlier.path]
    assert why(found[0], renamed) == f"Asked for, from “{closed.name}”"
    restore(renamed, earlier, is_open=False)
    assert _counts_in(renamed) == (1, 0)
    # Also under the name that it has later.
    for place in (renamed, renamed.with_name("later.ddesk")):
        assert [each.contents is None for each in backups_of(place, register_id)] == [True, False]


def test_backups_of_this_file_come_first_and_two_of_one_minute_are_told_apart(tmp_path: Path) -> None:
    made = datetime(2026, 11, 20, 10, 30, 5, tzinfo=UTC)
    own, other = str(tmp_path / "a.ddesk"), str(tmp_path / "b.ddesk")
    times = ((other, made + timedelta(days=1)), (own, made + timedelta(seconds=7)), (own, made))
    found = [Backup(Path(str(each)), at, Reason.HAND, place, None, 1) for each, (place, at) in enumerate(times)]
    assert [each.path.name for each in own_first(found, Path(own))] == ["1", "2", "0"]
    told = moments(found)
    assert told[Path("1")].endswith(":30:12") and told[Path("2")].endswith(":30:05")
    assert told[Path("0")].endswith(":30")

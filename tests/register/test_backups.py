"""Backups: made whole beside whoever writes, noted, kept by rule, put into a second place, and cleaned up after."""

from __future__ import annotations

import errno
import json
import os
import random
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from districtdesk.register.backup import backups, copying
from districtdesk.register.backup.backups import Backup, Reason, backups_in, backups_of, drop_superfluous, write_note
from districtdesk.register.backup.making import back_up, back_up_if_changed, which
from districtdesk.register.backup.rotation import DAYS, MONTHS, RECENT, WEEKS, kept
from districtdesk.register.backup.second_place import put_in_second_place
from districtdesk.register.errors import Damaged, DiskFull, NotARegister, ReadOnly, RegisterError
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import open_register
from districtdesk.register.queries import listing
from tests.making import company, district, keep
from tests.small_disk import disk_of

_DEAD = 2**22 - 1


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISTRICTDESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def _counts(place: Path) -> dict[str, int]:
    opened = open_register(place, read_only=True, whole=True)
    with opened.read() as session:
        found = listing.counts(session)
    opened.close()
    return found


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_backup_holds_what_the_register_holds_for_this_person_alone(sampled: Register, home: Path) -> None:
    made = back_up(sampled.place, Reason.HAND)
    with sampled.read() as session:
        assert _counts(made.path) == listing.counts(session)
    folder = made.path.parent
    assert folder.parent == home / "backups" and folder.name.startswith("register ")
    assert (_mode(folder), _mode(made.path)) == (0o700, 0o400)
    assert f"{made.made_at.astimezone():%Y-%m-%d %H.%M}" in made.path.name
    assert backups_of(Path(sampled.place), which(Path(sampled.place), is_open=True)) == [made]
    assert sorted(os.listdir(folder)) == [made.path.name, f"{made.path.name}.json"]


def test_saves_between_two_steps_are_whole_in_the_backup(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_PAGES", 20)
    names = iter(map(str, range(3)))
    between = copying._Pace.between

    def save_one(self: copying._Pace, *state: int) -> None:
        if name := next(names, None):
            keep(register, district(f"Meanwhile {name}"))
        between(self, *state)

    monkeypatch.setattr(copying._Pace, "between", save_one)
    assert back_up(register.place, Reason.CHANGES).contents.counts["district"] == 3


def test_nobody_is_held_up_for_a_backup_that_can_be_made_later(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PATIENCE_SECONDS", 0)
    with pytest.raises(copying.OutOfPatience):
        back_up_if_changed(register.place, Reason.CHANGES)
    # One that was asked for is made all the same.
    assert back_up(register.place, Reason.HAND).contents.records > 0
    assert len(os.listdir(backups.root())) == 1


def test_what_was_not_changed_is_not_backed_up_again(register: Register) -> None:
    assert back_up_if_changed(register.place, Reason.OPENING) is not None
    assert back_up_if_changed(register.place, Reason.CHANGES) is None
    keep(register, district())
    assert back_up_if_changed(register.place, Reason.CHANGES).reason is Reason.CHANGES


def test_what_a_killed_program_left_goes_with_the_next_backup(register: Register) -> None:
    made = back_up(register.place, Reason.HAND)
    left = made.path.with_name(f".register.{_DEAD}.0.unfinished")
    mine = made.path.with_name(f".register.{os.getpid()}.99.unfinished")
    for file in (left, mine):
        file.write_bytes(b"half")
    made.path.unlink()
    other = back_up(register.place, Reason.HAND)
    assert set(os.listdir(made.path.parent)) == {other.path.name, f"{other.path.name}.json", mine.name}


def test_a_lost_note_is_read_from_the_backup_itself(register: Register) -> None:
    made = back_up(register.place, Reason.HAND)
    note = made.path.with_name(f"{made.path.name}.json")
    for spoiled in (None, "", "[" * 100_000, "{}", '{"contents": {"last": {}}}'):
        note.unlink(missing_ok=True)
        if spoiled is not None:
            note.write_text(spoiled)
        assert backups_in(made.path.parent)[0].contents == made.contents, spoiled


def test_a_note_that_says_what_cannot_be_is_not_believed(register: Register) -> None:
    made = back_up(register.place, Reason.HAND)
    note = made.path.with_name(f"{made.path.name}.json")
    right = json.loads(note.read_text())
    contents, last = right["contents"], right["contents"]["last"]
    doctored = [
        [],
        {**right, "made_at": "9999-12-31T23:59:59-14:00"},
        {**right, "made_at": "0001-01-01T00:00:00+14:00"},
        {**right, "made_at": 5},
        {**right, "place": 5},
        {**right, "reason": []},
        {**right, "contents": [1]},
        {**right, "contents": {**contents, "counts": [1]}},
        {**right, "contents": {**contents, "counts": {"district": "b"}}},
        {**right, "contents": {**contents, "digest": None}},
        {**right, "contents": {**contents, "last": {**last, "sequence": "x"}}},
        {**right, "contents": {**contents, "last": {**last, "at": 7}}},
        {**right, "contents": {**contents, "last": "x"}},
    ]
    for told in doctored:
        note.chmod(0o600)
        note.write_text(json.dumps(told))
        assert backups_of(Path(register.place), contents["register_id"])[0].contents == made.contents, told
        drop_superfluous(made.path.parent, made.path)


@pytest.mark.parametrize("is_note_lost", [False, True])
def test_what_cannot_be_read_just_now_is_never_removed(
    register: Register, monkeypatch: pytest.MonkeyPatch, is_note_lost: bool
) -> None:
    made = [back_up(register.place, Reason.HAND) for _each in range(8)]
    if is_note_lost:
        for each in made:
            each.path.with_name(f"{each.path.name}.json").unlink()
    there = sorted(os.listdir(made[0].path.parent))

    def fail(*_told: object, **_more: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    with monkeypatch.context() as broken:
        broken.setattr(backups, "read_plainly", fail)
        broken.setattr(Path, "read_text", fail)
        broken.setattr(Path, "lstat", fail)
        backups.clear_leftovers(made[0].path.parent)
        drop_superfluous(made[0].path.parent, made[0].path)
    assert sorted(os.listdir(made[0].path.parent)) == there


@pytest.mark.parametrize("name", ["a\0b.ddesk", "a\ud800b.ddesk"])
def test_a_name_that_no_file_can_have_has_no_backups(tmp_path: Path, name: str) -> None:
    assert which(tmp_path / name, is_open=False) == ""
    assert backups_of(tmp_path / name) == []
    with pytest.raises(NotARegister):
        back_up(tmp_path / name, Reason.HAND, is_open=False)


def test_a_full_disk_at_any_byte_leaves_the_backups_that_there_were(register: Register) -> None:
    made = back_up(register.place, Reason.HAND)
    there = sorted(os.listdir(made.path.parent))
    for size in range(0, made.size, made.size // 40):
        with disk_of(size), pytest.raises(DiskFull, match="no room"):
            back_up(register.place, Reason.HAND)
        assert sorted(os.listdir(made.path.parent)) == there, size


def test_where_nothing_may_be_written_is_said(register: Register, home: Path) -> None:
    home.write_text("A file where the folder should be.")
    with pytest.raises(ReadOnly, match="No copy can be written into"):
        back_up(register.place, Reason.HAND)


def test_a_damaged_register_makes_no_backup(sampled: Register) -> None:
    made = back_up(sampled.place, Reason.HAND)
    place = Path(sampled.place)
    raw = bytearray(place.read_bytes())
    for page in range(20, len(raw) // 4096, 3):
        raw[page * 4096 : page * 4096 + 64] = bytes(64)
    place.write_bytes(raw)
    with pytest.raises(Damaged):
        back_up(sampled.place, Reason.HAND)
    assert backups_in(made.path.parent) == [made]


def test_a_register_on_a_server_is_backed_up_there() -> None:
    with pytest.raises(RegisterError, match="server"):
        back_up("postgresql://somewhere/register", Reason.HAND)


# What is kept.


def test_the_rule_keeps_the_same_whether_asked_each_time_or_once() -> None:
    chance = random.Random(8)
    for _life in range(12):
        now, left, everything = datetime(2026, 1, 1, tzinfo=UTC), [], []
        pace = chance.choice((1, 8, 40, 200))
        while (now - datetime(2026, 1, 1, tzinfo=UTC)).days < 3 * 365 and len(everything) < 700:
            now += timedelta(hours=chance.expovariate(1) * pace)
            everything.append(now)
            left = sorted(kept([*left, now], now))
        assert left == sorted(kept(everything, now))
        ahead = [now + timedelta(days=1800, hours=number) for number in range(chance.randrange(1, 90))]
        both = kept([*everything, *ahead], now)
        assert both == {*left, *kept(ahead, ahead[-1])}
        assert len(left) <= RECENT + DAYS + WEEKS + MONTHS
        assert set(everything[-RECENT:]) <= set(left)
        for span, count in ((lambda at: at.date(), DAYS), (lambda at: (at.year, at.month), MONTHS)):
            last = {span(at): at for at in everything}
            assert set(list(last.values())[-count:]) <= set(left)


def _pretend(made: Backup, days_ago: float, reason: Reason = Reason.CHANGES, place: str = "") -> Backup:
    """The same backup as if it had been made earlier."""
    at = made.made_at - timedelta(days=days_ago)
    path = made.path.with_name(f"{made.path.stem} {days_ago} {reason.value}.ddesk")
    os.link(made.path, path)
    pretended = replace(made, path=path, made_at=at, reason=reason, place=place or made.place)
    write_note(pretended)
    return pretended


def test_the_rule_is_applied_to_files_and_their_notes(register: Register) -> None:
    made = back_up(register.place, Reason.HAND)
    pretended = [_pretend(made, number / 24) for number in range(1, 40)]
    update = _pretend(made, 2000, Reason.MIGRATION)
    elsewhere = _pretend(made, 2000, Reason.CHANGES, "/elsewhere/register.ddesk")
    drop_superfluous(made.path.parent, made.path)
    there = {each.path for each in backups_in(made.path.parent)}
    assert {made.path, update.path, elsewhere.path, *(each.path for each in pretended[:11])} <= there
    assert len(there) <= 3 + 11 + 3
    assert len(os.listdir(made.path.parent)) == 2 * len(there)


def test_what_was_just_made_stays_though_the_clock_was_set_back(register: Register) -> None:
    made = back_up(register.place, Reason.HAND)
    for number in range(30):
        _pretend(made, -1000 - number / 100)
    late = back_up(register.place, Reason.HAND)
    assert late.path.exists()
    assert backups_of(Path(register.place), late.contents.register_id)[0] == late


def test_a_clock_that_ran_ahead_takes_no_place_of_the_others(register: Register) -> None:
    made = back_up(register.place, Reason.HAND)
    present = [_pretend(made, number) for number in range(1, 7)]
    for number in range(40):
        _pretend(made, -1800 - number / 24)
    drop_superfluous(made.path.parent, made.path)
    assert all(each.path.exists() for each in (made, *present))


# The second place.


def test_each_backup_is_put_into_the_second_place_too(register: Register, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = back_up(register.place, Reason.HAND)
    put_in_second_place(made, stick)
    put_in_second_place(made, stick)
    found = backups_of(Path(register.place), made.contents.register_id, stick / "DistrictDesk backups")
    assert [each.path.read_bytes() for each in found] == [made.path.read_bytes()]
    assert replace(found[0], path=made.path) == made


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights.")
def test_in_a_shared_place_everything_has_the_rights_that_are_usual_there(register: Register, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    before = os.umask(0o002)
    try:
        put_in_second_place(back_up(register.place, Reason.HAND), share)
    finally:
        os.umask(before)
    assert {_mode(each) for each in share.rglob("*") if each.is_dir()} == {0o775}
    assert {_mode(each) for each in share.rglob("*") if each.is_file()} == {0o664}


def test_a_second_place_that_is_away_is_said_and_nothing_made_there(register: Register, tmp_path: Path) -> None:
    made = back_up(register.place, Reason.HAND)
    with pytest.raises(ReadOnly, match="stick"):
        put_in_second_place(made, tmp_path / "stick")
    assert not (tmp_path / "stick").exists()


def test_a_full_stick_is_said_and_left_clean(register: Register, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = back_up(register.place, Reason.HAND)
    with disk_of(made.size // 2), pytest.raises(DiskFull):
        put_in_second_place(made, stick)
    assert [file for file in stick.rglob("*") if file.is_file()] == []


def test_a_register_that_does_not_say_which_it_is_finds_its_backups_by_its_place(register: Register) -> None:
    place = Path(register.place)
    made = back_up(place, Reason.HAND)
    keep(register, company())
    register.close()
    place.write_bytes(b"")
    assert which(place, is_open=False) == ""
    assert backups_of(place) == [made]

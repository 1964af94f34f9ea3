"""What is typed and not saved lies beside the program, until it is saved, discarded, or offered after a crash."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from districtdesk import hold
from districtdesk.drafts.draft import TypedDraft, load_draft
from districtdesk.drafts.side_file import Origin, SideFile, find_left
from districtdesk.hold import take_hold


def _draft(key: str = "a", text: str = "Xəzər") -> TypedDraft:
    words = (("Activity", text),)
    return TypedDraft(key, "form", "company", None, "2026-11-27T10:00:00+00:00", {"activity": text}, words=words)


def _origin(tmp_path: Path, register: str = "first step") -> Origin:
    place = tmp_path / "park.ddesk"
    place.touch()
    return Origin(register, str(place))


def _killed(folder: Path, origin: Origin, *drafts: TypedDraft) -> None:
    """A window that wrote these, and whose process is gone: the system let go of its lock."""
    window = SideFile(folder, lambda: origin)
    window.keep(drafts, window.turn())
    window._hold.leave()


@pytest.mark.parametrize(
    "text", ["Xəzər Kabel", "half a sign \ud800", "zero \x00, \ufeffmark", "two\nlines", "x" * 100_000]
)
def test_a_draft_comes_back_as_it_was_typed(tmp_path: Path, text: str):
    origin = _origin(tmp_path)
    _killed(tmp_path / "drafts", origin, _draft(text=text))
    (left,) = find_left(tmp_path / "drafts", origin)
    assert left.drafts == (_draft(text=text),)


def test_drafts_are_their_owners_alone(tmp_path: Path):
    before = os.umask(0)
    try:
        _killed(tmp_path / "drafts", _origin(tmp_path), _draft())
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "drafts").stat().st_mode) == 0o700
    modes = {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "drafts").iterdir()}
    assert modes == {0o600}


def test_an_open_window_keeps_its_drafts_from_others(tmp_path: Path):
    origin, folder = _origin(tmp_path), tmp_path / "drafts"
    window = SideFile(folder, lambda: origin)
    window.keep([_draft()], window.turn())
    assert find_left(folder, origin) == []
    window._hold.leave()
    first = find_left(folder, origin)
    assert len(first) == 1
    # A second start while the first one shows them.
    assert find_left(folder, origin) == []
    first[0].leave()
    assert len(find_left(folder, origin)) == 1


def test_nothing_stays_of_what_is_saved_or_discarded(tmp_path: Path):
    origin, folder = _origin(tmp_path), tmp_path / "drafts"
    window = SideFile(folder, lambda: origin)
    late = window.turn()
    window.keep([_draft()], late)
    window.empty()
    assert not list(folder.glob("*.json"))
    # What was collected before that and reaches the disk only now.
    window.keep([_draft()], late)
    assert not list(folder.glob("*.json")) and not list(folder.glob("*.new"))
    window.keep([_draft()], window.turn())
    window.close()
    assert list(folder.iterdir()) == []


def test_each_draft_is_dropped_by_itself(tmp_path: Path):
    origin, folder = _origin(tmp_path), tmp_path / "drafts"
    _killed(folder, origin, _draft("a"), _draft("b"))
    (left,) = find_left(folder, origin)
    left.drop("a")
    left.leave()
    (left,) = find_left(folder, origin)
    assert [each.key for each in left.drafts] == ["b"]
    left.drop("b")
    assert list(folder.iterdir()) == []


def test_another_register_is_offered_nothing(tmp_path: Path):
    folder = tmp_path / "drafts"
    _killed(folder, _origin(tmp_path), _draft())
    # Another one in the same place, and a copy beside it.
    assert find_left(folder, _origin(tmp_path, "another's first step")) == []
    assert find_left(folder, Origin("first step", str(tmp_path / "copy.ddesk"))) == []
    assert len(find_left(folder, _origin(tmp_path))) == 1


def test_a_register_that_was_moved_finds_its_drafts(tmp_path: Path):
    folder = tmp_path / "drafts"
    _killed(folder, _origin(tmp_path), _draft())
    (tmp_path / "park.ddesk").rename(tmp_path / "moved.ddesk")
    assert len(find_left(folder, Origin("first step", str(tmp_path / "moved.ddesk")))) == 1


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[" * 100_000, b"null", b'{"format": 1}', b'{"format": 1, "place": "x", "drafts": [1]}', b"\xff"],
)
def test_a_damaged_file_is_put_aside_and_hinders_nobody(tmp_path: Path, damage: bytes):
    origin, folder = _origin(tmp_path), tmp_path / "drafts"
    _killed(folder, origin, _draft())
    (file,) = folder.glob("*.json")
    file.write_bytes(damage)
    assert find_left(folder, origin) == []
    (aside,) = folder.iterdir()
    assert aside.suffix == ".damaged" and aside.read_bytes() == damage


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes as POSIX has them")
def test_a_pipe_or_a_huge_file_is_put_aside_unread_and_goes_after_a_month(tmp_path: Path):
    origin, folder = _origin(tmp_path), tmp_path / "drafts"
    folder.mkdir()
    os.mkfifo(folder / f"{origin.stem}-a.json")
    (folder / f"{origin.stem}-b.json").touch()
    os.truncate(folder / f"{origin.stem}-b.json", 9 * 1024 * 1024)
    for each in folder.iterdir():
        os.utime(each, (0, 0))
    assert find_left(folder, origin) == [] == find_left(folder, origin)
    aside = sorted(folder.iterdir())
    assert [each.name for each in aside] == [f"{origin.stem}-a.damaged", f"{origin.stem}-b.damaged"]
    month_ago = time.time() - 31 * 86_400
    os.utime(aside[0], (month_ago, month_ago))
    assert find_left(folder, origin) == [] and list(folder.iterdir()) == aside[1:]


def test_what_a_window_left_before_it_had_written_anything_is_removed(tmp_path: Path):
    folder = tmp_path / "drafts"
    _killed(folder, _origin(tmp_path), _draft())
    (file,) = folder.glob("*.json")
    file.rename(file.with_suffix(".new"))
    assert find_left(folder, _origin(tmp_path)) == [] and list(folder.iterdir()) == []


def test_a_folder_that_is_none_or_away_holds_nothing(tmp_path: Path):
    (tmp_path / "file").touch()
    for place in (tmp_path / "none", tmp_path / "file"):
        assert find_left(place, _origin(tmp_path)) == []


def test_only_a_draft_is_read_as_one():
    dumped = _draft().dump() | {"words": [["Activity", "x"]]}
    assert load_draft(dumped).typed == {"activity": "Xəzər"}
    for wrong in (
        {"where": "cupboard"},
        {"version": True},
        {"typed": []},
        {"words": [["one"]]},
        {"key": 1},
        {"name": None},
    ):
        with pytest.raises(ValueError):
            load_draft(dumped | wrong)


def test_on_windows_a_byte_of_the_file_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    held: set[int] = set()

    def locking(handle: int, _mode: int, _count: int) -> None:
        if held:
            raise OSError(errno.EACCES, "held by another one")
        held.add(handle)

    monkeypatch.setattr(hold, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    first = take_hold(tmp_path / "a.lock")
    assert first is not None and take_hold(tmp_path / "a.lock") is None
    first.release()
    first.release()
    assert not (tmp_path / "a.lock").exists()


def test_where_a_disk_knows_no_locks_the_file_counts_as_held_by_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def flock(_handle: int, _mode: int) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(hold, "fcntl", SimpleNamespace(flock=flock, LOCK_EX=2, LOCK_NB=4))
    assert take_hold(tmp_path / "a.lock") is not None

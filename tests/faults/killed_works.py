"""The works in whose midst the program is killed, and what must hold when it is started again."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from openpyxl import load_workbook
from sqlalchemy import select

from districtdesk.exchange.export import export_register
from districtdesk.records import Company, District
from districtdesk.register.backup.backups import Backup, Reason, backups_of, root
from districtdesk.register.backup.making import back_up, which
from districtdesk.register.backup.restoring import check_whole, restore
from districtdesk.register.file.header import is_older
from districtdesk.register.journal.broken_chain import find_breaks
from districtdesk.register.journal.replay import find_gone
from districtdesk.register.journal.store import Register
from districtdesk.register.opening import create, open_register
from districtdesk.register.repairing.repair import repair
from districtdesk.sample import build_sample
from districtdesk.unfinished import clear_unfinished
from tests.making import company, district, keep
from tests.registers import unpack

Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Work:
    """`prepare` fills a folder once, `do` is what is killed in a copy of it, `judge` asserts what must hold after."""

    prepare: Callable[[Path], object]
    do: Callable[[Path, Say], object]
    judge: Callable[[Path, list[str]], object]
    is_endless: bool = False


_NAME = "register.ddesk"
_OUT = "register (repaired).ddesk"
_OLD = "made before"


@cache
def _sample_bytes() -> bytes:
    with tempfile.TemporaryDirectory() as passing:
        create(Path(passing) / _NAME, fill=build_sample).close()
        return (Path(passing) / _NAME).read_bytes()


def _sample(folder: Path) -> None:
    (folder / _NAME).write_bytes(_sample_bytes())


def _whole(place: Path) -> Register:
    """Open it, every page and every step of its history looked at; the caller closes it."""
    register = open_register(place, whole=True)
    assert register.trouble is None, register.trouble
    with register.read() as session:
        broken = [*find_breaks(session), *find_gone(session)]
    assert not broken, broken
    return register


def _only(folder: Path, *names: str) -> None:
    """After the next start nothing else lies there, neither seen nor hidden."""
    there = {each.name for each in folder.iterdir()} - {"home"}
    assert there <= set(names), f"left behind: {sorted(there - set(names))}"


# A save


def _save(folder: Path, say: Say) -> None:
    register = open_register(folder / _NAME)
    while True:
        added = district("Saved before the kill")
        keep(register, added)
        say(added.id)


def _judge_saves(folder: Path, said: list[str]) -> None:
    register = _whole(folder / _NAME)
    with register.read() as session:
        there = set(session.scalars(select(District.id).where(District.names.is_not(None))))
    register.close()
    assert set(said) <= there, f"{len(set(said) - there)} acknowledged saves are gone"
    # The sample's own, those acknowledged, and at most the one in whose midst it was killed.
    assert len(there) <= 1 + len(said) + 1
    _only(folder, _NAME)


# A new register


def _new(folder: Path, say: Say) -> None:
    create(folder / _NAME).close()
    say("made")


def _judge_new(folder: Path, said: list[str]) -> None:
    clear_unfinished()
    _only(folder, _NAME)
    assert (folder / _NAME).exists() or not said
    if (folder / _NAME).exists():
        _whole(folder / _NAME).close()


# An export


def _export(folder: Path, say: Say) -> None:
    register = open_register(folder / _NAME, read_only=True)
    export_register(register, folder / "out.xlsx")
    say("written")


def _with_older_workbook(folder: Path) -> None:
    _sample(folder)
    (folder / "out.xlsx").write_text(_OLD, "utf-8")


def _judge_export(folder: Path, said: list[str]) -> None:
    book = folder / "out.xlsx"
    if book.read_bytes() == _OLD.encode():
        assert not said
    else:
        assert zipfile.ZipFile(book).testzip() is None
        assert load_workbook(book, read_only=True).sheetnames
    register = _whole(folder / _NAME)
    export_register(register, book)
    register.close()
    _only(folder, _NAME, "out.xlsx")


# A backup


def _with_backup(folder: Path) -> None:
    _sample(folder)
    back_up(folder / _NAME, Reason.CHANGES, is_open=False)
    register = open_register(folder / _NAME)
    keep(register, company("Changed since"))
    register.close()


def _back_up(folder: Path, say: Say) -> None:
    back_up(folder / _NAME, Reason.CHANGES, is_open=False)
    say("backed up")


def _backups(folder: Path) -> list[Backup]:
    register = _whole(folder / _NAME)
    with register.read() as session:
        count = len(list(session.scalars(select(Company.id))))
    assert count, "the register lost its companies"
    register.close()
    return _all_backups(folder)


def _all_backups(folder: Path) -> list[Backup]:
    return backups_of(folder / _NAME, which(folder / _NAME, is_open=False))


def _judge_backup(folder: Path, said: list[str]) -> None:
    there = _backups(folder)
    assert len(there) >= 1 + len(said)
    for each in there:
        check_whole(each)
    back_up(folder / _NAME, Reason.CHANGES, is_open=False)
    left = [each.name for each in root().rglob("*") if each.name.startswith(".")]
    assert not left, f"left behind: {left}"


# A restore


def _restore(folder: Path, say: Say) -> None:
    oldest = _all_backups(folder)[-1]
    restore(folder / _NAME, oldest, is_open=False)
    say("restored")


def _judge_restore(folder: Path, said: list[str]) -> None:
    register = _whole(folder / _NAME)
    with register.read() as session:
        names = [each.names.en for each in session.scalars(select(Company))]
    register.close()
    is_present = "Changed since" in names
    assert not (said and is_present), "said to be restored, and is not"
    # What was there before is in the register itself or in the backup that was made of it first.
    assert is_present or len(_all_backups(folder)) >= 2, "the state before is gone"
    _only(folder, _NAME)


# A repair


def _damaged(folder: Path) -> None:
    _sample(folder)
    raw = bytearray((folder / _NAME).read_bytes())
    raw[40 * 4096 : 42 * 4096] = bytes(2 * 4096)
    (folder / _NAME).write_bytes(raw)
    shutil.copy(folder / _NAME, folder / "home" / "as it was")


def _repair(folder: Path, say: Say) -> None:
    repair(folder / _NAME, folder / _OUT)
    say("repaired")


def _judge_repair(folder: Path, said: list[str]) -> None:
    clear_unfinished()
    assert (folder / _NAME).read_bytes() == (folder / "home" / "as it was").read_bytes(), "the original was changed"
    assert (folder / _OUT).exists() or not said
    if (folder / _OUT).exists():
        _whole(folder / _OUT).close()
    _only(folder, _NAME, _OUT)


# A migration


def _older(folder: Path) -> None:
    unpack(1, folder).rename(folder / _NAME)
    shutil.copy(folder / _NAME, folder / "home" / "as it was")


def _migrate(folder: Path, say: Say) -> None:
    open_register(folder / _NAME).close()
    say("brought up to date")


def _judge_migration(folder: Path, said: list[str]) -> None:
    assert not (said and is_older(folder / _NAME))
    register = _whole(folder / _NAME)
    with register.read() as session:
        names = [each.names for each in session.scalars(select(District))]
    register.close()
    with closing(sqlite3.connect(folder / "home" / "as it was")) as before:
        assert len(names) == before.execute("SELECT count(*) FROM district").fetchone()[0]
    kept = [each.reason for each in _all_backups(folder)]
    assert Reason.MIGRATION in kept, "no copy that the older program can write was kept"
    _only(folder, _NAME)


WORKS = {
    "save": Work(_sample, _save, _judge_saves, is_endless=True),
    "new": Work(lambda folder: None, _new, _judge_new),
    "export": Work(_with_older_workbook, _export, _judge_export),
    "backup": Work(_with_backup, _back_up, _judge_backup),
    "restore": Work(_with_backup, _restore, _judge_restore),
    "repair": Work(_damaged, _repair, _judge_repair),
    "migration": Work(_older, _migrate, _judge_migration),
}

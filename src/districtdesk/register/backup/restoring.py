"""Putting a backup in a register's place, whole or not at all; the present state is saved first.

SQLite writes the backup into the file as one transaction. So it stays the same file for whoever has it open, and a
kill or a full disk leaves what was there. Only a file that SQLite cannot read at all gives way to another one.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from filecmp import cmp
from functools import partial
from pathlib import Path

from ...i18n import _
from ...settling import settle, settle_folder
from ...unfinished import remembering
from ..errors import Damaged, NotARegister, ReadOnly, RegisterError, calmly
from ..file.discard import discard, discard_draft
from ..file.engine import PRAGMAS, connect
from ..file.file_format import NEWEST_SCHEMA, journal_beside, write_ahead_log
from ..file.header import inspect_file, newer
from ..file.inside import refuse_foreign_parts
from ..file.patience import TRY_SECONDS
from ..file.patient_connection import BUSY_SECONDS
from ..file.take_name import take_name
from ..updating import bring_up_to_date
from .backups import Backup, Reason, clear_leftovers, draft_in, make_folder, root
from .contents import Contents, SavedStep
from .copying import IsStopped, check_copy, never, saying_what_failed, write_holding
from .making import back_up, keep_as_found, look, which

# Of a name in the name of what lies beside it for a moment.
_SHOWN = 40
_TRIES = 2


@dataclass(frozen=True, slots=True)
class Restored:
    """`saved` is the backup of what was there before; None where there was nothing."""

    saved: Backup | None
    contents: Contents


def restore(
    place: Path,
    backup: Backup,
    *,
    is_open: bool,
    noted: Callable[[], object] = lambda: None,
    is_stopped: IsStopped = never,
) -> Restored:
    """Save what is there, then put the backup in its place, brought up to date where it is older.

    `is_open`: it is open in this program; `noted` is then called when it is done, and is the note_its_end() of the
    open register. Raises RegisterErrors, Damaged for a backup that is not whole, and Stopped; the register is then
    as it was.
    """
    refuse_unread_log(place)
    contents = check_whole(backup, is_stopped)
    draft = draft_in(root(), place)
    with saying_what_failed(root()):
        make_folder(root())
    clear_leftovers(root())
    try:
        _prepare(backup.path, draft)
        saved = _exchange(place, draft, contents.register_id, is_open=is_open, is_stopped=is_stopped)
    finally:
        discard_draft(draft)
    noted()
    return Restored(saved, contents)


def refuse_unread_log(place: Path) -> None:
    """What lies in a write-ahead log was saved by another program: it is never written over."""
    log = write_ahead_log(place)
    if os.path.lexists(log) and os.stat(log).st_size > 0:
        raise ReadOnly(
            _("“{name}” is in use by another program, or was not closed by it.", name=place.name),
            _("The file was left as it was, and what lies beside it in “{log}”.", log=log.name),
            _("Open it in that program and close it there, then restore it here."),
        )


def check_whole(backup: Backup, is_stopped: IsStopped = never) -> Contents:
    """Read a backup through, and hold it against what was noted when it was made. Raises Damaged and Stopped."""
    name = backup.path.name
    inspect_file(backup.path)
    found = check_copy(backup.path, name, is_stopped)
    if backup.contents is not None and found != backup.contents:
        raise Damaged(
            _("The backup “{name}” is no longer what it was when it was made.", name=name),
            _("The register was left as it is."),
            _("Choose another backup."),
        )
    return found


def _prepare(backup: Path, draft: Path) -> None:
    """A copy that this version can work with. The backup itself is never written to."""
    header = inspect_file(backup)
    if header.schema > NEWEST_SCHEMA:
        raise newer(backup)
    refuse_foreign_parts(backup, header)
    with saying_what_failed(draft.parent):
        shutil.copyfile(backup, draft)
        draft.chmod(0o600)
    if header.schema < NEWEST_SCHEMA:
        engine = connect(draft)
        try:
            with calmly(backup.name):
                bring_up_to_date(engine)
        finally:
            engine.dispose()


class _SavedMeanwhile(Exception):
    """Somebody saved between the saving of what was there and the writing over it."""


def _exchange(place: Path, whole: Path, register_id: str, *, is_open: bool, is_stopped: IsStopped) -> Backup | None:
    """Save what is there and write over it. Not a step that another program saves between the two is lost."""
    for _each in range(_TRIES):
        last = _last_step(place, is_open=is_open)
        saved = _save_present(place, register_id, is_open=is_open, is_stopped=is_stopped)
        if saved is not None and saved.contents is not None:
            last = saved.contents.last
        with suppress(_SavedMeanwhile):
            _write_into(place, whole, saved, partial(_refuse_other_end, place, last))
            return saved
    # Somebody saves all the time: now it has to wait while what is there is saved.
    held: list[Backup] = []
    _write_over(
        place,
        whole,
        lambda: held.append(back_up(place, Reason.RESTORE, is_open=True, is_held=True, is_stopped=is_stopped)),
    )
    return held[0]


def _last_step(place: Path, *, is_open: bool, is_held: bool = False) -> SavedStep | None:
    try:
        return look(place, is_open=is_open, is_held=is_held)[1]
    except (RegisterError, OSError, ValueError):
        return None


def _refuse_other_end(place: Path, last: SavedStep | None) -> None:
    refuse_unread_log(place)
    if _last_step(place, is_open=True, is_held=True) != last:
        raise _SavedMeanwhile


def _save_present(place: Path, register_id: str, *, is_open: bool, is_stopped: IsStopped) -> Backup | None:
    if not os.path.lexists(place):
        return None
    try:
        return back_up(place, Reason.RESTORE, is_open=is_open, is_stopped=is_stopped)
    except (Damaged, NotARegister, ReadOnly):
        # What is left of it is kept byte for byte, for whoever may yet read something from it: among the backups of
        # the register that it says it is, or that takes its place.
        return keep_as_found(place, which(place, is_open=is_open) or register_id)


def _write_into(place: Path, whole: Path, saved: Backup | None, held: Callable[[], None]) -> None:
    if saved is None or not os.path.lexists(place):
        _give_name(whole, place)
        return
    try:
        _write_over(place, whole, held)
    except Damaged:
        if saved.contents is not None:
            raise
        if not cmp(place, saved.path, shallow=False):
            raise _SavedMeanwhile from None
        _replace(place, whole)


def _write_over(place: Path, whole: Path, held: Callable[[], None]) -> None:
    with calmly(place.name), closing(sqlite3.connect(place, timeout=TRY_SECONDS)) as target:
        target.isolation_level = None
        for name in ("synchronous", "cache_size"):
            target.execute(f"PRAGMA {name} = {PRAGMAS[name]}")
        with closing(sqlite3.connect(whole)) as source:
            write_holding(source, target, BUSY_SECONDS, held)


def _beside(place: Path) -> Path:
    return place.with_name(f".{place.name[:_SHOWN]}.{os.getpid()}.new")


def _give_name(whole: Path, place: Path) -> None:
    beside = _beside(place)
    try:
        with remembering(beside), saying_what_failed(place.parent):
            shutil.copyfile(whole, beside)
            beside.chmod(0o600)
            settle(beside)
            try:
                take_name(beside, place)
            except FileExistsError:
                raise _SavedMeanwhile from None
            settle_folder(place.parent)
    finally:
        discard(beside)


def _replace(place: Path, whole: Path) -> None:
    """Nobody can have it open: it was no longer a database at all. Its journal would be played into the other one."""
    beside = _beside(place)
    try:
        with remembering(beside), saying_what_failed(place.parent):
            shutil.copyfile(whole, beside)
            shutil.copymode(place, beside)
            settle(beside)
            with suppress(FileNotFoundError):
                journal_beside(place).unlink()
            os.replace(beside, place)
            settle_folder(place.parent)
    finally:
        discard(beside)

"""Making a register and opening one, with every refusal before anything is touched."""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from ..i18n import N_, _
from ..presence import Presence, look
from ..unfinished import clear_unfinished, remembering
from .backup.backups import Reason
from .backup.making import back_up
from .errors import (
    Damaged,
    LeftOld,
    NotARegister,
    ReadOnly,
    RegisterError,
    StrayJournal,
    already_there,
    calmly,
    damaged,
)
from .file.discard import discard_draft
from .file.engine import connect, is_url, name_of
from .file.file_format import APPLICATION_ID, NEWEST_SCHEMA, Header, holds_something, journal_beside, write_ahead_log
from .file.file_name import refuse_length, refuse_signs
from .file.header import inspect_file, newer
from .file.inside import refuse_foreign_parts
from .file.inspection import Inspection
from .file.integrity import damage_in, loose_links, put_journal_away
from .file.migrate import migrate
from .file.own_file import make_own
from .file.rollback_journal import is_of_another_file
from .file.take_name import take_name
from .journal.store import Register
from .missing_indicators import missing_indicators, supply_indicators
from .updating import bring_up_to_date

_SHOWN = 40
_OLDEST_SCHEMA = 1
_DRAFT = ".new"
_TOKEN = 8
# A register is made in a second or two, and written to all the while.
_ABANDONED_SECONDS = 600
Fill = Callable[[Register], None]
MayUpdate = Callable[[], bool]


def create(place: str | Path, *, fill: Fill | None = None) -> Register:
    """A new register with the usual indicators and what `fill` puts into it. A file that exists is never overwritten.

    It appears under its name when it is whole: if `fill` or the disk fails, there is no file at all.
    """
    return _create_on_server(str(place), fill) if is_url(place) else _create_file(Path(place), fill)


def _create_on_server(url: str, fill: Fill | None) -> Register:
    engine = connect(url)
    with calmly(name_of(url)):
        if inspect(engine).has_table("record"):
            raise RegisterError(
                _("There is already a register at this address."),
                _("It was left as it was."),
                _("Open it, or choose another address."),
            )
        migrate(engine)
    register = Register(engine, url)
    _set_up(register, fill)
    return register


def _create_file(path: Path, fill: Fill | None) -> Register:
    refuse_signs(path)
    refuse_length(path)
    _refuse_taken(path)
    # Made beside and put in place when whole: a half-made register is never left under the chosen name.
    beside = path.with_name(f"{_draft_start(path)}{secrets.token_hex(_TOKEN)}{_DRAFT}")
    try:
        _discard_old_drafts(path)
        clear_unfinished()
        with calmly(path.name), remembering(beside):
            make_own(beside)
            _make(beside, fill)
            take_name(beside, path)
    except FileExistsError as error:
        raise already_there(path.name) from error
    except (OSError, ReadOnly) as error:
        raise _cannot_be_made(path) from error
    finally:
        discard_draft(beside)
    register = Register(connect(path, must_be_there=True), path)
    register.note_its_end()
    return register


def _refuse_taken(path: Path) -> None:
    # SQLite would take a journal left by another file for this one's and write it back into it.
    beside = (each for each in (journal_beside(path), write_ahead_log(path)) if holds_something(each))
    taken = next(beside, path)
    if os.path.lexists(taken):
        raise already_there(taken.name)
    folder = path.absolute().parent
    seen = look(folder)
    if seen is Presence.AWAY:
        raise _cannot_be_made(path)
    if seen is not Presence.FOLDER:
        raise ReadOnly(_("There is no folder “{name}”.", name=str(folder)), "", _("Check the name."))
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _cannot_be_made(path)


def _cannot_be_made(path: Path) -> ReadOnly:
    return ReadOnly(
        _("“{name}” cannot be made in this folder.", name=path.name),
        "",
        _("Choose a folder where you may write."),
    )


def _draft_start(path: Path) -> str:
    return f".{path.stem[:_SHOWN]}."


def _discard_old_drafts(path: Path) -> None:
    """Remove what a program that was killed left of a register of this name."""
    start, latest = _draft_start(path), time.time() - _ABANDONED_SECONDS
    draft = re.compile(f"{re.escape(start)}[0-9a-f]{{{2 * _TOKEN}}}{re.escape(_DRAFT)}")
    # What cannot be seen or has gone in the meantime is no hindrance.
    with suppress(OSError):
        for file in path.absolute().parent.iterdir():
            if draft.fullmatch(file.name) and file.stat().st_mtime < latest:
                discard_draft(file)


def _make(path: Path, fill: Fill | None) -> None:
    engine = connect(path)
    try:
        with engine.execution_options(writes=True).begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(engine)
        _set_up(Register(engine, path), fill)
    finally:
        engine.dispose()


def _set_up(register: Register, fill: Fill | None) -> None:
    with register.change(N_("Set up the register"), undoable=False) as session:
        session.add_all(missing_indicators(session))
    if fill:
        fill(register)


def open_register(
    place: str | Path, *, read_only: bool = False, whole: bool = False, may_update: MayUpdate = lambda: True
) -> Register:
    """Open a register file or server. An older one is brought up to date; a file that is none is left untouched.

    `read_only` leaves every byte as it is, but for what has to be done before it can be read: an older register is
    brought up to date, and a save that was broken off is taken back. One that may not be written, or that a newer
    program made, is open for reading only. `whole` reads the file through and refuses a damaged one, about 0.15 s for
    100 MB; without it that waits for the first save or for whoever calls register.look_through(). `may_update` is
    asked where an older one can be brought up to date; LeftOld is raised where it may not be.
    """
    if is_url(place):
        return _open_server(str(place))
    refuse_signs(place)
    # What a save leaves beside a file lies where the file is, not where a link to it is.
    path = Path(os.path.realpath(place))
    refuse_length(path)
    _refuse_other_than_file(path)
    header = inspect_file(path)
    may_write = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    _refuse_unread_log(path, header, may_write=may_write and not read_only)
    _refuse_stray_journal(path, header)
    if may_write and _may_be_broken_off(path):
        _take_back_broken_save(path)
        # It may have been a migration: the file is then of the older version again.
        header = inspect_file(path)
    if header.schema < _OLDEST_SCHEMA:
        raise damaged(path.name)
    with _naming_a_broken_save(path):
        refuse_foreign_parts(path, header)
    is_newer = header.schema > NEWEST_SCHEMA
    if header.schema < NEWEST_SCHEMA:
        _bring_up_to_date(path, may_update, may_write=may_write)
    register = _open_file(path, read_only=read_only or not may_write or is_newer, is_newer=is_newer)
    _look_inside(register, path, whole=whole)
    if not register.read_only:
        supply_indicators(register)
    return register


def _open_file(path: Path, *, read_only: bool, is_newer: bool) -> Register:
    inspection = Inspection(path, is_written=not read_only, is_newer=is_newer)
    trouble = newer(path, is_read=True) if is_newer else None
    engine = connect(path, read_only=read_only, must_be_there=True)
    return Register(engine, path, read_only=read_only, inspection=inspection, trouble=trouble)


def _refuse_other_than_file(path: Path) -> None:
    if os.path.exists(path) and not os.path.isfile(path):
        raise NotARegister(_("“{name}” is no file.", name=path.name or str(path)), "", _("Check the name."))


def _refuse_unread_log(path: Path, header: Header, *, may_write: bool) -> None:
    """What lies in a write-ahead log was saved by another program, and may still be: it is never read in or deleted.

    SQLite reads even an empty one only with files beside it, which one who may not write does not make.
    """
    log = write_ahead_log(path)
    if header.is_wal and (holds_something(log) or (not may_write and os.path.lexists(log))):
        raise ReadOnly(
            _("“{name}” is in use by another program, or was not closed by it.", name=path.name),
            _("The file was left as it is, and what lies beside it in “{log}”.", log=log.name),
            _("Open it in that program and close it there, then open it here."),
        )


def _may_be_broken_off(path: Path) -> bool:
    return holds_something(journal_beside(path))


def _refuse_stray_journal(path: Path, header: Header) -> None:
    if _may_be_broken_off(path) and is_of_another_file(path):
        raise _stray(path, journal_beside(path))
    # SQLite reads a log that it finds, though the file itself says that it works without one.
    if not header.is_wal and holds_something(write_ahead_log(path)):
        raise _stray(path, write_ahead_log(path))


def _stray(path: Path, journal: Path) -> StrayJournal:
    return StrayJournal(
        _("Beside “{name}” lies “{journal}”, left by a save in another file.", name=path.name, journal=journal.name),
        _("The file was left as it is."),
        _("Move “{journal}” to another folder, then open the register again.", journal=journal.name),
    )


def _take_back_broken_save(path: Path) -> None:
    """Let SQLite restore what stood before a save that was broken off; one that is going on it leaves alone."""
    engine = connect(path)
    try:
        with calmly(path.name), engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema")
        put_journal_away(engine)
    finally:
        engine.dispose()


def _bring_up_to_date(path: Path, may_update: MayUpdate, *, may_write: bool) -> None:
    if not may_write:
        raise ReadOnly(
            _("“{name}” was made by an older DistrictDesk and cannot be brought up to date here.", name=path.name),
            _("The file was left as it is."),
            _("Open it once in the program from a folder where you may write."),
        )
    engine = connect(path)
    try:
        with calmly(path.name):
            with engine.connect() as connection:
                damage = damage_in(connection, quick=True) or loose_links(connection)
            if damage:
                raise damaged(path.name)
            if not may_update():
                raise LeftOld(_("“{name}” was not opened.", name=path.name), _("The file was left as it is."))
            # Older programs will no longer write it: the copy that they can is kept, or nothing is changed.
            back_up(path, Reason.MIGRATION)
            bring_up_to_date(engine)
            # Here and now: it may be opened for reading only, and the file is written to anyway.
            supply_indicators(Register(engine, path))
    finally:
        engine.dispose()


def _look_inside(register: Register, path: Path, *, whole: bool) -> None:
    # The header may be whole while the pages behind it are not: read the schema and the journal's end once.
    try:
        with _naming_a_broken_save(path):
            if whole and (damage := register.look_through()):
                raise _refused_for(damage, path)
            register.note_its_end()
            register.steps()
    except RegisterError:
        register.close()
        raise
    except DBAPIError as error:
        register.close()
        raise damaged(path.name) from error


def _refused_for(damage: RegisterError, path: Path) -> Damaged:
    """What was found in a file that is then not opened."""
    calm = damaged(path.name)
    return Damaged(calm.message, calm.kept, "\n".join((calm.advice, *damage.advice.splitlines()[1:])))


@contextmanager
def _naming_a_broken_save(path: Path) -> Iterator[None]:
    try:
        yield
    except ReadOnly as error:
        raise _broken_off(path) if _may_be_broken_off(path) else error from error


def _broken_off(path: Path) -> ReadOnly:
    return ReadOnly(
        _("A save in “{name}” was broken off and has to be taken back before it can be read.", name=path.name),
        _("The file was left as it is."),
        _(
            "Copy it together with “{journal}” to a folder where you may write, then open the copy.",
            journal=journal_beside(path).name,
        ),
    )


def _open_server(url: str) -> Register:
    engine = connect(url)
    with calmly(name_of(url)):
        if not inspect(engine).has_table("record"):
            raise NotARegister(_("There is no register at this address."), "", _("Make one with “new”."))
        migrate(engine)
    register = Register(engine, url)
    register.note_its_end()
    supply_indicators(register)
    return register

"""A still picture of a register, for work that reads for long: nobody's save waits for it."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import event

from ..i18n import _
from ..settling import settle_folder
from ..unfinished import remembering
from .backup.copying import IsStopped, copy_from, never, saying_what_failed, write_in_steps
from .backup.making import file_of
from .errors import DiskFull, already_there, calmly
from .file.discard import discard
from .file.engine import LITTLE_CACHE, PRAGMAS, connect, is_url
from .file.own_file import make_own
from .file.process_alive import is_alive
from .file.take_name import take_name
from .journal.store import Register

# The process in the name tells whose copy it is.
_PREFIX = "districtdesk-"
# Of a name in the name of what lies beside it for a moment.
_SHOWN = 40
_OURS = re.compile(rf"{_PREFIX}(?P<process>[0-9]{{1,10}})-.+")


Tick = Callable[[], None]


def go_on_reading() -> None:
    """For work that nobody stops."""


@contextmanager
def open_snapshot(register: Register, tick: Tick = go_on_reading) -> Iterator[Register]:
    """The register as it is now, read-only.

    `tick` is called while it is copied and before each statement that reads the copy, and may raise to stop.
    A file is copied page by page with SQLite's backup interface, which is right whatever is written meanwhile; a
    plain copy of a live file would not be. A server gives each reading session its own state and needs no copy.
    """
    with _copied(register, read_only=True, tick=tick) as still:
        yield still


@contextmanager
def open_rehearsal(register: Register, tick: Tick = go_on_reading) -> Iterator[Register]:
    """A register to try a change on that is not to stay: a copy of a file, which is thrown away.

    `tick` is as for a snapshot. A server's register is itself; the change has to be rolled back.
    """
    with _copied(register, read_only=False, tick=tick) as tried:
        yield tried


@contextmanager
def _copied(register: Register, *, read_only: bool, tick: Tick = go_on_reading) -> Iterator[Register]:
    if is_url(register.place):
        yield register
        return
    with copies_folder() as folder:
        copy = folder / register.name
        back_up(register, copy, tick)
        engine = connect(copy, read_only=read_only, settings=LITTLE_CACHE)
        event.listen(engine, "before_cursor_execute", lambda *_about: tick())
        copied = Register(engine, copy, read_only=read_only, who=register.who, clock=register.clock)
        try:
            yield copied
        finally:
            copied.close()


@contextmanager
def copies_folder() -> Iterator[Path]:
    """A folder for copies that are thrown away with it; those of processes that ended in the middle go first."""
    _clear_leftovers()
    with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _clear_leftovers() -> None:
    """Remove the copies of processes that ended in the middle: each is a whole register, lying about."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        ours = _OURS.fullmatch(folder.name)
        if ours and not folder.is_symlink() and not is_alive(int(ours["process"])):
            shutil.rmtree(folder, ignore_errors=True)


def back_up(register: Register, target: Path, tick: Tick = go_on_reading) -> None:
    """Copy a register file, whole and consistent, to a path where no file is. Raises RegisterError for the world.

    `tick` is called now and then, and may raise to stop.
    """
    try:
        with calmly(register.name):
            _copy(register, target, tick)
    except sqlite3.Error as error:
        raise DiskFull(
            _("The copy for the export could not be made: {reason}.", reason=str(error)),
            _("The register itself is unchanged."),
            _("Make room on the disk that holds temporary files, then try again."),
        ) from error


def copy_register(register: Register, target: Path, *, is_stopped: IsStopped = never) -> None:
    """Copy it for good, checked: to a path where no file is, under its name only when whole. For this person's eyes.

    What is open is copied, also where its file was moved or removed. Raises RegisterErrors and Stopped.
    """
    file_of(register.place)
    if os.path.lexists(target):
        raise already_there(target.name)
    beside = target.with_name(f".{target.name[:_SHOWN]}.{os.getpid()}.new")
    try:
        with remembering(beside):
            with register.engine.connect() as connection:
                source = connection.connection.driver_connection
                assert isinstance(source, sqlite3.Connection)
                copy_from(source, register.name, beside, is_stopped=is_stopped)
            with saying_what_failed(target.parent):
                take_name(beside, target)
                settle_folder(target.parent)
    finally:
        discard(beside)


def _copy(register: Register, target: Path, tick: Tick) -> None:
    make_own(target)
    with register.engine.connect() as connection, closing(sqlite3.connect(target)) as copy:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        # It is thrown away after use: nothing need be safe from a power cut.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        with _little_cache(source):
            write_in_steps(source, copy, tick)


@contextmanager
def _little_cache(connection: sqlite3.Connection) -> Iterator[None]:
    """Going through the whole file would leave as much of it in memory as there is room for."""
    connection.execute(f"PRAGMA cache_size = {LITTLE_CACHE['cache_size']}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {PRAGMAS['cache_size']}")

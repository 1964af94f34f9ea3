"""Connections to a register: one place for every setting, SQLite's and PostgreSQL's."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from ...i18n import _
from ...presence import Presence, look
from ..errors import NotARegister, Unreachable
from . import own_functions
from .file_format import HEADER_BYTES, first_bytes, header_in, write_ahead_log
from .patience import TRY_SECONDS
from .patient_connection import PATIENT
from .server_connection import hold_write_lock as hold_it_on_server
from .server_connection import network_settings, settle

# Rollback journal with synchronous EXTRA: a save that was acknowledged survives a power cut. WAL would not sync at
# commit. The cache, 64 MB at most, holds what a search reads in a hundred thousand records. The rest refuses what a
# prepared or damaged file could do.
PRAGMAS: dict[str, int | str] = {
    "journal_mode": "truncate",
    "synchronous": 3,
    "foreign_keys": 1,
    "busy_timeout": int(TRY_SECONDS * 1000),
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "cache_size": -65_536,
    "temp_store": 2,
}

# The cache that is enough to go through a file once.
LITTLE_CACHE = {"cache_size": -8_192}

_SERVER = re.compile(r"postgresql(\+\w+)?://")


def is_url(place: str | Path) -> bool:
    """Whether the place is a database server rather than a file. Raises NotARegister for any other address."""
    if not isinstance(place, str) or "://" not in place:
        return False
    if _SERVER.match(place):
        return True
    raise NotARegister(
        _("An address like this is no register."),
        _("Nothing was changed."),
        _("Give the name of a file, or an address that begins with postgresql://."),
    )


def name_of(place: str | Path) -> str:
    """What people call a register: its file's name without the folder, or the database's without the password."""
    return (make_url(str(place)).database or "") if is_url(place) else Path(place).name


def connect(
    place: str | Path,
    *,
    read_only: bool = False,
    is_open: bool = False,
    must_be_there: bool = False,
    settings: Mapping[str, int | str] = MappingProxyType({}),
) -> Engine:
    """An engine for a register file or a PostgreSQL URL. Nothing is opened before the first use.

    `settings`: of a file, other than those of PRAGMAS.
    `must_be_there`: SQLite would else make an empty file where one was moved away.
    `is_open`: the file is open here already. It is then not looked at from outside, because to close it again would
    let go of SQLite's locks on it (https://sqlite.org/howtocorrupt.html, section 2.2).
    """
    if is_url(place):
        return _server(str(place))
    # The connection given back last is the one that has the file's pages in its cache.
    url = _file_url(Path(place), read_only, is_open, must_be_there)
    engine = create_engine(url, connect_args=PATIENT, pool_use_lifo=True)
    event.listen(engine, "connect", partial(_settle, settings))
    event.listen(engine, "begin", _begin)
    event.listen(engine, "reset", _end)
    return engine


def _server(url: str) -> Engine:
    try:
        address = make_url(url)
        engine = create_engine(address, connect_args=network_settings(address), pool_pre_ping=True)
    except ImportError as error:
        raise Unreachable(
            _("A register on a server needs “{module}”, which is not installed.", module=error.name or "psycopg"),
            "",
            _("Install DistrictDesk with its extra “server”."),
        ) from error
    except (ArgumentError, ValueError) as error:
        raise NotARegister(
            _("This address cannot be read."), "", _("It looks like postgresql+psycopg://name@server/database.")
        ) from error
    settle(engine)
    return engine


def _is_at_rest(path: Path) -> bool:
    """Whether the file works with a write-ahead log and has none now: it is then read as it stands."""
    try:
        raw = first_bytes(path)
        return len(raw) == HEADER_BYTES and header_in(raw).is_wal and not write_ahead_log(path).exists()
    except OSError:
        return False


def _file_url(path: Path, read_only: bool, is_open: bool, must_be_there: bool) -> URL:
    if not read_only and not must_be_there:
        return URL.create("sqlite", database=str(path.absolute()))
    query = {"mode": "ro" if read_only else "rw", "uri": "true"}
    if read_only and not is_open and _is_at_rest(path):
        query["immutable"] = "1"
    return URL.create("sqlite", database=path.absolute().as_uri(), query=query)


def read_plainly(path: Path, *, is_open: bool = False, is_held: bool = False) -> sqlite3.Connection:
    """A connection without SQLAlchemy, for a look that must be quick; it can only read. Raises sqlite3.Error.

    `is_held`: another connection of this thread holds the file for itself alone and has not written into it yet.
    """
    if look(path) is Presence.OTHER:
        # A pipe would be waited for without end.
        raise NotARegister(_("“{name}” is no file.", name=path.name or str(path)), "", _("Check the name."))
    ending = "&immutable=1" if is_held or (not is_open and _is_at_rest(path)) else ""
    url = f"{path.absolute().as_uri()}?mode=ro{ending}"
    connection: sqlite3.Connection = sqlite3.connect(url, uri=True, **PATIENT)
    connection.execute("PRAGMA trusted_schema = 0")
    return connection


def _settle(settings: Mapping[str, int | str], connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own transactions lose updates: it begins late and deferred. Ours begin in _begin.
    connection.isolation_level = None
    for name, value in {**PRAGMAS, **settings}.items():
        connection.execute(f"PRAGMA {name} = {value}")
    own_functions.teach(connection)


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: what it reads can then not change before it writes.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _end(connection: sqlite3.Connection, *_state: Any) -> None:
    # SQLite leaves a transaction open whose commit found a reader in its way, and SQLAlchemy takes it for ended:
    # given back like that, the connection would hold the write lock for ever.
    if connection.in_transaction:
        connection.rollback()


def for_reading(engine: Engine) -> Engine:
    """The engine whose transactions see one state; SQLite's always do, a server has to be asked."""
    is_server = engine.dialect.name == "postgresql"
    return engine.execution_options(isolation_level="REPEATABLE READ") if is_server else engine


def hold_write_lock(connection: Connection) -> None:
    """Let one writer in at a time on a server too, so that the journal's sequence is the order of the commits."""
    if connection.dialect.name == "postgresql":
        hold_it_on_server(connection)

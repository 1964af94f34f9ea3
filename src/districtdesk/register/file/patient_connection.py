"""A connection to a register file that waits where another program holds the file, as its thread waits."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self, TypeVar

from ..errors import gave_up
from .broken_text import TextCursor
from .holders import who_holds
from .patience import TRY_SECONDS, Wait, wait_for

T = TypeVar("T")

# How long a thread waits that has nobody to ask: a command, or work in the background.
BUSY_SECONDS = 5
# Of a commit that somebody's reading holds up, at the longest: nobody else can begin to read meanwhile.
COMMIT_SECONDS = 60
_PRIMARY = 0xFF


class _PatientCursor(TextCursor):
    """Its first step takes the lock on the file: refused for that, nothing was done, and it can be tried again."""

    def execute(self, *said: Any) -> Self:
        return _patiently(self.connection, lambda: super(_PatientCursor, self).execute(*said))

    def executemany(self, *said: Any) -> Self:
        return _patiently(self.connection, lambda: super(_PatientCursor, self).executemany(*said))


class _PatientConnection(sqlite3.Connection):
    """SQLite's own time-out is that of one try."""

    def cursor(self, factory: Any = _PatientCursor) -> Any:
        return super().cursor(factory)

    def execute(self, *said: Any) -> Any:
        # The driver's own does not ask the cursor's.
        return self.cursor().execute(*said)

    def commit(self) -> None:
        # Refused because somebody reads, the transaction stays as it is: https://sqlite.org/lang_transaction.html
        _patiently(self, super().commit, COMMIT_SECONDS)


# How such a connection is made. A thread that waits has another one try meanwhile; SQLite lets no two in at once.
PATIENT: dict[str, Any] = {"timeout": TRY_SECONDS, "factory": _PatientConnection, "check_same_thread": False}


def is_busy(error: BaseException | None) -> bool:
    """Whether SQLite refused because another connection holds the file."""
    return isinstance(error, sqlite3.OperationalError) and (
        getattr(error, "sqlite_errorcode", 0) & _PRIMARY == sqlite3.SQLITE_BUSY
    )


def _patiently(connection: sqlite3.Connection, work: Callable[[], T], most_seconds: float | None = None) -> T:
    try:
        return work()
    except sqlite3.OperationalError as error:
        if not is_busy(error):
            raise
        path = _path(connection)
    wait = Wait(path.name, work, is_busy, given_up=gave_up, who=lambda: who_holds(path), most_seconds=most_seconds)
    return wait_for(wait, BUSY_SECONDS)


def _path(connection: sqlite3.Connection) -> Path:
    plain = sqlite3.Connection.cursor(connection, sqlite3.Cursor)
    return Path(plain.execute("PRAGMA database_list").fetchone()[2])

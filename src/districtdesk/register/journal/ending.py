"""How a save ends: with the commit, and where the connection breaks in it, with a look whether it is there."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from ...records import table_of
from ..errors import OutcomeUnknown, RegisterError, calmly, not_saved, outcome_unknown
from ..file.engine import connect, hold_write_lock, is_url, name_of
from ..tables import ChangeSetRow
from .changed import Changed
from .steps import ChangeSet

# Told that it cannot be said whether a change was saved, and how often it was looked up; whether to look once more.
Ask = Callable[[OutcomeUnknown, int], bool]

_SETS = table_of(ChangeSetRow)
_PRIMARY = 0xFF
# Of a command, which has nobody to ask: a server that is started anew, or a share, is often back by then.
PAUSES = (0.5, 1.5)


def _look_again_soon(_unknown: OutcomeUnknown, looked: int) -> bool:
    if looked > len(PAUSES):
        return False
    time.sleep(PAUSES[looked - 1])
    return True


class Ending:
    """The ends of the saves of one register, and the one of which it is not known yet."""

    def __init__(self, place: str | Path) -> None:
        self._place = place
        self._unknown: Changed | None = None
        self.ask: Ask = _look_again_soon

    def commit(self, session: Session, changed: Changed | None) -> Changed | None:
        """Commit what was changed; returns it when it is saved. Raises DBAPIError, NotSaved, OutcomeUnknown."""
        try:
            session.commit()
        except DBAPIError as error:
            if changed is None or not _is_uncertain(error):
                raise
            # What is held over the broken connection is let go of before anybody looks.
            session.invalidate()
            if self._is_saved(changed, error):
                return replace(changed, was_looked_up=True)
            if is_url(self._place):
                raise not_saved() from error
            # What the disk said is what to do about, and nothing was changed.
            raise
        return changed

    def settle(self, session: Session) -> Changed | None:
        """The change of which it was not known, if it turns out to have been saved."""
        unknown, self._unknown = self._unknown, None
        if unknown is None or not _holds(session.connection(), unknown.step):
            return None
        return replace(unknown, was_looked_up=True)

    def _is_saved(self, changed: Changed, error: DBAPIError) -> bool:
        looked = 0
        while True:
            try:
                return _look_up(self._place, changed.step)
            except RegisterError:
                looked += 1
                unknown = outcome_unknown()
                if not self.ask(unknown, looked):
                    self._unknown = changed
                    raise unknown from error


def _is_uncertain(error: DBAPIError) -> bool:
    """Whether the commit may have been carried out all the same: the answer was lost, or the disk failed in it."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is None:
        return error.connection_invalidated
    return code & _PRIMARY in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)


def _look_up(place: str | Path, step: ChangeSet) -> bool:
    """Ask over a connection of its own, as a writer: then nobody is still at it. Raises RegisterErrors."""
    engine = connect(place, is_open=True, must_be_there=True).execution_options(writes=True)
    try:
        with calmly(name_of(place)), engine.begin() as connection:
            hold_write_lock(connection)
            is_saved = _holds(connection, step)
            if is_saved and connection.dialect.name == "sqlite":
                _make_safe(connection)
        return is_saved
    finally:
        engine.dispose()


def _make_safe(connection: Connection) -> None:
    """Write what stands there anyway: once that is committed, what was committed before is on the disk as well."""
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def _holds(connection: Connection, step: ChangeSet) -> bool:
    found = connection.scalar(select(_SETS.c.id).where(_SETS.c.sequence == step.sequence))
    return found == step.id

"""A commit of a register file that fails as on a share that breaks, carried out before or not."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from districtdesk.register.errors import RegisterError
from districtdesk.register.file import patient_connection
from districtdesk.register.journal import ending


class _Broken(sqlite3.OperationalError):
    """What SQLite says when a share breaks in the middle."""

    sqlite_errorcode = sqlite3.SQLITE_IOERR_TRUNCATE
    sqlite_errorname = "SQLITE_IOERR_TRUNCATE"


def break_next_commit(*, is_carried_out: bool, looks_in_vain: int = 0) -> None:
    """Once; whoever then looks whether it is saved cannot tell the first few times."""
    patched = pytest.MonkeyPatch()
    connect, left = ending.connect, [looks_in_vain]

    def commit(self: sqlite3.Connection) -> None:
        patched.undo()
        if is_carried_out:
            self.commit()
        patched.setattr(ending, "connect", look)
        raise _Broken("disk I/O error")

    def look(*place: Any, **how: Any) -> Any:
        if left[0]:
            left[0] -= 1
            raise RegisterError("The share does not answer.")
        patched.undo()
        return connect(*place, **how)

    patched.setattr(patient_connection.PATIENT["factory"], "commit", commit)

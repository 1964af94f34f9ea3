"""A still picture of a register, for work that reads for long: nobody's save waits for it."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ..i18n import _
from .engine import connect, is_url
from .errors import DiskFull, calmly
from .store import Register


@contextmanager
def snapshot(register: Register) -> Iterator[Register]:
    """The register as it is now, read-only.

    A file is copied page by page with SQLite's backup interface, which is right whatever is written meanwhile; a
    plain copy of a live file would not be. A server gives each reading session its own state and needs no copy.
    """
    if is_url(register.place):
        yield register
        return
    with tempfile.TemporaryDirectory(prefix="districtdesk-") as folder:
        copy = Path(folder) / register.name
        back_up(register, copy)
        still = Register(connect(copy, read_only=True), copy, read_only=True, who=register.who)
        try:
            yield still
        finally:
            still.close()


def back_up(register: Register, target: Path) -> None:
    """Copy a register file, whole and consistent, to a path where no file is. Raises RegisterError for the world."""
    try:
        with calmly(register.name):
            _copy(register, target)
    except sqlite3.Error as error:
        raise DiskFull(
            _("The copy for the export could not be made: {reason}.", reason=str(error)),
            _("The register itself is unchanged."),
            _("Make room on the disk that holds temporary files, then try again."),
        ) from error


def _copy(register: Register, target: Path) -> None:
    with register.engine.connect() as connection, closing(sqlite3.connect(target)) as copy:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        source.backup(copy)

"""The one way past the guard of the journal, which is otherwise only added to: for as long as texts are erased."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

_TABLE, _GUARD = "change", "change_refuses_update"


@contextmanager
def rewriting_allowed(connection: Connection) -> Iterator[None]:
    """Take the guard away inside the transaction under way, and put the same one back before it ends.

    Whatever fails in between takes back the transaction, and with it that the guard was away.
    """
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(f"ALTER TABLE {_TABLE} DISABLE TRIGGER {_GUARD}")
        yield
        connection.exec_driver_sql(f"ALTER TABLE {_TABLE} ENABLE TRIGGER {_GUARD}")
        return
    query = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?"
    guard = connection.exec_driver_sql(query, (_GUARD,)).scalar_one()
    connection.exec_driver_sql(f"DROP TRIGGER {_GUARD}")
    yield
    connection.exec_driver_sql(str(guard))


@contextmanager
def overwriting_freed_pages(connection: Connection) -> Iterator[None]:
    """Have SQLite write zeros over what is deleted or replaced, which it else leaves readable in the file.

    See https://sqlite.org/pragma.html#pragma_secure_delete.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    before = connection.exec_driver_sql("PRAGMA secure_delete").scalar_one()
    connection.exec_driver_sql("PRAGMA secure_delete = 1").scalar_one()
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA secure_delete = {before}").scalar_one()

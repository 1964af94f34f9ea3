"""Writing into a register past the program, as somebody does who knows its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from districtdesk.register.journal.digests import digest


@contextmanager
def past_the_guards(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that may do everything."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, guards_away(connection):
        yield connection


@contextmanager
def guards_away(connection: sqlite3.Connection) -> Iterator[None]:
    """For a while; then they are as they were."""
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in guards:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _name, sql in guards:
        connection.execute(sql)


def hide(connection: sqlite3.Connection, value: str, which: str = "1") -> None:
    """Put a digest in place of this text wherever the history has it, as if a person had been erased."""
    put = (f"UPDATE change SET {side} = replace({side}, ?, ?) WHERE {which}" for side in ("before", "after"))
    for statement in put:
        connection.execute(statement, (f'"{value}"', f'{{"erased":"{digest(value)}"}}'))

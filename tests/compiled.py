"""One store of compiled SQL for all registers of a run.

SQLAlchemy keeps what it has compiled for as long as its engine and the engine's dialect live. A program opens one
register; a run of the tests opens thousands, and spent a third of its time on compiling the same statements anew.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

# More than a run sends of different statements; an engine of its own keeps 500.
_STATEMENTS = 5000


def share() -> None:
    """From now on a statement is compiled once for all SQLite engines: one library, so one dialect."""
    compiled: LRUCache[object, object] = LRUCache(_STATEMENTS)

    def lend(connection: Connection) -> None:
        connection.execution_options(compiled_cache=compiled)

    def is_same(one: SQLiteDialect_pysqlite, other: object) -> bool:
        return type(other) is type(one)

    def mark(one: SQLiteDialect_pysqlite) -> int:
        return hash(type(one))

    event.listen(Engine, "engine_connect", lend)
    # What was compiled is found by its dialect.
    SQLiteDialect_pysqlite.__eq__ = is_same
    SQLiteDialect_pysqlite.__hash__ = mark

"""The tables, indexes and triggers that a register's file has: as declared, or as an older version had them.

The declarations make the list, and so a new field or kind of record is on it by itself; a test compares it with what
the migrations make.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sqlalchemy import Table, create_engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from ...records import Model
from ..tables import JOURNAL
from .migrate import migrate_to
from .schema_text import SchemaPart, SchemaParts, parts_of, read_parts

# Alembic's own: which migration was the last.
_VERSION = ("table", "alembic_version", "alembic_version", "")
_SAID = "'the journal is only added to'"
# PostgreSQL takes it too.
KEEP_END = (
    "INSERT INTO journal_end (place, sequence, fingerprint) VALUES (1, NEW.sequence, NEW.fingerprint) "
    "ON CONFLICT (place) DO UPDATE SET sequence = NEW.sequence, fingerprint = NEW.fingerprint"
)


def names_declared() -> SchemaParts:
    """Every part with its name and table, and the text of triggers alone: quickly told."""
    return _declared(tuple(Model.metadata.tables), with_text=False)


def columns_declared() -> dict[str, frozenset[str]]:
    """The columns of each table of ours."""
    return {name: frozenset(table.columns.keys()) for name, table in Model.metadata.tables.items()}


def parts_declared() -> SchemaParts:
    """Every part with the text that makes it."""
    return _declared(tuple(Model.metadata.tables), with_text=True)


# A kind of record that is declared later changes the list.
@lru_cache(maxsize=4)
def _declared(_tables: tuple[str, ...], *, with_text: bool) -> SchemaParts:
    return parts_of(_rows(with_text=with_text))


def parts_of_version(schema: int) -> SchemaParts:
    """What a register of an older version is made of, as its migrations make it in memory."""
    engine = create_engine("sqlite://")
    try:
        migrate_to(engine, schema)
        with engine.connect() as connection:
            return read_parts(connection.exec_driver_sql)
    finally:
        engine.dispose()


def guards() -> Iterator[SchemaPart]:
    """The triggers that let the journal only be added to, and that keep where it ends."""
    for table in JOURNAL:
        for act in ("UPDATE", "DELETE"):
            name = f"{table}_refuses_{act.lower()}"
            begin = f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW"
            yield SchemaPart("trigger", name, table, f"{begin} BEGIN SELECT RAISE(ABORT, {_SAID}); END")
        yield _refusing_replacement(table)
    keep = "CREATE TRIGGER change_set_keeps_end AFTER INSERT ON change_set FOR EACH ROW BEGIN"
    yield SchemaPart("trigger", "change_set_keeps_end", "change_set", f"{keep} {KEEP_END}; END")


def _refusing_replacement(table: str) -> SchemaPart:
    """INSERT OR REPLACE deletes without asking the guard of deletions (https://sqlite.org/lang_conflict.html)."""
    name = f"{table}_refuses_replacement"
    begin = f"CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW"
    when = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE sequence = NEW.sequence)"
    return SchemaPart("trigger", name, table, f"{begin} {when} BEGIN SELECT RAISE(ABORT, {_SAID}); END")


def _rows(*, with_text: bool) -> Iterator[tuple[str, str, str, str]]:
    yield _VERSION
    yield from ((each.sort, each.name, each.table, each.sql) for each in guards())
    for table in Model.metadata.tables.values():
        yield from _rows_of(table, with_text=with_text)


def _rows_of(table: Table, *, with_text: bool) -> Iterator[tuple[str, str, str, str]]:
    dialect = sqlite.dialect()
    yield "table", table.name, table.name, str(CreateTable(table).compile(dialect=dialect)) if with_text else ""
    for index in table.indexes:
        text = str(CreateIndex(index).compile(dialect=dialect)) if with_text else ""
        yield "index", str(index.name), table.name, text

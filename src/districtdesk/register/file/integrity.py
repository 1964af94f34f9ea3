"""What only SQLite can be asked: whether a register file is whole, and to put its journal away."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from sqlalchemy import Connection, Engine, select

from ...records import KINDS, Record, table_of
from .damage_words import damage_sentences, loose_sentences
from .patience import without_waiting

_MOST = 20
# In bytes: every index is compared with its table, and every record with its kind, in a few hundredths of a second.
SMALL = 8_000_000


def damage_in(connection: Connection, *, quick: bool = False, with_links: bool = True) -> list[str]:
    """What SQLite finds wrong with the file, in our sentences; nothing for a whole file or a server.

    `quick` leaves out the comparison of indexes with their tables and the links: a fourth of the time.
    See https://sqlite.org/pragma.html#pragma_integrity_check.
    """
    if connection.dialect.name != "sqlite":
        return []
    found = _answers(connection, f"{'quick_check' if quick else 'integrity_check'}({_MOST})")
    return found if quick or found or not with_links else loose_links(connection)


def damage_of_table(connection: Connection, table: str) -> list[str]:
    """The same of one table and its indexes, so that nobody's save waits for all of them."""
    return _answers(connection, f"integrity_check('{table}')")[:_MOST]


def _answers(connection: Connection, check: str) -> list[str]:
    answers = [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA {check}")]
    return [] if answers == ["ok"] else damage_sentences(connection, answers)


def loose_links(connection: Connection) -> list[str]:
    """Of rows that point at no row, in a sentence for each table."""
    counts: dict[str, int] = {}
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        counts[row[0]] = counts.get(row[0], 0) + 1
    return list(loose_sentences(counts))


def read_kinds(connection: Connection) -> None:
    """Read every record's kind, in its table and in the indexes that lists are read from. Raises Unreadable.

    A record whose kind is no longer one is left out of every list, and a quick look at the file does not notice.
    """
    if connection.dialect.name != "sqlite":
        return
    record = table_of(Record)
    for place in ("NOT INDEXED", *(f"INDEXED BY {each.name}" for each in record.indexes if "kind" in each.columns)):
        connection.execute(select(record.c.kind).with_hint(record, place, "sqlite").distinct()).all()


def uneven_kinds(connection: Connection) -> list[str]:
    """The kinds of which there are not as many rows in their table as records say that they are of it."""
    rows = connection.exec_driver_sql("SELECT kind, count(*) FROM record GROUP BY kind").all()
    told = {row[0]: row[1] for row in rows}
    counts = ", ".join(f"(SELECT count(*) FROM {kind})" for kind in KINDS)
    there = dict(zip(KINDS, connection.exec_driver_sql(f"SELECT {counts}").one(), strict=True))
    return [kind for kind in sorted(told.keys() | there.keys()) if told.get(kind, 0) != there.get(kind, 0)]


def strayed_records(connection: Connection, kinds: Iterable[str]) -> list[str]:
    """Those kinds whose table holds a row of a record that is of another one. Every record is looked up."""
    asked = (
        f"SELECT '{kind}' WHERE EXISTS (SELECT 1 FROM {kind} JOIN record USING (id) WHERE record.kind <> '{kind}')"
        for kind in kinds
    )
    return [row[0] for row in connection.exec_driver_sql(" UNION ALL ".join(asked))]


def put_journal_away(engine: Engine) -> None:
    """Delete the empty rollback journal that a writer leaves beside the file.

    SQLite does it, under its own lock: another program that is writing keeps its journal.
    """
    if engine.dialect.name != "sqlite":
        return
    # A schema that is no longer text fails as such, and whoever reads it has been told.
    # Whoever closes a register waits for nobody: the next one puts it away.
    with suppress(engine.dialect.loaded_dbapi.Error, UnicodeDecodeError), without_waiting():
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA journal_mode = delete")
        finally:
            connection.invalidate()

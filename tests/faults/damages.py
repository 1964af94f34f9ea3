"""Kinds of damaged registers: each spoils a whole one in its own way, always the same."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from districtdesk.register.file.file_format import NEWEST_SCHEMA, journal_beside, write_ahead_log
from tests.register.breaking_off import break_off

Spoil = Callable[[Path], object]
_PAGE = 4096


def overwrite(file: Path, at: int, content: bytes) -> None:
    """Write these bytes there, behind the back of SQLite."""
    with file.open("r+b") as stream:
        stream.seek(at if at >= 0 else file.stat().st_size + at)
        stream.write(content)


def run(*statements: str) -> Spoil:
    """Let another program run these, with no guard of ours."""

    def spoil(file: Path) -> None:
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            for each in statements:
                connection.execute(each)

    return spoil


def _schema(statement: str) -> Spoil:
    return run("PRAGMA writable_schema = 1", statement, "PRAGMA writable_schema = 0")


def _root(file: Path, name: str) -> int:
    """Where the first page of this table or index begins."""
    with closing(sqlite3.connect(file)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    return (int(page) - 1) * _PAGE


def _in_page(name: str, at: int, content: bytes) -> Spoil:
    return lambda file: overwrite(file, _root(file, name) + at, content)


def _at(at: int, content: bytes) -> Spoil:
    return lambda file: overwrite(file, at, content)


def _keep(share: float) -> Spoil:
    return lambda file: file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])


def _zero_page(share: float) -> Spoil:
    return lambda file: overwrite(file, int(file.stat().st_size * share) // _PAGE * _PAGE, bytes(_PAGE))


def _exchange_pages(one: str, other: str) -> Spoil:
    def spoil(file: Path) -> None:
        raw, first, second = file.read_bytes(), _root(file, one), _root(file, other)
        overwrite(file, first, raw[second : second + _PAGE])
        overwrite(file, second, raw[first : first + _PAGE])

    return spoil


def _without_a_page(file: Path) -> None:
    raw, at = file.read_bytes(), file.stat().st_size // 2 // _PAGE * _PAGE
    file.write_bytes(raw[:at] + raw[at + _PAGE :])


def _as_text(file: Path) -> None:
    """As a mail program or an old transfer does that takes it for text."""
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))


def _half_of_another(file: Path) -> None:
    """As a synchronised folder leaves it in the middle: the first half is a later state."""
    before = file.read_bytes()
    words = "search_key || hex(zeroblob(300))"
    run("PRAGMA journal_mode = delete", f"UPDATE record SET search_key = {words}")(file)
    after = file.read_bytes()
    file.write_bytes(after[: len(before) // 2] + before[len(before) // 2 :])


def _stray_journal(file: Path) -> None:
    copy = file.read_bytes()
    run("UPDATE record SET version = version + 1")(file)
    run("UPDATE record SET version = version + 1")(file)
    break_off(file)
    file.write_bytes(copy)


def _stray_log(file: Path) -> None:
    other = file.with_name("other.db")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("CREATE TABLE record (id)")
        write_ahead_log(file).write_bytes(write_ahead_log(other).read_bytes())
    other.unlink()


def _unread_log(file: Path) -> None:
    """Another program turned it to a write-ahead log, saved, and was killed."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("UPDATE record SET version = version + 1")
        connection.commit()
        left, log = file.read_bytes(), write_ahead_log(file).read_bytes()
    file.write_bytes(left)
    write_ahead_log(file).write_bytes(log)


def _odd_journal(file: Path) -> None:
    head = struct.pack(">8s5I", bytes.fromhex("d9d505f920a163d7"), 0, 1, 3, 512, _PAGE)
    journal_beside(file).write_bytes(head.ljust(512, b"\0"))


def _another_program(file: Path) -> None:
    file.unlink()
    run("CREATE TABLE record (id TEXT)")(file)


def _our_mark_only(file: Path) -> None:
    file.unlink()
    run(f"PRAGMA application_id = {0x4444736B}", f"PRAGMA user_version = {NEWEST_SCHEMA}", "CREATE TABLE t (x)")(file)


def _foreign_trigger(event: str, act: str) -> Spoil:
    return run(f"CREATE TRIGGER mine {event} BEGIN {act}; END")


def _view(table: str) -> Spoil:
    return run(
        f'ALTER TABLE "{table}" RENAME TO kept_{table}', f'CREATE VIEW "{table}" AS SELECT * FROM kept_{table}'
    )


_FIRST = "(SELECT min(id) FROM record)"
_UNGUARD = tuple(
    f"DROP TRIGGER {table}_refuses_{act}" for table in ("change_set", "change") for act in ("update", "delete")
)
_A_TABLE = "type = 'table' AND name ="


def _damages() -> Iterator[tuple[str, Spoil]]:
    yield from _no_register()
    yield from _cut_and_zeroed()
    yield from _headers()
    yield from _pages()
    yield from _foreign_parts()
    yield from _missing_parts()
    yield from _rows()
    yield from _versions()
    yield from _journals()


def _no_register() -> Iterator[tuple[str, Spoil]]:
    yield "nothing in it", lambda file: file.write_bytes(b"")
    yield "one byte", lambda file: file.write_bytes(b"S")
    yield "a letter", lambda file: file.write_text("Dear colleagues, " * 1000)
    yield "a zip", lambda file: overwrite(file, 0, b"PK\x03\x04" + bytes(96))
    yield "zeros alone", lambda file: file.write_bytes(bytes(file.stat().st_size))
    yield "of another program", _another_program
    yield "our mark alone", _our_mark_only
    yield "taken for text", _as_text


def _cut_and_zeroed() -> Iterator[tuple[str, Spoil]]:
    yield "the first bytes", lambda file: file.write_bytes(file.read_bytes()[:60])
    yield "the header alone", lambda file: file.write_bytes(file.read_bytes()[:100])
    yield "the first page alone", lambda file: file.write_bytes(file.read_bytes()[:_PAGE])
    yield from ((f"cut to {share:.0%}", _keep(share)) for share in (0.25, 0.5, 0.9))
    yield "its last byte cut", lambda file: file.write_bytes(file.read_bytes()[:-1])
    yield "its last page cut", lambda file: file.write_bytes(file.read_bytes()[:-_PAGE])
    yield "a page left out", _without_a_page
    yield from ((f"a page zeroed at {share:.0%}", _zero_page(share)) for share in (0.1, 0.3, 0.5, 0.7, 0.95))
    yield "half of a later state", _half_of_another


def _headers() -> Iterator[tuple[str, Spoil]]:
    yield "no magic", _at(0, b"sqlite format 3\0")
    yield "page size of 0", _at(16, b"\0\0")
    yield "page size of 1000", _at(16, struct.pack(">H", 1000))
    yield "page size of 8192", _at(16, struct.pack(">H", 8192))
    yield "write version of 9", _at(18, b"\x09\x09")
    yield "a reserved strip", _at(20, b"\x40")
    yield "odd fractions", _at(21, b"\1\1\1")
    yield "a free page that is none", _at(32, struct.pack(">II", 3, 2))
    yield "schema format of 77", _at(44, struct.pack(">I", 77))
    yield "text in UTF-16", _at(56, struct.pack(">I", 2))
    yield "no mark of ours", _at(68, b"\0\0\0\0")


def _pages() -> Iterator[tuple[str, Spoil]]:
    yield "the list of parts overwritten", _at(100, b"\xff" * 3000)
    yield "the list of parts no text", _at(_PAGE - 40, b"\xb0\xff" * 20)
    yield "a page of no type", _in_page("record", 0, b"\x07")
    yield "a page of the wrong type", _in_page("record", 0, b"\x0d")
    yield "more cells than there are", _in_page("company", 3, b"\x7f\xff")
    yield "cells that begin nowhere", _in_page("ix_figure_subject", 8, b"\xff\xff" * 2)
    yield "a page that points at itself", _in_page("record", 8, struct.pack(">I", 2))
    yield "the journal's page overwritten", _in_page("change", 0, b"\xde\xad\xbe\xef" * 256)
    yield "an index zeroed", _in_page("ix_figure_subject", 0, bytes(_PAGE))
    yield "an index emptied", _in_page("ix_figure_subject", 0, b"\x0a\0\0\0\0\x10\0\0")
    yield "two tables exchanged", _exchange_pages("company", "district")
    yield "two indexes exchanged", _exchange_pages("ix_figure_subject", "ix_figure_indicator")
    yield (
        "two tables in one page",
        _schema(
            f"UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE {_A_TABLE} 'company') "
            f"WHERE {_A_TABLE} 'project'"
        ),
    )
    yield "a table without a page", _schema(f"UPDATE sqlite_master SET rootpage = 99999 WHERE {_A_TABLE} 'project'")


def _foreign_parts() -> Iterator[tuple[str, Spoil]]:
    touch = "AFTER UPDATE ON record"
    yield "a trigger that deletes citations", _foreign_trigger(touch, "DELETE FROM citation")
    yield "a trigger on new records", _foreign_trigger("BEFORE INSERT ON figure", "UPDATE record SET note = 'seen'")
    yield "a trigger on the journal", _foreign_trigger("AFTER INSERT ON change", "SELECT 1")
    yield (
        "a guard that does nothing",
        run(_UNGUARD[3], "CREATE TRIGGER change_refuses_delete BEFORE DELETE ON change BEGIN SELECT 1; END"),
    )
    yield (
        "a guard of another table",
        run(
            _UNGUARD[3], "CREATE TRIGGER change_refuses_delete BEFORE DELETE ON link BEGIN SELECT RAISE(IGNORE); END"
        ),
    )
    yield from ((f"a view in place of {table}", _view(table)) for table in ("company", "change_set", "link"))
    yield "a view of its own", run("CREATE VIEW helpful AS SELECT * FROM record")
    yield "a table of words", run("CREATE VIRTUAL TABLE found USING fts5(words)")
    yield "a table of its own", run("CREATE TABLE mine (id TEXT)")
    yield "an index of its own", run("CREATE UNIQUE INDEX mine ON record (kind, id, order_az)")
    yield (
        "an index in place of ours",
        run("DROP INDEX ix_figure_subject", "CREATE INDEX ix_figure_subject ON figure (id)"),
    )
    yield (
        "a check on a column",
        _schema(
            f"UPDATE sqlite_master SET sql = replace(sql, 'website TEXT', 'website TEXT CHECK (website <> ''x'')') "
            f"WHERE {_A_TABLE} 'district'"
        ),
    )
    yield "a column more", run("ALTER TABLE company ADD COLUMN mine TEXT")
    yield (
        "a collation that there is not",
        run(
            "PRAGMA writable_schema = 1",
            "UPDATE sqlite_master SET sql = replace(sql, 'TEXT', 'TEXT COLLATE nonesuch') WHERE name = 'market'",
        ),
    )
    yield "a reckoned column", run("ALTER TABLE company ADD COLUMN mine TEXT AS (upper(names))")


def _missing_parts() -> Iterator[tuple[str, Spoil]]:
    for table in ("market", "change", "link", "content"):
        yield f"no table {table}", run("PRAGMA foreign_keys = 0", f"DROP TABLE {table}")
    yield "no index of subjects", run("DROP INDEX ix_figure_subject")
    yield "one guard away", run(_UNGUARD[0])
    yield "every guard away", run(*_UNGUARD)
    yield "a column away", run("ALTER TABLE district DROP COLUMN website")
    yield "a column renamed", run("ALTER TABLE district RENAME COLUMN website TO site")
    yield (
        "a table that is not strict",
        _schema("UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'change' AND type = 'table'"),
    )
    yield (
        "no links between tables",
        _schema(
            "UPDATE sqlite_master SET sql = replace(sql, 'REFERENCES record (id)', 'REFERENCES figure (id)') "
            f"WHERE {_A_TABLE} 'citation'"
        ),
    )


def _rows() -> Iterator[tuple[str, Spoil]]:
    loose = "PRAGMA foreign_keys = 0"
    yield "a record deleted", run(loose, f"DELETE FROM record WHERE id = {_FIRST}")
    yield "a figure without its record", run(loose, "DELETE FROM record WHERE kind = 'figure'")
    yield "a row deleted from its table", run(loose, "DELETE FROM project WHERE id = (SELECT min(id) FROM project)")
    yield "a link to nothing", run(loose, "UPDATE citation SET source = 'nothing'")
    yield "a change of no step", run(loose, "INSERT INTO change VALUES (99999, 88888, 'company', 'x', NULL, '{}')")
    yield "a kind that is none", run(f"UPDATE record SET kind = 'indicatos' WHERE id = {_FIRST}")
    yield "a kind that is another", run("UPDATE record SET kind = 'company' WHERE kind = 'project'")
    yield (
        "two kinds exchanged",
        run("UPDATE record SET kind = iif(kind = 'event', 'figure', 'event') WHERE kind IN ('event', 'figure')"),
    )
    yield "steps removed", run(loose, *_UNGUARD, "DELETE FROM change_set WHERE sequence > 1")
    yield (
        "text where numbers stand",
        _schema_and_back("figure", "value INTEGER", "value TEXT", "UPDATE figure SET value = 'x'"),
    )
    yield (
        "nothing where something stands",
        _schema_and_back("company", "names TEXT NOT NULL", "names TEXT", "UPDATE company SET names = NULL"),
    )


def _schema_and_back(table: str, ours: str, theirs: str, statement: str) -> Spoil:
    def spoil(file: Path) -> None:
        change = f"UPDATE sqlite_master SET sql = replace(sql, '{{}}', '{{}}') WHERE {_A_TABLE} '{table}'"
        _schema(change.format(ours, theirs))(file)
        run(statement)(file)
        _schema(change.format(theirs, ours))(file)

    return spoil


# Schema 10 brought a table; a later one made keys anew, and a register is whole as either of the two.
_BEFORE_THE_LAST_TABLE = 9


def _versions() -> Iterator[tuple[str, Spoil]]:
    yield "of no version", _at(60, struct.pack(">I", 0))
    yield "of a version before the first", _at(60, struct.pack(">i", -3))
    yield "of an older version by its number alone", _at(60, struct.pack(">I", _BEFORE_THE_LAST_TABLE))
    yield "of a newer version", _at(60, struct.pack(">I", NEWEST_SCHEMA + 1))
    yield (
        "of a newer version without a table",
        lambda file: (
            run("DROP TABLE market")(file),
            overwrite(file, 60, struct.pack(">I", NEWEST_SCHEMA + 1)),
        ),
    )
    yield (
        "of a newer version with a view",
        lambda file: (
            _view("company")(file),
            overwrite(file, 60, struct.pack(">I", NEWEST_SCHEMA + 1)),
        ),
    )


def _journals() -> Iterator[tuple[str, Spoil]]:
    yield "a journal of another state", _stray_journal
    yield "a journal of odd sizes", _odd_journal
    yield "a log of another file", _stray_log
    yield "a log that was not read in", _unread_log


DAMAGES: dict[str, Spoil] = dict(_damages())

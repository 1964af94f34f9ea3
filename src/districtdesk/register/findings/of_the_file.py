"""What is wrong with the file of a register itself, in sentences of our own."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ...i18n import _
from ...problems import Problem, error
from ...record_kinds import RECORD_KINDS
from ..file.damage_words import damaged_part, loose_sentences, unlike_sentence
from ..file.file_format import NEWEST_SCHEMA
from ..file.inside import unlike_parts
from ..file.integrity import damage_in
from ..file.schema_text import read_parts
from .finding import Finding, of_the_whole

_LINKS = "PRAGMA foreign_key_check"
DAMAGED, NOT_LOOKED_AT = "file_damaged", "file_not_looked_at"
# What makes a file that is not saved into.
OF_THE_FILE = frozenset((DAMAGED, NOT_LOOKED_AT, "parts_unlike", "loose_rows"))


def file_findings(connection: Connection) -> Iterator[Finding]:
    """Pages, parts, and rows that point at no row; nothing for a server, which looks after them itself."""
    if connection.dialect.name != "sqlite":
        return
    yield from (of_the_whole(each) for each in _pages(connection))
    yield from (of_the_whole(_part(each)) for each in unlike_parts(connection))
    yield from (of_the_whole(_part(each, "rows_unlike")) for each in _uneven_rows(connection))
    yield from (of_the_whole(each) for each in _loose(connection))


def _uneven_rows(connection: Connection) -> Iterator[str]:
    """The tables of one row that have more, or where it is not of this file's version."""
    there = {each.name for each in read_parts(connection.exec_driver_sql).values()}
    schema = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if schema > NEWEST_SCHEMA:
        # What rows a newer version keeps there is not known here.
        return
    ends = connection.exec_driver_sql("SELECT 1 FROM journal_end LIMIT 2").all() if "journal_end" in there else []
    if len(ends) > 1:
        yield "journal_end"
    versions = "SELECT version_num FROM alembic_version LIMIT 2"
    # That one is missing is said of the parts.
    if "alembic_version" in there and connection.exec_driver_sql(versions).all() != [(f"{schema:04}",)]:
        yield "alembic_version"


def unreadable_file() -> Finding:
    """Said where the look itself could not go on."""
    text = _("A part of the file can no longer be read, and what lies behind it was not looked at.")
    return of_the_whole(error(text, rule=NOT_LOOKED_AT))


def _pages(connection: Connection) -> Iterator[Problem]:
    try:
        found = damage_in(connection, with_links=False)
    except DBAPIError:
        found = _unreadable_kinds(connection)
        if not found:
            yield unreadable_file().problem
    for sentence in found:
        yield error(sentence, rule=DAMAGED)


def _unreadable_kinds(connection: Connection) -> list[str]:
    """Of those kinds of which not every row can be read."""
    unread = []
    for table in RECORD_KINDS:
        try:
            connection.exec_driver_sql(f"SELECT count(*) FROM {table} NOT INDEXED").all()
        except DBAPIError:
            unread.append(damaged_part(table))
    return unread


def _part(name: str, rule: str = "parts_unlike") -> Problem:
    return error(unlike_sentence(name), rule=rule)


def _loose(connection: Connection) -> Iterator[Problem]:
    counts: dict[str, int] = {}
    for row in connection.exec_driver_sql(_LINKS):
        counts[row[0]] = counts.get(row[0], 0) + 1
    yield from (error(sentence, rule="loose_rows") for sentence in loose_sentences(counts))

"""What a register's file is made of, held against what it may be made of, before anything acts on it.

A trigger of somebody else would run with every save, and a view in a table's place would show what nobody entered.
See https://sqlite.org/security.html.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from ...i18n import _
from ..errors import Damaged, ForeignParts, calmly, damaged
from .declared_parts import columns_declared, names_declared, parts_declared, parts_of_version
from .engine import read_plainly
from .file_format import NEWEST_SCHEMA, Header
from .header import newer
from .schema_text import SchemaPart, SchemaParts, read_columns, read_parts

_MOST = 5


def refuse_foreign_parts(path: Path, header: Header) -> None:
    """Look at the names of all parts and columns, in a few thousandths of a second, and write nothing.

    Raises ForeignParts for what acts by itself, Damaged and NewerVersion for what is missing, RegisterErrors for the
    world. An older register is held against all that its own version has.
    """
    with calmly(path.name), closing(read_plainly(path)) as connection:
        refuse_parts(path, connection, header.schema)


def refuse_parts(path: Path, connection: sqlite3.Connection, schema: int) -> None:
    """The same over a connection that reads the file, which says that it is of this version."""
    found = read_parts(connection.execute)
    if schema < NEWEST_SCHEMA:
        _refuse_old(path, found, parts_of_version(schema))
        return
    _refuse_new(path, found, is_newer=schema > NEWEST_SCHEMA)
    _refuse_missing(path, read_columns(connection.execute), is_newer=schema > NEWEST_SCHEMA)


def _refuse_old(path: Path, found: SchemaParts, allowed: SchemaParts) -> None:
    _refuse(path, found, allowed)
    if unlike := _unlike(found, allowed):
        raise _other_than_made(path, unlike)


def _refuse_new(path: Path, found: SchemaParts, *, is_newer: bool) -> None:
    declared = names_declared()
    if is_newer:
        # It may have more of everything; a trigger does nothing as long as it is only read.
        found = {key: each for key, each in found.items() if key in declared}
    _refuse(path, found, declared)


def _refuse(path: Path, found: SchemaParts, allowed: SchemaParts) -> None:
    foreign = [each.name for key, each in found.items() if _is_foreign(each, allowed.get(key))]
    if foreign:
        raise ForeignParts(
            _(
                "Somebody put into “{name}” what could change records by itself: {parts}.",
                name=path.name,
                parts=_listed(foreign),
            ),
            _("The file was left as it is."),
            _("Ask where the file has been, and open your latest copy under another name, not in its place."),
        )


def _is_foreign(found: SchemaPart, allowed: SchemaPart | None) -> bool:
    """Whether it acts by itself or stands in the place of something else. More tables and indexes only lie there."""
    if not found.is_as_said:
        return True
    if allowed is None:
        return found.sort not in ("table", "index") or found.is_virtual
    if found.sort == "trigger":
        return not found.same_as(allowed)
    return found.sort != allowed.sort or found.is_virtual


def _refuse_missing(path: Path, there: Mapping[str, frozenset[str]], *, is_newer: bool) -> None:
    missing = list(_missing(there))
    if missing:
        raise newer(path) if is_newer else _other_than_made(path, missing)


def _missing(there: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """The tables, and of those that are there the columns."""
    for name, columns in columns_declared().items():
        if name not in there:
            yield name
        else:
            yield from (f"{name}.{column}" for column in sorted(columns - there[name]))


def unlike_parts(connection: Connection) -> list[str]:
    """The parts that are missing, that are too many, or that are made otherwise than those of this version."""
    return _unlike(read_parts(connection.exec_driver_sql), parts_declared())


def _unlike(found: SchemaParts, allowed: SchemaParts) -> list[str]:
    return sorted(
        key[1]
        for key in found.keys() | allowed.keys()
        if key not in found or key not in allowed or not _is_as_made(found[key], allowed[key])
    )


def _is_as_made(found: SchemaPart, allowed: SchemaPart) -> bool:
    # Alembic's own table is none of the declarations.
    return not allowed.sql or found.same_as(allowed)


def _other_than_made(path: Path, unlike: list[str]) -> Damaged:
    calm = damaged(path.name)
    found = _("Missing or made otherwise: {parts}.", parts=_listed(unlike))
    return Damaged(calm.message, calm.kept, f"{calm.advice}\n{found}")


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" +{more}" if more > 0 else "")

"""A glance into a register file: counts and the first names of a list, before SQLAlchemy is loaded.

For SQLite files alone, read by the standard module in a few milliseconds. Nothing is shown where anything is unusual:
the real opening, which follows at once, then says what it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ...i18n import language
from ...names import Names
from .file_format import HEADER_BYTES, NEWEST_SCHEMA, first_bytes, header_in, is_cut_off, is_sqlite


@dataclass(frozen=True, slots=True)
class Glance:
    """How many records there are of each kind, and the names at the top of the list of one of them."""

    counts: Mapping[str, int]
    names: tuple[str, ...]


def read_glance(
    path: Path, kinds: Sequence[str], kind: str, limit: int, *, descending: bool = False
) -> Glance | None:
    """Look into the file, which is left as it is; None where that is not possible at once.

    `kinds` are all kinds of record, `kind` the one whose first `limit` names are read, by name in the language of the
    moment; empty for none.
    """
    try:
        if not _is_usual(path):
            return None
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)) as connection:
            connection.execute("PRAGMA trusted_schema = 0")
            connection.execute("BEGIN")
            return Glance(_counts(connection, kinds), _names(connection, kind, limit, descending) if kind else ())
    except (OSError, sqlite3.Error, ValueError, TypeError):
        return None


def _is_usual(path: Path) -> bool:
    raw = first_bytes(path)
    if not is_sqlite(raw) or len(raw) < HEADER_BYTES:
        return False
    header = header_in(raw)
    return header.is_ours and not header.is_wal and header.schema == NEWEST_SCHEMA and not is_cut_off(path, header)


def _counts(connection: sqlite3.Connection, kinds: Sequence[str]) -> dict[str, int]:
    # As register.queries.listing counts them.
    gone = "SELECT count(*) FROM record WHERE removed_at IS NOT NULL AND kind ="
    each = (f"(SELECT count(*) FROM {kind}) - ({gone} '{kind}')" for kind in kinds)
    return dict(zip(kinds, connection.execute(f"SELECT {', '.join(each)}").fetchone(), strict=True))


def _names(connection: sqlite3.Connection, kind: str, limit: int, descending: bool) -> tuple[str, ...]:
    # As register.queries.query orders them.
    way = "DESC" if descending else "ASC"
    key = f"order_{language()}"
    rows = connection.execute(
        f"SELECT caption FROM record WHERE kind = ? AND removed_at IS NULL ORDER BY {key} {way}, id {way} LIMIT ?",
        (kind, limit),
    )
    return tuple(Names.restore(caption).show() for (caption,) in rows)

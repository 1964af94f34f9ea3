"""The history of what was found, made to stand: a step of which only its number is known is said to be lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from ..identity import new_id
from ..journal import chain
from ..journal.chain import ChainStep
from ..journal.repaired import LOST_STEP

_MISSING = (
    "SELECT change_set FROM change WHERE change_set NOT IN (SELECT sequence FROM change_set) "
    "UNION SELECT undoes FROM change_set WHERE undoes IS NOT NULL AND undoes NOT IN (SELECT sequence FROM change_set)"
)
_BEFORE = "SELECT at FROM change_set WHERE sequence < ? ORDER BY sequence DESC LIMIT 1"
_AFTER = "SELECT at FROM change_set WHERE sequence > ? ORDER BY sequence LIMIT 1"
_NOBODY = "?"


def mend_journal(draft: Path, said: int) -> tuple[int, int]:
    """Returns how many steps were found and how many are lost, of those up to the one `said` to be the last."""
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = 0")
        found = _one(connection, "SELECT count(*) FROM change_set")
        newest = _one(connection, "SELECT max(0, coalesce(max(sequence), 0)) FROM change_set")
        missing = [row[0] for row in connection.execute(_MISSING)]
        for sequence in missing:
            _put_lost(connection, sequence)
        # Numbers are given one after the other: one that is not there was there.
        return found, max(newest, said, *missing) - found


def lost_entries(draft: Path) -> int:
    """How many changes are missing up to the last that was found: they are numbered one after the other."""
    with closing(sqlite3.connect(draft)) as connection:
        return max(0, _one(connection, "SELECT coalesce(max(sequence), 0) - count(*) FROM change WHERE sequence > 0"))


def mend_end(connection: Connection, said: ChainStep) -> None:
    """Let the history go on behind the step that was `said` to be its last, so that one which is lost is missed."""
    there = chain.last(connection)
    # One that stands in the place of a lost step has no fingerprint, and what comes next is made behind it.
    first, second = (said, there) if there.fingerprint else (there, said)
    last = max(first, second, key=lambda each: each.sequence)
    chain.keep_end(connection, last)
    counted = "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'change_set'"
    connection.exec_driver_sql(counted, (last.sequence,))


def _one(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


def _put_lost(connection: sqlite3.Connection, sequence: int) -> None:
    values: dict[str, object] = {
        "sequence": sequence,
        "id": new_id(),
        "at": _at(connection, sequence),
        "who": _NOBODY,
        "label": LOST_STEP,
        "undoable": 0,
    }
    for _place, name, kind, is_needed, _default, _key in connection.execute("PRAGMA table_info(change_set)"):
        if is_needed and name not in values:
            values[name] = 0 if kind == "INTEGER" else ""
    columns = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO change_set ({columns}) VALUES ({marks})", list(values.values()))


def _at(connection: sqlite3.Connection, sequence: int) -> str:
    """The time of a step beside it."""
    for query in (_BEFORE, _AFTER):
        row = connection.execute(query, (sequence,)).fetchone()
        if row is not None:
            return str(row[0])
    return datetime.now(UTC).isoformat(timespec="microseconds")

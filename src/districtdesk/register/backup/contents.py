"""What a register's file holds, in a few figures by which two copies are told apart or held to be the same.

Read by the sqlite3 module alone: of a file of any version, and a little at a time, so that nobody's save waits.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from ... import i18n
from ...i18n import _
from ..errors import calmly
from ..journal.step_label import step_words

# Rows of the journal that are read between two chances for a save: a few thousandths of a second.
_ROWS = 1000
_STEP = "SELECT sequence, id, at, who, label FROM change_set ORDER BY sequence"
_COUNTS = "SELECT kind, count(*) FROM record WHERE removed_at IS NULL GROUP BY kind"


@dataclass(frozen=True, slots=True)
class SavedStep:
    """One change set, as a line of it is shown."""

    sequence: int
    id: str
    at: str
    who: str
    label: str

    @property
    def words(self) -> str:
        try:
            when = i18n.moment(datetime.fromisoformat(self.at))
        except (ValueError, OverflowError, OSError, TypeError):
            # Whatever a damaged file says.
            when = str(self.at)
        return _("{time}, {who}: {step}", time=when, who=self.who, step=step_words(self.label))


@dataclass(frozen=True, slots=True)
class Contents:
    """`register_id` is that of its first change set, which its copies share; `counts` of records by kind.

    `digest` covers every row of the journal up to the `last` step.
    """

    register_id: str
    schema: int
    last: SavedStep | None
    counts: Mapping[str, int]
    digest: str

    @property
    def records(self) -> int:
        return sum(self.counts.values())


def read_contents(connection: sqlite3.Connection, name: str) -> Contents:
    """All of it; raises RegisterErrors for what cannot be read, where `name` is what the file is called."""
    with calmly(name):
        last = last_step(connection)
        return Contents(
            register_id_in(connection),
            int(connection.execute("PRAGMA user_version").fetchone()[0]),
            last,
            counts_in(connection),
            journal_digest(connection, last.sequence if last else 0),
        )


def register_id_in(connection: sqlite3.Connection) -> str:
    """The id of the first change set; empty where there is none."""
    row = connection.execute("SELECT id FROM change_set WHERE sequence > 0 ORDER BY sequence LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def last_step(connection: sqlite3.Connection) -> SavedStep | None:
    row = connection.execute(f"{_STEP} DESC LIMIT 1").fetchone()
    return SavedStep(*row) if row else None


def counts_in(connection: sqlite3.Connection) -> dict[str, int]:
    """How many records there are of each kind, removed ones left out."""
    return dict(connection.execute(_COUNTS))


def journal_digest(connection: sqlite3.Connection, last: int) -> str:
    """The SHA-256 of the journal up to this step. Rows that are added meanwhile do not count; an erased text does."""
    digest = sha256()
    for row in _journal(connection, last):
        digest.update(json.dumps(row, ensure_ascii=False, default=repr).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _journal(connection: sqlite3.Connection, last: int) -> Iterator[tuple[Any, ...]]:
    sets = "SELECT * FROM change_set WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?"
    changes = "SELECT * FROM change WHERE sequence > ? AND change_set BETWEEN 1 AND ? ORDER BY sequence LIMIT ?"
    for query in (sets, changes):
        at = 0
        while rows := connection.execute(query, (at, last, _ROWS)).fetchall():
            yield from rows
            # Its first column, in both tables.
            at = rows[-1][0]

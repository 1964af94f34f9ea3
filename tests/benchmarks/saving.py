"""One saved edit with its journal, against the same rows written by the sqlite3 module with the same settings."""

from __future__ import annotations

import json
import sqlite3
import time
from pathlib import Path

from districtdesk.register.file.engine import PRAGMAS
from districtdesk.register.journal.entry import Entry, save
from districtdesk.register.journal.store import Register
from districtdesk.register.queries import listing
from districtdesk.register.queries.listing import Query

from .measuring import Line, Times, timed

_EDITS = 60


def line(register: Register, size: int) -> Line:
    """By turns, so that the disk's moods strike both."""
    with register.read() as session:
        ids = [row.id for row in listing.window(session, Query("company"), 0, _EDITS)]
    raw = _raw_connection(Path(register.place))
    ours, reference = [], []
    for number, record_id in enumerate(ids):
        ours.append(timed(lambda number=number, each=record_id: _save_ours(register, each, number)))
        reference.append(timed(lambda number=number, each=record_id: _save_raw(raw, each, number)))
    raw.close()
    name = f"{size:,}".replace(",", " ")
    return Line(f"one saved edit with its journal, {name}", Times(ours[5:]), Times(reference[5:]), "s", "2.0")


def _save_ours(register: Register, record_id: str, number: int) -> None:
    save(register, Entry("company", {"address": f"Ours {number} {time.time_ns()}"}, record_id))


def _raw_connection(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    for name, value in PRAGMAS.items():
        raw.execute(f"PRAGMA {name} = {value}")
    return raw


def _save_raw(raw: sqlite3.Connection, record_id: str, number: int) -> None:
    address = f"Raw {number} {time.time_ns()}"
    raw.execute("BEGIN IMMEDIATE")
    before = raw.execute("SELECT address FROM company WHERE id = ?", (record_id,)).fetchone()[0]
    raw.execute("UPDATE company SET address = ? WHERE id = ?", (address, record_id))
    raw.execute(
        "UPDATE record SET version = version + 1, changed_at = ?, changed_by = 'raw', search_key = ? WHERE id = ?",
        (f"2026-01-01T00:00:00.{number:06}+00:00", address.lower(), record_id),
    )
    made = raw.execute(
        "INSERT INTO change_set (id, at, who, label, undoable) VALUES (?, '2026-01-01', 'raw', 'Edit', 1)",
        (f"raw {number} {time.time_ns()}",),
    )
    raw.execute(
        'INSERT INTO change (change_set, record_kind, record_id, "before", "after") VALUES (?, ?, ?, ?, ?)',
        (made.lastrowid, "company", record_id, json.dumps({"address": before}), json.dumps({"address": address})),
    )
    raw.execute("COMMIT")

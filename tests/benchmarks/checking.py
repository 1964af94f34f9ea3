"""A look at everything in a register, against the sqlite3 module looking the file over and reading every row."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from districtdesk.register.checking import check
from districtdesk.register.journal.store import Register

from .measuring import Line, by_turns


def line(register: Register, size: int) -> Line:
    """Every record of such a register is a finding: it was made past the journal."""
    place = Path(register.place)
    ours, theirs = by_turns(lambda: check(register), lambda: _read_through(place), runs=4)
    return Line(f"check of {size:,} companies".replace(",", " "), ours, theirs, "s", "10 s")


def _read_through(place: Path) -> None:
    raw = sqlite3.connect(place)
    raw.execute("PRAGMA integrity_check").fetchall()
    raw.execute("PRAGMA foreign_key_check").fetchall()
    for (table,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        raw.execute(f'SELECT * FROM "{table}"').fetchall()
    raw.close()

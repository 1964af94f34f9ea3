"""The indexes over all records, made when those are mended: till then each row would be written three times."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ..file.file_format import NEWEST_SCHEMA

_OF_RECORDS = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'record' AND sql IS NOT NULL"


def put_off_indexes(draft: Path) -> list[str]:
    """Returns what makes them again. Not of an older version: its migrations count on what is there."""
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        if connection.execute("PRAGMA user_version").fetchone()[0] != NEWEST_SCHEMA:
            return []
        found = connection.execute(_OF_RECORDS).fetchall()
        for name, _sql in found:
            connection.execute(f'DROP INDEX "{name}"')
    return [sql for _name, sql in found]

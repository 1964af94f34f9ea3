"""Putting the rows that were found into an empty register of their version, all of them but what follows from others.

Links between tables are not held to yet, and a row that lacks what its table needs is handed back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from ...records import KINDS
from ..captions import batches
from ..journal.chain import ChainStep
from ..salvage.cells import Value
from ..salvage.reading import FoundRow, Salvage
from ..salvage.shapes import RowShape

# Written anew: the links out of the records, and the version by its migration.
_LEFT_OUT = frozenset(("link", "alembic_version", "journal_end"))
_AT_ONCE = 2000
_NO_VALUES = "{}"

Values = dict[str, Value]


@dataclass(slots=True)
class Filled:
    """`rows`: how many of each table were put in. `torn`: by table and id, what is known of rows that lack something.

    `unsure`: the ids of records out of pages to which nothing leads. `torn_changes`: of how many changes the values
    are gone. `left_out`: of how many nothing is known that would tell of what they are. `end`: the last step of the
    history, as the file said.
    """

    rows: dict[str, int] = field(default_factory=dict)
    torn: dict[tuple[str, str], Values] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    torn_changes: int = 0
    left_out: int = 0
    end: ChainStep = field(default_factory=ChainStep)


def fill(draft: Path, found: Salvage) -> Filled:
    """Write them into the draft."""
    filled = Filled()
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        # A draft that is broken off is thrown away.
        connection.execute("PRAGMA synchronous = 0")
        connection.execute("PRAGMA foreign_keys = 0")
        connection.execute("BEGIN")
        for table, rows in found.tables.items():
            if table not in _LEFT_OUT:
                _fill_table(connection, found.shapes[table], rows.values(), filled)
        connection.execute("COMMIT")
    return filled


def _fill_table(connection: sqlite3.Connection, shape: RowShape, rows: Iterable[FoundRow], filled: Filled) -> None:
    names = [column.name for column in shape.columns]
    marks = ", ".join("?" * len(names))
    columns = ", ".join(f'"{name}"' for name in names)
    statement = f'INSERT OR IGNORE INTO "{shape.table}" ({columns}) VALUES ({marks})'
    before = connection.total_changes
    for batch in batches(_whole_rows(shape, rows, filled), _AT_ONCE):
        connection.executemany(statement, batch)
    filled.rows[shape.table] = connection.total_changes - before


def _whole_rows(shape: RowShape, rows: Iterable[FoundRow], filled: Filled) -> Iterator[list[Value]]:
    is_record = shape.table == "record" or shape.table in KINDS
    for each in rows:
        values = shape.named(each.row)
        if shape.table == "change" and not _mend_change(values, filled):
            continue
        if is_record and not each.is_sure:
            filled.unsure.add(str(values["id"]))
        if any(column.is_needed and values.get(column.name) is None for column in shape.columns):
            if is_record:
                filled.torn[shape.table, str(values["id"])] = values
            else:
                filled.left_out += 1
            continue
        if is_record and each.row.is_cut:
            filled.unsure.add(str(values["id"]))
        yield [values.get(column.name) for column in shape.columns]


def _mend_change(values: Values, filled: Filled) -> bool:
    """Whether it tells of a record of ours; values that are no longer readable become none."""
    if values.get("record_kind") not in KINDS:
        filled.left_out += 1
        return False
    for side in ("before", "after"):
        if values[side] is not None and not _is_object(values[side]):
            values[side] = _NO_VALUES
            filled.torn_changes += 1
    return True


def _is_object(text: Value) -> bool:
    try:
        return isinstance(json.loads(str(text)), dict)
    except (ValueError, RecursionError):
        return False

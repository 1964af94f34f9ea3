"""Putting the rows that were found into an empty register of their version, all of them but what follows from others.

Links between tables are not held to yet, and a row that lacks what its table needs is handed back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ...records import KINDS
from ..journal.chain import ChainStep
from ..salvage.cells import Row, Value
from ..salvage.reading import FoundRow, Salvage
from ..salvage.shapes import RowShape
from ..search_index import SPELLINGS, WORDS

# Written anew: the links out of the records, the index of their words, what lists show
# of claims, and the version by its migration.
_READ_BY_THE_REPAIR = frozenset(("alembic_version", "journal_end"))
_LEFT_OUT = _READ_BY_THE_REPAIR | {"link", WORDS, SPELLINGS, "shown_claim", "milestone"}
_AT_ONCE = 2000
_NO_VALUES = "{}"

Values = dict[str, Value]


@dataclass(slots=True)
class Filled:
    """`records`, `changes`: how many rows were put in. `torn`: by table and id, what is known of rows that lack some.

    `unsure`: the ids of records out of pages to which nothing leads. `torn_changes`: of how many changes the values
    are gone. `left_out`: of how many nothing is known that would tell of what they are. `end`: the last step of the
    history, as the file said. `indexes`: what makes those that the draft does without till it is mended.
    """

    records: int = 0
    changes: int = 0
    torn: dict[tuple[str, str], Values] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    torn_changes: int = 0
    left_out: int = 0
    end: ChainStep = field(default_factory=ChainStep)
    indexes: list[str] = field(default_factory=list)


@contextmanager
def filling(draft: Path) -> Iterator[Filling]:
    """Rows are put into the draft for as long as this is open; it is thrown away if that is broken off."""
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = 0")
        connection.execute("PRAGMA foreign_keys = 0")
        connection.execute("BEGIN")
        yield Filling(connection)
        connection.execute("COMMIT")


class Filling:
    """Puts rows into a draft, many at once, so that no more than those are held in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[list[Value]]] = {}

    def take(self, shape: RowShape, row: Row) -> bool:
        """Whether this row was whole, and is put in as it is; else it is for `put_rest`."""
        if shape.table in _LEFT_OUT:
            return shape.table not in _READ_BY_THE_REPAIR
        values = shape.in_order(row)
        if values is None or (shape.table == "change" and not _is_readable_change(shape.named(row))):
            return False
        self._put(shape, values)
        return True

    def put_rest(self, found: Salvage) -> Filled:
        """What was not whole, or not sure, as far as it has what its table needs."""
        filled = Filled()
        for shape in found.shapes.values():
            self._write(shape)
        for table, key in found.replaced:
            self._take_back(found.shapes[table], key)
        for table, rows in found.tables.items():
            if table not in _LEFT_OUT:
                for values in _whole_rows(found.shapes[table], rows.values(), filled):
                    self._put(found.shapes[table], values)
                self._write(found.shapes[table])
        counts = "SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM change)"
        filled.records, filled.changes = self._connection.execute(counts).fetchone()
        return filled

    def _put(self, shape: RowShape, values: list[Value]) -> None:
        waiting = self._waiting.setdefault(shape.table, [])
        waiting.append(values)
        # What is attached may be large.
        if len(waiting) == _AT_ONCE or shape.table == "content":
            self._write(shape)

    def _write(self, shape: RowShape) -> None:
        rows = self._waiting.pop(shape.table, [])
        columns = ", ".join(f'"{column.name}"' for column in shape.columns)
        marks = ", ".join("?" * len(shape.columns))
        self._connection.executemany(f'INSERT OR IGNORE INTO "{shape.table}" ({columns}) VALUES ({marks})', rows)

    def _take_back(self, shape: RowShape, key: tuple[Value, ...]) -> None:
        """For a better row of the same key."""
        names = [column.name for column in shape.columns if column.is_key]
        condition = " AND ".join(f'"{name}" = ?' for name in names)
        self._connection.execute(f'DELETE FROM "{shape.table}" WHERE {condition}', key)


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


def _is_readable_change(values: Values) -> bool:
    sides = (values["before"], values["after"])
    return values.get("record_kind") in KINDS and all(each is None or _is_object(each) for each in sides)


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

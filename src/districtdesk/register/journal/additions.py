"""Writing added records: the rows of the base table, then those of each kind, many with one statement.

The unit of work would make its commands row by row and column by column, which takes several times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, Insert, insert

from ...records import FieldValues, Record, table_of
from ..captions import batches
from ..prepared import write_columns

_FIRST_VERSION = 1
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class AddedRows:
    """Rows of one kind of record as they were written, column by column."""

    record_type: type[Record]
    columns: Mapping[str, Sequence[object]]


def write_additions(
    connection: Connection, added: Sequence[Record], may_go_on: Callable[[], object], kept: list[AddedRows] | None
) -> None:
    """Write these new records. In whatever order they point at each other: a link leads to the base table.

    What `may_go_on`, which is called again and again, raises ends it. What is written comes to be in `kept`.
    """
    of_kinds: dict[type[Record], list[Record]] = {Record: [*added]}
    for record in added:
        vars(record)["version"] = _FIRST_VERSION
        of_kinds.setdefault(type(record), []).append(record)
    for record_type, records in of_kinds.items():
        for batch in batches(records, _AT_ONCE):
            may_go_on()
            rows = _write(connection, record_type, batch)
            if kept is not None:
                kept.append(AddedRows(record_type, rows))


def write_again(connection: Connection, rows: AddedRows, stamps: FieldValues) -> None:
    """Write rows that were written elsewhere, with these stamps in place of their own."""
    statement, _keys = _insertion(rows.record_type)
    count = len(rows.columns["id"])
    fresh = {key: [value] * count for key, value in stamps.items() if key in rows.columns}
    write_columns(connection, statement, {**rows.columns, **fresh}, rows.columns.keys() - fresh.keys())


def _write(
    connection: Connection, record_type: type[Record], records: Sequence[Record]
) -> Mapping[str, Sequence[object]]:
    statement, keys = _insertion(record_type)
    held = [vars(each) for each in records]
    # What nobody has said is nothing, and does not have to be read again.
    return write_columns(connection, statement, {key: [each.setdefault(key, None) for each in held] for key in keys})


@cache
def _insertion(record_type: type[Record]) -> tuple[Insert, tuple[str, ...]]:
    # Made once, because every save needs it.
    table = table_of(record_type)
    return insert(table), tuple(table.c.keys())

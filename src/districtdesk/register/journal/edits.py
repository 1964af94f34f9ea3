"""Writing edited records: one UPDATE for each of the two tables that a record stands in.

The unit of work would walk through the tables of all kinds for every save, which takes longer than to write.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, Update, bindparam, update
from sqlalchemy.orm.exc import StaleDataError

from ...records import Record, table_of
from ...records.columns import Unreadable
from ..prepared import write

# Nobody saves a record as often; one that says so was written to past the program.
MOST_VERSION = 2**53
_OWN, _VERSION, _NEW = "own_id", "own_version", "new_"


def write_edits(connection: Connection, edited: Mapping[Record, Iterable[str]]) -> None:
    """Write these attributes of each record, whose version goes up by one.

    Raises StaleDataError for a record that is no longer at the version at which it was read.
    """
    # Records of which the same is changed are written with one statement.
    alike: dict[tuple[type[Record], frozenset[str]], list[Record]] = {}
    for record in sorted(edited, key=lambda each: each.id):
        alike.setdefault((type(record), frozenset(edited[record])), []).append(record)
    for (record_type, changed), records in alike.items():
        _write(connection, record_type, changed, records)


def _write(
    connection: Connection, record_type: type[Record], changed: frozenset[str], records: Sequence[Record]
) -> None:
    for record in records:
        if record.version >= MOST_VERSION:
            # It would no longer be a whole number.
            raise Unreadable(f"{record.id}: version {record.version}")
    values = [
        {_NEW + key: getattr(record, key) for key in changed} | {_OWN: record.id, _VERSION: record.version}
        for record in records
    ]
    for statement in _statements(record_type, changed):
        if write(connection, statement, *values) != len(records):
            raise StaleDataError(", ".join(record.id for record in records))
    for record in records:
        vars(record)["version"] = record.version + 1


@cache
def _statements(record_type: type[Record], changed: frozenset[str]) -> tuple[Update, ...]:
    """The base table's first, which has the version."""
    base, own = table_of(Record), table_of(record_type)
    first = _update(base, changed).where(base.c.version == bindparam(_VERSION))
    first = first.values(version=bindparam(_VERSION) + 1)
    return (first, _update(own, changed)) if changed.intersection(own.c.keys()) else (first,)


def _update(table: Table, changed: frozenset[str]) -> Update:
    values: dict[str, Any] = {key: bindparam(_NEW + key) for key in sorted(changed) if key in table.c}
    return update(table).where(table.c.id == bindparam(_OWN)).values(values)

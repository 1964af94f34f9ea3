"""Writing added records: the rows of the base table, then those of each kind, many with one statement.

The unit of work would make its commands row by row and column by column, which takes several times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Insert, insert
from sqlalchemy.orm import Session, make_transient_to_detached

from ...records import Record, table_of
from ..prepared import write

_FIRST_VERSION = 1


def write_additions(session: Session, added: Sequence[Record]) -> None:
    """Write these new records. In whatever order they point at each other: a link leads to the base table."""
    if not added:
        return
    of_kinds: dict[type[Record], list[Record]] = {}
    for record in added:
        vars(record)["version"] = _FIRST_VERSION
        of_kinds.setdefault(type(record), []).append(record)
    _write(session, Record, added)
    for record_type, records in of_kinds.items():
        _write(session, record_type, records)
    for record in added:
        # Have the session know that what the record holds is what is kept.
        session.expunge(record)
        make_transient_to_detached(record)
    session.add_all(added)


def _write(session: Session, record_type: type[Record], records: Sequence[Record]) -> None:
    statement, keys = _insertion(record_type)
    # What nobody has said is nothing, and does not have to be read again.
    held = map(vars, records)
    write(session.connection(), statement, *({key: each.setdefault(key, None) for key in keys} for each in held))


@cache
def _insertion(record_type: type[Record]) -> tuple[Insert, tuple[str, ...]]:
    # Made once, because every save needs it.
    table = table_of(record_type)
    return insert(table), tuple(table.c.keys())

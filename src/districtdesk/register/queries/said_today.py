"""What records say of themselves today, kept in a copy that shows how things were on another day.

What may have been so on the day is told by it: the values of the copy are those that surely were.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, MetaData, Table, select
from sqlalchemy.orm import Session

from ...record_kinds import LISTED_AS_OF
from ...records import KINDS, FieldValues, table_of
from ..captions import batches
from ..clock import so_day


def _table(kind: str) -> Table:
    own = table_of(KINDS[kind])
    return Table(f"{own.name}_today", MetaData(), *(Column(each.name, each.type) for each in own.c))


def keep_said_today(connection: Connection) -> None:
    """Before anything of the copy is put as it was."""
    for kind in LISTED_AS_OF:
        kept, own = _table(kind), table_of(KINDS[kind])
        kept.create(connection)
        connection.execute(kept.insert().from_select(list(own.c.keys()), select(own)))


def read_said_today(session: Session, kind: str, ids: Iterable[str]) -> dict[str, FieldValues]:
    """By id, all values that these records say of themselves today; none where another day is not looked at so."""
    if so_day() is None or kind not in LISTED_AS_OF:
        return {}
    kept = _table(kind)
    rows = (row for batch in batches(ids) for row in session.execute(select(kept).where(kept.c.id.in_(batch))))
    return {row.id: dict(row._mapping) for row in rows}

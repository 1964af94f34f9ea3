"""Which fields of a kind say anything in this register."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...records import KINDS, Record, fields_of, table_of

_BASE = table_of(Record)


def read_filled(session: Session, kind: str) -> frozenset[str]:
    """The keys of the fields that hold something in some record of the kind: one look at all of them."""
    own = table_of(KINDS[kind])
    keys = [field.key for field in fields_of(KINDS[kind])]
    columns = [own.c[key] if key in own.c else _BASE.c[key] for key in keys]
    query = select(*map(func.count, columns)).join_from(own, _BASE, _BASE.c.id == own.c.id)
    return frozenset(key for key, count in zip(keys, session.execute(query).one(), strict=True) if count)

"""Bringing a register of an older version up to date: its tables, and the titles that follow from other records.

Programs word a title in their own way, and a check holds each against what this one makes of the record.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, select
from sqlalchemy.orm import Session

from ..records import KINDS, Record, table_of
from .captions import batches, captions, derive_anew, recaption_dependants
from .file.migrate import migrate_to


def bring_up_to_date(engine: Engine) -> None:
    """All of it in one transaction: broken off, the register is the older one still."""
    migrate_to(engine, None, _derive_titles)


def _derive_titles(connection: Connection) -> None:
    with Session(connection) as session:
        renamed: set[str] = set()
        for record_type in KINDS.values():
            if record_type.titled_by:
                renamed |= _derive_kind(session, record_type)
        recaption_dependants(session, renamed)


def _derive_kind(session: Session, record_type: type[Record]) -> set[str]:
    """Returns the ids of those that have another title now."""
    renamed: set[str] = set()
    ids = session.scalars(select(table_of(record_type).c.id)).all()
    for batch in batches(ids):
        before = captions(session, batch)
        derive_anew(session, session.scalars(select(record_type).where(record_type.id.in_(batch))).all())
        after = captions(session, batch)
        renamed |= {each for each in batch if before[each] != after[each]}
    return renamed

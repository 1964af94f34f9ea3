"""The sources used last, to be cited again while one text is worked through."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import Record, Source, table_of


def find_recent_sources(session: Session, kept: str = "", limit: int = 40) -> list[Source]:
    """Sources by their last change, newest first; behind them the one with the id `kept`, however old it is.

    Of those that came in together, as of an import, the one with the latest date stands first.
    """
    # Asked for by id, sources are looked up; else a database may walk through all records by their last change.
    own = select(table_of(Source).c.id)
    query = select(Source).where(Source.id.in_(own), Source.removed_at.is_(None))
    order = Source.changed_at.desc(), Source.date.desc().nulls_last()
    found = list(session.scalars(query.order_by(*order).limit(limit)))
    if kept and all(each.id != kept for each in found):
        found += session.scalars(query.where(Source.id == kept))
    return found


def is_standing(session: Session, source_id: str) -> bool:
    """Whether there is such a source that is not removed."""
    own = table_of(Record).c
    return session.scalar(select(own.id).where(own.id == source_id, own.removed_at.is_(None))) is not None

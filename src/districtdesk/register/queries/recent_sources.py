"""The sources used last, to be cited again while one text is worked through."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import Citation, Source, table_of


def recent_sources(session: Session, kept: str = "", limit: int = 40) -> list[Source]:
    """Sources by their last change, newest first; behind them the one with the id `kept`, however old it is."""
    # Asked for by id, sources are looked up; else a database may walk through all records by their last change.
    own = select(table_of(Source).c.id)
    query = select(Source).where(Source.id.in_(own), Source.removed_at.is_(None))
    found = list(session.scalars(query.order_by(Source.changed_at.desc()).limit(limit)))
    if kept and all(each.id != kept for each in found):
        found += session.scalars(query.where(Source.id == kept))
    return found


def last_cited(session: Session) -> str | None:
    """The source of the newest citation; None where nothing is cited yet."""
    standing = select(Source.id).where(Source.removed_at.is_(None))
    query = select(Citation.source).where(Citation.removed_at.is_(None), Citation.source.in_(standing))
    # Ids grow with time.
    return session.scalar(query.order_by(Citation.id.desc()).limit(1))

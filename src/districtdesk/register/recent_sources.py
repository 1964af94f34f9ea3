"""The sources used last, to be cited again while one text is worked through."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..records import Citation, Source


def recent_sources(session: Session, limit: int = 40) -> list[Source]:
    """Sources by their last change, newest first."""
    query = select(Source).where(Source.removed_at.is_(None)).order_by(Source.changed_at.desc()).limit(limit)
    return list(session.scalars(query))


def last_cited(session: Session) -> str | None:
    """The source of the newest citation; None where nothing is cited yet."""
    standing = select(Source.id).where(Source.removed_at.is_(None))
    query = select(Citation.source).where(Citation.removed_at.is_(None), Citation.source.in_(standing))
    # Ids grow with time.
    return session.scalar(query.order_by(Citation.id.desc()).limit(1))

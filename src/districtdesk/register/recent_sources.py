"""The sources used last, to be cited again while one text is worked through."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..records import Source


def recent_sources(session: Session, limit: int = 40) -> list[Source]:
    """Sources by their last change, newest first."""
    query = select(Source).where(Source.removed_at.is_(None)).order_by(Source.changed_at.desc()).limit(limit)
    return list(session.scalars(query))

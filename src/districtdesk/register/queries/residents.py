"""How many residents of each district have a record."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...records import Record, Residency, table_of
from ...records.residency import NOT_YET

_BASE = table_of(Record)


def count_recorded_residents(session: Session, district: str | None = None) -> dict[str, int]:
    """Residents by district, or of one: neither non-residents of the zone nor mere applicants."""
    own = table_of(Residency)
    query = (
        select(own.c.district, func.count())
        .join_from(own, _BASE, _BASE.c.id == own.c.id)
        .where(
            _BASE.c.removed_at.is_(None),
            Residency.open_among(own),
            own.c.status.is_(None) | own.c.status.not_in(NOT_YET),
            own.c.residency_kind.is_(None) | (own.c.residency_kind != "non_resident"),
        )
        .group_by(own.c.district)
    )
    if district is not None:
        query = query.where(own.c.district == district)
    return {row[0]: row[1] for row in session.execute(query)}

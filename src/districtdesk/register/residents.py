"""Which residencies are open, and how many residents of each district have a record."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from ..records import Record, Residency, table_of
from ..records.residency import CLOSED_STATUSES

_BASE = table_of(Record)
# An intention is no residency yet.
_NOT_YET = ("letter_of_intent", "applied")


def open_residencies(*columns: Any) -> Select[Any]:
    """The district and these columns of residencies that have not ended, one row a district."""
    own = table_of(Residency)
    is_open = own.c.status.is_(None) | own.c.status.not_in(CLOSED_STATUSES)
    return (
        select(own.c.district, *columns)
        .join_from(own, _BASE, _BASE.c.id == own.c.id)
        .where(_BASE.c.removed_at.is_(None), own.c.ended_on.is_(None), is_open)
        .group_by(own.c.district)
    )


def recorded_residents(session: Session, district: str | None = None) -> dict[str, int]:
    """Residents by district, or of one: neither non-residents of the zone nor mere applicants."""
    own = table_of(Residency)
    query = open_residencies(func.count()).where(
        own.c.status.is_(None) | own.c.status.not_in(_NOT_YET),
        own.c.residency_kind.is_(None) | (own.c.residency_kind != "non_resident"),
    )
    if district is not None:
        query = query.where(own.c.district == district)
    return {row[0]: row[1] for row in session.execute(query)}

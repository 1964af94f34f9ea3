"""Which residencies are open, and how many residents of each district have a record."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, func, select
from sqlalchemy.orm import Session

from ..records import Record, Residency, table_of
from ..records import today as calendar
from ..records.residency import CLOSED_STATUSES, NOT_YET

_BASE = table_of(Record)


def is_open(own: FromClause) -> ColumnElement[bool]:
    """The condition on the residencies' own table that Residency.is_open states of one."""
    # A stored date begins with its earliest day.
    tomorrow = (calendar.today() + timedelta(days=1)).isoformat()
    has_no_end = own.c.ended_on.is_(None) | (own.c.ended_on >= tomorrow)
    return has_no_end & (own.c.status.is_(None) | own.c.status.not_in(CLOSED_STATUSES))


def open_residencies(*columns: Any) -> Select[Any]:
    """The district and these columns of residencies that have not ended, one row a district."""
    own = table_of(Residency)
    return (
        select(own.c.district, *columns)
        .join_from(own, _BASE, _BASE.c.id == own.c.id)
        .where(_BASE.c.removed_at.is_(None), is_open(own))
        .group_by(own.c.district)
    )


def recorded_residents(session: Session, district: str | None = None) -> dict[str, int]:
    """Residents by district, or of one: neither non-residents of the zone nor mere applicants."""
    own = table_of(Residency)
    query = open_residencies(func.count()).where(
        own.c.status.is_(None) | own.c.status.not_in(NOT_YET),
        own.c.residency_kind.is_(None) | (own.c.residency_kind != "non_resident"),
    )
    if district is not None:
        query = query.where(own.c.district == district)
    return {row[0]: row[1] for row in session.execute(query)}

"""How many residents of each district have a record."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from ...records import Record, Residency, table_of
from ...records.residency import NOT_YET

_BASE = table_of(Record)


def count_recorded_residents(session: Session) -> dict[str, int]:
    """Residents by district: neither non-residents of the zone nor mere applicants."""
    own = table_of(Residency)
    query = select(own.c.district, func.count()).where(*_is_recorded()).group_by(own.c.district)
    return {row[0]: row[1] for row in session.execute(query.join_from(own, _BASE, _BASE.c.id == own.c.id))}


def counting_recorded(district: str) -> Select[int]:
    """The statement that counts those of one district."""
    own = table_of(Residency)
    query = select(func.count()).join_from(own, _BASE, _BASE.c.id == own.c.id)
    return query.where(*_is_recorded(), own.c.district == district)


def _is_recorded() -> tuple[ColumnElement[bool], ...]:
    own = table_of(Residency)
    return (
        _BASE.c.removed_at.is_(None),
        Residency.open_among(own),
        own.c.status.is_(None) | own.c.status.not_in(NOT_YET),
        own.c.residency_kind.is_(None) | (own.c.residency_kind != "non_resident"),
    )

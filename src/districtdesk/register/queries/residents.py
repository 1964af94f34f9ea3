"""How many residents of each district have a record, now or on a day."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from ...records import District, Record, Residency, table_of
from ...records.residency import NOT_YET
from .as_of import everything_as_of
from .listing import Query

_BASE = table_of(Record)
_NO_RESIDENT = "non_resident"


def count_recorded_residents(session: Session) -> dict[str, int]:
    """Residents by district: neither non-residents of the zone nor mere applicants."""
    own = table_of(Residency)
    query = select(own.c.district, func.count()).where(*is_recorded()).group_by(own.c.district)
    return {row[0]: row[1] for row in session.execute(query.join_from(own, _BASE, _BASE.c.id == own.c.id))}


def count_residents_on(session: Session, day: date) -> tuple[Counter[str], Counter[str]]:
    """Residents by district on that day: those that surely were, and all that may have been."""
    sure: Counter[str] = Counter()
    possible: Counter[str] = Counter()
    for then in everything_as_of(session, Query("residency"), day):
        if then.row.values["residency_kind"] == _NO_RESIDENT:
            continue
        district = str(then.row.values["district"])
        possible[district] += 1
        sure[district] += then.is_sure
    return sure, possible


def counting_recorded(district: str) -> Select[int]:
    """The statement that counts those of one district and its zones, at whatever remove."""
    own, place = table_of(Residency), table_of(District)
    inside = select(place.c.id).where(place.c.id == district).cte("inside", recursive=True)
    # Without ALL: a district that is a part of itself ends there.
    inside = inside.union(select(place.c.id).where(place.c.part_of == inside.c.id))
    query = select(func.count()).join_from(own, _BASE, _BASE.c.id == own.c.id)
    return query.where(*is_recorded(), own.c.district.in_(select(inside.c.id)))


def count_in_zones(session: Session, district: str) -> int:
    """How many of those that counting_recorded() counts are recorded in a zone of the district."""
    return (session.scalar(counting_recorded(district)) or 0) - len(read_recorded(session, district))


def read_recorded(session: Session, district: str) -> dict[str, str]:
    """Those of one district, each with its company."""
    own = table_of(Residency)
    query = select(own.c.id, own.c.company).join_from(own, _BASE, _BASE.c.id == own.c.id)
    query = query.where(*is_recorded(), own.c.district == district).order_by(own.c.id)
    return {row[0]: row[1] for row in session.execute(query)}


def is_recorded() -> tuple[ColumnElement[bool], ...]:
    """What holds of a row of a residency, joined with its record, that is counted as a resident."""
    own = table_of(Residency)
    return (
        _BASE.c.removed_at.is_(None),
        Residency.open_among(own),
        own.c.status.is_(None) | own.c.status.not_in(NOT_YET),
        own.c.residency_kind.is_(None) | (own.c.residency_kind != _NO_RESIDENT),
    )

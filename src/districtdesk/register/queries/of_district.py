"""What belongs to a district: its projects and residents, what is claimed and told of these and of itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import KINDS, Company, District, Field, Project, Record, Residency, fields_of, kind_of, table_of
from ..plain_rows import kept
from .chosen import read_chosen, read_residents
from .query import Query

_DISTRICT = kind_of(District)
_WITHIN = (Project, Residency)


def read_within(session: Session, district_id: str) -> tuple[str, ...]:
    """The district itself, and the projects and residencies in it."""
    found = [district_id]
    for record_type in _WITHIN:
        own = table_of(record_type)
        rows = select(own.c.id).where(own.c[_DISTRICT] == district_id, kept(record_type))
        found += session.scalars(rows.order_by(own.c.id))
    return tuple(found)


def of_district(session: Session, query: Query, within: Sequence[str]) -> Query:
    """The query for what belongs to the district that `within` begins with."""
    record_type = KINDS[query.kind]
    if record_type is District:
        return replace(query, where=(*query.where, ("id", within[0])))
    if record_type is Company:
        residents = tuple(sorted(read_residents(session, within[:1])))
        return replace(query, where=(*query.where, ("id", residents)))
    link = next(_links_into(record_type), None)
    if link is None:
        return replace(query, linked=("", tuple(within[:1])), either_way=True)
    return replace(query, linked=(link.key, tuple(within)))


def of_others(session: Session, query: Query, known: Collection[str]) -> Query | None:
    """The query for what it finds besides these ids; None where there is no more."""
    others = tuple(sorted(read_chosen(session, query).ids.difference(known)))
    return replace(query, where=(*query.where, ("id", others))) if others else None


def _links_into(record_type: type[Record]) -> Iterator[Field]:
    """The links of a record by which it belongs to a district or to what is within."""
    within = {_DISTRICT, *map(kind_of, _WITHIN)}
    for field in fields_of(record_type):
        to = set(field.kind.to)
        if field.kind.is_link and to & within and (field.kind.part or to == {_DISTRICT}):
            yield field

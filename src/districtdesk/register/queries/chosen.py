"""Which records a filter leaves of one kind, for views that show more than the list of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import LegalAct, Residency, table_of
from ...records.base import LinkRow
from ..captions import batches
from ..plain_rows import kept
from . import listing
from .query import Query, unordered

_HOME, _LINK = table_of(Residency), table_of(LinkRow)
_TOLD_OF = ("subjects", "concerns", "parties")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The ids that a query finds among the `total` records of its `kind` that there are."""

    kind: str
    ids: frozenset[str]
    total: int


def read_chosen(session: Session, query: Query) -> Chosen:
    """What the query finds, in no order."""
    ids = session.scalars(unordered(listing.ready(session, query)))
    return Chosen(query.kind, frozenset(ids), listing.count(session, Query(query.kind)))


def read_homes(session: Session, companies: Collection[str]) -> frozenset[str]:
    """The residencies of these companies."""
    rows = select(_HOME.c.id).where(kept(Residency))
    return frozenset(
        each for batch in batches(companies) for each in session.scalars(rows.where(_HOME.c.company.in_(batch)))
    )


def read_residents(session: Session, districts: Collection[str]) -> frozenset[str]:
    """The companies that are or were resident in these districts."""
    rows = select(_HOME.c.company).where(kept(Residency))
    return frozenset(
        each for batch in batches(districts) for each in session.scalars(rows.where(_HOME.c.district.in_(batch)))
    )


def read_told_of(session: Session) -> list[tuple[str, str]]:
    """What tells of something by several links, such as an event or an act, and of what."""
    rows = select(_LINK.c.record_id, _LINK.c.target_id).where(_LINK.c.field.in_(_TOLD_OF))
    acts = table_of(LegalAct)
    in_districts = select(acts.c.id, acts.c.district).where(acts.c.district.is_not(None), kept(LegalAct))
    of_acts = [(row[0], each) for row in session.execute(in_districts) for each in row[1] or ()]
    return [*((row[0], row[1]) for row in session.execute(rows)), *of_acts]

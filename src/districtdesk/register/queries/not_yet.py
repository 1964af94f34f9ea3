"""What surely was not there yet on a day: its founding lies after it, and nothing tells of it before."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...dates.imprecise import ImpreciseDate
from ...records import District, Event, LegalAct, kind_of, table_of
from ...records.base import LinkRow
from ...records.states import STATES
from ..claims.read_states import read_states
from ..plain_rows import kept


def not_yet(session: Session, kind: str, day: date) -> frozenset[str]:
    """The ids of the districts, companies or projects that were founded after that day."""
    if kind not in STATES:
        return frozenset()
    known: dict[str, bool] = {}
    for founded, when in _foundings(session, kind):
        is_after = when.earliest is not None and when.earliest > day
        known[founded] = known.get(founded, True) and is_after
    later = [each for each, is_after in known.items() if is_after]
    states = read_states(session, kind, later)
    return frozenset(each for each in later if not any(_may_have_begun(s.since, day) for s in states.get(each, ())))


def _may_have_begun(since: ImpreciseDate | None, day: date) -> bool:
    """A state of which no start is known begins with the founding at the earliest."""
    return since is not None and (since.earliest is None or since.earliest <= day)


def _foundings(session: Session, kind: str) -> list[tuple[str, ImpreciseDate]]:
    own, link, act, park = (table_of(each) for each in (Event, LinkRow, LegalAct, District))
    happened = (own.c.event_kind == "established", own.c.status == "actual", own.c.date.is_not(None), kept(Event))
    told = select(link.c.target_id, own.c.date).join(own, own.c.id == link.c.record_id)
    found = [(row[0], row[1]) for row in session.execute(told.where(link.c.field == "subjects", *happened))]
    if kind == kind_of(District):
        acted = select(park.c.id, act.c.date).join(act, act.c.id == park.c.established_by)
        found += [(row[0], row[1]) for row in session.execute(acted.where(act.c.date.is_not(None)))]
    return found

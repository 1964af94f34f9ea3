"""What surely was not so yet on a day: claims of a later day, and what was announced later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from ...dates import stored
from ...records import Citation, Event, Figure, Source, table_of
from ...records.claim_status import NOT_YET_SO
from ..plain_rows import as_stored_text, kept

# What it is called once another has taken its place.
_SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class NotSoYet:
    """The ids of claims that came after a day; `standing`: what was superseded only after it."""

    claims: frozenset[str]
    standing: frozenset[str]


def not_so_yet(session: Session, day: date) -> NotSoYet:
    """What surely was not so yet on that day, whoever said it when. A claim without a day of its own is taken to be
    of the day on which it was first said: when the event at which it was said took place, or else when the source is
    dated. One without any date may have been so.
    """
    claims = frozenset(claim for claim, when in _claim_days(session).items() if when > day.isoformat())
    return NotSoYet(claims, _standing(session, claims))


def days_of_claims(session: Session) -> set[str]:
    """The days, as stored, from which on claims may have been so."""
    return set(_claim_days(session).values())


def _claim_days(session: Session) -> dict[str, str]:
    kinds = (table_of(Figure), table_of(Event))
    ids = {each for own in kinds for each in session.scalars(select(own.c.id))}
    said = {each: when for each, when in _first_said(session).items() if each in ids}
    return {**said, **_own_days(session)}


def _first_said(session: Session) -> dict[str, str]:
    """The first day on which each claim may have been said."""
    own, source, event = table_of(Citation), table_of(Source), table_of(Event)
    said = func.coalesce(as_stored_text(event.c.date), as_stored_text(source.c.date))
    query = (
        select(own.c.record, said)
        .join_from(own, source, source.c.id == own.c.source)
        .outerjoin(event, event.c.id == own.c.occasion)
        .where(said.is_not(None), kept(Citation))
    )
    first: dict[str, str] = {}
    for record, when in session.execute(query):
        begins = stored.first_day(when)
        first[record] = min(begins, first.get(record, begins))
    return first


def _own_days(session: Session) -> dict[str, str]:
    """As of when a figure is, unless it is of what is to come; when an event was announced, or came."""
    figure, event = table_of(Figure), table_of(Event)
    over = case((figure.c.status.not_in(NOT_YET_SO), as_stored_text(figure.c.period)))
    came = case((event.c.status == "actual", as_stored_text(event.c.date)))
    own = (
        select(figure.c.id, func.coalesce(as_stored_text(figure.c.as_of), over)).where(kept(Figure)),
        select(event.c.id, func.coalesce(as_stored_text(event.c.announced_on), came)).where(kept(Event)),
    )
    return {row[0]: stored.first_day(row[1]) for query in own for row in session.execute(query) if row[1]}


def _standing(session: Session, claims: frozenset[str]) -> frozenset[str]:
    own = table_of(Figure)
    query = select(own.c.id, own.c.replaced_by).where(own.c.status == _SUPERSEDED, own.c.replaced_by.is_not(None))
    return frozenset(row[0] for row in session.execute(query) if row[1] in claims)

"""Announcements of one thing: a later one is another event, and what is told by the earlier one stays with that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...dates.imprecise import ImpreciseDate
from ...names import Names
from ...records import KINDS, Event, table_of
from ...records.event import chain_order
from ..captions import batches, pointing_at
from ..plain_rows import kept

# Of these a subject has many, and a later one says nothing of those before.
_MANY = frozenset({"visit", "statement", "other"})
_NO_NEW_DATE = frozenset({"postponed", "cancelled"})
_TOLD = tuple(each for each in KINDS.values() if each.told_by_event)


class Overtaken(NamedTuple):
    """A later announcement, the caption of an earlier one, and how many dates are told by that still."""

    event: str
    earlier: Names
    dates: int


def find_overtaken(session: Session, event: Event) -> list[Overtaken]:
    """What this event, which may not be saved yet, leaves behind with earlier announcements."""
    if not (event.subjects and _gives_a_date(event)):
        return []
    earlier = [each for each in _of_subjects(session, event.subjects, {event.event_kind}) if _overtakes(event, each)]
    return list(_left_behind([event], earlier, _count_told(session, [each.id for each in earlier])))


def read_overtaken(session: Session) -> list[Overtaken]:
    """The same for all events of the register."""
    counts = _count_told(session)
    if not counts:
        return []
    earlier = [
        event
        for batch in batches(counts)
        for event in session.scalars(select(Event).where(Event.id.in_(batch), Event.removed_at.is_(None)))
    ]
    subjects = {subject for each in earlier for subject in each.subjects or ()}
    later = _of_subjects(session, subjects, {each.event_kind for each in earlier})
    return list(_left_behind(later, earlier, counts))


def _left_behind(later: Iterable[Event], earlier: Iterable[Event], counts: Mapping[str, int]) -> Iterator[Overtaken]:
    relied = [each for each in earlier if each.id in counts]
    for event in later if relied else ():
        yield from (Overtaken(event.id, each.caption, counts[each.id]) for each in relied if _overtakes(event, each))


def _overtakes(later: Event, earlier: Event) -> bool:
    """Whether it gives the same thing another date. What is told by the earlier one is another thing."""
    if later.id == earlier.id or later.event_kind != earlier.event_kind or later.relative_to == earlier.id:
        return False
    is_of_one = not set(later.subjects or ()).isdisjoint(earlier.subjects or ())
    return is_of_one and _gives_a_date(later) and _place(later) > _place(earlier)


def _gives_a_date(event: Event) -> bool:
    return event.date is not None and event.event_kind not in _MANY and event.status not in _NO_NEW_DATE


def _place(event: Event) -> tuple[date, date, str]:
    return chain_order(_beginning(event.announced_on), _beginning(event.date), event.id)


def _beginning(when: ImpreciseDate | None) -> date | None:
    return (when.earliest or when.latest) if when else None


def _of_subjects(session: Session, subjects: Iterable[str], kinds: set[str]) -> list[Event]:
    found: dict[str, Event] = {}
    for batch in batches(subjects):
        shared = pointing_at(Event, "subjects", batch)
        query = select(Event).where(shared, Event.event_kind.in_(kinds), Event.removed_at.is_(None))
        found.update((event.id, event) for event in session.scalars(query))
    return list(found.values())


def _count_told(session: Session, events: list[str] | None = None) -> dict[str, int]:
    """How many dates are told by each of these events, or by any."""
    counts: dict[str, int] = {}
    for record_type in _TOLD if events != [] else ():
        own = table_of(record_type)
        told = own.c.relative_to.is_not(None) if events is None else own.c.relative_to.in_(events)
        query = select(own.c.relative_to, func.count()).where(told, kept(record_type)).group_by(own.c.relative_to)
        for event, count in session.execute(query):
            counts[event] = counts.get(event, 0) + count
    return counts

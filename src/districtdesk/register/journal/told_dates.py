"""Dates that are told by an event, such as within six months of the launch: they follow it within the same save.

The bounds are reckoned anew whenever the event's date, the event or the distance changes; words as printed stay.
Where nothing follows, because the event has no date, what stands there is left. An event by which a date is told is
not removed: whoever removes it has to say first what the date is then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...dates.imprecise import ImpreciseDate
from ...dates.offset import from_event
from ...records import KINDS, Event, Record
from ..captions import batches, pointing_at
from .recorder import Touched

_TOLD = tuple(each for each in KINDS.values() if each.told_by_event)
# An event told by an event told by an event; a circle is refused after that.
_MOST_ROUNDS = 40


def follow_events(session: Session, touched: Mapping[str, Touched]) -> None:
    """Give every touched record, and all that are told by a touched event, the bounds that follow from its event."""
    waiting = [each.record for each in touched.values() if each.record.removed_at is None]
    moved = [each.id for each in waiting if _is_event(each) and _has_moved(touched[each.id])]
    for _round in range(_MOST_ROUNDS):
        told = {each.id: each for each in (*waiting, *_told_by(session, moved)) if each.told_by_event}
        waiting = [each for each in told.values() if _follow(session, each)]
        if not waiting:
            return
        session.flush()
        moved = [each.id for each in waiting if _is_event(each)]


def _is_event(record: Record) -> bool:
    return isinstance(record, Event)


def _has_moved(touched: Touched) -> bool:
    return touched.is_added or touched.was_removed or "date" in touched.after


def _told_by(session: Session, events: Iterable[str]) -> list[Record]:
    """The records whose date is told by one of these."""
    found: list[Record] = []
    for batch in batches(events):
        for record_type in _TOLD:
            told = pointing_at(record_type, "relative_to", batch)
            found += session.scalars(select(record_type).where(told, record_type.removed_at.is_(None)))
    return found


def _follow(session: Session, record: Record) -> bool:
    """Whether the date had to be changed."""
    by, to = getattr(record, "relative_by", None), getattr(record, "relative_to", None)
    event = session.get(Event, to) if by and to else None
    bounds = from_event(event.date, str(by)) if event is not None and event.date else None
    before: ImpreciseDate | None = getattr(record, record.told_by_event)
    if bounds is None or (before is not None and before.edtf == bounds.edtf):
        return False
    setattr(record, record.told_by_event, ImpreciseDate(bounds.edtf, before.words if before else ""))
    return True

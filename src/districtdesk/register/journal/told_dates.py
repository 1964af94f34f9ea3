"""Dates that are told by an event, such as within six months of the launch: they follow it within the same save.

The bounds are reckoned anew whenever the event's date, the event or the distance changes; words as printed stay.
Where nothing follows, because the event has no date or one beyond all years, the date is not known. Another date than
follows is refused. An event by which a date is told is not removed: whoever removes it has to say first what the date
is then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from ...dates.imprecise import ImpreciseDate, read
from ...dates.offset import from_event
from ...i18n import _
from ...problems import Problem, error
from ...records import KINDS, Event, Record
from ..captions import batches, pointing_at
from ..rules.record_rules import refuse_errors
from .recorder import WritingSession
from .touching import Touched

_TOLD = tuple(each for each in KINDS.values() if each.told_by_event)
# An event told by an event told by an event; a circle is refused after that.
_MOST_ROUNDS = 40


def follow_events(session: WritingSession, touched: Mapping[str, Touched]) -> None:
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


def _told_by(session: WritingSession, events: Iterable[str]) -> list[Record]:
    """The records whose date is told by one of these."""
    found: list[Record] = []
    for batch in batches(events):
        for record_type in _TOLD:
            told = pointing_at(record_type, "relative_to", batch)
            found += session.scalars(select(record_type).where(told, record_type.removed_at.is_(None)))
    return found


def _follow(session: WritingSession, record: Record) -> bool:
    """Whether the date had to be changed."""
    event = _event_of(session, record)
    if event is None:
        return False
    before: ImpreciseDate | None = getattr(record, record.told_by_event)
    now = _as_told(before, _follows(record, event))
    if now == before or (now and before and (now.bounds, now.words) == (before.bounds, before.words)):
        return False
    session.hold(record)
    setattr(record, record.told_by_event, now)
    return True


def _event_of(session: WritingSession, record: Record) -> Event | None:
    """The event by which the record's date is told; None where it stands for itself."""
    to = getattr(record, "relative_to", None) if getattr(record, "relative_by", None) else None
    if not to:
        return None
    known = session.recorder.touched.get(to)
    return known.record if known and isinstance(known.record, Event) else session.get(Event, to)


def _follows(record: Record, event: Event) -> ImpreciseDate | None:
    """What follows from the event; None where it has no date, or where it would lie outside of all years."""
    return from_event(event.date, str(getattr(record, "relative_by", ""))) if event.date else None


def _as_told(before: ImpreciseDate | None, bounds: ImpreciseDate | None) -> ImpreciseDate | None:
    """These bounds with the words as printed, unless they say a time of their own that is another one."""
    words = before.words if before and not _say_otherwise(before.words, bounds) else ""
    if bounds is None:
        return ImpreciseDate.in_words_only(words) if words else None
    return ImpreciseDate(bounds.edtf, words)


def _say_otherwise(words: str, bounds: ImpreciseDate | None) -> bool:
    """Whether words such as “early 2040” are a date by themselves, and none of these bounds."""
    own = read(words) if words else None
    return isinstance(own, ImpreciseDate) and (bounds is None or _are_apart(own, bounds))


def _are_apart(one: ImpreciseDate, other: ImpreciseDate) -> bool:
    return one.certainly_before(other) or other.certainly_before(one)


def refuse_other_dates(session: WritingSession, touched: Iterable[Touched]) -> None:
    """Refuse a date that is given although it is told by an event, and is another than follows from that.

    Words that are no date by themselves may stand with any bounds that what follows lies within. Raises Refused.
    """
    found: dict[str, list[Problem]] = {}
    for each in touched:
        event = _event_of(session, each.record) if _gives_its_date(each) else None
        if event is None:
            continue
        given: ImpreciseDate = getattr(each.record, each.record.told_by_event)
        follows = _follows(each.record, event)
        if _is_another(given, follows):
            found[each.record.id] = [_told_otherwise(each.record.told_by_event, event, follows)]
    refuse_errors(found)


def _gives_its_date(touched: Touched) -> bool:
    record, key = touched.record, touched.record.told_by_event
    if not key or record.removed_at is not None or getattr(record, key) is None:
        return False
    return touched.is_added or (key in touched.after and touched.after[key] != touched.before[key])


def _is_another(given: ImpreciseDate, follows: ImpreciseDate | None) -> bool:
    if _say_otherwise(given.words, follows):
        return True
    if follows is None:
        return not given.is_not_known
    return given.bounds != follows.bounds and (not given.words or _are_apart(given, follows))


def _told_otherwise(key: str, event: Event, follows: ImpreciseDate | None) -> Problem:
    if follows is None:
        text = _(
            "This date follows from “{event}”, of which none follows now: leave it empty, or let no event tell it.",
            event=event.caption.show(),
        )
    else:
        text = _(
            "This date follows from “{event}” and is {when}. Change it there, or let no event tell it.",
            event=event.caption.show(),
            when=follows.show(),
        )
    return error(text, key, rule="told_otherwise")

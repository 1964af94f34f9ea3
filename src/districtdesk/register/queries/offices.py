"""Which offices a person held on the day on which something was said: their dates tell it, whatever is held today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...dates.imprecise import ImpreciseDate
from ...records import Citation, Event, Office, Source
from ..captions import batches


def read_offices_then(session: Session, citations: Iterable[Citation]) -> dict[str, str]:
    """By the id of the citation, the offices that its speaker held when it was said, where their dates tell it."""
    spoken = [each for each in citations if each.speaker]
    if not spoken:
        return {}
    held = _offices_of(session, {str(each.speaker) for each in spoken})
    days = _days(session, spoken)
    found = {each.id: _held_on(held.get(each.speaker or "", ()), days.get(each.id)) for each in spoken}
    return {citation: words for citation, words in found.items() if words}


def _offices_of(session: Session, people: Iterable[str]) -> dict[str, list[Office]]:
    found: dict[str, list[Office]] = {}
    for batch in batches(people):
        query = select(Office).where(Office.person.in_(batch), Office.removed_at.is_(None)).order_by(Office.id)
        for office in session.scalars(query):
            found.setdefault(office.person, []).append(office)
    return found


def _days(session: Session, spoken: Sequence[Citation]) -> dict[str, ImpreciseDate]:
    """When each of them was said: at its occasion, or else when its source was dated."""
    dates: dict[str, ImpreciseDate | None] = {}
    for batch in batches(dict.fromkeys(each.source for each in spoken)):
        dated = select(Source.id, Source.date).where(Source.id.in_(batch))
        dates.update((row[0], row[1]) for row in session.execute(dated))
    for batch in batches(dict.fromkeys(each.occasion for each in spoken if each.occasion)):
        dated = select(Event.id, Event.date).where(Event.id.in_(batch))
        dates.update((row[0], row[1]) for row in session.execute(dated))
    said = {each.id: dates.get(each.occasion or "") or dates.get(each.source) for each in spoken}
    return {citation: day for citation, day in said.items() if day}


def _held_on(offices: Iterable[Office], day: ImpreciseDate | None) -> str:
    """The titles of those whose dates have the day in them; one without any date tells nothing of a day."""
    return "; ".join(each.title.show() for each in offices if day and _was_held(each, day))


def _was_held(office: Office, day: ImpreciseDate) -> bool:
    if office.since is None and office.until is None:
        return False
    not_yet = office.since is not None and day.certainly_before(office.since)
    no_longer = office.until is not None and office.until.certainly_before(day)
    return not (not_yet or no_longer)

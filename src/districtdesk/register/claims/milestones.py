"""Milestones: when an event of a subject was first and last announced for, when it came, and how far it slipped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from ...dates import stored
from ...dates.plausible import FIRST, LAST
from ...records import Event, Record, table_of
from ...records.base import LinkRow
from ...records.project import GIVEN_UP
from ...records.unread_values import restored_list
from ..captions import batches
from ..plain_rows import as_stored_text, kept
from ..tables import MilestoneRow
from .kept_rows import Row, write_difference

# The kinds of event that come once to a subject; of a visit or a statement there are many.
MILESTONES = (
    "established",
    "agreement_signed",
    "groundbreaking",
    "construction_start",
    "launch",
    "residency_granted",
    "expansion",
    "transformation",
    "closure",
)
_ANNOUNCED, _SHELVED = frozenset({"planned", "expected"}), frozenset({"postponed", "cancelled"})
_EARLIEST, _LATEST = FIRST.isoformat(), LAST.isoformat()
_ROWS = table_of(MilestoneRow)
_KEYS = tuple(_ROWS.columns.keys())
# A subject and a kind of event.
Pair = tuple[str, str]
# Whether something slipped, as far as its dates tell.
Slippage = Literal["", "perhaps", "certain"]


class Announcement(NamedTuple):
    """One event as it is stored."""

    id: str
    status: str
    date: str | None
    announced_on: str | None


class Milestone(NamedTuple):
    """Dates as stored, with the events that say them; the slip in days, from its least to its most.

    `shelved`: that it was put off or given up last, by the status of that event. No slip is known then but that of
    what came all the same.
    """

    first: str | None = None
    first_event: str | None = None
    latest: str | None = None
    latest_event: str | None = None
    actual: str | None = None
    actual_event: str | None = None
    shelved: str | None = None
    slip_least: int | None = None
    slip_most: int | None = None


def find_milestone(events: Iterable[Announcement]) -> Milestone | None:
    """What the events of one kind of one subject come to; None where none of them gives a date or shelves it."""
    known = sorted((each for each in events if _says(each)), key=_place)
    told = [each for each in known if each.status != "actual"]
    dated = [each for each in told if each.status in _ANNOUNCED]
    came = min(
        (each for each in known if each.status == "actual"), key=lambda each: (each.date, each.id), default=None
    )
    shelved = told[-1].status if told and told[-1].status in _SHELVED and not came else None
    if not (dated or came or shelved):
        return None
    first, latest = (dated[0], dated[-1]) if dated else (None, None)
    end = came or (None if shelved else latest)
    least, most = _slip(first, end)
    return Milestone(*_said(first), *_said(latest), *_said(came), shelved, least, most)


def _day(event: Announcement) -> tuple[str, str]:
    return event.date or "", event.id


def _says(event: Announcement) -> bool:
    return event.status in _SHELVED or (event.date is not None and _is_plausible(event.date))


def _place(event: Announcement) -> tuple[str, str, str]:
    """As chain_order sorts them, by the stored texts: of very many no date has to be made for it."""
    return _beginning(event.announced_on) or "", _beginning(event.date) or stored.NO_END, event.id


def _beginning(text: str | None) -> str | None:
    if text is None or not _is_plausible(text):
        return None
    return next((day for day in (_first(text), _last(text)) if day), None)


def _is_plausible(text: str) -> bool:
    return all(not day or _EARLIEST <= day <= _LATEST for day in (_first(text), _last(text)))


def _first(text: str) -> str:
    """The first possible day; empty where none is known, or what is stored cannot be read."""
    day = stored.first_day(text)
    return day if day != stored.NO_START and _is_day(day) else ""


def _last(text: str) -> str:
    day = stored.last_day(text)
    return day if day != stored.NO_END and _is_day(day) else ""


def _is_day(text: str) -> bool:
    return len(text) == len(stored.NO_START) and text[4] == text[7] == "-"


def _said(event: Announcement | None) -> tuple[str | None, str | None]:
    return (event.date, event.id) if event else (None, None)


def _slip(first: Announcement | None, end: Announcement | None) -> tuple[int | None, int | None]:
    """How many days later at least and at most; less than 0 is earlier. None where it was announced but once."""
    if first is None or end is None or first.id == end.id:
        return None, None
    before, after = stored.days(first.date or ""), stored.days(end.date or "")
    if before is None or after is None:
        return None, None
    return (0, 0) if before == after else (after[0] - before[1], after[1] - before[0])


def slippage_of(least: int | None, most: int | None, status: str | None = None) -> Slippage:
    """Whether a slip of so many days is one: certain where it is later on whatever days its dates mean.

    Nothing of a project that by its `status` was given up comes later: it comes never.
    """
    if status in GIVEN_UP or least is None or most is None or most <= 0:
        return ""
    return "certain" if least > 0 else "perhaps"


def keep_milestones(session: Session, pairs: Collection[Pair]) -> None:
    """Write what these subjects' events of these kinds come to where it is something else now."""
    for batch in batches(sorted(pairs)):
        subjects, kinds = ({each[place] for each in batch} for place in (0, 1))
        beside = select(_ROWS).where(_ROWS.c.subject.in_(subjects), _ROWS.c.event_kind.in_(kinds))
        before: Iterable[Row] = [dict(row) for row in session.execute(beside).mappings()]
        now: Iterable[Row] = _rows(session, subjects, kinds)
        before, now = ([row for row in rows if _pair(row) in set(batch)] for rows in (before, now))
        write_difference(session, _ROWS, before, now)


def _pair(row: Row) -> Pair:
    return row["subject"], row["event_kind"]


def keep_all_milestones(session: Session) -> None:
    """Write all of it anew."""
    session.execute(delete(_ROWS))
    _write(session, _rows(session))


def find_other_milestones(session: Session) -> set[str]:
    """The subjects of which something else is kept than follows from their events."""
    kept_rows = {tuple(row) for row in session.execute(select(_ROWS))}
    made = {tuple(row[key] for key in _KEYS) for row in _rows(session)}
    return {row[_KEYS.index("subject")] for row in kept_rows ^ made}


def _write(session: Session, rows: Iterable[Row]) -> None:
    for batch in batches(rows):
        session.execute(insert(_ROWS), batch)


def _rows(
    session: Session, subjects: Collection[str] | None = None, kinds: Collection[str] = MILESTONES
) -> Iterator[Row]:
    """A row for each subject and kind, of all subjects or of these."""
    own, link, base = table_of(Event), table_of(LinkRow), table_of(Record)
    dates = (as_stored_text(own.c.date), as_stored_text(own.c.announced_on))
    query = select(link.c.target_id, own.c.event_kind, as_stored_text(own.c.subjects), own.c.id, own.c.status, *dates)
    query = query.join_from(link, own, own.c.id == link.c.record_id)
    query = query.where(link.c.field == "subjects", own.c.event_kind.in_(kinds), kept(Event))
    if subjects is not None:
        query = query.where(link.c.target_id.in_(subjects))
    chains: dict[Pair, list[Announcement]] = {}
    found = session.execute(query).all()
    several = {each for row in found for each in _several(row[2])}
    projects = {
        each
        for batch in batches(several)
        for each in session.scalars(select(base.c.id).where(base.c.id.in_(batch), base.c.kind == "project"))
    }
    for subject, kind, together, *event in found:
        # What is told of a project is the project's, whatever else it is told of.
        if subject in projects or projects.isdisjoint(_several(together)):
            chains.setdefault((subject, kind), []).append(Announcement(*event))
    # In the order of the table.
    for (subject, kind), events in sorted(chains.items(), key=lambda chain: (chain[0][1], chain[0][0])):
        milestone = find_milestone(events)
        if milestone:
            yield {"event_kind": kind, "subject": subject, **milestone._asdict()}


def _several(text: str | None) -> list[str]:
    known = restored_list(text)
    return list(known) if len(known) > 1 else []

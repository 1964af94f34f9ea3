"""How things were on a day by what is known now: what surely was not so or not there yet is left out of a copy.

What the record of a district, company or project says of itself is put as its states tell of that day. Where no state
tells of its status, that is what it is today, and how it was on the day is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from ...dates import stored
from ...records import KINDS, Figure, LegalAct, Residency, table_of
from ...records.states import STATES, State
from ...records.today import today
from ..captions import batches, derive_anew, recaption_dependants
from ..claims.milestones import keep_all_milestones
from ..claims.read_states import read_all_states
from ..claims.shown_claims import keep_all_shown_claims
from ..claims.what_held import Held, what_held
from ..plain_rows import as_stored_text, kept
from ..queries.as_of import residency_statuses
from ..queries.not_yet import not_yet
from ..queries.said_by import NotSoYet, not_so_yet
from ..queries.said_today import keep_said_today
from .letting_go import let_go

_STATUS = "status"


def show_day(session: Session, day: date) -> None:
    """Make of the copy what things were on that day. Only in a copy that is thrown away."""
    keep_said_today(session.connection())
    later = not_so_yet(session, day)
    gone = set(later.claims)
    for kind in STATES:
        gone |= not_yet(session, kind, day)
        _put_what_held(session, kind, day)
    gone |= _put_residencies(session, day)
    _put_standing(session, later)
    gone |= set(_acts_of_later(session, day))
    let_go(session, gone, with_links=True)
    session.expire_all()
    keep_all_shown_claims(session)
    keep_all_milestones(session)


def _put_what_held(session: Session, kind: str, day: date) -> None:
    """In the records of a kind: what their states tell of the day for sure, and nothing where that is not known."""
    record_type = KINDS[kind]
    own = table_of(record_type)
    states = read_all_states(session, kind)
    now = today()
    if day < now and _STATUS in own.c:
        session.execute(update(own).where(own.c.id.not_in(_with_status(states))).values({_STATUS: None}))
    changed = []
    for batch in batches(states):
        for record in session.scalars(select(record_type).where(record_type.id.in_(batch))):
            values = {key: getattr(record, key) for key in own.columns.keys() if key != "id"}  # noqa: SIM118
            held = what_held(states[record.id], values, day, now)
            put = {key: _put(each) for key, each in held.items() if key in own.c}
            put = {key: value for key, value in put.items() if value is not None or own.c[key].nullable}
            session.expunge(record)
            if put:
                session.execute(update(own).where(own.c.id == record.id).values(put))
                changed.append(record.id)
    for batch in batches(changed):
        records = session.scalars(select(record_type).where(record_type.id.in_(batch))).all()
        derive_anew(session, records)
    recaption_dependants(session, changed)


def _with_status(states: dict[str, list[State]]) -> list[str]:
    return [owner for owner, known in states.items() if any(getattr(each, _STATUS, None) for each in known)]


def _put(held: Held) -> object:
    return held.values[0] if held.certainty == "so" and len(held.values) == 1 else None


def _put_residencies(session: Session, day: date) -> set[str]:
    """Those that surely were not in force are returned; of the others the status is what it was, and no later end."""
    own = table_of(Residency)
    statuses = residency_statuses(session, day)
    for record_id, status in statuses.items():
        if status is not None:
            only = status.values[0] if status.certainty == "so" and status.values else None
            session.execute(update(own).where(own.c.id == record_id).values({_STATUS: only}))
    for batch in batches(sorted(_ended_since(session, day))):
        session.execute(update(own).where(own.c.id.in_(batch)).values({"ended_on": None}))
    every = set(session.scalars(select(own.c.id)))
    return every - statuses.keys()


def _ended_since(session: Session, day: date) -> Iterator[str]:
    """The residencies that came to their end after that day; an end that is still to come may have been agreed on."""
    own = table_of(Residency)
    when = as_stored_text(own.c.ended_on)
    for record_id, told in session.execute(select(own.c.id, when).where(when.is_not(None))):
        if stored.first_day(told) > day.isoformat() and stored.last_day(told) < today().isoformat():
            yield record_id


def _put_standing(session: Session, later: NotSoYet) -> None:
    """What was superseded only later stood as it was reported."""
    own = table_of(Figure)
    for batch in batches(sorted(later.standing)):
        session.execute(update(own).where(own.c.id.in_(batch)).values({_STATUS: "reported", "replaced_by": None}))


def _acts_of_later(session: Session, day: date) -> Iterator[str]:
    own = table_of(LegalAct)
    when = as_stored_text(own.c.date)
    for record_id, told in session.execute(select(own.c.id, when).where(when.is_not(None), kept(LegalAct))):
        if stored.first_day(told) > day.isoformat():
            yield record_id

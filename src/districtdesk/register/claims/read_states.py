"""The states of districts, companies and projects, as the rules and the queries ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...names import Names
from ...records import Record, table_of
from ...records.base import NAME_KEYS
from ...records.states import STATES, State, owner_of
from ..captions import batches
from ..plain_rows import kept


def read_states(session: Session, kind: str, ids: Iterable[str]) -> dict[str, list[State]]:
    """The states of these records that were not removed, by the record's id, in the order in which they were made."""
    state_type, key = STATES[kind]
    own = table_of(state_type)
    found: dict[str, list[State]] = {}
    for batch in batches(ids):
        query = select(state_type).where(own.c[key].in_(batch), kept(state_type)).order_by(own.c.id)
        _gather(found, cast(Iterable[State], session.scalars(query)))
    return found


def read_all_states(session: Session, kind: str) -> dict[str, list[State]]:
    """The same for all records of a kind."""
    state_type, _key = STATES[kind]
    query = select(state_type).where(kept(state_type)).order_by(table_of(state_type).c.id)
    found: dict[str, list[State]] = {}
    _gather(found, cast(Iterable[State], session.scalars(query)))
    return found


def _gather(found: dict[str, list[State]], states: Iterable[State]) -> None:
    for state in states:
        found.setdefault(owner_of(state), []).append(state)


class NamesInTime(NamedTuple):
    """A name that a record had for a time: its kind and id, what it is called now, and the keys of that name."""

    kind: str
    id: str
    caption: Names
    keys: frozenset[str]


def read_names_in_time(session: Session) -> Iterator[NamesInTime]:
    """Every name that a state gives to what it is of."""
    base, owner = table_of(Record), table_of(Record).alias("owner")
    for kind, (state_type, key) in STATES.items():
        own = table_of(state_type)
        query = select(owner.c.id, owner.c.caption, *(base.c[each] for each in NAME_KEYS.values()))
        query = query.join_from(own, base, base.c.id == own.c.id).join(owner, owner.c.id == own.c[key])
        for row in session.execute(query.where(base.c.removed_at.is_(None)).order_by(own.c.id)):
            yield NamesInTime(kind, row[0], row[1], frozenset(filter(None, row[2:])))

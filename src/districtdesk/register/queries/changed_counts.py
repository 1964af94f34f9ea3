"""How many claims of each exported file are no longer so, counted once for each state of the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...fields import Day
from ...i18n import _, number
from ...records import Export, table_of
from ..captions import batches
from ..journal import journal
from .exports import changed_claims, read_exports

_OWN = table_of(Export)


class ChangedCounts(NamedTuple):
    """By the id of each export. `step`: the newest one of the history when they were counted."""

    step: int
    counts: Mapping[str, int]


_NONE = ChangedCounts(-1, {})
# By the connections of a register.
_KNOWN: WeakKeyDictionary[Any, ChangedCounts] = WeakKeyDictionary()
_ONE_AT_A_TIME = Lock()


def are_counted(session: Session) -> bool:
    """Whether they are known as the register is now: to count them takes a while where much was changed."""
    return _known(session).step == journal.newest(session)


def count_changed(session: Session) -> None:
    """Count them, where they are not known yet."""
    with _ONE_AT_A_TIME:
        if not are_counted(session):
            changed = changed_claims(session, read_exports(session))
            counts = {key: len(claims) for key, claims in changed.items()}
            _KNOWN[session.connection().engine.pool] = ChangedCounts(journal.newest(session), counts)


def say_carried(session: Session, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """By id: the day of an export, and how many claims it carried, with those that were changed as counted last."""
    counts = _known(session).counts
    said: dict[str, tuple[str, str]] = {}
    for batch in batches(ids):
        query = select(_OWN.c.id, _OWN.c.made_on, _OWN.c.claims).where(_OWN.c.id.in_(batch))
        for record_id, day, claims in session.execute(query):
            carried = number(claims) if claims else ""
            if changed := counts.get(record_id):
                carried = _("{changed} of {count} changed", changed=number(changed), count=carried)
            said[record_id] = (Day("").show(day) if day else "", carried)
    return said


def _known(session: Session) -> ChangedCounts:
    return _KNOWN.get(session.connection().engine.pool, _NONE)

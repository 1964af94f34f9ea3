"""Which records the rules warn of, found once for each state of the register: no table keeps it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...problems import errors_in
from ...records import KINDS
from ...records.today import today
from ..captions import BATCH, batches
from ..journal import journal
from ..kept_warnings import read_reasons
from ..rules.record_rules import check_beside
from ..rules.whole_tables import WholeTables
from .condition import Condition
from .query import Query
from .record_sources import WARNINGS

_State = tuple[int, date]
# By the connections of a register and by kind: of which state, and the ids as a JSON array.
_KNOWN: WeakKeyDictionary[Any, dict[str, tuple[_State, str]]] = WeakKeyDictionary()
_ONE_AT_A_TIME = Lock()


def with_warned(session: Session, query: Query) -> Query:
    """The query as it can be asked: with the ids of what is warned of, where it asks for warnings."""
    if not any(map(_is_open, query.conditions)):
        return query
    warned = read_warned(session, query.kind)
    return replace(query, conditions=tuple(_with_ids(each, warned) for each in query.conditions))


def _is_open(condition: Condition) -> bool:
    return condition.source == WARNINGS and not isinstance(condition.values[-1], str)


def _with_ids(condition: Condition, warned: str) -> Condition:
    if not _is_open(condition):
        return condition
    asked = condition.values[0] if len(set(condition.values)) == 1 else None
    return replace(condition, values=(asked, warned))


def is_known(session: Session, query: Query) -> bool:
    """Whether the query can be asked at once: what is warned of in a long list takes a while to find."""
    asks = any(each.source == WARNINGS for each in query.conditions)
    return not asks or (query.kind in _known(session) and _known(session)[query.kind][0] == _state(session))


def read_warned(session: Session, kind: str) -> str:
    """The ids of the records of this kind of which a rule warns and nobody said why it is right, as a JSON array."""
    with _ONE_AT_A_TIME:
        known, state = _known(session), _state(session)
        if kind not in known or known[kind][0] != state:
            known[kind] = state, json.dumps(sorted(_find(session, kind)))
        return known[kind][1]


def _known(session: Session) -> dict[str, tuple[_State, str]]:
    return _KNOWN.setdefault(session.connection().engine.pool, {})


def _state(session: Session) -> _State:
    return journal.newest(session), today()


def _find(session: Session, kind: str) -> Iterator[str]:
    record_type = KINDS[kind]
    beside, reasons = WholeTables(session), read_reasons(session)
    query = select(record_type).where(record_type.removed_at.is_(None)).execution_options(yield_per=BATCH)
    for batch in batches(session.scalars(query)):
        for record_id, problems in check_beside(beside, batch).items():
            if errors_in(problems) or any((record_id, each.rule) not in reasons for each in problems):
                yield record_id

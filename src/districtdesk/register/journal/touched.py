"""Which records were touched by the steps since one that is known: for who keeps what was read, and renews it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import Citation, kind_of, table_of
from ..tables import ChangeRow, ChangeSetRow
from . import chain
from .chain import ChainStep
from .stored import seen

_SETS, _CHANGES = table_of(ChangeSetRow), table_of(ChangeRow)
_CITATION = kind_of(Citation)
# So many touched records take as long to look up as all there are to read.
_MOST = 2000


@dataclass(frozen=True, slots=True)
class TouchedSince:
    """`records` by their kinds, by id; `cited`: what the citations among them cited before or now."""

    records: Mapping[str, Collection[str]]
    cited: Collection[str]

    def of(self, kind: str) -> Collection[str]:
        """The ids of the records of a kind."""
        return self.records.get(kind, ())


def read_touched(session: Session, known: ChainStep) -> TouchedSince | None:
    """What was touched after this step; None where all is better read anew.

    That is where the register never had this step, where very many records were touched, and where a step wrote past
    the history: one that is never undone, as an erasing.
    """
    is_known = select(_SETS.c.sequence).where(
        _SETS.c.sequence == known.sequence, _SETS.c.fingerprint == known.fingerprint
    )
    if session.execute(is_known).first() is None:
        return None
    final = select(_SETS.c.sequence).where(_SETS.c.sequence > known.sequence, _SETS.c.undoable == 0)
    if session.execute(final.limit(1)).first() is not None:
        return None
    later = _CHANGES.c.change_set > known.sequence
    rows = session.execute(
        select(_CHANGES.c.record_kind, _CHANGES.c.record_id).where(later).distinct().limit(_MOST + 1)
    ).all()
    if len(rows) > _MOST:
        return None
    records: dict[str, set[str]] = {}
    for kind, record_id in rows:
        records.setdefault(kind, set()).add(record_id)
    return TouchedSince(records, _cited(session, known, records.get(_CITATION, ())))


def newest_link(session: Session) -> ChainStep:
    """The last step of the history, as read_touched() knows it again."""
    return chain.last(session.connection())


def _cited(session: Session, known: ChainStep, citations: Collection[str]) -> set[str]:
    """What a citation no longer cites stands in the history alone."""
    if not citations:
        return set()
    own = table_of(Citation)
    found = set(session.scalars(select(own.c.record).where(own.c.id.in_(citations))))
    before = select(_CHANGES.c.before).where(_CHANGES.c.change_set > known.sequence, _CHANGES.c.before.is_not(None))
    for text in session.scalars(before.where(_CHANGES.c.record_kind == _CITATION)):
        record = (seen(text) or {}).get("record")
        if isinstance(record, str):
            found.add(record)
    return found

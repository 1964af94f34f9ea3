"""Which records there were when the register had so many steps, and whether anything was changed since."""

from __future__ import annotations

from collections.abc import Container, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...names import Names
from ...records import Record, table_of
from ..captions import BATCH, captions
from ..tables import ChangeRow, ChangeSetRow

_BASE, _SETS = table_of(Record), table_of(ChangeSetRow)


def read_there_since(
    session: Session, kind: str, sequence: int, *, but: Container[str] = ()
) -> Iterator[tuple[str, Names]]:
    """The ids and names of the records of a kind that are there, and were added by this step or before it, in the
    order in which they were made; of these ids none."""
    at = session.scalar(select(_SETS.c.at).where(_SETS.c.sequence == sequence))
    if at is None:
        return
    there = select(_BASE.c.id).where(_BASE.c.kind == kind, _BASE.c.removed_at.is_(None), _BASE.c.created_at <= at)
    ids = sorted(each for each in session.scalars(there.execution_options(yield_per=BATCH)) if each not in but)
    yield from captions(session, ids).items()


def is_as_after(session: Session, sequence: int, *, but: str) -> bool:
    """Whether nothing was changed after this step, `but` perhaps records of that kind."""
    later = select(ChangeRow.sequence).where(ChangeRow.change_set > sequence, ChangeRow.record_kind != but)
    return session.scalar(later.limit(1)) is None

"""What the journal keeps of two records that became one, so that they can be parted again, however much later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...fields.kind import Json
from ...names import Names
from ...records import Record, table_of
from ..captions import batches
from ..tables import ChangeRow, ChangeSetRow
from .stored import seen

# Of the step, beside what it did to the record that stays: which records became that one, or are apart again.
MERGED, PARTED = "merged_in", "parted_from"

_SETS, _CHANGES, _BASE = table_of(ChangeSetRow), table_of(ChangeRow), table_of(Record)


@dataclass(frozen=True, slots=True)
class PastMerge:
    """A record that became another one, and has not come back since. `step`: the change set by which it did.

    `together` are the ids of all that became it in that step.
    """

    id: str
    name: Names
    step: int
    at: datetime
    who: str
    together: tuple[str, ...]


def read_merges(session: Session, record_id: str) -> list[PastMerge]:
    """The records that became this one and may be parted from it again, the last one first."""
    rows = select(_CHANGES.c.change_set, _CHANGES.c.after, _SETS.c.at, _SETS.c.who)
    rows = rows.join(_SETS, _SETS.c.sequence == _CHANGES.c.change_set)
    rows = rows.where(_CHANGES.c.record_id == record_id, _CHANGES.c.after.contains(f'"{MERGED}":'))
    told = [
        (row, marked(seen(row.after), MERGED)) for row in session.execute(rows.order_by(_CHANGES.c.sequence.desc()))
    ]
    gone = _removed(session, [each for _row, ids in told for each in ids])
    return [
        PastMerge(each, gone[each][0], row.change_set, row.at, row.who, ids)
        for row, ids in told
        for each in ids
        if each in gone and gone[each][1] == row.change_set
    ]


def marked(values: dict[str, Json] | None, mark: str) -> tuple[str, ...]:
    """The ids that a change names under this mark."""
    ids = (values or {}).get(mark)
    return tuple(str(each) for each in ids) if isinstance(ids, list) else ()


def _removed(session: Session, ids: Sequence[str]) -> dict[str, tuple[Names, int]]:
    """Of those of these records that are removed their names, and the step that removed them last."""
    found: dict[str, tuple[Names, int]] = {}
    for batch in batches(dict.fromkeys(ids)):
        gone = select(_BASE.c.id, _BASE.c.caption).where(_BASE.c.id.in_(batch), _BASE.c.removed_at.is_not(None))
        for record_id, caption in session.execute(gone):
            found[record_id] = caption, _removed_by(session, record_id)
    return found


def _removed_by(session: Session, record_id: str) -> int:
    """The step by which it is removed, whatever was undone and done again since; 0 where it is not."""
    rows = select(_CHANGES.c.change_set, _CHANGES.c.after, _SETS.c.undoes)
    rows = rows.join(_SETS, _SETS.c.sequence == _CHANGES.c.change_set)
    rows = rows.where(_CHANGES.c.record_id == record_id).order_by(_CHANGES.c.sequence)
    by, before = 0, dict[int, int]()
    for row in session.execute(rows):
        now = before.get(row.undoes, 0) if row.undoes is not None else by if row.after is not None else row.change_set
        came_back = row.undoes is None and row.after is not None
        before[row.change_set], by = by, 0 if came_back else now
    return by


def read_became(session: Session, ids: Sequence[str]) -> dict[str, str]:
    """By the ids of those of these removed records that became another one, which is there still, the id of that."""
    steps: dict[int, list[str]] = {}
    for batch in batches(ids):
        removed = _CHANGES.c.record_id.in_(batch), _CHANGES.c.after.is_(None)
        last = select(_CHANGES.c.record_id, func.max(_CHANGES.c.change_set)).where(*removed)
        for record_id, step in session.execute(last.group_by(_CHANGES.c.record_id)):
            steps.setdefault(step, []).append(record_id)
    found: dict[str, str] = {}
    for step, gone in steps.items():
        found |= merged_into(session, gone, _itself(session, step))
    there = select(_BASE.c.id).where(_BASE.c.id.in_(set(found.values())), _BASE.c.removed_at.is_(None))
    standing = set(session.scalars(there)) if found else set()
    return {gone: kept for gone, kept in found.items() if kept in standing}


def _itself(session: Session, step: int) -> int:
    """The step that a step of undo or redo is about."""
    while (before := session.scalar(select(_SETS.c.undoes).where(_SETS.c.sequence == step))) is not None:
        step = before
    return step


def merged_into(session: Session, record_ids: Sequence[str], step: int) -> dict[str, str]:
    """By the ids of those of these that became another one in this step the id of that one."""
    rows = select(_CHANGES.c.record_id, _CHANGES.c.after)
    rows = rows.where(_CHANGES.c.change_set == step, _CHANGES.c.after.contains(f'"{MERGED}":'))
    return dict(_into(session.execute(rows).all(), set(record_ids)))


def _into(rows: Sequence[Sequence[str]], asked: set[str]) -> Iterator[tuple[str, str]]:
    for record_id, after in rows:
        yield from ((each, record_id) for each in marked(seen(after), MERGED) if each in asked)

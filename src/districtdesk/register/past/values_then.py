"""What records said after a step of the history, by what later steps found when they came."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...records import KINDS, table_of
from ..captions import batches
from ..journal.steps import Dumped
from ..journal.stored import seen
from ..tables import ChangeRow, ChangeSetRow

_CHANGES, _SETS = table_of(ChangeRow), table_of(ChangeSetRow)
_AT_ONCE = 1000


@dataclass(slots=True)
class ValuesThen:
    """One record that was touched later. `values`: what stood in the fields that are something else now.

    `is_whole`: fields without a value there were empty. `later`: how many later steps edited it. `last` and `who`:
    when it was changed last by then, and by whom; without them it was not there yet.
    """

    kind: str
    was_there: bool
    is_whole: bool
    values: Dumped = field(default_factory=dict)
    later: int = 0
    last: datetime | None = None
    who: str = ""

    def _note(self, before: Dumped | None, after: Dumped | None) -> None:
        # What a step tells beside the values, as a merge does, is no edit.
        self.later += before != {}
        if self.is_whole:
            return
        for key, value in (before or {}).items():
            self.values.setdefault(key, value)
        self.is_whole = after is None


def read_values_then(session: Session, step: int) -> dict[str, ValuesThen]:
    """By id, every record that was touched after this step; of what was added later it says that it was not there."""
    found: dict[str, ValuesThen] = {}
    table = _CHANGES.c
    query = select(table.record_kind, table.record_id, table.before, table.after)
    query = query.where(table.change_set > step).order_by(table.sequence).execution_options(yield_per=_AT_ONCE)
    for kind, record_id, told_before, told_after in session.execute(query):
        if kind not in KINDS:
            continue
        before, after = seen(told_before), seen(told_after)
        if (then := found.get(record_id)) is None:
            was_there = before is not None
            # What comes back is all that was there when it went.
            values = {} if was_there else dict(after or {})
            then = found[record_id] = ValuesThen(kind, was_there, is_whole=not was_there, values=values)
        then._note(before, after)
    _read_last(session, found, step)
    return found


def _read_last(session: Session, found: dict[str, ValuesThen], step: int) -> None:
    table = _CHANGES.c
    for batch in batches(found):
        query = select(table.record_id, func.max(table.change_set)).group_by(table.record_id)
        last = dict(session.execute(query.where(table.record_id.in_(batch), table.change_set <= step)).all())
        steps = select(_SETS.c.sequence, _SETS.c.at, _SETS.c.who).where(_SETS.c.sequence.in_(set(last.values())))
        made = {row[0]: (row[1], row[2]) for row in session.execute(steps)}
        for record_id, sequence in last.items():
            found[record_id].last, found[record_id].who = made[sequence]

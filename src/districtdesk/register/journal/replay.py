"""Playing the journal through from its beginning: whether every record is what its changes have made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...fields.kind import Json
from ...i18n import _
from ...problems import Problem, error
from ...records import Field, Record, fields_of, table_of
from ..captions import batches
from ..tables import ChangeRow
from . import journal
from .digests import is_erased
from .erased import may_stand_for
from .repaired import last_repair
from .steps import Change, Dumped

RULE = "not_as_journalled"


@dataclass(slots=True)
class Played:
    """What the journal says of one record. `broken`: fields that a change found otherwise than the last left them.

    `is_whole`: it tells from the beginning. `sets`: the steps that tell of it.
    """

    values: Dumped = field(default_factory=dict)
    is_removed: bool = False
    broken: set[str] = field(default_factory=set)
    is_whole: bool = False
    sets: list[int] = field(default_factory=list)

    def play(self, change: Change) -> None:
        self.is_whole = self.is_whole or (not self.sets and change.before is None)
        self.sets.append(change.change_set)
        if change.after is None:
            self.is_removed = True
        elif change.before is None:
            self.is_removed = False
            self.values = dict(change.after)
        else:
            self.broken.update(key for key, value in change.before.items() if self.values.get(key) != value)
            self.values |= change.after


def find_differences(session: Session, records: Iterable[Record]) -> dict[str, Problem]:
    """What differs from the journal, by the ids of those of these records that do."""
    by_id = {record.id: record for record in records}
    played = read_played(session, list(by_id))
    found = ((record_id, _problem(record, played.get(record_id))) for record_id, record in by_id.items())
    return {record_id: problem for record_id, problem in found if problem}


def read_played(session: Session, ids: Sequence[str]) -> dict[str, Played]:
    """What the journal says of each of these that it knows. What a repair has told of is not broken any more."""
    played: dict[str, Played] = {}
    repaired = last_repair(session)
    for change in journal.changes_about(session, ids):
        each = played.setdefault(change.record_id, Played())
        each.play(change)
        if change.change_set <= repaired:
            each.broken.clear()
    return played


def _problem(record: Record, played: Played | None) -> Problem | None:
    if played is None:
        return error(_("The history does not tell how this record came here."), rule=RULE)
    if played.is_removed != (record.removed_at is not None):
        return error(_("The history does not tell that it was removed or restored."), rule=RULE)
    # What is read already is taken as it lies there: of a whole register three million values are asked for.
    read, values = vars(record), played.values
    keys = []
    for each in fields_of(type(record)):
        key = each.key
        value = read[key] if key in read else getattr(record, key)
        # Most fields of most records are empty.
        is_empty = value is None and values.get(key) is None
        if key in played.broken or not (is_empty or _is_as_told(each, value, values.get(key))):
            keys.append(key)
    return error(_("The history does not tell of this change."), *keys, rule=RULE) if keys else None


def _is_as_told(field: Field, value: object, played: Json) -> bool:
    dumped = field.kind.dump(value)
    return may_stand_for(field, dumped, played) if is_erased(played) else dumped == played


def find_gone(session: Session) -> Iterator[tuple[str, str, Problem]]:
    """What the journal knows and the register no longer has: id, kind and that."""
    changes, records = table_of(ChangeRow), table_of(Record)
    query = select(changes.c.record_id, changes.c.record_kind).distinct()
    # What a repair could not bring back it has said to be removed.
    told = select(changes.c.record_id).where(changes.c.change_set == last_repair(session), changes.c.after.is_(None))
    gone = query.where(changes.c.record_id.not_in(select(records.c.id)), changes.c.record_id.not_in(told))
    kinds = {row[0]: row[1] for row in session.execute(gone)}
    for batch in batches(kinds):
        # Read, because a change that cannot be is damage too.
        journal.changes_about(session, batch)
    for record_id, kind in kinds.items():
        yield record_id, kind, error(_("The history tells of it, but it is no longer there."), rule=RULE)

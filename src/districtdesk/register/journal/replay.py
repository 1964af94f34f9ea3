"""Playing the journal through from its beginning: whether every record is what its changes have made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from .journal import Change
from .recorder import Dumped

RULE = "not_as_journalled"


@dataclass(slots=True)
class _Played:
    """What the journal says of one record. `broken`: fields that a change found otherwise than the last left them."""

    values: Dumped = field(default_factory=dict)
    is_removed: bool = False
    broken: set[str] = field(default_factory=set)

    def play(self, change: Change) -> None:
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
    played: dict[str, _Played] = {}
    for change in journal.changes_about(session, list(by_id)):
        played.setdefault(change.record_id, _Played()).play(change)
    found = ((record_id, _problem(record, played.get(record_id))) for record_id, record in by_id.items())
    return {record_id: problem for record_id, problem in found if problem}


def _problem(record: Record, played: _Played | None) -> Problem | None:
    if played is None:
        return error(_("The history does not tell how this record came here."), rule=RULE)
    if played.is_removed != (record.removed_at is not None):
        return error(_("The history does not tell that it was removed or restored."), rule=RULE)
    keys = [
        each.key
        for each in fields_of(type(record))
        if each.key in played.broken or _differs(each, getattr(record, each.key), played.values.get(each.key))
    ]
    return error(_("The history does not tell of this change."), *keys, rule=RULE) if keys else None


def _differs(field: Field, value: object, played: Json) -> bool:
    dumped = field.kind.dump(value)
    return not may_stand_for(field, dumped, played) if is_erased(played) else dumped != played


def find_gone(session: Session) -> Iterator[tuple[str, str, Problem]]:
    """What the journal knows and the register no longer has: id, kind and that."""
    changes, records = table_of(ChangeRow), table_of(Record)
    query = select(changes.c.record_id, changes.c.record_kind).distinct()
    kinds = {row[0]: row[1] for row in session.execute(query.where(changes.c.record_id.not_in(select(records.c.id))))}
    for batch in batches(kinds):
        # Read, because a change that cannot be is damage too.
        journal.changes_about(session, batch)
    for record_id, kind in kinds.items():
        yield record_id, kind, error(_("The history tells of it, but it is no longer there."), rule=RULE)

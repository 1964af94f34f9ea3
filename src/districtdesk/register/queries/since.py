"""What became of records since a step of the history: what stood in each field then and now, and by which step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...fields import Json
from ...records import KINDS, Citation, Field, fields_of, kind_of, table_of
from ..captions import batches, read_kinds
from ..journal.steps import Dumped
from ..journal.stored import seen
from ..tables import ChangeRow, ChangeSetRow

_CHANGES, _SETS = table_of(ChangeRow), table_of(ChangeSetRow)
_OWN, _CITATION = table_of(Citation), kind_of(Citation)
_AT_ONCE = 1000
IsMeant = Callable[[str, str], bool]


@dataclass(slots=True)
class Since:
    """One record. `steps`: by field the last step that wrote it. `last`: the last step that touched it at all."""

    kind: str
    record_id: str
    was_there: bool
    is_there: bool = True
    before: Dumped = field(default_factory=dict)
    after: Dumped = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)
    last: int = 0

    @property
    def fields(self) -> list[Field]:
        """The fields that say something else now, in the order of their declaration; derived ones follow others."""
        if not (self.was_there and self.is_there):
            return []
        return [
            each
            for each in fields_of(KINDS[self.kind])
            if not each.kind.derived and self.before.get(each.key) != self.after.get(each.key)
        ]

    @property
    def is_changed(self) -> bool:
        """Whether somebody who was told of it then would be told something else now."""
        return self.was_there and (not self.is_there or bool(self.fields))

    def value_now(self, key: str) -> Json:
        """What a step since then wrote into a field; None where none did."""
        return self.after.get(key)

    def _note(self, change: int, before: Dumped | None, after: Dumped | None) -> None:
        self.last, self.is_there = change, after is not None
        for key, value in (before or {}).items():
            self.before.setdefault(key, value)
            self.after.setdefault(key, value)
        for key, value in (after or {}).items():
            if self.after.get(key) != value:
                self.after[key] = value
                self.steps[key] = change
            self.before.setdefault(key, None)


def read_since(session: Session, step: int, kinds: list[str], is_meant: IsMeant) -> dict[str, Since]:
    """By id, every record of these kinds that was touched after the step and `is_meant`, by its kind and id."""
    found: dict[str, Since] = {}
    for kind, record_id, change, before, after in _changes(session, step, kinds):
        if record_id not in found:
            if not is_meant(kind, record_id):
                continue
            found[record_id] = Since(kind, record_id, was_there=before is not None)
        found[record_id]._note(change, seen(before), seen(after))
    return found


def _changes(session: Session, step: int, kinds: list[str]) -> Iterator[tuple[str, str, int, str | None, str | None]]:
    table = _CHANGES.c
    query = select(table.record_kind, table.record_id, table.change_set, table.before, table.after)
    query = query.where(table.change_set > step, table.record_kind.in_(kinds)).order_by(table.sequence)
    for row in session.execute(query.execution_options(yield_per=_AT_ONCE)):
        kind, record_id, change, before, after = row
        if kind in KINDS:
            yield kind, record_id, change, before, after


def cited_by(session: Session, step: int, is_meant: IsMeant) -> list[Since]:
    """The citations changed since then that say where such records come from."""
    touched = read_since(session, step, [_CITATION], lambda _kind, _id: True)
    cited = {each.record_id: each.value_now("record") for each in touched.values()}
    unsaid = [each for each, record in cited.items() if record is None]
    for batch in batches(unsaid):
        cited.update(session.execute(select(_OWN.c.id, _OWN.c.record).where(_OWN.c.id.in_(batch))).all())
    kinds = read_kinds(session, (str(record) for record in cited.values() if record))
    found = []
    for each in touched.values():
        record = str(cited.get(each.record_id) or "")
        if record in kinds and is_meant(kinds[record], record) and each.is_changed and each.is_there:
            found.append(each)
    return found


def step_before(session: Session, moment: datetime) -> int:
    """The last step of the history that was made before this moment; 0 where there is none."""
    return session.scalar(select(func.max(_SETS.c.sequence)).where(_SETS.c.at < moment)) or 0


def count_steps_after(session: Session, step: int, kinds: Collection[str]) -> int:
    """In how many steps after this one a record of these kinds was touched."""
    query = select(func.count(_CHANGES.c.change_set.distinct()))
    return session.scalar(query.where(_CHANGES.c.change_set > step, _CHANGES.c.record_kind.in_(kinds))) or 0

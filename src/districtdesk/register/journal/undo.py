"""Undo and redo: a new change set that writes the earlier values back and names what it undoes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...fields.kind import Json
from ...i18n import N_, _
from ...records import KINDS, Field, Record, field_of, fields_of
from ..captions import batches
from ..errors import ChangedSince, NothingToUndo
from . import journal
from .removal import refuse_if_used
from .steps import Change, ChangeSet
from .store import Register


def undo(register: Register) -> ChangeSet:
    """Take back the newest step in effect. Returns the step that was undone."""
    step = register.steps().undo
    if step is None:
        raise NothingToUndo(_("There is nothing to undo."))
    _take_back(register, step, N_("Undo"))
    return step


def redo(register: Register) -> ChangeSet:
    """Do again what was undone last, unless something else was saved since. Returns the step done again."""
    steps = register.steps()
    if steps.redo is None or steps.redone is None:
        raise NothingToUndo(_("There is nothing to redo."))
    _take_back(register, steps.redo, N_("Redo"))
    return steps.redone


def _take_back(register: Register, step: ChangeSet, label: str) -> None:
    with register.change(label, undoes=step.sequence) as session:
        changes = journal.changes_of(session, [step.sequence])
        records = _load(session, changes)
        # One moment a step: what went together is known by it, and comes back together.
        now = datetime.now(UTC)
        for change in reversed(changes):
            _apply(records[change.record_id], change, now)
        session.flush()
        removed = [change.record_id for change in changes if change.before is None]
        if removed:
            refuse_if_used(session, removed)


def _load(session: Session, changes: Sequence[Change]) -> dict[str, Record]:
    """The records concerned, a batch at a time."""
    found: dict[str, Record] = {}
    for kind in dict.fromkeys(change.record_kind for change in changes):
        record_type = KINDS[kind]
        ids = [change.record_id for change in changes if change.record_kind == kind]
        for batch in batches(ids):
            query = select(record_type).where(record_type.id.in_(batch))
            found.update((record.id, record) for record in session.scalars(query))
    return found


def _apply(record: Record, change: Change, now: datetime) -> None:
    _expect(record, is_removed=change.after is None)
    if change.after is not None:
        _compare(record, change.after, whole=change.before is None)
    record.removed_at = now if change.before is None else None
    for key, before in _values_before(record, change).items():
        setattr(record, key, before)


def _values_before(record: Record, change: Change) -> dict[str, object]:
    if change.before is None:
        return {}
    # What was removed held every field: one that is not named was empty.
    keys = [field.key for field in fields_of(type(record)) if change.after is None or field.key in change.before]
    return {key: field_of(type(record), key).kind.load(change.before.get(key)) for key in keys}


def _expect(record: Record, *, is_removed: bool) -> None:
    if (record.removed_at is not None) != is_removed:
        text = _("“{name}” was removed or restored since.", name=record.caption.show())
        raise ChangedSince(text, record_id=record.id)


def _compare(record: Record, after: dict[str, Json], *, whole: bool) -> None:
    differing = [
        field
        for field in fields_of(type(record))
        if (whole or field.key in after) and not field.kind.derived and _differs(field, record, after.get(field.key))
    ]
    if differing:
        labels = ", ".join(_(field.kind.label) for field in differing)
        text = _("“{name}” was changed since: {fields}.", name=record.caption.show(), fields=labels)
        raise ChangedSince(text, [field.key for field in differing], record.id)


def _differs(field: Field, record: Record, after: Json) -> bool:
    return bool(field.kind.dump(getattr(record, field.key)) != after)

"""What is done to several records of one kind at once: one step, and one undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from ...i18n import N_
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, Record
from ..captions import batches
from .removal import remove
from .store import Register

# Is told how many records were changed so far; raises what ends the change.
Progress = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class ValueForAll:
    """One value, None for nothing, for one field of several records of a kind."""

    kind: str
    ids: Sequence[str]
    key: str
    value: object


def remove_records(register: Register, kind: str, ids: Sequence[str]) -> list[str]:
    """Remove these records and their parts. Returns all ids that went. Raises Refused where one is still used."""
    words = RECORD_KINDS.get(kind)
    one = words.removed if words else N_("Remove record")
    with register.change(one if len(ids) == 1 else N_("Remove several records")) as session:
        return remove(session, ids)


def change_field(register: Register, change: ValueForAll, progress: Progress = lambda _done: None) -> int:
    """Give all of them that value. Returns how many had another one; those alone are changed.

    Raises Refused with what the rules say of each, and then changes none; other RegisterErrors.
    """
    words = RECORD_KINDS.get(change.kind)
    record_type, changed = KINDS[change.kind], 0
    one = words.edited if words else N_("Edit record")
    with register.change(one if len(change.ids) == 1 else N_("Change a field of several records")) as session:
        for batch in batches(change.ids):
            kept = select(record_type).where(record_type.id.in_(batch), record_type.removed_at.is_(None))
            for record in session.scalars(kept):
                changed += _set(record, change)
            progress(changed)
    return changed


def _set(record: Record, change: ValueForAll) -> bool:
    if getattr(record, change.key) == change.value:
        return False
    setattr(record, change.key, change.value)
    return True

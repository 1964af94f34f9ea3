"""What is done to several records of one kind at once: one step, and one undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from ...i18n import N_
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, Citation, FieldValues, Record, kind_of
from ..captions import batches
from .entry import Entry, put
from .removal import remove
from .store import Register, Session

# By these a citation says the same as another of its record.
_TOLD = ("field", "source", "place_in_it", "said_by", "speaker", "office", "how_told")
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


@dataclass(frozen=True, slots=True)
class Cited:
    """How many records were given the citation, and how many had the same one already."""

    added: int
    had: int


def add_evidence(
    register: Register, kind: str, ids: Sequence[str], cited: FieldValues, progress: Progress = lambda _done: None
) -> Cited:
    """Give each of the records a citation of these values, by field key; one that has the same is left as it is.

    Raises Refused with what the rules say of each, and then adds none; other RegisterErrors.
    """
    one = RECORD_KINDS[kind_of(Citation)].added
    had = done = 0
    with register.change(one if len(ids) == 1 else N_("Add evidence to several records")) as session:
        for batch in batches(ids):
            same = _cited_so(session, batch, cited)
            kept = select(Record.id).where(Record.id.in_(batch), Record.removed_at.is_(None), Record.kind == kind)
            wanted = [each for each in session.scalars(kept) if each not in same]
            for record_id in wanted:
                put(session, Entry(kind_of(Citation), {**cited, "record": record_id}))
            had, done = had + len(same), done + len(wanted)
            progress(done)
    return Cited(done, had)


def _cited_so(session: Session, ids: Sequence[str], cited: FieldValues) -> set[str]:
    """Those of the records that have a citation of just these values, of the record as a whole."""
    told = {key: getattr(Citation, key) for key in _TOLD}
    alike = (column == cited[key] if cited.get(key) else column.is_(None) for key, column in told.items())
    query = select(Citation.record).where(Citation.record.in_(ids), Citation.removed_at.is_(None), *alike)
    return set(session.scalars(query))


def _set(record: Record, change: ValueForAll) -> bool:
    if getattr(record, change.key) == change.value:
        return False
    setattr(record, change.key, change.value)
    return True

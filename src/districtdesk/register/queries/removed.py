"""What was removed and may be restored, of every kind: each record with what went with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from ...folding import fold
from ...i18n import _
from ...names import Names
from ...record_kinds import RECORD_KINDS
from ...records import KINDS, Field, Record, fields_of, kind_of, table_of
from ...records.base import LinkRow
from ..tables import ChangeRow
from .history import Step, steps_by_number

_BASE, _LINKS, _CHANGES = table_of(Record), table_of(LinkRow), table_of(ChangeRow)


@dataclass(frozen=True, slots=True)
class RemovedRecord:
    """A record that was removed by itself; `parts` counts by kind what was removed with it, at whatever remove."""

    id: str
    kind: str
    name: Names
    at: datetime
    who: str
    parts: Mapping[str, int]

    def with_it(self) -> str:
        """What was removed with it, in words; empty for nothing."""
        return ", ".join(RECORD_KINDS[kind].count(count) for kind, count in self.parts.items())


def read_removed(session: Session, search: str = "") -> list[RemovedRecord]:
    """Those that a search finds, the last one first.

    Every word must occur in what is known of the record or of what went with it, in its kind, or in who removed it.
    """
    columns = _BASE.c.id, _BASE.c.kind, _BASE.c.caption, _BASE.c.removed_at, _BASE.c.changed_by, _BASE.c.search_key
    query = select(*columns).where(_BASE.c.removed_at.is_not(None)).order_by(_BASE.c.removed_at.desc(), _BASE.c.id)
    rows = {row.id: row for row in session.execute(query) if row.kind in KINDS}
    wholes = dict(_wholes(session, {row.kind for row in rows.values()}))
    inside: dict[str, list[str]] = defaultdict(list)
    for part in wholes:
        inside[_head(part, wholes)].append(part)
    found = []
    for row in rows.values():
        parts = inside.get(row.id, ())
        said = " ".join(
            (*(rows[each].search_key for each in (row.id, *parts)), fold(_kind_words(row.kind)), fold(row.changed_by))
        )
        if row.id not in wholes and all(word in said for word in fold(search).split()):
            counted = Counter(rows[each].kind for each in parts)
            went = {kind: counted[kind] for kind in KINDS if counted[kind]}
            found.append(RemovedRecord(row.id, row.kind, row.caption, row.removed_at, row.changed_by, went))
    return found


def _kind_words(kind: str) -> str:
    return f"{_(RECORD_KINDS[kind].one)} {_(RECORD_KINDS[kind].many)}"


def _wholes(session: Session, kinds: Collection[str]) -> Iterator[tuple[str, str]]:
    """Of what was removed as a part of another record its id, and the id of that one: both went at one moment."""
    for kind in kinds:
        for field in fields_of(KINDS[kind]):
            if field.kind.part:
                yield from map(tuple, session.execute(_parts(KINDS[kind], field)))


def _parts(record_type: type[Record], field: Field) -> Select[tuple[str, str]]:
    own, whole, table = _BASE.alias("own"), _BASE.alias("whole"), table_of(record_type)
    rows = select(own.c.id, whole.c.id).where(own.c.removed_at.is_not(None), own.c.kind == kind_of(record_type))
    if field.kind.holds_several:
        is_link = (_LINKS.c.record_id == own.c.id) & (_LINKS.c.field == field.key)
        rows = rows.join_from(own, _LINKS, is_link).join(whole, whole.c.id == _LINKS.c.target_id)
    else:
        rows = rows.join_from(own, table, table.c.id == own.c.id).join(whole, whole.c.id == table.c[field.key])
    return rows.where(own.c.removed_at == whole.c.removed_at)


def _head(part: str, wholes: Mapping[str, str]) -> str:
    """The record that was removed, of whose parts this is one."""
    passed = {part}
    while part in wholes and wholes[part] not in passed:
        part = wholes[part]
        passed.add(part)
    return part


def removing_step(session: Session, record_id: str) -> Step | None:
    """The step by which this record was removed last; None where the journal does not know it."""
    query = select(func.max(_CHANGES.c.change_set)).where(
        _CHANGES.c.record_id == record_id, _CHANGES.c.after.is_(None)
    )
    number = session.scalar(query)
    return steps_by_number(session, [number]).get(number) if number is not None else None

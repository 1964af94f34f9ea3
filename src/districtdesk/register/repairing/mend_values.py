"""Every record read once: values that cannot be read are taken from the history, and what is derived is made anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, delete, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from ...names import Names
from ...records import KINDS, Record, field_of, fields_of, table_of
from ...records.base import LinkRow
from ...records.columns import stored_value
from ...unread import UnreadValue
from ..captions import BATCH, batches, make_captions, recaption_dependants, write_derived
from ..claims.milestones import keep_all_milestones
from ..claims.shown_claims import keep_all_shown_claims
from ..findings.of_derived import derived_of
from ..journal.digests import is_erased
from ..journal.erased import may_stand_for
from ..journal.from_journal import from_journal
from ..journal.repaired import Sides, Told
from ..journal.replay import Played, read_played
from ..journal.steps import Dumped
from .account import Account, NamedRecord

_BASE = table_of(Record)
_DIALECT = sqlite.dialect()


class ValueMending:
    """Over the draft in a session; `tell` is given what the closing step has to tell of."""

    def __init__(
        self,
        session: Session,
        account: Account,
        tell: Callable[[Iterable[Told]], object],
        progress: Callable[[int], object],
    ) -> None:
        self._session, self._account, self._tell, self._progress = session, account, tell, progress
        self._ids = frozenset(session.scalars(select(_BASE.c.id)))
        self._renamed: set[str] = set()
        self._done = 0

    def mend(self) -> None:
        # What brought an older register up to date may have written some already.
        self._session.execute(delete(table_of(LinkRow)))
        for record_type in KINDS.values():
            query: Select[Any] = select(record_type).order_by(record_type.id).execution_options(yield_per=BATCH)
            for records in batches(self._session.scalars(query)):
                self._mend_some(record_type, records)
        recaption_dependants(self._session, self._renamed)
        keep_all_shown_claims(self._session)
        keep_all_milestones(self._session)
        self._account.records = self._done

    def _mend_some(self, record_type: type[Record], records: Sequence[Record]) -> None:
        before = {each.id: derived_of(each) for each in records}
        for record in records:
            self._session.expunge(record)
        played = read_played(self._session, list(before))
        for record in records:
            self._mend_one(record, played.get(record.id))
            # Else the keys of a name that is as it was are not made again.
            record.caption = Names()
        make_captions(self._session, records)
        write_derived(self._session, [each for each in records if derived_of(each) != before[each.id]])
        self._renamed.update(each.id for each in records if each.caption != before[each.id]["caption"])
        self._link(record_type, records)
        self._tell([Told(record, sides=_sides(record, played.get(record.id))) for record in records])
        self._done += len(records)
        self._progress(self._done)

    def _mend_one(self, record: Record, played: Played | None) -> None:
        for field in fields_of(type(record)):
            value = getattr(record, field.key)
            kept = value
            if isinstance(value, UnreadValue) and played is not None:
                kept = from_journal(field, played.values.get(field.key)) or value
                if kept is not value:
                    self._account.values.append(NamedRecord(record.kind, record.id, record.caption, field.key))
            elif field.kind.is_link and field.kind.holds_several and value:
                kept = self._there(value)
                if kept != value:
                    self._account.emptied.append(NamedRecord(record.kind, record.id, record.caption, field.key))
            if kept is not value:
                setattr(record, field.key, kept)
                self._write(record, field.key, kept)

    def _there(self, ids: Collection[str]) -> tuple[str, ...] | None:
        return tuple(each for each in ids if each in self._ids) or None

    def _write(self, record: Record, key: str, value: object) -> None:
        own = table_of(type(record))
        table = own if key in own.c else _BASE
        kept = stored_value(table, key, value, _DIALECT)
        self._session.connection().exec_driver_sql(
            f'UPDATE "{table.name}" SET "{key}" = ? WHERE id = ?', (kept, record.id)
        )

    def _link(self, record_type: type[Record], records: Sequence[Record]) -> None:
        keys = [each.key for each in fields_of(record_type) if each.kind.is_link and each.kind.holds_several]
        rows = [
            {"record_id": record.id, "field": key, "target_id": target}
            for record in records
            for key in keys
            for target in dict.fromkeys(getattr(record, key) or ())
        ]
        if rows:
            self._session.execute(insert(table_of(LinkRow)), rows)


def _sides(record: Record, played: Played | None) -> Sides | None:
    """What the history does not tell of this record yet; None where it tells everything."""
    now = dict(_readable(record))
    if played is None:
        return None, {key: value for key, value in now.items() if value is not None}
    is_removed = record.removed_at is not None
    if played.is_removed != is_removed:
        known = {key: value for key, value in now.items() if value is not None}
        return (known, None) if is_removed else (None, known)
    told = (key for key, value in now.items() if key not in played.broken and _is_told(record, key, value, played))
    differing = sorted(now.keys() - set(told))
    if not differing:
        return None
    return {key: played.values.get(key) for key in differing}, {key: now[key] for key in differing}


def _readable(record: Record) -> Iterator[tuple[str, Any]]:
    for field in fields_of(type(record)):
        value = getattr(record, field.key)
        if not isinstance(value, UnreadValue):
            yield field.key, field.kind.dump(value)


def _is_told(record: Record, key: str, value: Any, played: Played) -> bool:
    told = played.values.get(key)
    return may_stand_for(field_of(type(record), key), value, told) if is_erased(told) else told == value


def told_of_gone(account: Account, played: dict[str, Played]) -> Iterator[Told]:
    """That what could not be brought back is no longer there."""
    for each in account.gone:
        its = played.get(each.record_id)
        if each.kind in KINDS and its is not None and not its.is_removed:
            before: Dumped = dict(its.values)
            yield Told(KINDS[each.kind](id=each.record_id, kind=each.kind), sides=(before, None))

"""Both rows of each record: what is missing or torn is taken from the history, and what has no more is let go.

A record has one row in the table of all records and one in that of its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Table, bindparam, delete, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from ...names import Names
from ...records import KINDS, Record, fields_of, table_of
from ...records.columns import stored_value
from ..captions import batches, captions
from ..journal.from_journal import from_journal
from ..journal.replay import Played, read_played
from ..plain_rows import as_stored_text
from ..tables import ChangeRow, ChangeSetRow
from .account import Account, NamedRecord
from .filling import Filled, Values

_BASE = table_of(Record)
_DIALECT = sqlite.dialect()
_NOBODY = "?"
_NOTHING = "—"


@dataclass(slots=True)
class RowMending:
    """Mends the rows in a session over the draft; what was done goes into the account."""

    session: Session
    filled: Filled
    account: Account
    # The kind of every record that has a row anywhere, or of which the history tells.
    kinds: dict[str, str] = field(default_factory=dict)
    played: dict[str, Played] = field(default_factory=dict)

    def mend(self) -> None:
        # As it is stored: a word with a flipped bit is no kind, and its own table tells which it was.
        base = dict(self.session.execute(select(_BASE.c.id, as_stored_text(_BASE.c.kind))).all())
        own: dict[str, str] = {}
        for kind, record_type in KINDS.items():
            own.update((each, kind) for each in self.session.scalars(select(table_of(record_type).c.id)))
        told = self._told_of()
        torn = {record_id: table for table, record_id in self.filled.torn if table in KINDS}
        self.kinds = {**base, **told, **torn, **own}
        self._correct_kinds(base, own)
        missing = {each for each in self.kinds if each not in base or each not in own}
        self._read(missing | self.filled.unsure)
        self._put_missing(missing, base, own)
        self._correct_unsure(base, own)

    def _told_of(self) -> dict[str, str]:
        """Of which records the history tells, and that they are of which kind."""
        changes = table_of(ChangeRow)
        rows = self.session.execute(select(changes.c.record_id, changes.c.record_kind).distinct())
        return {row[0]: row[1] for row in rows if row[1] in KINDS}

    def _correct_kinds(self, base: dict[str, str], own: dict[str, str]) -> None:
        """A record is of the kind in whose table it stands."""
        wrong = [{"which": each, "right": own[each]} for each, kind in base.items() if own.get(each, kind) != kind]
        if wrong:
            statement = update(_BASE).where(_BASE.c.id == bindparam("which")).values(kind=bindparam("right"))
            self.session.execute(statement, wrong)

    def _read(self, ids: Iterable[str]) -> None:
        for batch in batches(sorted(ids)):
            self.played.update(read_played(self.session, batch))

    # What is missing.

    def _put_missing(self, missing: set[str], base: dict[str, str], own: dict[str, str]) -> None:
        names = captions(self.session, [each for each in missing if each in base])
        for record_id in sorted(missing):
            kind = self.kinds[record_id]
            name = names.get(record_id) or self._name(record_id)
            if kind not in KINDS:
                self._let_go(record_id, kind, name)
                continue
            is_own = record_id in own or self._put_own(record_id, kind, name)
            if not is_own:
                self._let_go(record_id, kind, name)
            elif record_id not in base:
                self._put_base(record_id, kind, is_told=record_id in own)

    def _put_own(self, record_id: str, kind: str, name: Names) -> bool:
        """The row of its kind, from what is left of it and from the history. Whether that was enough."""
        table, known = table_of(KINDS[kind]), self.filled.torn.get((kind, record_id), {})
        values = {
            **self._from_history(record_id, kind),
            **_known(known),
        }
        needed = [each for each in _needed(table) if values.get(each.key) is None]
        if needed and not _needs_words_only(table):
            return False
        if needed:
            if not name:
                return False
            self.account.names_only.append(NamedRecord(kind, record_id, name))
            values |= {each.key: _stand_in(each, name) for each in needed}
        elif self.played.get(record_id):
            self.account.from_history.append(NamedRecord(kind, record_id, name))
        self._insert(table, {**values, "id": record_id})
        return True

    def _put_base(self, record_id: str, kind: str, *, is_told: bool) -> None:
        if is_told and record_id in self.played:
            self.account.from_history.append(NamedRecord(kind, record_id, self._name(record_id)))
        known = self.filled.torn.get(("record", record_id), {})
        at, by, last_at, last_by = self._moments(record_id)
        played = self.played.get(record_id, Played())
        note = played.values.get("note")
        values: Values = {
            "version": max(len(played.sets), 1),
            "created_at": at,
            "created_by": by,
            "changed_at": last_at,
            "changed_by": last_by,
            "removed_at": last_at if played.is_removed else None,
            "note": note if isinstance(note, str) else None,
            **{key: each for key, each in known.items() if each is not None},
            "kind": kind,
            "id": record_id,
        }
        # The rest is derived, and written anew for every record.
        values |= {each.key: "" for each in _needed(_BASE) if each.key not in values}
        values["caption"] = Names.same(_NOTHING).store()
        self._insert(_BASE, values)

    def _moments(self, record_id: str) -> tuple[str, str, str, str]:
        """When it was made and by whom, and so of the last change, as the history has it."""
        sets = table_of(ChangeSetRow)
        told = self.played.get(record_id, Played()).sets
        found = []
        for sequence in (told[:1] + told[-1:]) if told else []:
            query = select(as_stored_text(sets.c.at), sets.c.who).where(sets.c.sequence == sequence)
            found.append(self.session.execute(query).one())
        if not found:
            now = datetime.now(UTC).isoformat(timespec="microseconds")
            return now, _NOBODY, now, _NOBODY
        return found[0][0], found[0][1], found[-1][0], found[-1][1]

    def _from_history(self, record_id: str, kind: str) -> Values:
        """Its values as stored, as far as the history tells and they can be read."""
        played = self.played.get(record_id)
        table = table_of(KINDS[kind])
        if played is None:
            return {}
        fields = (each for each in fields_of(KINDS[kind]) if each.key in table.c)
        found = ((each.key, from_journal(each, played.values.get(each.key))) for each in fields)
        return {key: stored_value(table, key, value, _DIALECT) for key, value in found if value is not None}

    def _name(self, record_id: str) -> Names:
        played = self.played.get(record_id)
        kind = KINDS.get(self.kinds.get(record_id, ""))
        if played is None or kind is None:
            return Names()
        named = (each for each in fields_of(kind) if each.kind.is_name or each.key in ("title", "file_name"))
        values = (from_journal(each, played.values.get(each.key)) for each in named)
        return next((each if isinstance(each, Names) else Names.same(str(each)) for each in values if each), Names())

    def _let_go(self, record_id: str, kind: str, name: Names) -> None:
        self.account.gone.append(NamedRecord(kind, record_id, name))
        self.session.execute(delete(_BASE).where(_BASE.c.id == record_id))

    def _insert(self, table: Table, values: Values) -> None:
        names = [each.key for each in table.columns if each.key in values]
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        statement = f'INSERT OR REPLACE INTO "{table.name}" ({columns}) VALUES ({marks})'
        self.session.connection().exec_driver_sql(statement, tuple(values[name] for name in names))

    # What came out of pages to which nothing leads: it may be of yesterday.

    def _correct_unsure(self, base: dict[str, str], own: dict[str, str]) -> None:
        for record_id in sorted(self.filled.unsure & base.keys() & own.keys()):
            played = self.played.get(record_id)
            if played is None or not played.is_whole or played.broken:
                continue
            told = self._from_history(record_id, own[record_id])
            table = table_of(KINDS[own[record_id]])
            keys = [each.key for each in fields_of(KINDS[own[record_id]]) if each.key in table.c]
            names = ", ".join(f'"{key}"' for key in keys)
            query = f'SELECT {names} FROM "{table.name}" WHERE id = ?'
            there = dict(zip(keys, self.session.connection().exec_driver_sql(query, (record_id,)).one(), strict=True))
            for key in keys:
                if there[key] != told.get(key) and (told.get(key) is not None or table.c[key].nullable):
                    self._set(table, record_id, key, told.get(key))
                    self.account.values.append(NamedRecord(own[record_id], record_id, self._name(record_id), key))
            removed = self._moments(record_id)[2] if played.is_removed else None
            query = "UPDATE record SET removed_at = ? WHERE id = ? AND (removed_at IS NULL) <> (? IS NULL)"
            self.session.connection().exec_driver_sql(query, (removed, record_id, removed))

    def _set(self, table: Table, record_id: str, key: str, value: object) -> None:
        query = f'UPDATE "{table.name}" SET "{key}" = ? WHERE id = ?'
        self.session.connection().exec_driver_sql(query, (value, record_id))


def _known(values: Values) -> Values:
    return {key: each for key, each in values.items() if each is not None}


def _needed(table: Table) -> Iterator[Column[Any]]:
    return (each for each in table.columns if not each.nullable and each.key != "id")


def _needs_words_only(table: Table) -> bool:
    return all(
        "field" in each.info and (each.info["field"].is_name or each.info["field"].takes_any_line)
        for each in _needed(table)
    )


def _stand_in(column: Column[Any], name: Names) -> str:
    return name.store() if column.info["field"].is_name else _NOTHING

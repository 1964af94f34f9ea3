"""The later steps of a history taken back in a copy of a register: it is then as it was after an earlier one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from ...records import KINDS, Citation, Event, Figure, Indicator, Record, field_of, fields_of, kind_of, table_of
from ...records.base import LinkRow
from ...records.states import owner_key
from ..captions import batches, captions, derive_anew, recaption_dependants, rename_through_time
from ..claims.milestones import keep_all_milestones
from ..claims.shown_claims import keep_all_shown_claims
from ..file.declared_parts import guards
from ..journal import chain
from ..journal.from_journal import from_journal
from ..tables import ChangeRow, ChangeSetRow
from .letting_go import let_go
from .values_then import ValuesThen, read_values_then

_BASE, _LINKS = table_of(Record), table_of(LinkRow)
_OF_CLAIMS = frozenset(map(kind_of, (Figure, Indicator)))
_EVENT = kind_of(Event)


def take_back_after(session: Session, step: int) -> None:
    """Make of the copy what it was after this step: its records, what is derived of them, and its history.

    Only in a copy that is thrown away, by a connection that holds no link to be true in between.
    """
    touched = read_values_then(session, step)
    standing = {record_id: then for record_id, then in touched.items() if then.last is not None}
    owners = set(_owners(session, touched))
    named = captions(session, standing)
    let_go(session, touched.keys() - standing.keys(), with_links=False)
    for kind in dict.fromkeys(then.kind for then in standing.values()):
        _write(session, kind, {key: then for key, then in standing.items() if then.kind == kind})
    owners |= set(_owners(session, standing))
    session.expire_all()
    _derive(session, standing, named, owners)
    _keep_beside(session, {then.kind for then in touched.values()})
    _cut_history(session, step)


def _owners(session: Session, records: Iterable[str]) -> Iterator[str]:
    """What these are states of, and the people whom they name: those are found by other words then."""
    ids = list(records)
    for record_type in KINDS.values():
        key = "speaker" if record_type is Citation else owner_key(record_type)
        if key:
            own = table_of(record_type)
            for batch in batches(ids):
                query = select(own.c[key]).where(own.c.id.in_(batch), own.c[key].is_not(None))
                yield from session.scalars(query)


def _write(session: Session, kind: str, records: Mapping[str, ValuesThen]) -> None:
    record_type = KINDS[kind]
    own = table_of(record_type)
    rows: dict[tuple[Table, tuple[str, ...]], list[dict[str, object]]] = {}
    for record_id, then in records.items():
        values = dict(_values(record_type, then))
        for table in (_BASE, own):
            mine = {key: value for key, value in values.items() if key in table.c}
            if mine:
                row = {"which": record_id, **{f"new_{key}": value for key, value in mine.items()}}
                rows.setdefault((table, tuple(mine)), []).append(row)
    for (table, keys), many in rows.items():
        statement = update(table).where(table.c.id == bindparam("which"))
        session.execute(statement.values({key: bindparam(f"new_{key}") for key in keys}), many)
    _write_frame(session, records)
    _write_links(session, record_type, records)


def _values(record_type: type[Record], then: ValuesThen) -> Iterator[tuple[str, object]]:
    for field in fields_of(record_type):
        if then.is_whole or field.key in then.values:
            value = from_journal(field, then.values.get(field.key))
            if value is not None or not field.is_required:
                yield field.key, value


def _write_frame(session: Session, records: Mapping[str, ValuesThen]) -> None:
    """When each was changed last, by whom and how often, and whether it was removed."""
    statement = update(_BASE).where(_BASE.c.id == bindparam("which"))
    values = {
        "changed_at": bindparam("at"),
        "changed_by": bindparam("by"),
        "removed_at": bindparam("gone"),
        "version": _BASE.c.version - bindparam("later"),
    }
    rows = [
        {
            "which": record_id,
            "at": then.last,
            "by": then.who,
            "gone": None if then.was_there else then.last,
            "later": then.later,
        }
        for record_id, then in records.items()
    ]
    session.execute(statement.values(values), rows)


def _write_links(session: Session, record_type: type[Record], records: Mapping[str, ValuesThen]) -> None:
    several = [each.key for each in fields_of(record_type) if each.kind.is_link and each.kind.holds_several]
    own = table_of(record_type)
    for key in several:
        ids = [each for each, then in records.items() if then.is_whole or key in then.values]
        for batch in batches(ids):
            session.execute(delete(_LINKS).where(_LINKS.c.field == key, _LINKS.c.record_id.in_(batch)))
            fresh = [
                {"record_id": record_id, "field": key, "target_id": target}
                for record_id, value in session.execute(select(own.c.id, own.c[key]).where(own.c.id.in_(batch)))
                for target in dict.fromkeys(field_of(record_type, key).kind.targets(value))
            ]
            if fresh:
                session.execute(insert(_LINKS), fresh)


def _derive(
    session: Session, standing: Mapping[str, ValuesThen], named: Mapping[str, object], owners: Collection[str]
) -> None:
    """Titles and words of what was changed, of what is titled by it, and of what a state or a citation names."""
    records: list[Record] = []
    for kind in dict.fromkeys(then.kind for then in standing.values()):
        record_type = KINDS[kind]
        for batch in batches(key for key, then in standing.items() if then.kind == kind):
            records += session.scalars(select(record_type).where(record_type.id.in_(batch)))
    derive_anew(session, records)
    recaption_dependants(session, [each.id for each in records if each.caption != named.get(each.id)])
    rename_through_time(session, owners)


def _keep_beside(session: Session, kinds: Collection[str]) -> None:
    if not _OF_CLAIMS.isdisjoint(kinds):
        keep_all_shown_claims(session)
    # Whether a subject is a project is asked too: all of it is written anew.
    if _EVENT in kinds:
        keep_all_milestones(session)


def _cut_history(session: Session, step: int) -> None:
    """Past the guards of the journal, which stand again afterwards."""
    connection = session.connection()
    parts = list(guards())
    for part in parts:
        connection.exec_driver_sql(f"DROP TRIGGER {part.name}")
    for model, key in ((ChangeRow, "change_set"), (ChangeSetRow, "sequence")):
        table = table_of(model)
        session.execute(delete(table).where(table.c[key] > step))
    for part in parts:
        connection.exec_driver_sql(part.sql)
    last = chain.last(connection)
    chain.keep_end(connection, last)
    connection.exec_driver_sql("UPDATE sqlite_sequence SET seq = ? WHERE name = 'change_set'", (last.sequence,))

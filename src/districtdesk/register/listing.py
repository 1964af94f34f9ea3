"""Lists of records, paged in SQL: what a table on screen, a spreadsheet or the command line asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import Session

from .. import i18n
from ..fields import Choice, Link, Links
from ..folding import fold
from ..names import Names
from ..records import KINDS, Field, Record, fields_of, table_of
from ..records.base import ORDER_KEYS
from .captions import captions, pointing_at

_BASE = table_of(Record)
_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Query:
    """Which records, in what order.

    `kind` is a key of KINDS. `search`: every word must occur in the search key. `sort` is a field key; None sorts by
    name in the alphabet of the moment's language. `linked`: only records whose link field (key) points at one of
    those ids. `where`: field key to the value it must have. `removed`: the recycle bin instead.
    """

    kind: str
    search: str = ""
    sort: str | None = None
    descending: bool = False
    linked: tuple[str, tuple[str, ...]] | None = None
    where: tuple[tuple[str, Any], ...] = ()
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a list. `values` by field key; `linked` holds the captions of the ids in its links."""

    id: str
    kind: str
    caption: Names
    version: int
    changed_at: datetime
    changed_by: str
    values: Mapping[str, Any]
    linked: Mapping[str, Names]

    def show(self, field: Field) -> str:
        """The field's value as people read it, links by name."""
        value = self.values[field.key]
        if isinstance(field.kind, Link):
            return self.linked[value].show() if value in self.linked else ""
        if isinstance(field.kind, Links):
            return "; ".join(self.linked[each].show() for each in value or () if each in self.linked)
        return field.kind.show(value)


def count(session: Session, query: Query) -> int:
    """How many records the query finds."""
    return session.scalar(select(func.count()).select_from(_narrowed(query).subquery())) or 0


def counts(session: Session) -> dict[str, int]:
    """How many records there are of each kind, removed ones left out."""
    rows = session.execute(
        select(_BASE.c.kind, func.count()).where(_BASE.c.removed_at.is_(None)).group_by(_BASE.c.kind)
    )
    found = {row[0]: row[1] for row in rows}
    return {kind: found.get(kind, 0) for kind in KINDS}


def window(session: Session, query: Query, offset: int, limit: int, total: int | None = None) -> list[Row]:
    """`limit` records from `offset` on.

    With the `total` that count() gave, a place near the end is reached from the end: both ends are equally quick.
    """
    if total is None or offset <= total // 2:
        return _rows(session, query.kind, _ids(session, _ordered(query), offset, limit))
    fetched = min(limit, max(total - offset, 0))
    ids = _ids(session, _ordered(query, backwards=True), total - offset - fetched, fetched)
    return _rows(session, query.kind, ids[::-1])


def position(session: Session, query: Query, record_id: str) -> int | None:
    """The place of a record in the list, counted from 0; None if the query does not find it."""
    ids = session.execute(_ordered(query)).scalars()
    return next((place for place, each in enumerate(ids) if each == record_id), None)


def everything(session: Session, query: Query) -> Iterator[Row]:
    """All rows of the query, a page at a time: memory stays small however many there are."""
    ids = [row[0] for row in session.execute(_ordered(query))]
    for start in range(0, len(ids), _PAGE):
        yield from _rows(session, query.kind, ids[start : start + _PAGE])


def one(session: Session, kind: str, record_id: str) -> Row | None:
    """The record of this id, removed or not."""
    return next(iter(_rows(session, kind, [record_id])), None)


def _ids(session: Session, ordered: Select[Any], offset: int, limit: int) -> list[str]:
    return list(session.execute(ordered.offset(offset).limit(limit)).scalars())


def _rows(session: Session, kind: str, ids: Sequence[str]) -> list[Row]:
    """Whole rows of these ids, in this order."""
    record_type = KINDS[kind]
    own = table_of(record_type)
    fields = fields_of(record_type)
    columns = [own.c[field.key] if field.key in own.c else _BASE.c[field.key] for field in fields]
    head = (_BASE.c.id, _BASE.c.kind, _BASE.c.caption, _BASE.c.version, _BASE.c.changed_at, _BASE.c.changed_by)
    found: dict[str, Any] = {}
    for start in range(0, len(ids), 500):
        joined = select(*head, *columns).join_from(_BASE, own, _BASE.c.id == own.c.id)
        for row in session.execute(joined.where(_BASE.c.id.in_(ids[start : start + 500]))):
            found[row[0]] = row
    keys = [field.key for field in fields]
    values = {record_id: dict(zip(keys, row[len(head) :], strict=True)) for record_id, row in found.items()}
    names = captions(session, _linked_ids(fields, values.values()))
    return [_row(found[each], values[each], names) for each in ids if each in found]


def _row(row: Any, values: Mapping[str, Any], names: Mapping[str, Names]) -> Row:
    return Row(row.id, row.kind, row.caption, row.version, row.changed_at, row.changed_by, values, names)


def _linked_ids(fields: Sequence[Field], rows: Any) -> Iterator[str]:
    single = [field.key for field in fields if isinstance(field.kind, Link)]
    several = [field.key for field in fields if isinstance(field.kind, Links)]
    for values in rows:
        for key in single:
            if values[key]:
                yield values[key]
        for key in several:
            yield from values[key] or ()


def _narrowed(query: Query) -> Select[tuple[str]]:
    """The ids that the query finds, from the base table alone where that is enough: its indexes hold it all."""
    conditions: list[ColumnElement[bool]] = [_BASE.c.kind == query.kind]
    conditions.append(_BASE.c.removed_at.is_not(None) if query.removed else _BASE.c.removed_at.is_(None))
    conditions += [_BASE.c.search_key.contains(word, autoescape=True) for word in fold(query.search).split()]
    found = select(_BASE.c.id).where(and_(*conditions))
    record_type = KINDS[query.kind]
    own = table_of(record_type)
    if query.linked or query.where:
        found = found.join_from(_BASE, own, own.c.id == _BASE.c.id)
    if query.linked:
        key, ids = query.linked
        found = found.where(pointing_at(record_type, key, ids))
    for key, value in query.where:
        column = own.c[key]
        found = found.where(column.is_(None) if value is None else column == value)
    return found


def _ordered(query: Query, *, backwards: bool = False) -> Select[Any]:
    if query.sort in (None, "names"):
        name = _BASE.c[ORDER_KEYS[i18n.language()]]
        return _narrowed(query).order_by(*_order(name, _BASE.c.id, query.descending, backwards))
    return _by_field(query, str(query.sort), backwards)


def _order(expression: Any, tie: Any, descending: bool, backwards: bool, *, may_be_empty: bool = False) -> list[Any]:
    """What is empty comes last in either direction; backwards is the exact reverse of the same list."""
    falls = descending != backwards
    first = expression.desc() if falls else expression.asc()
    if may_be_empty:
        first = first.nulls_first() if backwards else first.nulls_last()
    return [first, tie.desc() if falls else tie.asc()]


def _by_field(query: Query, key: str, backwards: bool) -> Select[Any]:
    own = table_of(KINDS[query.kind])
    table = own if key in own.c else _BASE
    expression, rows = _sorted_by(table.c[key], _candidates(query, table))
    order = _order(expression, table.c.id, query.descending, backwards, may_be_empty=bool(table.c[key].nullable))
    return rows.order_by(*order)


def _candidates(query: Query, table: Any) -> Select[Any]:
    if query.search or query.linked or query.where or query.removed:
        found = _narrowed(query).subquery()
        return select(table.c.id).join_from(found, table, table.c.id == found.c.id)
    # Removed records are few: leaving those out costs less than looking every row up in the base table.
    gone = select(_BASE.c.id).where(_BASE.c.kind == query.kind, _BASE.c.removed_at.is_not(None))
    rows = select(table.c.id).where(table.c.id.not_in(gone))
    return rows.where(_BASE.c.kind == query.kind) if table is _BASE else rows


def _sorted_by(column: Any, rows: Select[Any]) -> tuple[Any, Select[Any]]:
    kind = column.info["field"]
    if isinstance(kind, Choice):
        # In the order in which the choices are offered, not in that of their English codes.
        return case({code: place for place, code in enumerate(kind.options())}, value=column), rows
    if isinstance(kind, Link):
        target = _BASE.alias("target")
        return target.c[ORDER_KEYS[i18n.language()]], rows.outerjoin(target, target.c.id == column)
    return column, rows

"""Which fields of a kind say anything in this register."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, ColumnElement, func, select
from sqlalchemy.orm import Session

from ...records import KINDS, Record, table_of
from .display_values import told_through
from .query import Query, narrowed

_BASE = table_of(Record)


def read_filled(session: Session, kind: str, keys: Collection[str]) -> frozenset[str]:
    """Those of these fields that hold something in some record of the kind: one look at all of them."""
    own = table_of(KINDS[kind])
    here = {key: own.c[key] for key in keys if key in own.c}
    of_every_kind = {key: _BASE.c[key] for key in keys if key not in here}
    # Apart: joined, SQLite goes through the records of all kinds for a kind that has none.
    return _filled(session, here) | _filled(session, of_every_kind, _BASE.c.kind == kind)


def read_said(session: Session, query: Query, keys: Collection[str]) -> frozenset[str]:
    """Those of these fields of which something may be said in some record that the query finds."""
    own, ids = table_of(KINDS[query.kind]), narrowed(query).subquery()
    told = {key: {key, *told_through(query.kind, key)} for key in keys}
    wanted = {each for several in told.values() for each in several}
    here = {key: own.c[key] for key in wanted if key in own.c}
    of_every_kind = {key: _BASE.c[key] for key in wanted if key not in here}
    among = select(ids.c.id)
    filled = _filled(session, here, own.c.id.in_(among)) | _filled(session, of_every_kind, _BASE.c.id.in_(among))
    return frozenset(key for key, several in told.items() if several & filled)


def _filled(session: Session, columns: dict[str, Column[Any]], *where: ColumnElement[bool]) -> frozenset[str]:
    if not columns:
        return frozenset()
    counts = session.execute(select(*map(func.count, columns.values())).where(*where)).one()
    return frozenset(key for key, count in zip(columns, counts, strict=True) if count)

"""Texts and names in which signs were lost before they came here, in every field that holds words."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from ...fields.words import LOST
from ...records import KINDS, Field, Record, fields_of, table_of
from ..captions import batches
from ..plain_rows import as_stored_text, kept
from .far_dates import Among, DoubtfulValue, those_of


def read_lost_signs(session: Session, among: Among | None = None) -> Iterator[DoubtfulValue]:
    """All of them, one reading for each kind of record; or those of records by their kinds."""
    for kind, record_type in KINDS.items():
        own = table_of(record_type)
        fields = [each for each in fields_of(record_type) if each.kind.may_lose_signs]
        fields = [each for each in fields if each.key in own.c]
        for is_one in those_of(record_type, among) if fields else ():
            yield from _of_kind(session, kind, record_type, fields, is_one)
    base = table_of(Record)
    notes = select(base.c.id, base.c.kind, base.c.note).where(base.c.note.contains(LOST), base.c.removed_at.is_(None))
    ids = None if among is None else [each for of in among.values() for each in of]
    asked = [notes] if ids is None else [notes.where(base.c.id.in_(batch)) for batch in batches(ids)]
    for record_id, kind, note in (row for each in asked for row in session.execute(each.order_by(base.c.id))):
        if kind in KINDS:
            yield DoubtfulValue(kind, record_id, fields_of(KINDS[kind])[-1], note)


def _of_kind(
    session: Session,
    kind: str,
    record_type: type[Record],
    fields: list[Field],
    is_one: tuple[ColumnElement[bool], ...],
) -> Iterator[DoubtfulValue]:
    own = table_of(record_type)
    columns = [own.c[field.key] for field in fields]
    # Most are empty, which is seen sooner than what is not in them.
    is_lost = or_(*(each.is_not(None) & as_stored_text(each).contains(LOST) for each in columns))
    query = select(own.c.id, *columns).where(is_lost, kept(record_type), *is_one).order_by(own.c.id)
    for record_id, *values in session.execute(query):
        for field, value in zip(fields, values, strict=True):
            if value is not None and any(each.rule == "lost" for each in field.kind.check(value)):
                yield DoubtfulValue(kind, record_id, field, value)

"""Texts and names in which signs were lost before they came here, in every field that holds words."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from ...fields.words import LOST
from ...records import KINDS, Field, Record, fields_of, table_of
from ..plain_rows import as_stored_text, kept
from .far_dates import DoubtfulValue


def read_lost_signs(session: Session) -> Iterator[DoubtfulValue]:
    """All of them, one reading for each kind of record."""
    for kind, record_type in KINDS.items():
        own = table_of(record_type)
        fields = [each for each in fields_of(record_type) if each.kind.may_lose_signs]
        yield from _of_kind(session, kind, record_type, [each for each in fields if each.key in own.c])
    base = table_of(Record)
    notes = select(base.c.id, base.c.kind, base.c.note).where(base.c.note.contains(LOST), base.c.removed_at.is_(None))
    for record_id, kind, note in session.execute(notes.order_by(base.c.id)):
        if kind in KINDS:
            yield DoubtfulValue(kind, record_id, fields_of(KINDS[kind])[-1], note)


def _of_kind(session: Session, kind: str, record_type: type[Record], fields: list[Field]) -> Iterator[DoubtfulValue]:
    if not fields:
        return
    own = table_of(record_type)
    columns = [own.c[field.key] for field in fields]
    is_lost = or_(*(as_stored_text(each).contains(LOST) for each in columns))
    query = select(own.c.id, *columns).where(is_lost, kept(record_type)).order_by(own.c.id)
    for record_id, *values in session.execute(query):
        for field, value in zip(fields, values, strict=True):
            if value is not None and any(each.rule == "lost" for each in field.kind.check(value)):
                yield DoubtfulValue(kind, record_id, field, value)

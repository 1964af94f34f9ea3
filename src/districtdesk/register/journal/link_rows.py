"""The rows of fields that hold several links: written anew with each record whose field says something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from ...records import Field, Record, fields_of, table_of
from ...records.base import LinkRow
from .touching import Touched

Row = Mapping[str, str]


def rewrite_links(session: Session, touched: Sequence[Touched]) -> list[Row]:
    """Have the rows say what these records do now. Returns those that were written."""
    fresh: list[Row] = []
    for each in touched:
        for field in _fields_of_several(type(each.record)):
            if not (each.is_added or field.key in each.after):
                continue
            if not each.is_added:
                table = table_of(LinkRow)
                session.execute(delete(table).where(table.c.record_id == each.record.id, table.c.field == field.key))
            targets = dict.fromkeys(getattr(each.record, field.key) or ())
            fresh += [{"record_id": each.record.id, "field": field.key, "target_id": target} for target in targets]
    write_links(session, fresh)
    return fresh


def write_links(session: Session, rows: Sequence[Row]) -> None:
    if rows:
        session.execute(insert(table_of(LinkRow)), list(rows))


@cache
def _fields_of_several(record_type: type[Record]) -> tuple[Field, ...]:
    return tuple(each for each in fields_of(record_type) if each.kind.is_link and each.kind.holds_several)

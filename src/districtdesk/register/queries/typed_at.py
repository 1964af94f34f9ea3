"""What has become of the records at which something was being typed when the program died."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import Record, table_of

_BASE = table_of(Record)


@dataclass(frozen=True, slots=True)
class TypedAt:
    """One record as it is now: what it is called, in which version it stands, and whether it is kept still."""

    name: str
    version: int
    is_kept: bool


def read_typed_at(session: Session, ids: Iterable[str]) -> dict[str, TypedAt]:
    """By id; one that never was saved here is left out."""
    columns = (_BASE.c.id, _BASE.c.caption, _BASE.c.version, _BASE.c.removed_at)
    rows = session.execute(select(*columns).where(_BASE.c.id.in_(list(ids))))
    return {row.id: TypedAt(row.caption.show(), row.version, row.removed_at is None) for row in rows}

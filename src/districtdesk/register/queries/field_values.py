"""What some records have in one of their fields, each value once: looked at before all of them are given another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from ...records import KINDS, field_of
from ..captions import batches
from . import listing


@dataclass(frozen=True, slots=True)
class HeldValue:
    """A value, None for nothing, as people read it, and how many records have it."""

    value: object
    words: str
    count: int


def count_field_values(session: Session, kind: str, ids: Sequence[str], key: str) -> list[HeldValue]:
    """The values of this field among these records, the one that most of them have first."""
    field = field_of(KINDS[kind], key)
    found: dict[object, HeldValue] = {}
    for batch in batches(ids):
        for row in listing.rows(session, kind, batch):
            value = row.values[key]
            before = found.get(value)
            found[value] = HeldValue(value, row.show(field), before.count + 1 if before else 1)
    return sorted(found.values(), key=lambda each: -each.count)

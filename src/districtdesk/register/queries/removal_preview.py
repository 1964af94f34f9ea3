"""What removing a record would mean: what goes with it, and what stands in the way. Nothing is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...names import Names
from ...records import KINDS, Record, table_of
from ..captions import batches, captions
from ..journal.removal import pointers, with_parts


@dataclass(frozen=True, slots=True)
class RemovalPreview:
    """`parts` counts by kind what goes too; `users` are the kind and name of each record that still needs it.

    `name` is that of the first of `count` records.
    """

    name: Names
    count: int
    parts: Mapping[str, int]
    users: tuple[tuple[str, Names], ...]


def preview_removal(session: Session, *ids: str) -> RemovalPreview:
    """Look at what remove() would do to these records and their parts."""
    going = with_parts(session, ids)
    gone, chosen = set(going), set(ids)
    users = [(each.kind, each.caption) for each in pointers(session, going) if each.id not in gone]
    counted = Counter(_kinds(session, [each for each in going if each not in chosen]))
    parts = {kind: counted[kind] for kind in KINDS if counted[kind]}
    return RemovalPreview(captions(session, ids[:1]).get(ids[0], Names()), len(ids), parts, tuple(users))


def _kinds(session: Session, ids: list[str]) -> list[str]:
    table = table_of(Record)
    return [
        kind for batch in batches(ids) for kind in session.scalars(select(table.c.kind).where(table.c.id.in_(batch)))
    ]

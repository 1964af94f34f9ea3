"""Bringing a removed record back, with the parts that went with it."""

from __future__ import annotations

from sqlalchemy import select

from ...i18n import N_
from ...records import Record, table_of
from .removal import restore
from .store import Register


def restore_record(register: Register, record_id: str) -> list[str]:
    """Bring back this record and what was removed in the same step, as one step. Returns all ids that came back.

    Raises Refused when what it points at is still removed.
    """
    table = table_of(Record)
    with register.change(N_("Restore record")) as session:
        moment = select(table.c.removed_at).where(table.c.id == record_id).scalar_subquery()
        together = list(session.scalars(select(table.c.id).where(table.c.removed_at == moment)))
        restore(session, together)
    return together

"""Whether a register holds anything yet."""

from __future__ import annotations

from sqlalchemy import select

from ...records import Record, table_of
from ..journal.store import Register

# What every register begins with.
_FROM_THE_START = "indicator"


def is_without_records(register: Register) -> bool:
    """Whether nothing was entered yet, and nothing removed either: there are indicators alone."""
    base = table_of(Record)
    with register.read() as session:
        return session.scalar(select(base.c.id).where(base.c.kind != _FROM_THE_START).limit(1)) is None

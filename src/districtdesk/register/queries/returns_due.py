"""The returns that a district or a company still owes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import ReturnDue


def read_returns_due(session: Session, owed_by: str) -> Sequence[ReturnDue]:
    """Those that have not come yet, the first that is due before the others; those without a day at the end."""
    owed = select(ReturnDue).where(
        ReturnDue.owed_by == owed_by, ReturnDue.received_on.is_(None), ReturnDue.removed_at.is_(None)
    )
    return sorted(session.scalars(owed), key=lambda each: (_last_day(each), each.id))


def next_return(owed: Sequence[ReturnDue], today: date) -> ReturnDue | None:
    """The one that is asked for today: the first that is not overdue, else the last that is."""
    to_come = (each for each in owed if _last_day(each) >= today)
    return next(to_come, owed[-1] if owed else None)


def _last_day(each: ReturnDue) -> date:
    return (each.due_on.latest if each.due_on else None) or date.max

"""All indicators of a register, read as records."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...records import Indicator, kind_of


def read_indicators(session: Session) -> list[Indicator]:
    """All there are, removed ones too.

    They are asked for by their kind: SQLite goes through all records of a large register otherwise.
    """
    return list(session.scalars(select(Indicator).where(Indicator.kind == kind_of(Indicator))))

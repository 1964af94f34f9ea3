"""Which texts of a column are names of records that the register has, whatever their spelling and legal form."""

from __future__ import annotations

from collections.abc import Sequence

from ..names import Names
from ..register.journal.store import Session
from ..register.queries.all_alike import find_all_alike
from .mapping import FindNames


def find_names_in(session: Session) -> FindNames:
    """How many of these texts, from 0 to 1, name a record of that kind."""

    def share(kind: str, texts: Sequence[str]) -> float:
        rows = [{"names": Names.same(text)} for text in texts]
        found = find_all_alike(session, kind, rows)
        return sum(map(bool, found)) / len(rows) if rows else 0.0

    return share

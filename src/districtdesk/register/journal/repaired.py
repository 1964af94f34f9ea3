"""The step by which a repaired register tells what was found: from there on the history is followed again.

What the history does not tell of before that step was lost or changed behind its back; `check` has named it once.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...i18n import N_
from ...records import table_of
from ..tables import ChangeSetRow
from .recorder import Dumped, Touched

REPAIRED = N_("Repaired")
# What stands for a step of which only its number is known.
LOST_STEP = N_("A step that was lost")

Sides = tuple[Dumped | None, Dumped | None]


@dataclass(slots=True)
class Told(Touched):
    """What the step tells of one record: the values as the history left them, and as they are."""

    sides: Sides | None = None

    def journal_values(self) -> Sides | None:
        return self.sides


def last_repair(session: Session) -> int:
    """The number of the newest such step; 0 where the register was never repaired."""
    sets = table_of(ChangeSetRow)
    query = select(func.max(sets.c.sequence)).where(sets.c.label == REPAIRED, sets.c.undoable == 0)
    return session.scalar(query) or 0

"""The step by which a repaired register tells what was found: from there on the history is followed again.

What the history does not tell of before that step was lost or changed behind its back; `check` has named it once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from ...i18n import N_
from ...records import table_of
from ..tables import ChangeRow, ChangeSetRow
from .steps import Dumped
from .stored import seen
from .touching import Touched

REPAIRED = N_("Repaired")
# What stands for a step of which only its number is known.
LOST_STEP = N_("A step that was lost")

# Of the step: which of the history did not hold before it, what their fingerprints came to, and which were gone.
BROKEN = "broken_at"

Sides = tuple[Dumped | None, Dumped | None]


@dataclass(slots=True)
class Told(Touched):
    """What the step tells of one record: the values as the history left them, and as they are."""

    sides: Sides | None = None

    def journal_values(self) -> Sides | None:
        return self.sides


@dataclass(slots=True)
class KnownBreaks:
    """What was wrong with the history when the register was repaired: by step what its fingerprint came to, so that
    what is done to it later is told apart, and the first and last number of each run of steps that was gone.
    """

    steps: dict[int, str] = field(default_factory=dict)
    gone: list[tuple[int, int]] = field(default_factory=list)

    def dump(self) -> Dumped:
        """As the closing step tells of it."""
        told: Any = {"steps": {str(each): made for each, made in self.steps.items()}, "gone": [*map(list, self.gone)]}
        return {BROKEN: told}


def known_breaks(connection: Connection) -> KnownBreaks:
    """All that repairs have told of."""
    sets, changes, found = table_of(ChangeSetRow), table_of(ChangeRow), KnownBreaks()
    query = select(changes.c.after).join(sets, sets.c.sequence == changes.c.change_set)
    query = query.where(sets.c.label == REPAIRED, sets.c.undoable == 0, changes.c.after.contains(f'"{BROKEN}":'))
    for (after,) in connection.execute(query):
        told: Any = (seen(after) or {}).get(BROKEN)
        try:
            found.steps |= {int(each): str(made) for each, made in told["steps"].items()}
            found.gone += [(int(first), int(last)) for first, last in told["gone"]]
        except (TypeError, ValueError, LookupError, AttributeError):
            # Nobody but the program writes it, and the chain tells of who does.
            continue
    return found


def last_repair(session: Session) -> int:
    """The number of the newest such step; 0 where the register was never repaired."""
    sets = table_of(ChangeSetRow)
    query = select(func.max(sets.c.sequence)).where(sets.c.label == REPAIRED, sets.c.undoable == 0)
    return session.scalar(query) or 0

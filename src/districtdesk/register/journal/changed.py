"""What one change did, as it is handed back and told to whoever listens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...problems import Problem
from .steps import ChangeSet, Told


@dataclass(frozen=True, slots=True)
class Changed:
    """Which step it was, which records look different now, and the warnings by the id of the record."""

    step: ChangeSet
    ids: frozenset[str]
    kinds: frozenset[str]
    warnings: dict[str, list[Problem]]
    # What the journal keeps of it; empty of a step of another program.
    told: Sequence[Told] = ()
    # Whether this program made the change, not another one on the same register.
    is_own: bool = True
    # Whether the connection broke while it was saved, so that it had to be looked up.
    was_looked_up: bool = False

    def came_back(self, kind: str) -> str:
        """The id of the first record of this kind that was restored by taking a step back here; empty for none."""
        return next(iter(self.all_back(kind)), "")

    def all_back(self, kind: str) -> list[str]:
        """The ids of all records of this kind that were."""
        if not self.is_own or self.step.undoes is None:
            return []
        return [each for of, each, before, _after in self.told if of == kind and before is None]

"""Lanes that nobody has seen yet: arranged when they come into sight, of a guessed height before that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from .lane import Arrangement, arrange
from .marks import Lane, Mark


@dataclass(frozen=True, slots=True)
class Pending:
    """The marks of all lanes by the lanes' ids, and what arranging them needs beside."""

    marks: Mapping[str, Sequence[Mark]]
    today: date
    days_a_letter: float

    def arrange(self, lane: Lane) -> Arrangement:
        return arrange(lane, self.marks[lane.id], self.today, self.days_a_letter)


@dataclass(slots=True)
class GuessedHeights:
    """The height of a lane that is not arranged: that of those arranged so far of its kind, on average."""

    _seen: dict[str, tuple[float, int]] = field(default_factory=dict)

    def note(self, lane: Lane, height: float) -> None:
        total, count = self._seen.get(lane.record_kind, (0.0, 0))
        self._seen[lane.record_kind] = total + height, count + 1

    def guess(self, lane: Lane, least: float) -> float:
        total, count = self._seen.get(lane.record_kind, (0.0, 0))
        return max(total / count, least) if count else least

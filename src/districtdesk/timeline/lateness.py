"""How late the projects of a lane are: its own, or all those within it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .facts import LaneFacts
from .marks import Lane


class Lateness(NamedTuple):
    """How many projects are overdue, how many certainly slipped, and by how many days a single one did."""

    overdue: int = 0
    slipped: int = 0
    slip: tuple[int, int] | None = None

    def with_one(self, other: Lateness) -> Lateness:
        return Lateness(self.overdue + other.overdue, self.slipped + other.slipped)


NOT_LATE = Lateness()


def read_lateness(lanes: Iterable[Lane], facts: Mapping[str, LaneFacts]) -> dict[str, Lateness]:
    """Of every lane of a late project and of all lanes around it, by their ids; `facts` by the ids of projects."""
    parents = {lane.id: lane.parent for lane in lanes}
    found: dict[str, Lateness] = {}
    for lane in lanes:
        own = lateness_of(facts.get(lane.record_id)) if lane.record_kind == "project" else NOT_LATE
        if own == NOT_LATE:
            continue
        found[lane.id] = own
        outer = lane.parent
        while outer in parents and outer is not None:
            found[outer] = found.get(outer, NOT_LATE).with_one(own)
            outer = parents[outer]
    return found


def lateness_of(facts: LaneFacts | None) -> Lateness:
    """Of a single project, as the chips of the timeline count it."""
    if facts is None:
        return NOT_LATE
    has_slipped = facts.meets("slipped")
    return Lateness(int(facts.is_overdue), int(has_slipped), facts.slip if has_slipped else None)

"""What is asked first of each project: when it is launched, how far that slipped, whether it is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ..records.claim_status import PLANNED
from ..records.project import GIVEN_UP
from ..register.claims.milestones import Slippage, slippage_of
from .chips import CHIPS
from .marks import SHELVED, Lane, Mark, Span
from .stories import Story, overdue_of, stories_of


class LaneFacts(NamedTuple):
    """`launch`: when it was, or else is said last to be. `slip`: in days, from the least to the most it can be.

    `slippage`: whether that is certain; nothing slips of a project that was given up, and no date of it is missing.
    """

    launch: Span | None = None
    slip: tuple[int, int] | None = None
    is_overdue: bool = False
    slippage: Slippage = ""
    is_given_up: bool = False

    def meets(self, chip: str) -> bool:
        """Whether it is overdue, has slipped for certain, or lacks a launch date."""
        if chip == "overdue":
            return self.is_overdue
        if chip == "slipped":
            return self.slippage == "certain"
        return self.launch is None and not self.is_given_up


def read_facts(lanes: Iterable[Lane], marks: Iterable[Mark], today: date) -> dict[str, LaneFacts]:
    """The facts of every project's lane, by its id."""
    statuses = {lane.id: lane.status for lane in lanes if lane.record_kind == "project"}
    by_lane: dict[str, list[Mark]] = {lane: [] for lane in statuses}
    for mark in marks:
        if mark.lane in by_lane:
            by_lane[mark.lane].append(mark)
    return {lane: facts_of(own, today, statuses[lane]) for lane, own in by_lane.items()}


def facts_of(marks: Iterable[Mark], today: date, status: str | None = None) -> LaneFacts:
    """What these marks of a project of this status come to."""
    stories = stories_of(mark for mark in marks if not mark.is_undated)
    is_overdue = any(overdue_of(story, today, status) for story in stories.values())
    launch = stories.get("launch")
    if launch is None:
        return LaneFacts(is_overdue=is_overdue, is_given_up=status in GIVEN_UP)
    end = _end(launch)
    slip = slip_of(launch)
    least, most = slip or (None, None)
    return LaneFacts(end.start if end else None, slip, is_overdue, slippage_of(least, most, status))


def _end(story: Story) -> Mark | None:
    """What came of it, else what was said last; nothing where that was put off or given up."""
    if story.fact is not None:
        return story.fact
    last = story.claims[-1] if story.claims else None
    return None if last is None or last.state in SHELVED else last


def slip_of(story: Story) -> tuple[int, int] | None:
    """How many days later than first announced, at least and at most; below 0 is earlier.

    None where it was announced but once, is given up, or where nobody said which claim was the first.
    """
    first = next((claim for claim in story.claims if claim.state in PLANNED), None)
    end = _end(story)
    if first is None or end is None or end is first or not story.is_ordered:
        return None
    return slip_between(first.start, end.start)


def slip_between(before: Span, after: Span) -> tuple[int, int] | None:
    """From the nearest to the furthest that the two dates can lie apart, in days; None where an end is open."""
    if before.earliest is None or before.latest is None or after.earliest is None or after.latest is None:
        return None
    if (before.earliest, before.latest) == (after.earliest, after.latest):
        return 0, 0
    return (after.earliest - before.latest).days, (after.latest - before.earliest).days


def counted(facts: Mapping[str, LaneFacts], lanes: Iterable[Lane]) -> dict[str, int]:
    """How many of these lanes meet each chip."""
    known = [facts[lane.id] for lane in lanes if lane.id in facts]
    return {chip: sum(each.meets(chip) for each in known) for chip in CHIPS}

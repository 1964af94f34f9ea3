"""What was announced of one thing that happens once, claim after claim, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ..dates.plausible import FIRST, LAST, is_plausible
from ..records.claim_status import PLANNED
from ..records.event import chain_order
from ..records.project import SETTLED
from .marks import SHELVED, Mark

# Kinds of event that a project may well have several of: two visits are two visits, not one that slipped.
REPEATING = frozenset({"visit", "agreement_signed", "statement", "residency_granted", "other"})
_CLAIMED = PLANNED | SHELVED


class Story(NamedTuple):
    """The claims of one kind in the order they were made, and what came of it."""

    claims: list[Mark]
    fact: Mark | None

    @property
    def is_ordered(self) -> bool:
        """It is known which claim was made last; where nobody said when, each may still hold."""
        return bool(self.claims) and said_on(self.claims[-1]) is not None

    @property
    def standing(self) -> list[Mark]:
        """The claims of which none is known to have replaced another."""
        return self.claims[-1:] if self.is_ordered else self.claims


def is_in_a_story(mark: Mark) -> bool:
    """Whether it is told together with what else was announced and happened of its lane: what is late, what moved."""
    return mark.record_kind == "event" and mark.kind not in REPEATING and not mark.lasts


def stories_of(marks: Iterable[Mark]) -> dict[str, Story]:
    by_kind: dict[str, list[Mark]] = {}
    for mark in marks:
        if is_in_a_story(mark):
            by_kind.setdefault(mark.kind, []).append(mark)
    return {kind: _story(same) for kind, same in by_kind.items()}


def _story(marks: list[Mark]) -> Story:
    claimed = (mark for mark in marks if mark.state in _CLAIMED and is_plausible(mark.start))
    claims = sorted(claimed, key=_when_said)
    facts = [mark for mark in marks if mark.state == "actual"]
    return Story(claims, min(facts, key=when_of, default=None))


def when_of(mark: Mark) -> date:
    return mark.start.earliest or mark.start.latest or date.max


def _when_said(mark: Mark) -> tuple[date, date, str]:
    return chain_order(said_on(mark), mark.start.earliest or mark.start.latest, mark.id)


def said_on(mark: Mark) -> date | None:
    return mark.announced if mark.announced and FIRST <= mark.announced <= LAST else None


def overdue_of(story: Story, today: date, status: str | None = None) -> Mark | None:
    """The claim that has passed; of several that may hold the earliest.

    Nothing is waited for of a project that by its `status` runs already or never will.
    """
    if status in SETTLED:
        return None
    if story.fact is not None or not story.claims or story.claims[-1].state not in PLANNED:
        return None
    passed = [
        (day, mark.id, mark)
        for mark in story.standing
        if mark.state in PLANNED and (day := mark.start.latest) and day < today
    ]
    return min(passed, key=lambda one: one[:2])[2] if passed else None


def earlier_claims(marks: Iterable[Mark]) -> dict[str, Mark]:
    """By the id of a mark of one lane, the claim that it took the place of."""
    found: dict[str, Mark] = {}
    for story in stories_of(mark for mark in marks if not mark.is_undated).values():
        if story.is_ordered:
            found |= {later.id: earlier for earlier, later in pairwise(story.claims)}
        if story.fact is not None and story.claims:
            found[story.fact.id] = story.claims[-1]
    return found

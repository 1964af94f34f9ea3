"""The part of a timeline in which some words are found, or which tells of some records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from ..folding import fold
from ..register.journal.store import Register
from ..register.queries.chosen import Chosen, read_chosen, read_homes
from ..register.queries.listing import Query
from .feed import Timeline
from .marks import Lane, Mark
from .stories import is_in_a_story


def found_in(timeline: Timeline, text: str) -> Timeline:
    """The marks whose label, with the names of their lane and the one around it, has every word of `text`.

    A lane whose names alone have every word is shown whole. Marks and accents do not matter.
    """
    words = fold(text).split()
    if not words:
        return timeline
    missing = _missing(timeline.lanes, words)
    labels: dict[str, str] = {}
    found = [mark for mark in timeline.marks if _has(mark, missing[mark.lane], labels)]
    marks = _with_their_stories(timeline.marks, found, of_one_kind=True)
    wanted = {mark.lane for mark in marks} | {lane for lane, left in missing.items() if not left}
    return replace(timeline, lanes=_with_outer(timeline.lanes, wanted), marks=marks)


def read_part(register: Register, timeline: Timeline, query: Query) -> tuple[Timeline, Chosen]:
    """What of the timeline tells of the records that the query finds, and which these are."""
    with register.read() as session:
        chosen = read_chosen(session, query)
        # A company's residencies have lanes of their own, in their districts.
        homes = read_homes(session, chosen.ids) if chosen.kind == "company" else frozenset()
    return told_of(timeline, chosen.ids | homes), chosen


def told_of(timeline: Timeline, ids: Collection[str]) -> Timeline:
    """The lanes of these records with all within them, and their marks in whatever lane."""
    own = {lane.id for lane in timeline.lanes if lane.id in ids or lane.parent in ids}
    found = [each for each in timeline.marks if each.lane in own or each.id in ids]
    # What is built ends with its launch.
    marks = _with_their_stories(timeline.marks, found, of_one_kind=False)
    lanes = _with_outer(timeline.lanes, own | {mark.lane for mark in marks})
    return replace(timeline, lanes=lanes, marks=marks)


def _with_their_stories(marks: Iterable[Mark], found: Sequence[Mark], *, of_one_kind: bool) -> tuple[Mark, ...]:
    """With what a launch is held against: without it a claim would be called late of which the fact is recorded."""

    def story(mark: Mark) -> tuple[str, str]:
        return mark.lane, mark.kind if of_one_kind else ""

    kept = {(mark.lane, mark.id) for mark in found}
    told = {story(mark) for mark in found if is_in_a_story(mark)}
    return tuple(
        mark for mark in marks if (mark.lane, mark.id) in kept or (is_in_a_story(mark) and story(mark) in told)
    )


def _missing(lanes: tuple[Lane, ...], words: list[str]) -> dict[str, list[str]]:
    """The words that neither a lane's names nor those around it have."""
    missing: dict[str, list[str]] = {}
    for lane in lanes:
        left = missing.get(lane.parent or "", words)
        key = fold(f"{lane.title} {lane.subtitle} {lane.names}")
        missing[lane.id] = [word for word in left if word not in key]
    return missing


def _has(mark: Mark, words: list[str], labels: dict[str, str]) -> bool:
    if not words:
        return True
    key = labels.get(mark.label)
    if key is None:
        key = labels[mark.label] = fold(mark.label)
    return all(word in key for word in words)


def _with_outer(lanes: tuple[Lane, ...], wanted: set[str]) -> tuple[Lane, ...]:
    outer = {lane.parent for lane in lanes if lane.id in wanted}
    return tuple(lane for lane in lanes if lane.id in wanted or lane.id in outer)

"""Claims that cannot both be right: like ones as of one day, and like plans that both still stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...dates.stored import first_day, last_day
from ...records.claim_status import PLANNED
from .bounds import certainly_below, depth, height
from .claim_order import is_so, like
from .figure_rows import FigureRow

_Key = tuple[object, ...]


def rivals(claims: Iterable[FigureRow]) -> dict[str, tuple[FigureRow, FigureRow]]:
    """Of claims about one subject and one indicator: by the id of each that has a rival, itself and that rival.

    What is so is compared as of the same single day. A plan stands until it is marked as superseded: it is compared
    with each other plan, but not where two sources state different days or periods for them.
    """
    facts: dict[_Key, list[FigureRow]] = {}
    plans: dict[_Key, list[FigureRow]] = {}
    for told in claims:
        if told.status in PLANNED:
            plans.setdefault((*like(told), bool(told.increment)), []).append(told)
        elif is_so(told) and told.as_of and first_day(told.as_of) == last_day(told.as_of):
            facts.setdefault((*like(told), first_day(told.as_of)), []).append(told)
    groups = [*facts.values(), *(pool for group in plans.values() if len(group) > 1 for pool in _pools(group))]
    return {one.id: (one, other) for group in groups if len(group) > 1 for one, other in _at_odds(group)}


def _pools(plans: list[FigureRow]) -> Iterator[list[FigureRow]]:
    """The plans of each stated time, each with those for which none is stated."""
    undated: list[FigureRow] = []
    dated: dict[str, list[FigureRow]] = {}
    for told in plans:
        when = _stated(told)
        (dated.setdefault(when, []) if when else undated).append(told)
    yield undated
    yield from ([*undated, *group] for group in dated.values())


def _stated(told: FigureRow) -> str | None:
    """The time that a source states; the day on which it was published is none."""
    if told.period:
        return told.period
    return told.as_of if told.as_of_basis in (None, "stated") else None


def _at_odds(group: list[FigureRow]) -> Iterator[tuple[FigureRow, FigureRow]]:
    """In one pass: what lies below all others is certainly below the highest, or it is below none."""
    lowest, highest = min(group, key=depth), max(group, key=height)
    for told in group:
        if certainly_below(told, highest):
            yield told, highest
        elif certainly_below(lowest, told):
            yield told, lowest

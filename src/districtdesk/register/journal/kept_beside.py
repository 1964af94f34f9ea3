"""What each save changes of what is kept beside the records for lists: shown claims and milestones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from sqlalchemy.orm import Session

from ...records import Event, Figure, Indicator
from ..claims.milestones import MILESTONES, keep_milestones
from ..claims.shown_claims import Groups, keep_all_shown_claims, keep_shown_claims
from .touching import Touched

# What of an indicator says in which unit its figures are.
_OF_UNITS = frozenset({"dimension", "unit"})


@dataclass(frozen=True, slots=True)
class KeptBeside:
    """Of what a save changes something beside the records: claims and milestones by subject, and indicators."""

    claims: set[tuple[str, str]]
    milestones: set[tuple[str, str]]
    remeasured: set[str]


def beside(touched: Iterable[Touched]) -> KeptBeside:
    """What follows from the figures, events and indicators of this save."""
    known = list(touched)
    claims = {pair for each in known if isinstance(each.record, Figure) for pair in _pairs(each, "indicator")}
    events = {pair for each in known if isinstance(each.record, Event) for pair in _pairs(each, "event_kind")}
    milestones = {pair for pair in events if pair[1] in MILESTONES}
    remeasured = {each.record.id for each in known if isinstance(each.record, Indicator) and _is_remeasured(each)}
    return KeptBeside(claims, milestones, remeasured)


def keep_beside(session: Session, known: KeptBeside) -> Groups:
    """Write it. Returns the claims read for it."""
    found = keep_shown_claims(session, known.claims)
    if known.milestones:
        keep_milestones(session, known.milestones)
    if known.remeasured:
        keep_all_shown_claims(session, known.remeasured)
    return found


def _is_remeasured(touched: Touched) -> bool:
    return not touched.is_added and not _OF_UNITS.isdisjoint(touched.after)


def _pairs(touched: Touched, key: str) -> Iterator[tuple[str, str]]:
    """Each subject, now and before, with each value of the other key."""
    field = "subjects" if isinstance(touched.record, Event) else "subject"
    return product(_values(touched, field), _values(touched, key))


def _values(touched: Touched, key: str) -> set[str]:
    found: set[str] = set()
    for value in (getattr(touched.record, key), touched.before.get(key)):
        found.update(value if isinstance(value, list | tuple) else [value] if isinstance(value, str) else [])
    return found

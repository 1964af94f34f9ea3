"""Which claim is shown of several: one rule for every page, list and sum."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from ...records.claim_status import ASSERTED_STATUSES, WITHDRAWN
from .units import Unitary, is_in_unit


class OrderedClaim(Protocol):
    """What of a figure decides. `last_day` is the last day it may be as of as ISO text, empty where none is known.

    Ids grow with time: of two figures the one with the larger id was entered later, even within one save.
    """

    @property
    def id(self) -> str: ...

    @property
    def unit(self) -> str | None: ...

    @property
    def status(self) -> str: ...

    @property
    def increment(self) -> bool | int | None: ...

    @property
    def preferred(self) -> bool | int | None: ...

    @property
    def last_day(self) -> str: ...


C = TypeVar("C", bound=OrderedClaim)


def is_so(claim: OrderedClaim) -> bool:
    """It says how much there is: no plan, nothing taken back, and not what comes on top of it."""
    return claim.status in ASSERTED_STATUSES and not claim.increment


def age(claim: OrderedClaim) -> tuple[str, str]:
    """Sorts claims from the oldest to the newest; one without a date before all others."""
    return claim.last_day, claim.id


def foremost(claims: Iterable[C], measure: Unitary | None = None) -> C | None:
    """Of claims of one sort the marked one, else the newest that still stands. None when there is none.

    One in another unit than that of `measure`, their indicator, comes after all that are in it.
    """

    def rank(claim: C) -> tuple[bool, bool, str, str]:
        return measure is None or is_in_unit(claim.unit, measure), *_rank(claim)

    return max((each for each in claims if each.status not in WITHDRAWN), key=rank, default=None)


def _rank(claim: OrderedClaim) -> tuple[bool, str, str]:
    return bool(claim.preferred), claim.last_day, claim.id


def shown(claims: Iterable[C], measure: Unitary | None = None) -> C | None:
    """Of all claims of one subject and indicator, `measure`, the one that is shown as what is so."""
    return foremost((each for each in claims if is_so(each)), measure)

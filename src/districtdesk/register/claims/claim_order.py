"""Which claim is shown of several: one rule for every page, list and sum."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from ...quantity import WITHOUT_NUMBER
from ...records.claim_status import ASSERTED_STATUSES, WITHDRAWN


class OrderedClaim(Protocol):
    """What of a figure decides. `last_day` is the last day it may be as of as ISO text, empty where none is known.

    Ids grow with time: of two figures the one with the larger id was entered later, even within one save.
    """

    @property
    def id(self) -> str: ...

    @property
    def qualifier(self) -> str: ...

    @property
    def status(self) -> str: ...

    @property
    def increment(self) -> bool | int | None: ...

    @property
    def preferred(self) -> bool | int | None: ...

    @property
    def product(self) -> str | None: ...

    @property
    def last_day(self) -> str: ...


C = TypeVar("C", bound=OrderedClaim)


def is_so(claim: OrderedClaim) -> bool:
    """It says how much there is: no plan, nothing taken back, not what comes on top of it, and not just unknown."""
    return claim.status in ASSERTED_STATUSES and not claim.increment and claim.qualifier not in WITHOUT_NUMBER


def age(claim: OrderedClaim) -> tuple[str, str]:
    """Sorts claims from the oldest to the newest; one without a date before all others."""
    return claim.last_day, claim.id


def foremost(claims: Iterable[C]) -> C | None:
    """Of claims of one sort the marked one, else the newest that still stands. None when there is none."""
    return max((each for each in claims if each.status not in WITHDRAWN), key=_rank, default=None)


def _rank(claim: OrderedClaim) -> tuple[bool, str, str]:
    return bool(claim.preferred), claim.last_day, claim.id


def shown(claims: Iterable[C]) -> C | None:
    """Of all claims of one subject and indicator the one that is shown as what is so: none of one product alone."""
    return foremost(each for each in claims if is_so(each) and not each.product)

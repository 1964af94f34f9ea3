"""Which claim is shown of several: one rule for every page, list and sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

from ...bounds import WITHOUT_NUMBER
from ...records.claim_status import ASSERTED_STATUSES, NOT_YET_SO, WITHDRAWN
from .units import Unitary, is_in_unit


class OrderedClaim(Protocol):
    """What of a figure decides. `last_day` is the last day it may be as of as ISO text, empty where none is known.

    Ids grow with time: of two figures the one with the larger id was entered later, even within one save.
    """

    @property
    def id(self) -> str: ...

    @property
    def qualifier(self) -> str: ...

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

    @property
    def together_with(self) -> Sequence[str] | None: ...

    @property
    def part_of(self) -> str | None: ...

    @property
    def product(self) -> str | None: ...

    @property
    def partial(self) -> int | None: ...

    @property
    def for_when(self) -> object: ...


C = TypeVar("C", bound=OrderedClaim)
_ID, _UNIT, _PREFERRED, _PART_OF = map(attrgetter, ("id", "unit", "preferred", "part_of"))


def is_so(claim: OrderedClaim) -> bool:
    """It says how much there is: no plan, nothing taken back, not what comes on top of it, and not just unknown.

    What is meant for some day is a target, whoever reports it.
    """
    if claim.status not in ASSERTED_STATUSES or claim.increment or claim.for_when:
        return False
    return claim.qualifier not in WITHOUT_NUMBER


def is_to_come(claim: OrderedClaim) -> bool:
    """It says how much there is to be: a plan or a target with a number, and not what comes on top of it."""
    if claim.increment or claim.status in WITHDRAWN or claim.qualifier in WITHOUT_NUMBER:
        return False
    return claim.status in NOT_YET_SO or bool(claim.for_when)


def age(claim: OrderedClaim) -> tuple[str, str]:
    """Sorts claims from the oldest to the newest; one without a date before all others."""
    return claim.last_day, claim.id


def foremost(claims: Iterable[C], measure: Unitary | None = None) -> C | None:
    """Of claims of one sort the marked one, else the newest that still stands. None when there is none.

    One in another unit than that of `measure`, their indicator, comes after all that are in it.
    """

    known = [each for each in claims if each.status not in WITHDRAWN]
    if measure is not None and any(map(_UNIT, known)):
        own = [each for each in known if not each.unit or is_in_unit(each.unit, measure)]
        known = own or known
    marked = [each for each in known if each.preferred] if any(map(_PREFERRED, known)) else known
    days = [each.last_day for each in marked]
    newest = max(days, default="")
    return max((each for each, day in zip(marked, days, strict=True) if day == newest), key=_ID, default=None)


def parted(claims: Iterable[C]) -> list[C]:
    """The claims of one subject and indicator without those that are only a part of what another of them says.

    A part under a whole of another indicator, as permanent jobs of all jobs, is the whole of its own; two under one
    whole are each a part.
    """
    known = list(claims)
    if not any(map(_PART_OF, known)):
        return known
    ids = {each.id for each in known}
    beside = Counter(each.part_of for each in known if each.part_of and each.status not in WITHDRAWN)
    return [each for each in known if not each.part_of or (each.part_of not in ids and beside[each.part_of] < 2)]


def of_the_whole(claims: Iterable[C]) -> list[C]:
    """Of all claims of one subject and indicator those of that one subject, and of all of it.

    A number of several subjects together, of one product or for 12 of 18 is none of these, nor is a part of another
    claim's.
    """
    return [each for each in parted(claims) if not (each.together_with or each.product) and each.partial is None]


def shown(claims: Iterable[C], measure: Unitary | None = None) -> C | None:
    """Of all claims of one subject and indicator, `measure`, the one that is shown as what is so."""
    return foremost((each for each in of_the_whole(claims) if is_so(each)), measure)


def shown_plan(claims: Iterable[C], measure: Unitary | None = None) -> C | None:
    """The same of what is planned, expected or aimed at."""
    return foremost((each for each in of_the_whole(claims) if is_to_come(each)), measure)

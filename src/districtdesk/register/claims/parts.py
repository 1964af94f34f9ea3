"""Parts beside their whole: of which 290 are permanent. What certainly exceeds the whole is found here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from ...dates.stored import first_day, last_day
from ...names import Names
from ...quantity import Quantity
from ...records.claim_status import NOT_YET_SO, WITHDRAWN
from .claim_order import shown
from .figure_rows import FigureRow

_ALL = Decimal(100)


class Comparable(Protocol):
    """What of an indicator says whether its figures can be compared with another's."""

    @property
    def dimension(self) -> str: ...

    @property
    def unit(self) -> Names | None: ...

    @property
    def added_to(self) -> tuple[str, ...] | None: ...


class Summable(Protocol):
    """What of an indicator says whether the figures of several subjects make a sum."""

    @property
    def nature(self) -> str: ...

    @property
    def may_be_summed(self) -> bool: ...


Indicators = Callable[[str], Comparable | None]


@dataclass(frozen=True, slots=True)
class Excess:
    """Parts that together come to more than the whole; `ids`: of them and of it. `most`: None for 100 percent."""

    ids: frozenset[str]
    least: Quantity
    most: Quantity | None


def find_excesses(whole: FigureRow, parts: Iterable[FigureRow], indicators: Indicators) -> Iterator[Excess]:
    """The parts of one whole that certainly exceed it.

    Together only those of one indicator, or of such as may be added: permanent jobs and women's jobs overlap.
    """
    of_whole = indicators(whole.indicator)
    if of_whole is None or whole.status in WITHDRAWN:
        return
    standing = [each for each in parts if _stands_with(each, whole)]
    found: set[frozenset[str]] = set()
    for measured in dict.fromkeys(each.indicator for each in standing):
        disjoint = _added(measured, standing, indicators)
        ids = frozenset(each.id for each in disjoint)
        measure = indicators(measured)
        if measure and ids not in found and (excess := _excess(whole, of_whole, disjoint, measure)):
            found.add(ids)
            yield excess


def _stands_with(part: FigureRow, whole: FigureRow) -> bool:
    if part.status in WITHDRAWN or part.increment or not part.quantity.is_number:
        return False
    return (part.status in NOT_YET_SO) == (whole.status in NOT_YET_SO)


def _added(measured: str, parts: Sequence[FigureRow], indicators: Indicators) -> list[FigureRow]:
    def goes_with(other: str) -> bool:
        return other == measured or other in _added_to(measured) or measured in _added_to(other)

    def _added_to(each: str) -> Collection[str]:
        measure = indicators(each)
        return (measure.added_to if measure else None) or ()

    likeness = next(each.quantity.likeness for each in parts if each.indicator == measured)
    return [each for each in parts if goes_with(each.indicator) and each.quantity.likeness == likeness]


def _excess(whole: FigureRow, of_whole: Comparable, parts: list[FigureRow], measure: Comparable) -> Excess | None:
    quantities = [each.quantity for each in parts]
    least = sum((each.lowest for each in quantities if each.lowest is not None), Decimal(0))
    is_above = any(each.qualifier == "more_than" for each in quantities)
    if measure.dimension == "percent":
        most: Decimal | None = _ALL
    else:
        most = whole.quantity.highest if _is_comparable(whole, of_whole, parts[0], measure) else None
        is_above = is_above or whole.quantity.qualifier == "less_than"
    if most is None or least < most or (least == most and not is_above):
        return None
    first = quantities[0]
    together = Quantity("exact", least, None, first.unit, first.currency)
    ids = frozenset((whole.id, *(each.id for each in parts)))
    return Excess(ids, together, None if measure.dimension == "percent" else whole.quantity)


def _is_comparable(whole: FigureRow, of_whole: Comparable, part: FigureRow, measure: Comparable) -> bool:
    if of_whole.dimension != measure.dimension or whole.quantity.likeness != part.quantity.likeness:
        return False
    # Counts are of one thing where one is said to be a part of the other, whatever each calls it.
    return measure.dimension == "count" or of_whole.unit == measure.unit


def find_zone_excess(
    whole: Iterable[FigureRow], zones: Iterable[Iterable[FigureRow]], measure: Summable
) -> Excess | None:
    """What is shown of the zones or phases of a whole, where it certainly exceeds what is shown of the whole itself.

    Of one indicator, a group of claims each. Only like numbers of one time are compared.
    """
    own = shown(whole)
    most = own.quantity.highest if own else None
    if own is None or most is None or not measure.may_be_summed:
        return None
    found = (shown(group) for group in zones)
    rows = [row for row in found if row and _may_be_of_one_time(row, own, measure.nature == "flow")]
    rows = [row for row in rows if row.quantity.likeness == own.quantity.likeness and row.quantity.lowest is not None]
    if not rows or any(row.value < 0 for row in (own, *rows)):
        return None
    least = sum((row.quantity.lowest or Decimal(0) for row in rows), Decimal(0))
    is_above = any(row.quantity.qualifier == "more_than" for row in rows) or own.quantity.qualifier == "less_than"
    if least < most or (least == most and not is_above):
        return None
    together = Quantity("exact", least, None, own.unit, own.currency)
    return Excess(frozenset((own.id, *(row.id for row in rows))), together, own.quantity)


def _may_be_of_one_time(one: FigureRow, other: FigureRow, is_flow: bool) -> bool:
    if is_flow:
        return one.counted_over == other.counted_over
    times = [each.as_of or each.period for each in (one, other)]
    if not all(times):
        return True
    (first, last), (begin, end) = ((first_day(each or ""), last_day(each or "")) for each in times)
    return first <= end and begin <= last

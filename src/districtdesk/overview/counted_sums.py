"""What the claims that count come to: of all subjects of a kind, and of each district by year."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from ..alphabet import alphabetical
from ..bounds import UPPER_BOUNDS
from ..dates.stored import bounds
from ..quantity import Quantity
from ..record_kinds import RECORD_KINDS
from ..register.captions import captions
from ..register.claims.figure_rows import FigureRow
from ..register.journal.store import Session
from .claims import as_part
from .counted_claims import DISTRICT, CountedClaim, CountedClaims, Likeness
from .sum import NotAdded, add_claims

_SORTS = ("so", "planned", "between")
# What is never added to a number that is meant as it stands, or to a bound from below.
_BESIDE = {**dict.fromkeys(UPPER_BOUNDS, "upper"), "about": "about"}
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class ClaimsAdded:
    """What some claims come to. `values`: by their ids what each adds; `reason`: why they are not added, and come to
    no quantity.
    """

    rows: tuple[FigureRow, ...]
    quantity: Quantity | None
    values: Mapping[str, Decimal]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NumberedSum:
    """One sum over all subjects of a kind. `time`: over or for when, as that of its claims.

    Claims whose words do not go together are several sums.
    """

    number: int
    alike: Likeness
    time: str
    added: ClaimsAdded


@dataclass(frozen=True, slots=True)
class DistrictSum:
    """The same of one district, or of several together; of claims whose words do not go together there are several.
    `now`: of what counts today, whatever it is as of; `by_year`:
    of what counts among the claims that speak of one year.
    """

    number: int
    districts: tuple[str, ...]
    alike: Likeness
    now: tuple[ClaimsAdded, ...]
    by_year: Mapping[int, tuple[ClaimsAdded, ...]]


@dataclass(frozen=True, slots=True)
class CountedSums:
    """All of them. `names` of the districts; by the id of a claim the numbers of the sums that it belongs to, and
    what it adds, now and in its year. `inexact`: those that add a number and are not just that number.
    """

    claims: CountedClaims
    names: Mapping[str, str]
    sums: Sequence[NumberedSum]
    by_district: Sequence[DistrictSum]
    numbers: Mapping[str, int]
    district_numbers: Mapping[str, int]
    values: Mapping[str, Decimal]
    values_in_year: Mapping[str, Decimal]
    inexact: frozenset[str]


def read_counted_sums(session: Session, tick: Callable[[], None] | None = None) -> CountedSums:
    """Of the whole register, in the language of the moment. `tick` is called often, and may raise to stop it."""
    claims = CountedClaims(session, tick) if tick else CountedClaims(session)
    captioned = captions(session, {each for claim in claims.claims for each in claim.districts})
    names = {each: name.show() for each, name in captioned.items()}
    sums, by_district = _sums(claims), _by_district(claims, names)
    return CountedSums(
        claims,
        names,
        sums,
        by_district,
        {row.id: each.number for each in sums for row in each.added.rows},
        {row.id: each.number for each in by_district for added in _all_of(each) for row in added.rows},
        _values(each.added for each in sums),
        _values(added for each in by_district for year in each.by_year.values() for added in year),
        frozenset(
            row.id for each in sums for row in each.added.rows if row.id in each.added.values and _is_inexact(row)
        ),
    )


def _is_inexact(row: FigureRow) -> bool:
    return bool(row.quantity.sign) or row.quantity.value_to is not None


def _all_of(each: DistrictSum) -> Iterable[ClaimsAdded]:
    yield from each.now
    for year in each.by_year.values():
        yield from year


def _values(added: Iterable[ClaimsAdded]) -> dict[str, Decimal]:
    return {claim: value for each in added for claim, value in each.values.items()}


def _sums(claims: CountedClaims) -> list[NumberedSum]:
    counted = [each for each in claims.claims if each.counts]
    # One time in whatever words it is printed.
    groups = _parted(counted, lambda each: (each.alike, each.time and bounds(each.time)))
    ordered = sorted(groups.items(), key=lambda group: (_order(claims, group[0][0]), group[0][1]))
    found = [(alike, group[0].time, added) for (alike, _bounds), group in ordered for added in _add(claims, group)]
    return [NumberedSum(number, *each) for number, each in enumerate(found, 1)]


def _by_district(claims: CountedClaims, names: Mapping[str, str]) -> list[DistrictSum]:
    groups = _parted(
        [each for each in claims.claims if each.counts or each.counts_in_year],
        lambda each: (each.districts, each.alike),
    )

    def order(group: tuple[tuple[str, ...], Likeness]) -> tuple[object, ...]:
        places, alike = group
        keys = [alphabetical(names.get(each, "")) for each in places]
        return _order(claims, alike), len(places) != 1, keys, places

    parts = ((key, own) for key in sorted(groups, key=order) for own in _of_one_number(claims, groups[key]))
    return [
        DistrictSum(number, *key, _now(claims, own), _by_year(claims, own))
        for number, (key, own) in enumerate(parts, 1)
    ]


def _of_one_number(claims: CountedClaims, own: Sequence[CountedClaim]) -> Sequence[Sequence[CountedClaim]]:
    """All of them where each of their sums is one number; else bounds from above and what is about so apart."""
    sums = (_now(claims, own), *_by_year(claims, own).values())
    if all(len(each) < 2 for each in sums):
        return [own]
    return list(_parted(own, lambda each: _BESIDE.get(each.row.qualifier, "")).values())


def _now(claims: CountedClaims, own: Sequence[CountedClaim]) -> tuple[ClaimsAdded, ...]:
    return tuple(_add(claims, [each for each in own if each.counts]))


def _by_year(claims: CountedClaims, own: Sequence[CountedClaim]) -> dict[int, tuple[ClaimsAdded, ...]]:
    years = _parted((each for each in own if each.counts_in_year and each.year), lambda each: each.year or 0)
    return {year: tuple(_add(claims, years[year])) for year in sorted(years)}


def _parted(claims: Iterable[CountedClaim], key: Callable[[CountedClaim], K]) -> dict[K, list[CountedClaim]]:
    groups: dict[K, list[CountedClaim]] = {}
    for each in claims:
        groups.setdefault(key(each), []).append(each)
    return groups


def _order(claims: CountedClaims, alike: Likeness) -> tuple[object, ...]:
    measure = claims.measures[alike.indicator]
    kinds = list(RECORD_KINDS)
    return (
        alike.kind != DISTRICT,
        kinds.index(alike.kind) if alike.kind in kinds else len(kinds),
        _SORTS.index(alike.sort),
        alphabetical(measure.names.show()),
        alike.indicator,
        alike.currency or "",
        alike.unit or "",
    )


def _add(claims: CountedClaims, told: Sequence[CountedClaim]) -> list[ClaimsAdded]:
    """The sums of claims that are alike; where they are not added, what they are and why."""
    rows = [each.row for each in told]
    if not rows:
        return []
    claims.tick()
    result = add_claims([as_part(row, claims.measures[row.indicator], claims.within) for row in rows])
    if isinstance(result, NotAdded):
        return [ClaimsAdded(tuple(rows), None, {}, result.why)]
    found = []
    for addend in result.addends:
        own = tuple(row for row in rows if row.qualifier in addend.says)
        is_upper = addend.quantity.qualifier in UPPER_BOUNDS
        found.append(ClaimsAdded(own, addend.quantity, {row.id: _value(row.quantity, is_upper) for row in own}))
    return found


def _value(quantity: Quantity, is_upper: bool) -> Decimal:
    """What it adds: an upper bound adds the upper ends."""
    return quantity.value_to if is_upper and quantity.value_to is not None else quantity.value

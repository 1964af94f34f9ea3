"""Falls, rivals and totals over random claims, held to what comparing each claim with each other one says."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtdesk.bounds import bounds_of
from districtdesk.dates.stored import first_day, last_day
from districtdesk.overview.overview import read_overview
from districtdesk.quantity import Quantity
from districtdesk.records import District, Figure
from districtdesk.records.claim_status import PLANNED
from districtdesk.records.figure import QUALIFIERS
from districtdesk.register.claims.claim_order import is_so, parted
from districtdesk.register.claims.decreases import find_decreases
from districtdesk.register.claims.figure_rows import FigureRow, read_figure_rows
from districtdesk.register.claims.rivals import find_rivals
from districtdesk.register.journal.store import Register
from tests.making import district, figure, keep, on

_CODES = [code for code, _label in QUALIFIERS]
_TIMES = ["2024-05-01", "2024-05-02", "2024-05", "2024", "2025", "../2024"]
_STORED = [None, *(on(each).store() for each in _TIMES)]
_numbers = st.integers(-3, 9).map(lambda each: each * 5_000)


@st.composite
def _claims(draw: st.DrawFn) -> list[FigureRow]:
    """Claims about one subject and one indicator; few values, so that many meet."""
    return [
        FigureRow(
            id=f"{number:02}",
            subject="park",
            indicator="jobs",
            qualifier=(qualifier := draw(st.sampled_from(_CODES))),
            value=(value := draw(_numbers)),
            value_to=value + 10_000 if qualifier == "between" else None,
            unit=draw(st.sampled_from([None, None, None, "cars"])),
            currency=None,
            status=draw(st.sampled_from(["reported", "reported", "verified", "planned", "expected", "superseded"])),
            increment=draw(st.sampled_from([None, None, None, 1])),
            as_of=draw(st.sampled_from(_STORED)),
            as_of_basis=draw(st.sampled_from([None, None, "assumed"])),
            period=None,
            preferred=None,
            together_with=draw(st.sampled_from([None, None, None, '["town"]'])),
            part_of=draw(st.sampled_from([None, None, None, "00", "elsewhere"])),
        )
        for number in range(draw(st.integers(0, 9)))
    ]


def _are_comparable(one: FigureRow, other: FigureRow) -> bool:
    return one.likeness == other.likeness and one.aspect == other.aspect


def _falls(earlier: FigureRow, later: FigureRow) -> bool:
    if not (earlier.as_of and later.as_of and is_so(earlier) and is_so(later) and _are_comparable(earlier, later)):
        return False
    is_earlier = last_day(earlier.as_of) < first_day(later.as_of)
    return is_earlier and later.quantity.is_certainly_below(earlier.quantity)


def _are_rivals(one: FigureRow, other: FigureRow) -> bool:
    if not _are_comparable(one, other) or not one.quantity.contradicts(other.quantity):
        return False
    if one.status in PLANNED and other.status in PLANNED:
        times = {each.as_of for each in (one, other) if each.as_of and each.as_of_basis is None}
        return bool(one.increment) == bool(other.increment) and len(times) < 2
    days = {part(each.as_of or "") for each in (one, other) for part in (first_day, last_day)}
    return is_so(one) and is_so(other) and len(days) == 1 and "" not in days


@pytest.mark.thorough
@given(_claims())
def test_falls_are_those_that_comparing_all_with_all_finds(claims: list[FigureRow]) -> None:
    falls = [pair for pair in permutations(parted(claims), 2) if _falls(*pair)]
    found = find_decreases(claims)
    assert set(found) == {row.id for pair in falls for row in pair}
    assert {(fall.earlier, fall.later) for fall in found.values()} <= set(falls)


@pytest.mark.thorough
@given(_claims())
def test_rivals_are_those_that_comparing_all_with_all_finds(claims: list[FigureRow]) -> None:
    rivals = [pair for pair in permutations(parted(claims), 2) if _are_rivals(*pair)]
    found = find_rivals(claims)
    assert set(found) == {row.id for pair in rivals for row in pair}
    assert set(found.values()) <= set(rivals)


@given(st.sampled_from(_CODES), _numbers, st.none() | st.just(20_000))
def test_a_stored_claim_has_the_bounds_of_its_quantity(qualifier: str, value: int, more: int | None) -> None:
    value_to = None if more is None else value + more
    exact = Quantity(qualifier, Decimal(value), None if value_to is None else Decimal(value_to))
    assert bounds_of(qualifier, value, value_to) == exact.bounds


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(6))
def test_the_overview_says_what_comparing_all_with_all_finds(register: Register, seed: int) -> None:
    dice = random.Random(seed)
    parks = [district(f"Park {number}") for number in range(4)]
    keep(register, *parks, *(_invested(dice.choice(parks), dice) for _each in range(40)))
    with register.read() as session:
        rows = read_figure_rows(session)
    groups = [[row for row in rows if row.subject == park.id] for park in parks]
    overview = read_overview(register, date(2026, 11, 23))
    total = next(each for each in overview.tiles if each.key == "invested")
    found = next(each for each in overview.findings if each.key == "contradictions")
    assert [each.full() for each in total.quantities] == [Quantity("exact", _sum(groups), currency="AZN").full()]
    pairs = [pair for group in groups for pair in permutations(group, 2)]
    # A claim that contradicts in both ways is one.
    assert found.count == len({row.id for pair in pairs if _falls(*pair) or _are_rivals(*pair) for row in pair})


def _invested(park: District, dice: random.Random) -> Figure:
    when = dice.choice([None, *_TIMES])
    return figure(
        park,
        "invested",
        dice.randrange(1, 9),
        currency="AZN",
        as_of=on(when) if when else None,
        status=dice.choice(["reported", "reported", "planned", "superseded"]),
    )


def _sum(groups: list[list[FigureRow]]) -> Decimal:
    """Of each district what is so as of the last day; of one day what was entered last."""
    newest = (max((row.last_day, row.id, row) for row in group if is_so(row)) for group in groups)
    return sum((row.quantity.value for _day, _id, row in newest), Decimal(0))

"""Of each district the number that counts in a total over all of them, each number once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ..register.claims.figure_rows import FigureRow
from ..register.queries.overview_material import Measure, TotalsMaterial
from .claims import Claims
from .together import find_together, with_wholes


def shown_rows(measure: Measure, material: TotalsMaterial, claims: Claims) -> list[FigureRow]:
    """What is shown of each district, and once what is said of several of which none has its own.

    A zone stands in the number of the district that it is a part of.
    """
    chosen = own_rows(measure, material, claims)
    own = [row for each, row in chosen.items() if not is_within(each, chosen, material)]
    return [*own, *find_together(measure.id, frozenset(chosen), material.places, material.within, claims).counted]


def own_rows(measure: Measure, material: TotalsMaterial, claims: Claims) -> dict[str, FigureRow]:
    found = ((place.id, claims.shown.get((place.id, measure.id))) for place in material.districts)
    return {place: row for place, row in found if row}


def is_within(district: str, others: Collection[str], material: TotalsMaterial) -> bool:
    """Whether one of these districts is the whole that this one is a part of, at whatever remove."""
    return any(each in others for each in with_wholes(district, material.within)[1:])


def stated(rows: Iterable[FigureRow]) -> set[str]:
    """The districts of which these numbers speak."""
    return {each for row in rows for each in row.subjects}


def left_out(rows: Sequence[FigureRow], material: TotalsMaterial) -> int:
    """How many districts have no number in the sum, neither their own nor within that of their whole."""
    counted = stated(rows)
    return sum(place.id not in counted and not is_within(place.id, counted, material) for place in material.districts)

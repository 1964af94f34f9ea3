"""Numbers of several districts together: which of them a total may count, once, and which it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..register.claims.claim_order import age, is_so, parted
from ..register.claims.figure_rows import FigureRow
from .claims import Claims


@dataclass(frozen=True, slots=True)
class Together:
    """The numbers of several districts that a total counts, and how many it leaves out."""

    counted: tuple[FigureRow, ...]
    left_out: int


def find_together(
    indicator: str, own: frozenset[str], places: frozenset[str], within: Mapping[str, str], claims: Claims
) -> Together:
    """Those of `places` of which none has a number of its own, itself, as a zone or in a whole; `own`: who has one.

    Of two that share a district the one is counted that would be shown, the preferred or the newest.
    """
    found = [row for place in sorted(places) for row in _of_several(claims, place, indicator, places)]
    taken = {each for place in own for each in with_wholes(place, within)}
    counted: list[FigureRow] = []
    stated = set(own)
    for row in sorted(found, key=lambda each: (bool(each.preferred), age(each)), reverse=True):
        above = {each for place in row.subjects for each in with_wholes(place, within)}
        if above & stated or taken & set(row.subjects):
            continue
        counted.append(row)
        stated.update(row.subjects)
        taken |= above
    return Together(tuple(counted), sum(not own.isdisjoint(row.subjects) for row in found))


def _of_several(claims: Claims, place: str, indicator: str, places: frozenset[str]) -> list[FigureRow]:
    if place not in claims.beside:
        return []
    group = claims.groups.get((place, indicator), ())
    rows = (row for row in parted(group) if row.together_with and row.partial is None and is_so(row))
    return [row for row in rows if places.issuperset(row.subjects)]


def with_wholes(subject: str, within: Mapping[str, str]) -> list[str]:
    """The subject, what it is a part of, and what that is a part of, and so on."""
    found = [subject]
    while (whole := within.get(found[-1])) and whole not in found:
        found.append(whole)
    return found

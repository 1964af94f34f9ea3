"""Claims that fall where they only should grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from ...bounds import End
from ...dates.stored import first_day, last_day
from .claim_order import is_so, parted
from .figure_rows import FigureRow


class Fall(NamedTuple):
    """A claim that is certainly lower than one that is certainly earlier."""

    later: FigureRow
    earlier: FigureRow


class _Dated(NamedTuple):
    """A claim with the days between which it holds, and with the least and the most that it says."""

    first: str
    last: str
    least: End
    most: End
    row: FigureRow


_FIRST, _LAST = itemgetter(0), itemgetter(1)


def find_decreases(claims: Iterable[FigureRow]) -> dict[str, Fall]:
    """Of claims about one subject and one indicator that only grows: by the id of either claim, a fall it is in."""
    groups: dict[tuple[object, ...], list[FigureRow]] = {}
    for row in parted(claims):
        if row.as_of and is_so(row):
            groups.setdefault((row.likeness, row.aspect), []).append(row)
    found: dict[str, Fall] = {}
    for rows in groups.values():
        group = [_dated(row, row.as_of) for row in rows if row.as_of] if len(rows) > 1 else []
        later = list(_from_later(group))
        # Where no claim is lower than an earlier one, none is higher than a later one.
        if later:
            found.update((fall.earlier.id, fall) for fall in _from_earlier(group))
            found.update((fall.later.id, fall) for fall in later)
    return found


def _dated(row: FigureRow, as_of: str) -> _Dated:
    return _Dated(first_day(as_of), last_day(as_of), *row.bounds, row)


def _from_later(group: list[_Dated]) -> Iterator[Fall]:
    """One pass in the order of their beginnings, with the highest of those that are over by then."""
    over = sorted(group, key=_LAST)
    highest: _Dated | None = None
    ended = 0
    for claim in sorted(group, key=_FIRST):
        while ended < len(over) and over[ended].last < claim.first:
            if highest is None or over[ended].least > highest.least:
                highest = over[ended]
            ended += 1
        if highest is not None and claim.most < highest.least:
            yield Fall(claim.row, highest.row)


def _from_earlier(group: list[_Dated]) -> Iterator[Fall]:
    """The same backwards, with the lowest of those that begin later."""
    to_come = sorted(group, key=_FIRST, reverse=True)
    lowest: _Dated | None = None
    begun = 0
    for claim in sorted(group, key=_LAST, reverse=True):
        while begun < len(to_come) and to_come[begun].first > claim.last:
            if lowest is None or to_come[begun].most < lowest.most:
                lowest = to_come[begun]
            begun += 1
        if lowest is not None and lowest.most < claim.least:
            yield Fall(lowest.row, claim.row)

"""Claims that fall where they only should grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...dates.stored import first_day, last_day
from .bounds import certainly_below, depth, height
from .claim_order import is_so, like
from .figure_rows import FigureRow


@dataclass(frozen=True, slots=True)
class Fall:
    """A claim that is certainly lower than one that is certainly earlier."""

    later: FigureRow
    earlier: FigureRow


def find_decreases(claims: Iterable[FigureRow]) -> dict[str, Fall]:
    """Of claims about one subject and one indicator that only grows: by the id of either claim, a fall it is in."""
    groups: dict[tuple[str | None, str | None], list[FigureRow]] = {}
    for told in claims:
        if told.as_of and is_so(told):
            groups.setdefault(like(told), []).append(told)
    found: dict[str, Fall] = {}
    for group in groups.values():
        if len(group) > 1:
            found.update((fall.earlier.id, fall) for fall in _from_earlier(group))
            found.update((fall.later.id, fall) for fall in _from_later(group))
    return found


def _from_later(group: list[FigureRow]) -> Iterator[Fall]:
    """One pass in the order of their beginnings, with the highest of those that are over by then."""
    over = sorted(group, key=_end)
    highest: FigureRow | None = None
    ended = 0
    for told in sorted(group, key=_beginning):
        while ended < len(over) and _end(over[ended]) < _beginning(told):
            if highest is None or height(over[ended]) > height(highest):
                highest = over[ended]
            ended += 1
        if highest is not None and certainly_below(told, highest):
            yield Fall(told, highest)


def _from_earlier(group: list[FigureRow]) -> Iterator[Fall]:
    """The same backwards, with the lowest of those that begin later."""
    to_come = sorted(group, key=_beginning, reverse=True)
    lowest: FigureRow | None = None
    begun = 0
    for told in sorted(group, key=_end, reverse=True):
        while begun < len(to_come) and _beginning(to_come[begun]) > _end(told):
            if lowest is None or depth(to_come[begun]) < depth(lowest):
                lowest = to_come[begun]
            begun += 1
        if lowest is not None and certainly_below(lowest, told):
            yield Fall(lowest, told)


def _beginning(told: FigureRow) -> str:
    return first_day(told.as_of or "")


def _end(told: FigureRow) -> str:
    return last_day(told.as_of or "")

"""Districts that were parts of each other at one time, surely or possibly, told by what each was a part of when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from ...records.states import State
from .what_held import time_spans

_KEY = "part_of"
# A whole of a whole of a whole; what is told past that is a circle of others.
_MOST_REMOVES = 20


class TimedLink(NamedTuple):
    """A whole, and when something is a part of it: surely (None for never known to be) and possibly."""

    whole: str
    surely: tuple[date, date] | None
    possibly: tuple[date, date]


LinksOf = Callable[[str], Sequence[TimedLink]]


def links_through_time(states: Iterable[State], own: str | None, today: date) -> list[TimedLink]:
    """What a district was a part of, by its states; its own value holds always, or today where a state speaks."""
    speaking = [state for state in states if getattr(state, _KEY, None)]
    spans = time_spans(speaking, _KEY)
    found = [TimedLink(str(getattr(state, _KEY)), surely, possibly) for state, surely, possibly in spans]
    if own and not speaking:
        found.append(TimedLink(own, (date.min, date.max), (date.min, date.max)))
    elif own and not any(each.possibly[0] <= today <= each.possibly[1] for each in found):
        found.append(TimedLink(own, (today, today), (today, today)))
    return found


def find_loop(district: str, first: TimedLink, links_of: LinksOf) -> Literal["surely", "possibly"] | None:
    """Whether the way from a district by this link leads back to it at one time."""
    best: Literal["possibly"] | None = None
    waiting = [(first, 0)]
    while waiting:
        link, removes = waiting.pop()
        if link.whole == district:
            if link.surely:
                return "surely"
            best = "possibly"
        elif removes < _MOST_REMOVES:
            following = (_meanwhile(link, each) for each in links_of(link.whole))
            waiting += [(each, removes + 1) for each in following if each]
    return best


def _meanwhile(link: TimedLink, following: TimedLink) -> TimedLink | None:
    """The link that follows, at the time at which both hold."""
    possibly = _shared(link.possibly, following.possibly)
    if possibly is None:
        return None
    surely = _shared(link.surely, following.surely) if link.surely and following.surely else None
    return TimedLink(following.whole, surely, possibly)


def _shared(one: tuple[date, date], other: tuple[date, date]) -> tuple[date, date] | None:
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None

"""What a field of a district, company or project was on a day: the one rule, told by its states.

A state speaks of the fields that are filled in, from its first day to its last. An empty end lasts until the next
state that speaks of the field begins; an empty start leaves open since when it was so, and comes before every start
that is known. On a first or a last day that is known to the day a state holds. What certainly holds on the day goes
before what only may, because a date is not known to the day. The record's own value, which has no date, is what the
thing is now: it holds as far around today as no state speaks of the field. On any other day for which no state
speaks, the field is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from ...dates.imprecise import ImpreciseDate
from ...names import Names
from ...records import FieldValues
from ...records.states import State, stated_keys

Certainty = Literal["so", "possible", "unknown"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """What a field was. More than one value where states contradict each other, or where it may be one or the other.

    `states`: the ids of those that say so; none where it is the record's own value.
    """

    values: tuple[object, ...]
    certainty: Certainty
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Time:
    """When a state holds: surely from `begun` to `lasting`, possibly from `earliest` to `latest`; None for never."""

    state: State
    value: object
    earliest: date
    begun: date | None
    lasting: date | None
    latest: date

    def is_sure(self, first: date, last: date) -> bool:
        """Whether it surely holds on some day of this time."""
        if self.begun and self.lasting and max(first, self.begun) <= min(last, self.lasting):
            return True
        begins = self.begun is not None and first <= self.earliest and self.begun <= last
        return begins or (self.lasting is not None and first <= self.lasting and self.latest <= last)

    def may_hold(self, first: date, last: date) -> bool:
        return max(first, self.earliest) <= min(last, self.latest)


def what_held(states: Sequence[State], own: FieldValues, day: date, today: date) -> dict[str, Held]:
    """By field key, for each field that a state speaks of; every other field is what the record says of itself."""
    if not states:
        return {}
    times = {key: _times(states, key) for key in stated_keys(type(states[0]))}
    return {key: _held(known, own.get(key), day, today) for key, known in times.items() if known}


def _held(times: Sequence[_Time], own: object, day: date, today: date) -> Held:
    sure = [each for each in times if each.begun and each.lasting and each.begun <= day <= each.lasting]
    if sure:
        return _said(sure, "so")
    span = min(day, today), max(day, today)
    near = own is not None and not any(each.is_sure(*span) for each in times)
    if near and not any(each.may_hold(*span) for each in times):
        return Held((own,), "so")
    may = _said([each for each in times if each.may_hold(day, day)], "possible")
    if near and own not in may.values:
        may = Held((*may.values, own), "possible", may.states)
    return may if may.values else Held((), "unknown")


def _said(times: Sequence[_Time], certainty: Certainty) -> Held:
    values: list[object] = []
    for each in times:
        if each.value not in values:
            values.append(each.value)
    return Held(tuple(values), certainty, tuple(each.state.id for each in times))


def _times(states: Iterable[State], key: str) -> list[_Time]:
    speaking = [state for state in states if getattr(state, key) not in (None, ())]
    return sorted((_time(state, key, speaking) for state in speaking), key=lambda each: (each.earliest, each.latest))


def _time(state: State, key: str, speaking: Sequence[State]) -> _Time:
    since, until = state.since, state.until
    earliest, begun = (since.earliest, since.latest) if since else (None, None)
    lasting, latest = (until.earliest, until.latest) if until else _until_the_next(state, speaking)
    if lasting and lasting == latest and _had_begun(state, speaking):
        begun = min(begun or lasting, lasting)
    if begun and begun == earliest:
        lasting = max(lasting or begun, begun)
    return _Time(state, getattr(state, key), earliest or date.min, begun, lasting, latest or date.max)


def _had_begun(state: State, speaking: Iterable[State]) -> bool:
    """Whether it held on its last day: of several without any date each but one was over by then."""
    if state.since or state.until:
        return True
    return not any(other is not state and not (other.since or other.until) for other in speaking)


def _until_the_next(state: State, speaking: Iterable[State]) -> tuple[date | None, date | None]:
    """The last day of a state without an end: the one before the next that speaks of the same begins."""
    following = _next_start(state, speaking)
    if following is None or following.earliest is None:
        return date.max, date.max
    return following.earliest - _DAY, following.latest - _DAY if following.latest else date.max


def _next_start(state: State, speaking: Iterable[State]) -> ImpreciseDate | None:
    since = state.since
    starts = (other.since for other in speaking if other is not state)
    return min((each for each in starts if each and (not since or since.certainly_before(each))), default=None)


def time_spans(states: Sequence[State], key: str) -> list[tuple[State, tuple[date, date] | None, tuple[date, date]]]:
    """Of each state that speaks of the field the days on which it surely holds, and those on which it may."""
    found = []
    for each in _times(states, key):
        is_sure = each.begun and each.lasting and each.begun <= each.lasting
        surely = (each.begun, each.lasting) if is_sure and each.begun and each.lasting else None
        found.append((each.state, surely, (each.earliest, each.latest)))
    return found


def ended(states: Sequence[State], key: str, today: date) -> list[State]:
    """The states that speak of the field and are over, the last of them first."""
    over = [each for each in _times(states, key) if each.latest < today]
    return [each.state for each in sorted(over, key=lambda each: each.latest, reverse=True)]


def in_order_of_time(states: Iterable[State]) -> list[State]:
    """The states by their beginnings, then by their ends; those of which no start is known come first."""
    return [each.state for each in sorted(_whole_times(states), key=lambda each: (each.earliest, each.latest))]


def certainty_of(state: State, states: Iterable[State], day: date) -> Certainty:
    """Whether a state holds on that day, for all that it says."""
    time = next(each for each in _whole_times(states) if each.state is state)
    if time.begun and time.lasting and time.begun <= day <= time.lasting:
        return "so"
    return "possible" if time.may_hold(day, day) else "unknown"


def end_of(state: State, states: Iterable[State]) -> ImpreciseDate | None:
    """Until when a state holds: its own end, or the start of the next that speaks of all that it speaks of."""
    return state.until or _next_start(state, _like(state, states))


def _whole_times(states: Iterable[State]) -> list[_Time]:
    """The states as if each ended where one begins that speaks of all that it speaks of."""
    known = list(states)
    return [_time(state, "id", _like(state, known)) for state in known]


def _like(state: State, states: Iterable[State]) -> list[State]:
    return [other for other in states if _tells(state) <= _tells(other)]


def _tells(state: State) -> set[str]:
    return {key for key in stated_keys(type(state)) if getattr(state, key) not in (None, ())}


def contradictions(states: Sequence[State]) -> dict[str, list[tuple[State, State]]]:
    """By field key, the pairs of states that surely hold on one day and say different things of it."""
    found: dict[str, list[tuple[State, State]]] = {}
    for key in stated_keys(type(states[0])) if states else ():
        for one, other in combinations(_times(states, key), 2):
            if _share_a_day(one, other) and differ(one.value, other.value):
                found.setdefault(key, []).append((one.state, other.state))
    return found


def _share_a_day(one: _Time, other: _Time) -> bool:
    if not (one.begun and one.lasting and other.begun and other.lasting):
        return False
    return max(one.begun, other.begun) <= min(one.lasting, other.lasting)


def differ(one: object, other: object) -> bool:
    """Whether not both can be right. Names in different languages say nothing against each other."""
    if isinstance(one, Names) and isinstance(other, Names):
        theirs = other.known()
        return any(theirs.get(code, name) != name for code, name in one.known().items())
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) != set(other)
    return one != other

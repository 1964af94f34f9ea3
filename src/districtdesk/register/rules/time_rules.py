"""Rules on what a thing was when: its own values beside its states, and its states beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...i18n import _
from ...problems import Problem, error, warning
from ...records import District, DistrictState, field_of, values_of
from ...records.states import Owner, State, kind_of_owner, owner_of
from ...records.today import today
from ..claims.loops_in_time import LinksOf, TimedLink, find_loop, links_through_time
from ..claims.what_held import contradictions, differ, ended, what_held
from .neighbours import Neighbours


def own_value_problems(beside: Neighbours, record: Owner) -> Iterator[Problem]:
    """What a record says of itself, where a state says otherwise of today, or says that it is so no longer."""
    states = beside.states_of(record.kind, record.id)
    yield from own_values_beside(record, states) if states else ()


def own_values_beside(record: Owner, states: Sequence[State]) -> Iterator[Problem]:
    """A record beside its states."""
    own, day = values_of(record), today()
    for key, held in what_held(states, own, day, day).items():
        mine = own.get(key)
        if mine is None:
            continue
        label = _(field_of(type(record), key).kind.label)
        if held.certainty == "so" and held.states and all(differ(mine, value) for value in held.values):
            text = _("“{label}” is not what it is today by the tab “Through time”.", label=label)
            yield warning(text, key, rule="not_as_of_today")
        elif not held.states and mine in [getattr(each, key) for each in ended(states, key, day)[:1]]:
            text = _("“{label}” is still what it was once by the tab “Through time”.", label=label)
            yield warning(text, key, rule="as_it_was_once")


def state_problems(beside: Neighbours, state: State) -> Iterator[Problem]:
    """States of one thing that surely hold on one day and say different things of it."""
    yield from state_beside(state, beside.states_of(kind_of_owner(state), owner_of(state)))


def loop_problems_in_time(beside: Neighbours, record: District | DistrictState) -> Iterator[Problem]:
    """Districts that were parts of each other at one time, told by states and by what they are now."""
    district = record.district if isinstance(record, DistrictState) else record.id

    def states_of(each: str) -> list[State]:
        states = beside.states_of("district", each)
        if each == district and isinstance(record, DistrictState):
            return [*(state for state in states if state.id != record.id), record]
        return states

    def links_of(each: str) -> list[TimedLink]:
        is_this = each == record.id and isinstance(record, District)
        own = record.part_of if is_this else next(iter(beside.pointed_at(District, "part_of", each)), None)
        return links_through_time(states_of(each), own, today())

    own = record.part_of
    if own and own != district:
        yield from loops_beside(district, [each for each in links_of(district) if each.whole == own], links_of)


def loops_beside(district: str, links: Iterable[TimedLink], links_of: LinksOf) -> Iterator[Problem]:
    """The same of these links of a district; what is sure is refused."""
    found = {find_loop(district, each, links_of) for each in links}
    if "surely" in found:
        text = _("It was a part of this, and this was a part of it, at one time. Look at both tabs “Through time”.")
        yield error(text, "part_of", rule="loop_in_time")
    elif "possibly" in found:
        text = _("It may have been a part of this while this was a part of it. Look at both tabs “Through time”.")
        yield warning(text, "part_of", rule="may_loop_in_time")


def state_beside(state: State, states: Iterable[State]) -> Iterator[Problem]:
    """A state beside all of its record."""
    others = [each for each in states if each.id != state.id]
    for key, pairs in contradictions([*others, state]).items():
        other = next((one if two is state else two for one, two in pairs if state in (one, two)), None)
        if other is not None:
            label = _(field_of(type(state), key).kind.label)
            text = _("“{label}” is another one for the same time: {other}.", label=label, other=other.caption.show())
            yield warning(text, key, rule="states_overlap")

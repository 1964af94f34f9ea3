"""The stored claims, grouped: which one is shown, which are like each other, and how each reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..i18n import _
from ..records.figure import TOLD
from ..register.bounds import certainly_below, floor
from ..register.overview_material import Measure, Told
from .amount import Quantity
from .sum import Part

_PLANS = frozenset({"planned", "expected"})
# What an open or unknown end is stored as: such a claim is older than any dated one.
_NO_START, _NO_END = "0000-00-00", "9999-12-31"


def is_planned(told: Told) -> bool:
    return told.status in _PLANS


def is_said_to_be(told: Told) -> bool:
    """Somebody says that it is so, and nobody has taken it back."""
    return told.status in TOLD


def earliest(stored: str) -> str:
    """The first possible day of a stored date, as ISO text that can be compared."""
    return stored[:10]


def latest(stored: str) -> str:
    """The last possible day of a stored date."""
    return stored[11:21]


def days(stored: str) -> tuple[int, int] | None:
    """The first and the last day of a stored date as ordinals; None where either end is open or unknown."""
    first, last = earliest(stored), latest(stored)
    if first in ("", _NO_START) or last in ("", _NO_END):
        return None
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims about each subject and indicator, and of each the one to show."""

    groups: dict[tuple[str, str], list[Told]]
    shown: dict[tuple[str, str], Told]


def grouped(figures: Iterable[Told]) -> Claims:
    """Each claim in its group. Shown is what is said to be so: no plan, no increase, nothing taken back.

    The marked claim, else the latest; of two as of the same day the one entered later.
    """
    groups: dict[tuple[str, str], list[Told]] = {}
    best: dict[tuple[str, str], Told] = {}
    for told in figures:
        key = (told.subject, told.indicator)
        group = groups.get(key)
        if group is None:
            groups[key] = [told]
        else:
            group.append(told)
        if told.increment or told.status not in TOLD:
            continue
        other = best.get(key)
        if other is None or _is_shown_before(told, other):
            best[key] = told
    return Claims(groups, best)


def foremost(figures: Iterable[Told]) -> Told | None:
    """Of claims about one subject and indicator the one that would be shown if there were no others."""
    return next(iter(grouped(figures).shown.values()), None)


def _is_shown_before(one: Told, other: Told) -> bool:
    if one.preferred or other.preferred:
        return bool(one.preferred)
    one_day, other_day = _last_day(one), _last_day(other)
    return one.id > other.id if one_day == other_day else one_day > other_day


def _last_day(told: Told) -> str:
    day = latest(told.as_of or told.period or "")
    return "" if day == _NO_END else day


def like(told: Told) -> tuple[str | None, str | None]:
    """Beside subject, indicator and status: what two claims share that can be compared."""
    return told.currency, told.unit


def quantity(told: Told, measure: Measure) -> Quantity:
    """The claim's number with its unit."""
    unit = "" if told.currency else told.unit or (measure.unit.show() if measure.unit else "")
    return Quantity(told.qualifier, told.amount, told.amount_to, told.currency, unit)


def as_part(told: Told, measure: Measure, within: Mapping[str, str]) -> Part:
    """The claim as a part of a sum."""
    return Part(
        quantity=quantity(told, measure),
        subject=told.subject,
        indicator=told.indicator,
        name=measure.names.show(),
        nature=measure.nature,
        may_be_summed=measure.may_be_summed,
        is_planned=is_planned(told),
        is_increment=bool(told.increment),
        period=told.period,
        within=within.get(told.subject),
    )


def reading(told: Told, measure: Measure) -> str:
    """The claim in words: more than 51 000 000 ₼ as of 1 May 2023."""
    amount = quantity(told, measure).full()
    when = told.when
    if when is None:
        return _("{amount}, date not stated", amount=amount)
    if told.as_of:
        return _("{amount} as of {day}", amount=amount, day=when.show())
    return _("{amount} over {period}", amount=amount, period=when.show())


@dataclass(frozen=True, slots=True)
class Fall:
    """A claim that is lower than an earlier one, though its indicator only grows."""

    later: Told
    earlier: Told


def falls(claims: Iterable[Told]) -> list[Fall]:
    """Of like claims about one subject and one growing indicator, those below a certainly earlier one."""
    found: list[Fall] = []
    groups: dict[tuple[str | None, str | None], list[Told]] = {}
    for told in claims:
        if told.as_of and is_said_to_be(told) and not told.increment:
            groups.setdefault(like(told), []).append(told)
    for group in groups.values():
        if len(group) > 1:
            found += _falls_within(group)
    return found


def _falls_within(group: list[Told]) -> list[Fall]:
    """One pass in the order of their beginnings, with the highest of those that are over by then."""
    over = sorted(group, key=lambda told: latest(told.as_of or ""))
    found: list[Fall] = []
    highest: Told | None = None
    ended = 0
    for told in sorted(group, key=lambda told: earliest(told.as_of or "")):
        while ended < len(over) and latest(over[ended].as_of or "") < earliest(told.as_of or ""):
            if highest is None or _height(over[ended]) > _height(highest):
                highest = over[ended]
            ended += 1
        if highest is not None and certainly_below(told, highest):
            found.append(Fall(told, highest))
    return found


def _height(told: Told) -> tuple[Decimal, bool]:
    """What the claim says at least; nothing is below one that names an upper end alone."""
    least = floor(told)
    return (Decimal("-Infinity") if least is None else least), told.qualifier == "more_than"


def rivals(claims: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Like claims as of the same single day whose numbers cannot both be right: one pair for each such day."""
    if len({told.as_of for told in claims}) == len(claims):
        return []
    days: dict[tuple[str | None, str | None, str], list[Told]] = {}
    for told in claims:
        if told.as_of and told.as_of[:10] == told.as_of[11:21] and is_said_to_be(told) and not told.increment:
            days.setdefault((*like(told), earliest(told.as_of)), []).append(told)
    pairs = (_rival_pair(group) for group in days.values() if len(group) > 1)
    return [pair for pair in pairs if pair]


def _rival_pair(group: list[Told]) -> tuple[Told, Told] | None:
    for place, one in enumerate(group):
        for other in group[place + 1 :]:
            if certainly_below(one, other) or certainly_below(other, one):
                return one, other
    return None

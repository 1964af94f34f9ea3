"""The stored claims, grouped: which one is shown, which cannot both be right, and how each reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..dates.stored import first_day, last_day
from ..i18n import _
from ..records.claim_status import PLANNED
from ..register.claims.bounds import certainly_below
from ..register.claims.claim_order import is_so, like, shown
from ..register.claims.figure_rows import Told
from ..register.queries.overview_material import Measure
from .amount import Quantity
from .sum import Part


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims about each subject and indicator, and of each the one to show."""

    groups: dict[tuple[str, str], list[Told]]
    shown: dict[tuple[str, str], Told]


def grouped(figures: Iterable[Told]) -> Claims:
    """Each claim in its group, and what is shown of each group that says how much there is."""
    groups: dict[tuple[str, str], list[Told]] = {}
    for told in figures:
        groups.setdefault((told.subject, told.indicator), []).append(told)
    found = ((key, shown(group)) for key, group in groups.items())
    return Claims(groups, {key: told for key, told in found if told})


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
        is_planned=told.status in PLANNED,
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


def rivals(claims: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Like claims as of the same single day whose numbers cannot both be right: one pair for each such day."""
    if len({told.as_of for told in claims}) == len(claims):
        return []
    days: dict[tuple[str | None, str | None, str], list[Told]] = {}
    for told in claims:
        if told.as_of and first_day(told.as_of) == last_day(told.as_of) and is_so(told):
            days.setdefault((*like(told), first_day(told.as_of)), []).append(told)
    pairs = (_rival_pair(group) for group in days.values() if len(group) > 1)
    return [pair for pair in pairs if pair]


def _rival_pair(group: list[Told]) -> tuple[Told, Told] | None:
    for place, one in enumerate(group):
        for other in group[place + 1 :]:
            if certainly_below(one, other) or certainly_below(other, one):
                return one, other
    return None

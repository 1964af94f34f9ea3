"""The stored claims, grouped: which one is shown, and how each reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..i18n import _
from ..quantity import Quantity
from ..records.claim_status import PLANNED
from ..register.claims.claim_order import shown
from ..register.claims.figure_rows import FigureRow
from ..register.queries.overview_material import Measure
from .sum import Part


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims about each subject and indicator, and of each the one to show."""

    groups: dict[tuple[str, str], list[FigureRow]]
    shown: dict[tuple[str, str], FigureRow]


def grouped(figures: Iterable[FigureRow]) -> Claims:
    """Each claim in its group, and what is shown of each group that says how much there is."""
    groups: dict[tuple[str, str], list[FigureRow]] = {}
    for told in figures:
        groups.setdefault((told.subject, told.indicator), []).append(told)
    found = ((key, shown(group)) for key, group in groups.items())
    return Claims(groups, {key: told for key, told in found if told})


def quantity(told: FigureRow, measure: Measure) -> Quantity:
    """The claim's number with its unit."""
    return told.quantity.with_unit(measure.unit.show()) if measure.unit else told.quantity


def as_part(told: FigureRow, measure: Measure, within: Mapping[str, str]) -> Part:
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


def reading(told: FigureRow, measure: Measure) -> str:
    """The claim in words: more than 51 000 000 ₼ as of 1 May 2023."""
    amount = quantity(told, measure).full()
    when = told.when
    if when is None:
        return _("{amount}, date not stated", amount=amount)
    if told.as_of:
        return _("{amount} as of {day}", amount=amount, day=when.show())
    return _("{amount} over {period}", amount=amount, period=when.show())
